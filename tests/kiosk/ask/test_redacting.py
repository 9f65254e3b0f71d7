"""Of a question only words of the content are kept."""

from __future__ import annotations

import pytest

from kiosk.ask.answerer import Answerer
from kiosk.ask.redacting import MAX_WORDS, redacted

# Common given names, none of a certain person.
NAMES = [
    "Ahmad", "Budi", "Siti", "Dewi", "Rahmat", "Joko", "Yanti", "Wati",
    "Fitri", "Ratna", "Hendra", "Rizki", "Dimas", "Bayu", "Lestari", "Agus",
    "Sumarni", "Zubaidah", "Herman", "Iwan", "Putri", "Putra", "Intan", "Melati",
    "Bunga", "Cahya", "Sari", "Wulan", "Dwi", "Nur",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_never_kept(answerer: Answerer, name: str) -> None:
    for typed in (name, name.lower(), name.upper()):
        assert redacted(f"paspor {typed} hilang", answerer.lexicon) == "paspor ... hilang"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("NIK saya 1705010203900001", "nik saya ..."),
        ("hp 0812-3456-7890 paspor", "hp ... ... ... paspor"),
        ("paspor 5 tahun", "paspor ... tahun"),
        ("nomor B1234567", "nomor ..."),
        ("surel wargaxy@contohan.id", "surel ... ... id"),
        ("sy blm punya pasport", "sy blm punya pasport"),
        ("paspornya wargaxy", "paspornya ..."),
        ("wargaxynya", "..."),
        ("Жанна паспорт", ""),
        ("!!!", ""),
    ],
)
def test_only_words_of_the_content_stay(answerer: Answerer, typed: str, kept: str) -> None:
    assert redacted(typed, answerer.lexicon) == kept


def test_a_name_near_a_word_isnt_turned_into_it(answerer: Answerer) -> None:
    # Reading forgives a slip ("hilqng"); what is kept forgives nothing.
    assert redacted("paspor hilqng", answerer.lexicon) == "paspor ..."


def test_only_the_beginning_of_a_long_text_is_kept(answerer: Answerer) -> None:
    assert len(redacted("ab " * 3 + "paspor hilang " * 500, answerer.lexicon).split()) <= MAX_WORDS

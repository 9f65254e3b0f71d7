"""Reading what people type: spelling, slang, affixes, slips of the finger."""

from __future__ import annotations

import pytest

from kiosk.ask.answerer import Answerer
from kiosk.ask.words import MAX_LETTERS, Lexicon, plain_words
from kiosk.content.asking import Word


@pytest.fixture
def lexicon() -> Lexicon:
    made = Lexicon(
        [
            Word("berapa", ("brp", "how much")),
            Word("paspor", ("pasport", "passport")),
            Word("kk", ("kartu keluarga",)),
            Word("pak", (), filler=True),
        ]
    )
    made.learn(["ambil hilang selesai sapu tulis pakai kirim nyala urus desa"])
    made.learn(["selasai beras"], mendable=False)
    return made


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("brp", ["berapa"]),
        ("BERAPA?!", ["berapa"]),
        ("how much passport", ["berapa", "paspor"]),
        ("bawa Kartu  Keluarga, pak", ["bawa", "kk", "pak"]),
        ("pasportnya", ["paspor"]),
        ("diambilkan", ["ambil"]),
        ("ngambilin", ["ambil"]),
        ("menyapu", ["sapu"]),
        ("menulis", ["tulis"]),
        ("memakai", ["pakai"]),
        ("mengirim", ["kirim"]),
        ("urus2 hilang-hilang", ["urus", "hilang"]),
        ("hilaaaang", ["hilang"]),
        ("hlang", ["hilang"]),
        ("hilsng", ["hilang"]),
        ("hilanng", ["hilang"]),
        ("hilnag", ["hilang"]),
        ("Pásport", ["paspor"]),
    ],
)
def test_a_word_is_read_as_what_it_means(lexicon: Lexicon, typed: str, read: list[str]) -> None:
    assert lexicon.read(typed) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("desy", ["desy"]),  # too short to be called a slip
        ("gilang", ["gilang"]),  # the first letter is hardly ever the wrong one
        ("hikamg", ["hikamg"]),  # two slips
        ("hlangi", ["hlangi"]),  # the same letters, but one far from its place
        ("berat", ["berat"]),  # near a word that is there to be noticed, not to be guessed
        ("12345", ["12345"]),
        ("dewi", ["dewi"]),
    ],
)
def test_a_strange_word_stays_strange(lexicon: Lexicon, typed: str, read: list[str]) -> None:
    assert lexicon.read(typed) == read


@pytest.mark.parametrize(
    "typed",
    ["", "   ", "?!... --", "паспорт потерян", "护照丢了", "جواز", "\x00\x07\x1b", "\udcff"],
)
def test_what_holds_no_word_reads_as_none(lexicon: Lexicon, typed: str) -> None:
    assert lexicon.read(typed) == []


def test_only_the_beginning_of_an_endless_text_is_read() -> None:
    assert len(plain_words("ab cd " * 5_000)) <= MAX_LETTERS // 3 + 1


def test_apostrophes_and_short_hyphens_join(answerer: Answerer) -> None:
    spellings = ("m-paspor", "mpaspor", "M Paspor", "m pasport")

    assert [answerer.lexicon.read(text) for text in spellings] == [["mpaspor"]] * 4
    assert answerer.lexicon.read("e-KTP") == answerer.lexicon.read("ktp elektronik") == ["ktp"]

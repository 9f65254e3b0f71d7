"""What comes back, whatever is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.ask.answerer import SURE, Answerer
from kiosk.content.catalogue import Catalogue
from tests.kiosk.ask.asked import asked

NOTHING_TO_READ = [
    "",
    " \n\t",
    "?!...,-",
    "\x00\x01\x1b[",
    "\udcff\ud800",
    "Где паспорт?",
    "护照",
]


@pytest.mark.parametrize("text", NOTHING_TO_READ)
def test_what_cant_be_read_has_no_answer_and_nothing_near(answerer: Answerer, text: str) -> None:
    answer = answerer.answer(text)

    assert (answer.answer_id, answer.confidence, answer.candidates) == (None, 0.0, ())


@pytest.mark.parametrize("text", ["0812 3456 7890", "asdf qwerty zxcv", "x" * 10_000, "7" * 10_000])
def test_what_means_nothing_has_no_answer(answerer: Answerer, text: str) -> None:
    assert answerer.answer(text).answer_id is None


def test_control_characters_and_length_dont_hide_a_question(answerer: Answerer) -> None:
    plain = answerer.answer("paspor saya hilang")

    assert plain.answer_id == "paspor-hilang"
    assert answerer.answer("\x07paspor\x00 saya\u200b\nhilang\x7f") == plain
    assert answerer.answer("paspor saya hilang" + " " * 10_000) == plain


def test_candidates_come_best_first_and_are_answers(answerer: Answerer, shipped: Catalogue) -> None:
    known = {question.id for question in shipped.faq}
    for one in asked("development", "held_out"):
        answer = answerer.answer(one.text)
        scores = [candidate.score for candidate in answer.candidates]

        assert len(scores) >= 3 or not scores
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 1 for score in scores)
        assert len({candidate.id for candidate in answer.candidates} & known) == len(scores)
        assert (answer.answer_id is not None) == (answer.confidence >= SURE)
        assert answer.answer_id in (None, *(c.id for c in answer.candidates[:1]))


def test_a_word_that_every_answer_has_is_no_question_yet(answerer: Answerer) -> None:
    answer = answerer.answer("paspor, pak")

    assert answer.answer_id is None
    assert len(answer.candidates) >= 3
    assert answerer.answer("paspor hilang, pak").answer_id == "paspor-hilang"


@given(st.text(max_size=500))
def test_nothing_typed_is_ever_an_error(answerer: Answerer, text: str) -> None:
    assert 0 <= answerer.answer(text).confidence <= 1


def test_each_question_of_the_content_finds_itself(answerer: Answerer, shipped: Catalogue) -> None:
    lost = [
        (question.id, lang)
        for question in shipped.faq
        for lang in ("id", "en")
        if answerer.answer(question.question.get(lang)).answer_id != question.id
    ]

    assert lost == []


@pytest.mark.parametrize(
    ("elsewhere", "here"),
    [
        ("perpanjang sim", "perpanjang paspor"),
        ("biaya nikah di kua", "biaya paspor"),
        ("kehilangan motor", "kehilangan paspor"),
        ("renew my driving license", "renew my passport"),
        ("visa ke jepang", "paspor mau ke jepang kerja"),
    ],
)
def test_the_same_words_about_another_offices_matter(
    answerer: Answerer, elsewhere: str, here: str
) -> None:
    assert answerer.answer(elsewhere).answer_id is None
    assert answerer.answer(here).answer_id is not None

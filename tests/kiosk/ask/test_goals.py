"""How often the answerer is right, on questions that nothing was tuned on."""

from __future__ import annotations

import pytest

from kiosk.ask.answerer import Answerer
from kiosk.content.catalogue import Catalogue
from tests.kiosk.ask.asked import NOBODY_KNOWS, Asked, Score, asked, likeness

TOO_NEAR = 0.6


def scored(answerer: Answerer, questions: list[Asked]) -> Score:
    known = [one for one in questions if one.right != NOBODY_KNOWS]
    unknown = [one for one in questions if one.right == NOBODY_KNOWS]
    answers = {one.text: answerer.answer(one.text) for one in questions}
    near = {text: [c.id for c in answer.candidates[:3]] for text, answer in answers.items()}
    return Score(
        sum(near[one.text][:1] == [one.right] for one in known) / len(known),
        sum(one.right in near[one.text] for one in known) / len(known),
        sum(answers[one.text].answer_id is None for one in known) / len(known),
        sum(answers[one.text].answer_id is None for one in unknown) / len(unknown),
    )


@pytest.mark.parametrize("names", [("held_out", "late"), ("everyday",), ("development",)])
def test_the_goals_are_met(answerer: Answerer, names: tuple[str, ...]) -> None:
    score = scored(answerer, asked(*names))

    assert score.first >= 0.75, score
    assert score.among_three >= 0.90, score
    assert score.abstained_in_scope <= 0.10, score
    assert score.abstained_out_of_scope >= 0.80, score


def test_hard_questions_are_mostly_understood(answerer: Answerer) -> None:
    score = scored(answerer, asked("tuning"))

    assert score.first >= 0.75, score
    assert score.among_three >= 0.90, score


def test_every_answer_is_asked_for_in_every_set(shipped: Catalogue) -> None:
    known = {question.id for question in shipped.faq}

    for name in ("development", "tuning", "held_out", "late"):
        assert {one.right for one in asked(name)} == known | {NOBODY_KNOWS}


@pytest.mark.parametrize("name", ["development", "tuning", "held_out"])
def test_no_phrasing_copies_a_question_that_it_is_measured_with(
    shipped: Catalogue, name: str
) -> None:
    near = [
        (round(found, 2), phrasing, one.text)
        for question in shipped.faq
        for phrasing in (*question.phrasings.id, *question.phrasings.en)
        for one in asked(name)
        if (found := likeness(phrasing, one.text)) > TOO_NEAR
    ]

    assert near == []


def test_likeness_sees_a_copy_through_small_changes() -> None:
    first = "berapa hari paspor saya selesai"

    assert likeness(first, "Berapa hari, paspor saya selesai?") == 1
    assert likeness(first, "berapa hari ya paspor saya selesai pak") > TOO_NEAR
    assert likeness(first, "boleh pakai baju putih untuk foto") < 0.2


def test_each_answer_is_asked_for_in_several_ways(shipped: Catalogue) -> None:
    few = [
        question.id
        for question in shipped.faq
        if len(question.phrasings.id) < 12 or len(question.phrasings.en) < 4
    ]

    assert few == []

"""What stands on the screen at a step of the survey: the question and its answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from ui.snapshot import Known
from ui.survey_walk import SurveyWalk
from ui.words import translate

if TYPE_CHECKING:
    from kiosk.content.survey import Answer, Option


FACES = ("weeping", "frowning", "smiling", "laughing")
"""Drawings of the scores 1 to 4."""


class Choice(msgspec.Struct, frozen=True):
    """One answer to touch. `thing` draws its face or what it is about, where it has one."""

    key: str
    words: str
    thing: str = ""
    chosen: bool = False


def asked(walk: SurveyWalk, known: Known, lang: str) -> str:
    """The question, as one would say it."""
    if walk.question is None:
        return translate("Survey", "How helpful is this stand?")
    return known.said(walk.question.ask, lang)


def offered(walk: SurveyWalk, known: Known, lang: str) -> tuple[Choice, ...]:
    """The answers, in the order of the form."""
    if walk.question is None:
        return _ratings()
    answer = walk.answers.get(walk.at)
    return tuple(
        Choice(
            option.id,
            known.said(option.text, lang),
            FACES[option.face - 1] if option.face else option.thing or "",
            _is_chosen(option, answer),
        )
        for option in walk.question.options
    )


def _is_chosen(option: Option, answer: Answer | None) -> bool:
    return option.id in answer if isinstance(answer, list) else option.answer == answer


def _ratings() -> tuple[Choice, ...]:
    words = (
        translate("Survey", "Not helpful"),
        translate("Survey", "Not so helpful"),
        translate("Survey", "Helpful"),
        translate("Survey", "Very helpful"),
    )
    return tuple(
        Choice(str(score), said, face)
        for score, (said, face) in enumerate(zip(words, FACES, strict=True), start=1)
    )

"""Survey forms as data: another instrument is another file, not more code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

from kiosk.content.schema import Id, Text

MAX_TEXT = 500
"""Characters of a free answer, unless the question says fewer."""

Kind = Literal["one", "several", "number", "text"]
Group = Literal["gate", "unsur", "profile", "suggestion"]
QuestionId = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
WordingId = Annotated[str, Meta(pattern=r"^[a-z0-9_-]{0,40}$")]
Value = Annotated[int, Meta(ge=0, le=1_000)]
Answer = int | str | list[str]

Thing = Literal["about", "clock", "passport"]
"""What may be drawn beside an answer that has no face, from `assets/pictograms/`."""


class Option(Struct, frozen=True, forbid_unknown_fields=True):
    """One choice. `value` is its score, None where it is only a name; `face` 1 (bad) to 4."""

    id: QuestionId
    text: Text
    value: Value | None = None
    face: Annotated[int, Meta(ge=1, le=4)] | None = None
    thing: Thing | None = None

    @property
    def answer(self) -> int | str:
        """What choosing it puts among the answers."""
        return self.id if self.value is None else self.value


class Condition(Struct, frozen=True, forbid_unknown_fields=True):
    """Holds when an earlier question was answered with one of these."""

    question: QuestionId
    any_of: Annotated[tuple[int | str, ...], Meta(min_length=1)]


class Wording(Struct, frozen=True, forbid_unknown_fields=True):
    """Another way to put a question, with as many options of the same values."""

    id: Id
    ask: Text
    options: Annotated[tuple[Option, ...], Meta(min_length=2)]


class SurveyQuestion(Struct, frozen=True, forbid_unknown_fields=True):
    """One question.

    `ask` is what a person hears and reads, `label` the official name that only reports show.
    `most`: the largest number (with `least`), or the most characters of a text. `wording`
    names how it is put here; '' where there is only one way. `hint` stands below `ask`.
    """

    id: QuestionId
    kind: Kind
    group: Group
    ask: Text
    label: Text
    options: tuple[Option, ...] = ()
    required: bool = False
    shown_if: Condition | None = None
    hint: Text | None = None
    least: int = 0
    most: int | None = None
    wording: WordingId = ""
    wordings: tuple[Wording, ...] = ()

    def is_shown(self, answers: Mapping[str, Answer]) -> bool:
        """Whether to ask somebody who has answered this much; what is hidden has no answer."""
        if self.shown_if is None:
            return True
        given = answers.get(self.shown_if.question, [])
        chosen = given if isinstance(given, list) else [given]
        return any(answer in self.shown_if.any_of for answer in chosen)


class SurveyForm(Struct, frozen=True, forbid_unknown_fields=True):
    """A form: its questions in the order they are asked."""

    id: Id
    version: Id
    title: Text
    questions: Annotated[tuple[SurveyQuestion, ...], Meta(min_length=1)]

    def question(self, id: str) -> SurveyQuestion | None:
        """The question of that id."""
        return next((question for question in self.questions if question.id == id), None)

    def worded(self, wanted: Mapping[str, str]) -> SurveyForm:
        """The form with the wording that a place wants for a question; without one, the first."""
        return replace(self, questions=tuple(_worded(q, wanted) for q in self.questions))


def _worded(question: SurveyQuestion, wanted: Mapping[str, str]) -> SurveyQuestion:
    for wording in question.wordings:
        if wording.id == wanted.get(question.id):
            return replace(question, ask=wording.ask, options=wording.options, wording=wording.id)
    return question

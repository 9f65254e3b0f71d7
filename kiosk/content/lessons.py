"""Short lessons with pictures: how to register, pay, tell a false site, use this screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta, Struct

from kiosk.content.schema import Id, SourceId, Text

if TYPE_CHECKING:
    from kiosk.content.draft import Draft

STEPS_LEAST, STEPS_MOST = 4, 7
SENTENCE = 110
"""Characters of a step: one short sentence, large enough to read at arm's length."""
TITLE = 26
"""Characters of a lesson's name on its tile."""

Drawing = Literal[
    "account", "address", "back", "bank", "calendar", "code", "compare", "download", "finger",
    "gentle", "help", "in-time", "keep-card", "keep-cash", "letters", "office", "papers", "pay",
    "practice", "qr", "receipt", "report", "type",
]  # fmt: skip
"""The schematic pictures of `assets/lessons/`. No picture shows a real app: those change."""


Thing = Literal["phone", "receipt", "shield", "finger"]
"""The pictogram on a lesson's tile."""


class LessonStep(Struct, frozen=True, forbid_unknown_fields=True):
    """One sentence and its picture. `practice`: a button to try a finger on."""

    say: Text
    picture: Drawing
    practice: bool = False


class Lesson(Struct, frozen=True, forbid_unknown_fields=True):
    """One lesson. `sources` are empty only where it describes this stand itself."""

    id: Id
    order: Annotated[int, Meta(ge=1, le=6)]
    title: Text
    about: Text
    thing: Thing
    steps: Annotated[tuple[LessonStep, ...], Meta(min_length=STEPS_LEAST, max_length=STEPS_MOST)]
    sources: tuple[SourceId, ...]
    verified: bool
    product_claim: bool = False


def check_lessons(draft: Draft) -> None:
    """Adds what is wrong with the lessons to the draft's problems."""
    places = Counter(lesson.order for _, lesson in draft.good("lessons"))
    for item, lesson in draft.good("lessons"):
        for key, id, en in _mistakes(lesson):
            draft.problem(item.file, f"{item.id}.{key}", id, en)
        if places[lesson.order] > 1:
            draft.problem(
                item.file,
                f"{item.id}.order",
                f"Urutan {lesson.order} dipakai {places[lesson.order]} kali.",
                f"order {lesson.order} is used {places[lesson.order]} times",
            )


def _mistakes(lesson: Lesson) -> Iterator[tuple[str, str, str]]:
    """What is wrong in one lesson: the place in it, and the sentence in two languages."""
    if lesson.verified and not lesson.sources and not lesson.product_claim:
        yield (
            "sources",
            "Pelajaran 'verified' harus punya sumber.",
            "a verified lesson needs a source",
        )
    for lang in ("id", "en"):
        if len(lesson.title.get(lang)) > TITLE:
            yield f"title.{lang}", f"Paling panjang {TITLE} huruf.", f"at most {TITLE} characters"
        for number, step in enumerate(lesson.steps):
            if len(step.say.get(lang)) > SENTENCE:
                yield (
                    f"steps[{number}].say.{lang}",
                    f"Paling panjang {SENTENCE} huruf: satu kalimat pendek.",
                    f"at most {SENTENCE} characters: one short sentence",
                )

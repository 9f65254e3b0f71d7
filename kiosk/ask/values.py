"""What asking gives back."""

from __future__ import annotations

from msgspec import Struct


class Candidate(Struct, frozen=True):
    """A question of the content, by its id, and how near it is: 0 (not at all) to 1."""

    id: str
    score: float


class Answer(Struct, frozen=True):
    """What the content says to a typed question.

    `answer_id` is None when the stand isn't sure enough: then `candidates`, best first, are
    what may have been meant. `confidence` is 0 to 1. Three candidates, or all there are.
    """

    answer_id: str | None
    confidence: float
    candidates: tuple[Candidate, ...]


class Topic(Struct, frozen=True):
    """A group of questions to choose from, its title in the language asked for."""

    id: str
    title: str
    question_ids: tuple[str, ...]

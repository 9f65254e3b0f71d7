"""What answering a typed question needs beside the answers: words, foreign matters, topics."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from kiosk.content.schema import Id, Text

MAX_TOPICS = 6
"""The most choices a screen shows."""

FORM_WORDS = 4
"""The most words in a row that count as one."""

Form = Annotated[str, Meta(pattern=r"^[a-z0-9]+( [a-z0-9]+){0,3}$")]
"""One to `FORM_WORDS` words of small letters and digits: what is left of a text once it is read."""


class Word(Struct, frozen=True, forbid_unknown_fields=True):
    """A word, and the other ways to write or say it.

    A `filler` says nothing about the matter; `ours` says that it is one of this office.
    """

    id: Id
    forms: tuple[Form, ...]
    filler: bool = False
    ours: bool = False


class Elsewhere(Struct, frozen=True, forbid_unknown_fields=True):
    """A matter that no answer is about, mostly of another office: words that give it away."""

    id: Id
    words: Annotated[tuple[Form, ...], Meta(min_length=1)]


class Topic(Struct, frozen=True, forbid_unknown_fields=True):
    """A group of questions, for choosing without typing."""

    id: Id
    title: Text
    questions: Annotated[tuple[Id, ...], Meta(min_length=1)]

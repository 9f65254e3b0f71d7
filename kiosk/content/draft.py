"""The sources while they are being read: entries, where each stands, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from kiosk.content import asking, lessons, schema, statuses, survey
from kiosk.content.errors import Problem

HEADER = "pack.yaml"
IN_HEADER = {"placeholders": schema.Placeholder, "menu": schema.MenuGroup}
SECTIONS: dict[str, tuple[type[msgspec.Struct], str]] = {
    "lines": (schema.Line, "lines.yaml"),
    "regulations": (schema.Regulation, "regulations.yaml"),
    "sources": (schema.Source, "sources.yaml"),
    "documents": (schema.Document, "documents.yaml"),
    "steps": (schema.StepList, "steps.yaml"),
    "fees": (schema.Fee, "fees.yaml"),
    "services": (schema.Service, "services/*.yaml"),
    "holidays": (schema.HolidayYear, "holidays.yaml"),
    "faq": (schema.Question, "faq/*.yaml"),
    "words": (asking.Word, "ask/words.yaml"),
    "elsewhere": (asking.Elsewhere, "ask/elsewhere.yaml"),
    "topics": (asking.Topic, "ask/topics.yaml"),
    "lessons": (lessons.Lesson, "lessons/*.yaml"),
    "stages": (statuses.StageText, "statuses.yaml"),
    "surveys": (survey.SurveyForm, "survey/*.yaml"),
}


class Item(NamedTuple):
    """One entry of a section: where it stands, its id, and the struct if it has the right shape."""

    file: str
    id: str
    value: Any | None


class Draft:
    """The sources as read so far, and everything found wrong with them."""

    def __init__(self) -> None:
        self.items: dict[str, list[Item]] = {name: [] for name in (*SECTIONS, *IN_HEADER)}
        self.header: dict[str, Any] = {}
        self.regions: list[schema.Region] = []
        self.problems: list[Problem] = []

    def problem(self, file: str, key: str, id: str, en: str) -> None:
        """Notes one mistake."""
        self.problems.append(Problem(file, key, id, en))

    def ids(self, section: str) -> set[str]:
        """Every id of a section, also of entries that are wrong elsewhere."""
        return {item.id for item in self.items[section]}

    def good(self, section: str) -> Iterator[tuple[Item, Any]]:
        """The entries of a section that have the right shape."""
        return ((item, item.value) for item in self.items[section] if item.value is not None)

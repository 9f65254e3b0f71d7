"""What the stages of an application mean, and what to do at each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta, Struct

from kiosk.content.errors import Problem
from kiosk.content.schema import SourceId, Text
from kiosk.statuses.stages import STAGES, Stage

if TYPE_CHECKING:
    from kiosk.content.draft import Draft

TITLE, SENTENCE = 20, 110
"""Characters that still fit at a text size of 200 %."""


class Limit(Struct, frozen=True, forbid_unknown_fields=True):
    """Within how many months of its issue something has to be done."""

    months: Annotated[int, Meta(ge=1)]
    sources: Annotated[tuple[SourceId, ...], Meta(min_length=1)]
    verified: bool


class StageText(Struct, frozen=True, forbid_unknown_fields=True):
    """One stage in words. `next` is what the person does now; a limit is said there too."""

    id: Stage
    title: Text
    meaning: Text
    next: Text
    limit: Limit | None = None


def check_stages(draft: Draft) -> None:
    """Adds every mistake in the stages to `draft.problems`."""
    draft.problems += [*_path(draft), *_stages(draft)]


def _path(draft: Draft) -> Iterator[Problem]:
    ids = [item.id for item in draft.items["stages"]]
    if ids != list(STAGES):
        path = ", ".join(STAGES)
        yield Problem(
            "statuses.yaml",
            "stages",
            f"Harus memuat tiap tahap satu kali, berurutan: {path}.",
            f"must hold each stage once, in order: {path}",
        )


def _stages(draft: Draft) -> Iterator[Problem]:
    known = draft.ids("sources")
    for item, stage in draft.good("stages"):
        for name, most in (("title", TITLE), ("meaning", SENTENCE), ("next", SENTENCE)):
            for lang in ("id", "en"):
                if len(getattr(stage, name).get(lang)) > most:
                    where = f"{item.id}.{name}.{lang}"
                    yield Problem(
                        item.file, where, f"Paling panjang {most} huruf.", f"at most {most} letters"
                    )
        for source in stage.limit.sources if stage.limit else ():
            if source not in known:
                yield Problem(
                    item.file,
                    f"{item.id}.limit",
                    f"Menunjuk '{source}' yang tidak ada di sources.",
                    f"refers to '{source}', which is not in sources",
                )

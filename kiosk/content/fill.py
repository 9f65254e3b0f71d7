"""Filling {{...}} in texts with what the place knows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

from kiosk.content.catalogue import Catalogue
from kiosk.content.schema import Placeholder, Text

MARK = re.compile(r"\{\{\s*([a-z0-9_-]+)\s*\}\}")


class Use(NamedTuple):
    """A text in the content that holds a placeholder: `where` is its path."""

    name: str
    where: str


def fill(text: Text, values: Mapping[str, Text], ask: Text) -> Text:
    """`text` with every placeholder replaced by its value.

    One without a value becomes `ask` ("tanyakan kepada ..."), so that a citizen never
    sees braces and always hears whom to ask. `values` must hold what `ask` itself needs.
    """
    return Text(
        _fill(text.id, values, ask.id, lambda value: value.id),
        _fill(text.en, values, ask.en, lambda value: value.en),
    )


def unfilled(
    catalogue: Catalogue, values: Mapping[str, Text]
) -> tuple[tuple[Placeholder, tuple[str, ...]], ...]:
    """Placeholders that this place leaves empty, each with the texts that wait for it."""
    uses = placeholders_in(msgspec.to_builtins(catalogue))
    waiting: dict[str, list[str]] = {}
    for use in uses:
        waiting.setdefault(use.name, []).append(use.where)
    return tuple(
        (placeholder, tuple(dict.fromkeys(waiting[placeholder.id])))
        for placeholder in catalogue.placeholders
        if placeholder.id in waiting and placeholder.id not in values
    )


def placeholders_in(value: Any, where: str = "") -> Iterator[Use]:
    """Every placeholder in plain values (dict, list, str), with its path."""
    if isinstance(value, str):
        for match in MARK.finditer(value):
            yield Use(match[1], where)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from placeholders_in(inner, f"{where}.{key}" if where else str(key))
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            # A text has an `id` too: its Indonesian sentence, which is no name.
            named = isinstance(inner, Mapping) and "en" not in inner and "id" in inner
            step = f".{inner['id']}" if named else f"[{index}]"
            yield from placeholders_in(inner, where + step)


def _fill(sentence: str, values: Mapping[str, Text], ask: str, pick: Callable[[Text], str]) -> str:
    def replaced(match: re.Match[str]) -> str:
        value = values.get(match[1])
        if value is not None:
            return pick(value)
        return MARK.sub(lambda inner: pick(values[inner[1]]), ask)

    return MARK.sub(replaced, sentence)

"""Reading one TOML table after another, collecting what is wrong instead of stopping."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time
from typing import Any, NamedTuple

from kiosk.content.schema import Text
from kiosk.place.model import Span

_TIME = re.compile(r"([01]?[0-9]|2[0-3])[.:]([0-5][0-9])\Z")
_HEADER = re.compile(r"\s*\[(\[)?\s*([\w.-]+)\s*\]")
_KEY = re.compile(r"\s*([\w.-]+)\s*=")
MISSING: Any = object()


class Message(NamedTuple):
    """One thing wrong: the line (0: unknown) and key in the file, and what to write there."""

    line: int
    key: str
    id: str
    en: str

    def text(self, lang: str = "id") -> str:
        """One sentence with line and key."""
        where = f"{'line' if lang == 'en' else 'baris'} {self.line}, " if self.line else ""
        return f"{where}{self.key}: {self.en if lang == 'en' else self.id}"


class Report:
    """The messages about one file, and where its keys stand."""

    def __init__(self, lines: Mapping[str, int]) -> None:
        self._lines = lines
        self.messages: list[Message] = []

    def say(self, key: str, id: str, en: str) -> None:
        """Notes one mistake, at the line of the key or of the nearest table around it."""
        near = key
        while near and near not in self._lines:
            near = re.sub(r"(\.[^.\[]+|\[\d+\]|^[^.\[]+)\Z", "", near)
        self.messages.append(Message(self._lines.get(near, 0), key, id, en))


class Table:
    """One table of the file; every key must be read, or `finish` calls it unknown."""

    def __init__(self, report: Report, key: str, values: Mapping[str, Any]) -> None:
        self.report = report
        self.key = key
        self._values = values
        self._read: set[str] = set()

    def path(self, name: str) -> str:
        """The full key of `name`."""
        return f"{self.key}.{name}" if self.key else name

    def say(self, name: str, id: str, en: str) -> None:
        """Notes a mistake at `name`."""
        self.report.say(self.path(name), id, en)

    def raw(self, name: str, default: Any = None) -> Any:
        """The value as TOML has it."""
        self._read.add(name)
        return self._values.get(name, default)

    def names(self) -> tuple[str, ...]:
        """The keys this table has in the file."""
        return tuple(self._values)

    def has(self, name: str) -> bool:
        """Whether the file names this key."""
        return name in self._values

    def text(self, name: str, default: str | None = None) -> str:
        """A sentence or word on one line; without a default it must be there."""
        value = self.raw(name, MISSING)
        if value is MISSING and default is not None:
            return default
        if isinstance(value, str) and value.isprintable() and (value.strip() or default == ""):
            return value.strip()
        self.say(name, "Tulis teks di antara tanda kutip, satu baris.", "write a text in quotes")
        return ""

    def both(self, name: str) -> Text | None:
        """A text in two languages, `{ id = "...", en = "..." }`; None where it isn't given."""
        if not self.raw(name):
            return None
        table = self.table(name)
        both = Text(table.text("id"), table.text("en"))
        table.finish()
        return both

    def flag(self, name: str, default: bool) -> bool:
        """True or false."""
        value = self.raw(name, default)
        if isinstance(value, bool):
            return value
        self.say(name, "Tulis true atau false.", "write true or false")
        return default

    def number(self, name: str, default: int, least: int, most: int) -> int:
        """A whole number from `least` to `most`."""
        value = self.raw(name, default)
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        self.say(
            name,
            f"Tulis bilangan bulat dari {least} sampai {most}.",
            f"write a whole number from {least} to {most}",
        )
        return default

    def choice(self, name: str, choices: Mapping[str, Any], default: str | None = None) -> str:
        """One of the words in `choices`."""
        value = self.raw(name, default)
        if isinstance(value, str) and value in choices:
            return value
        words = ", ".join(f'"{word}"' for word in choices)
        self.say(name, f"Pilih salah satu: {words}.", f"write one of {words}")
        return next(iter(choices))

    def day(self, name: str) -> date:
        """A date, written 2027-01-31 without quotes."""
        return _day(self, name, self.raw(name))

    def list_of(self, name: str, read: Callable[[Table, str, Any], Any]) -> list[Any]:
        """A list, every entry read by `read`."""
        values = self.raw(name, [])
        if isinstance(values, list):
            return [read(self, f"{name}[{index}]", value) for index, value in enumerate(values)]
        self.say(name, "Tulis daftar dalam kurung siku: [...].", "write a list in brackets")
        return []

    def days(self, name: str) -> list[date]:
        """A list of dates."""
        return self.list_of(name, _day)

    def words(self, name: str) -> list[str]:
        """A list of words."""
        return self.list_of(name, _word)

    def spans(self, name: str) -> list[Span]:
        """A list of stretches of a day."""
        return self.list_of(name, _span)

    def span(self, name: str) -> Span:
        """A stretch of a day, written "08.00-15.00"."""
        return _span(self, name, self.raw(name))

    def clock(self, name: str) -> time | None:
        """A time of day, written "14.30"; None where it isn't given."""
        value = self.raw(name)
        if value is None:
            return None
        found = _clock(value)
        if found is None:
            self.say(name, 'Tulis jam seperti "14.30".', 'write a time like "14.30"')
        return found

    def table(self, name: str) -> Table:
        """A table inside this one; empty where it isn't given."""
        value = self.raw(name, {})
        if not isinstance(value, dict):
            self.say(name, f"Harus berupa bagian [{self.path(name)}].", "must be a table")
            value = {}
        return Table(self.report, self.path(name), value)

    def tables(self, name: str) -> list[Table]:
        """A list of tables, `[[name]]`."""
        value = self.raw(name, [])
        if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
            key = self.path(name)
            self.say(name, f"Harus berupa bagian [[{key}]].", f"must be tables [[{key}]]")
            return []
        return [
            Table(self.report, f"{self.path(name)}[{index}]", entry)
            for index, entry in enumerate(value)
        ]

    def finish(self) -> None:
        """Calls every key unknown that nobody asked for."""
        for name in self._values:
            if name not in self._read:
                self.say(
                    name,
                    "Kunci ini tidak dikenal; hapus atau perbaiki ejaannya.",
                    "unknown key; remove it or correct its spelling",
                )


def key_lines(text: str) -> dict[str, int]:
    """Line numbers of the keys and tables of a TOML text, by full key."""
    return {key: line for line, key in _keys(text)}


def _keys(text: str) -> Iterator[tuple[int, str]]:
    table = ""
    counts: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            table = header[2]
            if header[1]:
                counts[table] = counts.get(table, -1) + 1
                table = f"{table}[{counts[table]}]"
            yield number, table
        elif key := _KEY.match(line):
            yield number, f"{table}.{key[1]}" if table else key[1]


def _day(table: Table, name: str, value: Any) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    table.say(
        name,
        "Tulis tanggal seperti 2027-01-31, tanpa tanda kutip.",
        "write a date like 2027-01-31, without quotes",
    )
    return date.min


def _word(table: Table, name: str, value: Any) -> str:
    if isinstance(value, str) and value.strip() and value.isprintable():
        return value.strip()
    table.say(name, "Tulis teks di antara tanda kutip.", "write a text in quotes")
    return ""


def _clock(value: Any) -> time | None:
    match = _TIME.match(value.strip()) if isinstance(value, str) else None
    return time(int(match[1]), int(match[2])) if match else None


def _span(table: Table, name: str, value: Any) -> Span:
    ends = value.split("-") if isinstance(value, str) else []
    times = [_clock(end) for end in ends]
    match times:
        case [time() as start, time() as end] if start < end:
            return Span(start, end)
    table.say(
        name,
        'Tulis rentang jam seperti "08.00-15.00", awal lebih dulu dari akhir.',
        'write hours like "08.00-15.00", the earlier one first',
    )
    return Span(time.min, time.max)

"""The stretch of days that figures are about."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from kiosk.errors import BadInput
from kiosk.place.words import MONTHS

SHORT_MONTHS = {
    "id": ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
_MONTH = re.compile(r"(\d{4})-(\d{2})")


class Period(NamedTuple):
    """From one day to another, both in it."""

    since: date
    until: date

    @property
    def days(self) -> tuple[str, str]:
        """Both ends as the tables write them."""
        return self.since.isoformat(), self.until.isoformat()

    @property
    def month(self) -> str:
        """`YYYY-MM` of its first day."""
        return self.since.isoformat()[:7]

    @property
    def is_month(self) -> bool:
        """Whether it is one whole month of the calendar."""
        return self == month(self.month)

    def previous(self) -> Period:
        """The month before a whole month; else as many days before as it has."""
        before = self.since - timedelta(days=1)
        if self.is_month:
            return Period(before.replace(day=1), before)
        return Period(before - (self.until - self.since), before)

    def label(self, lang: str) -> str:
        """As people read it: `November 2026`, or `1 November 2026 – 9 Desember 2026`."""
        if self.is_month:
            return f"{MONTHS[lang][self.since.month - 1]} {self.since.year}"
        return f"{_day(self.since, lang)} – {_day(self.until, lang)}"


def month(text: str) -> Period:
    """The whole month `YYYY-MM`.

    Raises:
        BadInput: no such month.
    """
    found = _MONTH.fullmatch(text)
    # The months at both ends of the calendar have no neighbours to compare with.
    if found and 1 < int(found[1]) < 9999 and 1 <= int(found[2]) <= 12:
        first = date(int(found[1]), int(found[2]), 1)
        following = (first + timedelta(days=31)).replace(day=1)
        return Period(first, following - timedelta(days=1))
    raise BadInput(
        f"Bulan ditulis TTTT-BB, misalnya 2026-11 (bukan {text}).",
        f"a month is written YYYY-MM, such as 2026-11 (not {text})",
    )


def days(since: str, until: str) -> Period:
    """From one day to another, YYYY-MM-DD each, both in it.

    Raises:
        BadInput: no such days, or the last before the first.
    """
    try:
        period = Period(date.fromisoformat(since), date.fromisoformat(until))
    except ValueError as error:
        raise _bad_days() from error
    if period.until < period.since or period.since.year < 2:
        raise _bad_days()
    return period


def _bad_days() -> BadInput:
    return BadInput(
        "Tanggal ditulis TTTT-BB-HH; tanggal akhir tidak boleh sebelum tanggal awal.",
        "days are written YYYY-MM-DD, and the last may not be before the first",
    )


def months_until(last: Period, count: int) -> Period:
    """`count` whole months that end with the month of `last`."""
    first = last.since
    for _ in range(count - 1):
        first = (first - timedelta(days=1)).replace(day=1)
    return Period(first, last.until)


def short_label(month_text: str, lang: str) -> str:
    """`Nov 26` for `2026-11`."""
    year, number = month_text.split("-")
    return f"{SHORT_MONTHS[lang][int(number) - 1]} {year[2:]}"


def _day(day: date, lang: str) -> str:
    return f"{day.day} {MONTHS[lang][day.month - 1]} {day.year}"

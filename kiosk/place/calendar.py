"""Which days are holidays at a place, and what they are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from msgspec.structs import replace

from kiosk.content.schema import Holiday, HolidayYear, Text
from kiosk.place.model import Place


def with_calendar(place: Place, years: Iterable[HolidayYear]) -> Place:
    """The place with the decreed holidays of the content in use.

    Without it every year's holidays come from the `holidays` library, which takes a
    third of a second to load.
    """
    return replace(place, calendar={y.year: {h.day: h for h in y.days} for y in years})


def closing_of(place: Place, day: date) -> Text | None:
    """The holiday or local closing that shuts this place on a local day; None: no such."""
    for closing in place.holidays.closed:
        if closing.first <= day <= closing.last:
            return Text(closing.name, closing.name)
    if day in place.holidays.working:
        return None
    rules = place.holidays
    if not (rules.national or rules.joint_leave):
        return None
    year = place.calendar.get(day.year)
    holiday = (_library(day.year) if year is None else year).get(day)
    if holiday is None or not (rules.joint_leave if holiday.joint_leave else rules.national):
        return None
    return holiday.name


@lru_cache(maxsize=16)
def _library(year: int) -> Mapping[date, Holiday]:
    # Slow to import: not before somebody asks about a year that isn't decreed.
    from holidays.countries.indonesia import Indonesia

    found: dict[date, Holiday] = {}
    for category in ("government", "public"):
        named = [
            Indonesia(years=year, language=language, categories=(category,))
            for language in ("id", "en_US")
        ]
        for day, name in named[0].items():
            found[day] = Holiday(day, Text(name, named[1][day]), category == "government")
    return found

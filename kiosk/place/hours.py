"""Whether the desk gives numbers at a moment, and when it does so next.

Pure functions of a place and an aware time. Times of day are local to the place; the
zones of Indonesia have no summer time, so a local time names one moment only.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Literal

from msgspec import Struct

from kiosk.content.schema import Text
from kiosk.place.calendar import closing_of
from kiosk.place.model import DayHours, Place

Reason = Literal["before_hours", "after_hours", "break", "holiday", "weekend", "last_number_passed"]
LOOK_AHEAD_DAYS = 400


class Open(Struct, frozen=True):
    """Numbers are given now.

    `until`: the desk is served without a break till then; `last_number_at`: no number
    is given from then on. Both are None where the place is always open.
    """

    until: datetime | None
    last_number_at: datetime | None


class Closed(Struct, frozen=True):
    """No numbers now (`at`, local). `opens_at` is None if not within 400 days.

    `name` is the holiday's or closing's, if that is the reason.
    """

    reason: Reason
    at: datetime
    opens_at: datetime | None
    zone_name: str
    name: Text | None = None


def business_day(place: Place, now: datetime) -> date:
    """The local date at the place.

    Raises:
        ValueError: `now` has no time zone.
    """
    return _local(place, now).date()


def hours_on(place: Place, day: date) -> DayHours | None:
    """The hours of a local day by its weekday and period; holidays aren't looked at."""
    for period in place.hours.periods:
        if period.first <= day <= period.last:
            return period.week[day.weekday()]
    return place.hours.week[day.weekday()]


def desk_state(place: Place, now: datetime) -> Open | Closed:
    """Whether the desk gives numbers now.

    Raises:
        ValueError: `now` has no time zone.
    """
    local = _local(place, now)
    if place.hours.always_open:
        return Open(None, None)
    hours = hours_on(place, local.date())
    name = closing_of(place, local.date())
    if (
        name is None
        and hours is not None
        and any(start <= local < end for start, end in _number_spans(place, local.date()))
    ):
        return _open(hours, local)
    return Closed(
        reason="holiday" if name else _why(hours, local),
        at=local,
        opens_at=_next_opening(place, local),
        zone_name=place.zone_name,
        name=name,
    )


def _local(place: Place, now: datetime) -> datetime:
    if now.tzinfo is None:
        raise ValueError("a time without a zone says nothing about opening hours")
    return now.astimezone(place.zone)


def _open(hours: DayHours, local: datetime) -> Open:
    later = [span.start for span in hours.breaks if span.start > local.time()]
    return Open(
        until=_at(local, min([*later, hours.closes])),
        last_number_at=_at(local, hours.last_number),
    )


def _why(hours: DayHours | None, local: datetime) -> Reason:
    """Why no number is given on an ordinary day."""
    now = local.time()
    if hours is None:
        return "weekend"
    if now < hours.opens:
        return "before_hours"
    if now >= hours.closes:
        return "after_hours"
    return "last_number_passed" if now >= hours.last_number else "break"


def _number_spans(place: Place, day: date) -> Iterator[tuple[datetime, datetime]]:
    """The stretches of a local day in which numbers are given, in order; ends excluded."""
    hours = hours_on(place, day)
    if hours is None or closing_of(place, day) is not None:
        return
    midnight = datetime.combine(day, time.min, place.zone)
    start = hours.opens
    for span in hours.breaks:
        if span.start >= hours.last_number:
            break
        if start < span.start:
            yield _at(midnight, start), _at(midnight, span.start)
        start = span.end
    if start < hours.last_number:
        yield _at(midnight, start), _at(midnight, hours.last_number)


def _next_opening(place: Place, local: datetime) -> datetime | None:
    for ahead in range(LOOK_AHEAD_DAYS + 1):
        for start, _ in _number_spans(place, local.date() + timedelta(days=ahead)):
            if start > local:
                return start
    return None


def _at(day: datetime, clock: time) -> datetime:
    return datetime.combine(day.date(), clock, day.tzinfo)

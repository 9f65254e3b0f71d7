"""Hours of any week, with any closings, asked at any minute."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.place.hours import Closed, Open, desk_state
from kiosk.place.model import Closing, DayHours, Holidays, Hours, Period, Place, Span
from tests.kiosk.place.places import PLACE, WIB, changed

MINUTE = timedelta(minutes=1)
minutes = st.integers(0, 24 * 60 - 1)


def clock(minute: int) -> time:
    return time(minute // 60, minute % 60)


@st.composite
def day_hours(draw: st.DrawFn) -> DayHours:
    marks = draw(st.lists(minutes, min_size=6, max_size=6, unique=True).map(sorted))
    breaks = draw(st.sampled_from([(), ((1, 2),), ((3, 4),), ((1, 2), (3, 4)), ((1, 2), (2, 3))]))
    last = draw(st.integers(marks[0] + 1, marks[5]))
    return DayHours(
        opens=clock(marks[0]),
        closes=clock(marks[5]),
        last_number=clock(last),
        breaks=tuple(Span(clock(marks[a]), clock(marks[b])) for a, b in breaks),
    )


weeks = st.lists(st.none() | day_hours(), min_size=7, max_size=7).map(tuple)
days = st.dates(date(2026, 12, 1), date(2027, 3, 31))


@st.composite
def places(draw: st.DrawFn) -> Place:
    first = draw(days)
    period = Period("Ramadan", first, first + timedelta(days=draw(st.integers(0, 30))), draw(weeks))
    closed = draw(st.lists(days, max_size=4))
    return changed(
        PLACE,
        time_zone=draw(st.sampled_from(["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])),
        hours=Hours(False, draw(weeks), (period,)),
        holidays=Holidays(
            national=False,
            joint_leave=False,
            closed=tuple(Closing("Tutup", day, day) for day in closed),
        ),
    )


def numbers_given(place: Place, at: datetime) -> bool:
    """The rule once more, in the simplest words: is a number given in this very minute?"""
    local = at.astimezone(ZoneInfo(place.time_zone))
    today, now = local.date(), local.time()
    if any(closing.first == today for closing in place.holidays.closed):
        return False
    period = place.hours.periods[0]
    week = period.week if period.first <= today <= period.last else place.hours.week
    hours = week[today.weekday()]
    return (
        hours is not None
        and hours.opens <= now < hours.last_number
        and not any(span.start <= now < span.end for span in hours.breaks)
    )


@given(place=places(), data=st.data())
def test_every_edge_of_a_day_agrees_with_the_plain_rule(place: Place, data: st.DataObject) -> None:
    period = place.hours.periods[0]
    edges = [period.first, period.last, *(closing.first for closing in place.holidays.closed)]
    day = data.draw(st.sampled_from(edges)) + timedelta(days=data.draw(st.integers(-1, 1)))
    week = period.week if period.first <= day <= period.last else place.hours.week
    hours = week[day.weekday()] or DayHours(time(8), time(15), time(14))
    marks = {hours.opens, hours.closes, hours.last_number}
    marks |= {end for span in hours.breaks for end in (span.start, span.end)}

    for mark in sorted(marks):
        for step in (-1, 0, 1):
            at = datetime.combine(day, mark, ZoneInfo(place.time_zone)) + step * MINUTE
            assert isinstance(desk_state(place, at), Open) == numbers_given(place, at), at


@settings(max_examples=60)
@given(place=places(), day=days, minute=minutes)
def test_it_opens_when_it_says_and_not_a_minute_before(
    place: Place, day: date, minute: int
) -> None:
    now = datetime.combine(day, clock(minute), UTC)
    state = desk_state(place, now)

    assert isinstance(state, Open) == numbers_given(place, now)
    if isinstance(state, Closed) and state.opens_at is not None:
        assert state.opens_at > now
        assert isinstance(desk_state(place, state.opens_at), Open)
        at = now
        while at < state.opens_at:
            assert not numbers_given(place, at)
            at += MINUTE
    if isinstance(state, Open):
        assert state.until is not None
        assert state.last_number_at is not None
        end = min(state.until, state.last_number_at)
        at = now
        while at < end:
            assert numbers_given(place, at)
            at += MINUTE
        assert isinstance(desk_state(place, end), Closed) or end == state.until


@given(place=places(), day=days, minute=minutes)
def test_outside_its_only_period_a_desk_has_no_opening(
    place: Place, day: date, minute: int
) -> None:
    """With no usual week, numbers are given in the period or never."""
    period = place.hours.periods[0]
    lonely = changed(place, hours=Hours(False, (None,) * 7, (period,)))
    now = datetime.combine(day, clock(minute), ZoneInfo(place.time_zone))
    ahead = (period.first + timedelta(days=n) for n in range((period.last - period.first).days + 1))
    starts = [
        datetime.combine(date_, start, now.tzinfo)
        for date_ in ahead
        if (hours := period.week[date_.weekday()])
        for start in (hours.opens, *(span.end for span in hours.breaks))
    ]
    expected = [at for at in sorted(starts) if at > now and numbers_given(lonely, at)]

    state = desk_state(lonely, now)

    if isinstance(state, Closed):
        # Two breaks may touch: the desk opens after both, where a number is really given.
        assert state.opens_at == (expected[0] if expected else None)


@given(day=st.dates(date(2026, 1, 1), date(2030, 12, 31)), minute=minutes)
def test_real_calendars_never_lead_to_a_closed_door(day: date, minute: int) -> None:
    state = desk_state(PLACE, datetime.combine(day, clock(minute), WIB))

    if isinstance(state, Closed):
        assert state.opens_at is not None
        assert isinstance(desk_state(PLACE, state.opens_at), Open)
        assert isinstance(desk_state(PLACE, state.opens_at - MINUTE), Closed)

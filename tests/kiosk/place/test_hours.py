"""When the desk gives numbers: weekdays, breaks, Ramadan, holidays, year ends, any minute."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from kiosk.content.schema import Holiday, HolidayYear, Text
from kiosk.place.calendar import closing_of, with_calendar
from kiosk.place.hours import Closed, Open, business_day, desk_state
from kiosk.place.model import Closing, DayHours, Holidays, Hours, Span
from kiosk.place.words import spoken_opening, spoken_today, spoken_week
from tests.kiosk.place.places import PLACE, changed, wib

OPEN = [
    # now, served until, no number from
    (wib(2026, 11, 24, 8, 0), wib(2026, 11, 24, 12, 0), wib(2026, 11, 24, 14, 30)),
    (wib(2026, 11, 24, 11, 59), wib(2026, 11, 24, 12, 0), wib(2026, 11, 24, 14, 30)),
    (wib(2026, 11, 24, 13, 0), wib(2026, 11, 24, 15, 0), wib(2026, 11, 24, 14, 30)),
    (wib(2026, 11, 24, 14, 29, 59), wib(2026, 11, 24, 15, 0), wib(2026, 11, 24, 14, 30)),
    (wib(2026, 11, 27, 11, 29), wib(2026, 11, 27, 11, 30), wib(2026, 11, 27, 14, 30)),
    (wib(2027, 2, 8, 12, 30), wib(2027, 2, 8, 13, 0), wib(2027, 2, 8, 13, 0)),
]


@pytest.mark.parametrize(("now", "until", "last"), OPEN)
def test_open(now: datetime, until: datetime, last: datetime) -> None:
    assert desk_state(PLACE, now) == Open(until, last)


CLOSED = [
    # now, why, opens again, as it is said
    (wib(2026, 11, 24, 7, 59), "before_hours", wib(2026, 11, 24, 8, 0), "Buka pukul 08.00 WIB"),
    (wib(2026, 11, 24, 12, 0), "break", wib(2026, 11, 24, 13, 0), "Buka pukul 13.00 WIB"),
    (wib(2026, 11, 24, 14, 30), "last_number_passed", wib(2026, 11, 25, 8, 0),
     "Buka Rabu pukul 08.00 WIB"),
    (wib(2026, 11, 24, 15, 0), "after_hours", wib(2026, 11, 25, 8, 0), "Buka Rabu pukul 08.00 WIB"),
    (wib(2026, 11, 27, 11, 30), "break", wib(2026, 11, 27, 13, 30), "Buka pukul 13.30 WIB"),
    (wib(2026, 11, 28, 9, 0), "weekend", wib(2026, 11, 30, 8, 0), "Buka Senin pukul 08.00 WIB"),
    # Thursday 24 December 2026 is joint leave, Friday is Christmas.
    (wib(2026, 12, 24, 9, 0), "holiday", wib(2026, 12, 28, 8, 0), "Buka Senin pukul 08.00 WIB"),
    # Thursday evening, then New Year's Day and the weekend.
    (wib(2026, 12, 31, 23, 59), "after_hours", wib(2027, 1, 4, 8, 0), "Buka Senin pukul 08.00 WIB"),
    (wib(2027, 1, 1, 9, 0), "holiday", wib(2027, 1, 4, 8, 0), "Buka Senin pukul 08.00 WIB"),
    # In Ramadan the week of the period holds: no Tuesday, other hours.
    (wib(2027, 2, 9, 9, 0), "weekend", wib(2027, 2, 12, 8, 30), "Buka Jumat pukul 08.30 WIB"),
    (wib(2027, 2, 8, 8, 15), "before_hours", wib(2027, 2, 8, 8, 30), "Buka pukul 08.30 WIB"),
    # The last day of Ramadan, then two feast days, joint leave, a weekend, joint leave on Monday.
    (wib(2027, 3, 9, 9, 0), "holiday", wib(2027, 3, 16, 8, 0),
     "Buka Selasa, 16 Maret 2027, pukul 08.00 WIB"),
    (wib(2027, 6, 14, 9, 0), "holiday", wib(2027, 6, 16, 8, 0), "Buka Rabu pukul 08.00 WIB"),
]  # fmt: skip


@pytest.mark.parametrize(("now", "reason", "opens", "spoken"), CLOSED)
def test_closed(now: datetime, reason: str, opens: datetime, spoken: str) -> None:
    state = desk_state(PLACE, now)

    assert isinstance(state, Closed)
    assert (state.reason, state.opens_at) == (reason, opens)
    assert spoken_opening(state) == spoken


def test_a_holiday_has_a_name_in_both_languages() -> None:
    christmas = desk_state(PLACE, wib(2026, 12, 25, 9))
    own = desk_state(PLACE, wib(2027, 6, 14, 9))

    assert isinstance(christmas, Closed)
    assert christmas.name is not None
    assert (christmas.name.id, christmas.name.en) == ("Hari Raya Natal", "Christmas Day")
    assert isinstance(own, Closed)
    assert own.name is not None
    assert own.name.id == "Pemilihan kepala desa"


def test_english() -> None:
    saturday = desk_state(PLACE, wib(2026, 11, 28, 9))
    far = desk_state(PLACE, wib(2027, 3, 9, 9))

    assert isinstance(saturday, Closed)
    assert spoken_opening(saturday, "en") == "Opens Monday at 08.00 WIB"
    assert isinstance(far, Closed)
    assert spoken_opening(far, "en") == "Opens Tuesday, 16 March 2027, at 08.00 WIB"


def test_joint_leave_and_national_holidays_can_be_served() -> None:
    eve, christmas = wib(2026, 12, 24, 9), wib(2026, 12, 25, 9)

    no_leave = changed(PLACE, holidays=Holidays(joint_leave=False))
    assert isinstance(desk_state(no_leave, eve), Open)
    assert isinstance(desk_state(no_leave, christmas), Closed)
    only_leave = changed(PLACE, holidays=Holidays(national=False))
    assert isinstance(desk_state(only_leave, eve), Closed)
    assert isinstance(desk_state(only_leave, christmas), Open)
    served = changed(PLACE, holidays=Holidays(working=frozenset({date(2026, 12, 25)})))
    assert isinstance(desk_state(served, christmas), Open)


def test_the_decreed_list_alone_counts_for_its_year() -> None:
    moved = Holiday(date(2027, 3, 16), Text("Idulfitri", "Eid al-Fitr"))
    leave = Holiday(date(2027, 3, 17), Text("Cuti", "Leave"), joint_leave=True)
    year = HolidayYear("2027", 2027, Text("SKB", "decree"), (moved, leave))
    place = with_calendar(PLACE, [year])

    assert closing_of(place, date(2027, 3, 16)) == moved.name
    assert closing_of(place, date(2027, 3, 17)) == leave.name
    assert closing_of(place, date(2027, 3, 10)) is None
    assert closing_of(place, date(2026, 12, 25)) is not None, "another year: the library"
    no_leave = changed(place, holidays=Holidays(joint_leave=False))
    assert closing_of(no_leave, date(2027, 3, 16)) == moved.name
    assert closing_of(no_leave, date(2027, 3, 17)) is None
    only_leave = changed(place, holidays=Holidays(national=False))
    assert closing_of(only_leave, date(2027, 3, 16)) is None


def test_a_local_closing_outweighs_a_served_holiday() -> None:
    day = date(2026, 12, 25)
    holidays = Holidays(closed=(Closing("Banjir", day, day),), working=frozenset({day}))
    state = desk_state(changed(PLACE, holidays=holidays), wib(2026, 12, 25, 9))

    assert isinstance(state, Closed)
    assert state.name is not None
    assert state.name.id == "Banjir"


def test_always_open() -> None:
    place = changed(PLACE, hours=Hours(True, (None,) * 7))

    assert desk_state(place, wib(2026, 12, 25, 3)) == Open(None, None)
    assert spoken_today(place, wib(2026, 12, 25, 3)) == "Buka setiap saat"


def test_a_desk_that_never_opens_has_no_opening() -> None:
    flood = Holidays(closed=(Closing("Banjir", date(2026, 1, 1), date(2029, 1, 1)),))
    state = desk_state(changed(PLACE, holidays=flood), wib(2026, 11, 24, 9))

    assert isinstance(state, Closed)
    assert state.opens_at is None
    assert spoken_opening(state) == "Belum ada jadwal buka"


def test_a_break_that_outlasts_the_last_number_opens_tomorrow() -> None:
    day = DayHours(time(8), time(15), time(12, 30), (Span(time(12), time(13)),))
    state = desk_state(changed(PLACE, hours=Hours(False, (day,) * 7)), wib(2026, 11, 24, 12, 10))

    assert isinstance(state, Closed)
    assert (state.reason, state.opens_at) == ("break", wib(2026, 11, 25, 8, 0))


def test_the_business_day_is_local() -> None:
    assert business_day(PLACE, datetime(2026, 12, 31, 16, 59, 59, tzinfo=UTC)) == date(2026, 12, 31)
    assert business_day(PLACE, datetime(2026, 12, 31, 17, 0, tzinfo=UTC)) == date(2027, 1, 1)


def test_the_zone_of_the_place_counts() -> None:
    east = changed(PLACE, time_zone="Asia/Jayapura")
    state = desk_state(east, datetime(2026, 11, 23, 22, 30, tzinfo=UTC))

    assert isinstance(state, Closed)
    assert state.opens_at == datetime(2026, 11, 23, 23, 0, tzinfo=UTC)
    assert spoken_opening(state) == "Buka pukul 08.00 WIT"


def test_a_time_without_a_zone_is_refused() -> None:
    for ask in (desk_state, business_day):
        with pytest.raises(ValueError, match="zone"):
            ask(PLACE, datetime(2026, 11, 24, 9))


def test_hours_as_they_are_said() -> None:
    assert spoken_today(PLACE, wib(2026, 11, 24, 7)) == "Hari ini 08.00-12.00 dan 13.00-15.00 WIB"
    assert spoken_today(PLACE, wib(2026, 11, 28, 7)) == "Hari ini tutup"
    assert spoken_today(PLACE, wib(2026, 12, 25, 7)) == "Hari ini tutup: Hari Raya Natal"
    assert spoken_today(PLACE, wib(2027, 2, 8, 7), "en") == "Today 08.30-13.00 WIB"
    assert spoken_week(PLACE).id == (
        "Senin-Kamis 08.00-12.00 dan 13.00-15.00, Jumat 08.00-11.30 dan 13.30-15.00 WIB"
    )

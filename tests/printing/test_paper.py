import datetime as dt

import pytest

from printing.paper import clock, long_day, short_day
from printing.reasons import Reason, explain
from tests.printing.papers import WIB, ticket

TUESDAY = dt.datetime(2026, 11, 24, 9, 41, tzinfo=WIB)


def test_days_in_words() -> None:
    assert long_day(TUESDAY, "id") == "Selasa, 24 Nov 2026"
    assert long_day(TUESDAY, "en") == "Tuesday, 24 Nov 2026"
    assert short_day(TUESDAY, "id") == "Sel 24-11-2026"
    assert long_day(dt.datetime(2026, 5, 1, tzinfo=WIB), "id") == "Jumat, 1 Mei 2026"
    assert long_day(dt.datetime(2026, 8, 2, tzinfo=WIB), "id") == "Minggu, 2 Agu 2026"


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (7, "09.41 WIB"),
        (8, "09.41 WITA"),
        (9, "09.41 WIT"),
        (5.5, "09.41 +0530"),
        (0, "09.41 +0000"),
    ],
)
def test_clock_names_the_zone(hours: float, said: str) -> None:
    zone = dt.timezone(dt.timedelta(hours=hours))
    assert clock(TUESDAY.replace(tzinfo=zone)) == said


def test_a_ticket_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        ticket(issued=dt.datetime(2026, 11, 24, 9, 41))
    with pytest.raises(ValueError, match="copy"):
        ticket(copy=-1)


def test_every_reason_has_words_for_the_staff() -> None:
    for reason in Reason:
        indonesian, english = explain(reason), explain(reason, "en")
        assert indonesian.endswith(".")
        assert english.endswith(".")
        assert indonesian != english

"""What is published, and what small cells would give away."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import astuple

from kiosk.errors import BadInput, NotAllowed, NotFound
from kiosk.facts import StandRated
from sync.central.database import reading_from
from sync.central.survey import acts, details, figures, publishing
from sync.central.survey.period import Period, days, month, months_until
from tests.sync.central.conftest import Central, Stands
from tests.sync.central.stand import Stand
from tests.sync.central.survey.conftest import Sender, answered, scores

NOVEMBER = month("2026-11")


def cells(
    central: Central, place: str, sent: Sender, **counts: int
) -> dict[str, tuple[int, str | None]]:
    """Service -> (n, IKM or None) after so many answers for each service."""
    sent(
        *(answered(scores(3), service=name) for name, n in counts.items() for _ in range(n)),
    )
    with reading_from(central.db_url) as tx:
        return {
            cell.key: (cell.n, str(cell.skm.ikm) if cell.skm else None)
            for cell in figures.by_service(tx, place, NOVEMBER)
        }


def test_a_part_of_fewer_than_five_is_withheld(central: Central, place: str, sent: Sender) -> None:
    found = cells(central, place, sent, a=9, b=6, c=3, d=4)
    assert found == {"a": (9, "75.00"), "b": (6, "75.00"), "d": (4, None), "c": (3, None)}


def test_a_single_small_part_takes_the_next_smallest_with_it(
    central: Central, place: str, sent: Sender
) -> None:
    # Else 19 answers of the whole less 9 and 6 of the others would give the four away.
    found = cells(central, place, sent, a=9, b=6, c=4)
    assert found == {"a": (9, "75.00"), "b": (6, None), "c": (4, None)}


def test_a_unit_with_one_answer_shows_its_number_only(
    central: Central, place: str, sent: Sender
) -> None:
    sent(answered(scores(1)))
    with reading_from(central.db_url) as tx:
        cell = figures.whole(tx, place, NOVEMBER)
    assert (cell.n, cell.skm) == (1, None)


def test_the_trend_has_every_month_and_its_gaps(central: Central, place: str, sent: Sender) -> None:
    for name, n in (("2025-12", 5), ("2026-03", 4), ("2026-11", 6), ("2025-11", 9)):
        sent(*[answered(scores(4), f"{name}-09T10")] * n)
    with reading_from(central.db_url) as tx:
        found = figures.trend(tx, place, NOVEMBER)
        assert figures.months_with_answers(tx, place) == [
            "2025-11",
            "2025-12",
            "2026-03",
            "2026-11",
        ]
    assert [cell.key for cell in found][::11] == ["2025-12", "2026-11"]
    assert len(found) == 12
    shown = {cell.key: cell.n for cell in found if cell.skm}
    assert shown == {"2025-12": 5, "2026-11": 6}
    assert {cell.key: cell.n for cell in found if cell.n and not cell.skm} == {"2026-03": 4}


NAME, WHY, NINE_O_CLOCK = "Petugas Contoh", "semua bernilai 4", "2026-11-10T09"


def burst(sent: Sender) -> Stand:
    """A stand with 21 answers in one hour and 20 in the next."""
    return sent(
        *[answered(scores(4), NINE_O_CLOCK)] * 21,
        *[answered(scores(2), "2026-11-10T10")] * 20,
    )


def leave_out(central: Central, stand: str, since: str, until: str, reason: str = WHY) -> str:
    return acts.exclude(central.db_url, stand, since, until, reason, NAME)


def test_an_officer_may_leave_a_burst_out_and_take_it_back(
    central: Central, place: str, sent: Sender
) -> None:
    stand = burst(sent)
    (seen,) = acts.watched(central.db_url, place, "2026-11")["bursts"]
    assert (seen["hour"], seen["n"], seen["excluded"]) == (NINE_O_CLOCK, 21, False)
    assert _n(central, place) == 41
    act = leave_out(central, seen["stand"], NINE_O_CLOCK, NINE_O_CLOCK)
    assert _n(central, place) == 20
    sent(answered(scores(4), NINE_O_CLOCK), to=stand)  # a late one of the same hour
    assert _n(central, place) == 20
    watched = acts.watched(central.db_url, place, "2026-11")
    assert watched["bursts"][0]["excluded"] is True
    (kept,) = watched["exclusions"]
    assert (kept["id"], kept["name"], kept["reason"], kept["taken_back"]) == (act, NAME, WHY, False)
    assert kept["at"] > 1_700_000_000_000
    acts.readmit(central.db_url, act, "keliru", NAME)
    assert _n(central, place) == 42
    assert acts.watched(central.db_url, place, "2026-11")["exclusions"][0]["taken_back"] is True
    with pytest.raises(BadInput):
        acts.readmit(central.db_url, act, "keliru", NAME)
    with pytest.raises(NotFound):
        acts.readmit(central.db_url, "tidak-ada", "keliru", NAME)


def test_nothing_but_bursts_can_be_left_out(central: Central, place: str, sent: Sender) -> None:
    stand = burst(sent).stream.hex()
    with pytest.raises(NotAllowed):
        leave_out(central, stand, NINE_O_CLOCK, "2026-11-10T10")  # 10 o'clock isn't flagged
    with pytest.raises(NotAllowed):
        leave_out(central, stand, "2026-11-11T09", "2026-11-11T10")  # nothing is there
    for since, until in ((NINE_O_CLOCK, "2026-11-10T08"), ("2026-11-10", "2026-11-10")):
        with pytest.raises(BadInput):
            leave_out(central, stand, since, until)
    with pytest.raises(BadInput):
        leave_out(central, stand, NINE_O_CLOCK, NINE_O_CLOCK, reason="  ")
    with pytest.raises(NotFound):
        leave_out(central, "0" * 32, NINE_O_CLOCK, NINE_O_CLOCK)
    assert _n(central, place) == 41


def test_suggestions_come_in_the_order_of_the_alphabet_without_excluded_ones(
    central: Central, place: str, sent: Sender
) -> None:
    stand = sent(
        *(
            answered({"saran": text})
            for text in ("Tambah kursi", "bagus", "Tambah  kursi", "AC mati")
        ),
        *[answered(scores(4) | {"saran": "titipan"}, "2026-11-10T09")] * 21,
    )
    hour = "2026-11-10T09"
    acts.exclude(central.db_url, stand.stream.hex(), hour, hour, "titipan", "Petugas Contoh")
    with reading_from(central.db_url) as tx:
        found = details.suggestions(tx, place, NOVEMBER)
    assert found == [("AC mati", 1), ("bagus", 1), ("Tambah kursi", 2)]


def test_the_index_of_all_levels_as_the_command_line_asks(
    central: Central, place: str, sent: Sender
) -> None:
    stand = sent(*[answered(scores(3), service="paspor_umrah_haji")] * 5)
    sent(*[answered(scores(4), "2026-10-02T08")] * 5)
    year = days("2026-01-01", "2026-12-31")

    def told(by: str) -> list[tuple[str, str]]:
        found = publishing.indices(central.db_url, place, year, by)
        return [(row["key"], row["ikm"]) for row in found if not row["suppressed"]]

    assert told("unit") == [(place, "87.50")]
    assert told("service") == [("", "100.00"), ("paspor_umrah_haji", "75.00")]
    assert told("month") == [("2026-10", "100.00"), ("2026-11", "75.00")]
    assert (stand.stream.hex(), "75.00") in told("stand")
    everywhere = publishing.indices(central.db_url, None, year, "place")
    assert [row["ikm"] for row in everywhere if row["key"] == place] == ["87.50"]
    with pytest.raises(BadInput):
        publishing.indices(central.db_url, place, year, "warna")
    with pytest.raises(NotFound):
        publishing.indices(central.db_url, "tidak-ada", year, "unit")


def test_how_each_stand_was_rated_month_by_month(
    central: Central, place: str, stands: Stands, sent: Sender
) -> None:
    def rated(day: str, *scores: int) -> list[StandRated]:
        return [StandRated(hour=f"{day}T09", score=score) for score in scores]

    first = sent(*rated("2026-10-30", 1, 1, 4, 4, 4), *rated("2026-11-02", 2, 3, 3), answered({}))
    again = stands(central, enrolled=False)
    again.enrol_after(first, "restore")
    again.resend(first.journal[:2])
    again.push(1, 2)
    sent(*rated("2026-11-30", 4, 4), to=again)  # the same stand goes on
    sent(*rated("2026-11-30", 2, 2, 2, 2), *rated("2026-12-01", 1))

    found = publishing.ratings(central.db_url, place, days("2026-10-01", "2026-11-30"))
    assert [(row.stand, *astuple(row.rated)) for row in found] == [
        ("1", "2026-10", 5, False, {1: 2, 2: 0, 3: 0, 4: 3}),
        ("1", "2026-11", 5, False, {1: 0, 2: 1, 3: 2, 4: 2}),
        ("C", "2026-11", 4, True, {}),
    ]
    with pytest.raises(NotFound):
        publishing.ratings(central.db_url, "tidak-ada", NOVEMBER)


def test_periods() -> None:
    assert month("2026-03").previous() == month("2026-02")
    assert month("2026-01").previous() == month("2025-12")
    assert month("2024-02").days == ("2024-02-01", "2024-02-29")
    ten = days("2026-11-11", "2026-11-20")
    assert ten.previous() == Period(date(2026, 11, 1), date(2026, 11, 10))
    assert months_until(month("2026-11"), 12).days == ("2025-12-01", "2026-11-30")
    assert month("2026-11").label("id") == "November 2026"
    assert ten.label("en") == "11 November 2026 – 20 November 2026"
    for bad in ("2026-13", "2026-1", "26-11", "0000-01", "9999-01", "besok"):
        with pytest.raises(BadInput):
            month(bad)
    for since, until in (("2026-11-02", "2026-11-01"), ("2026-02-30", "2026-03-01"), ("x", "y")):
        with pytest.raises(BadInput):
            days(since, until)


def _n(central: Central, place: str) -> int:
    with reading_from(central.db_url) as tx:
        return figures.sums_of(tx, place, NOVEMBER).n

"""Calling people: whose turn it is, and nobody twice."""

from pathlib import Path

import pytest

from kiosk.app import Kiosk
from kiosk.errors import NotAllowed, NotFound
from tests.support.stands import OFFICE, UMRAH, SetClock, make_home


def take(kiosk: Kiosk, *lanes: str) -> list[str]:
    return [
        kiosk.issue(UMRAH, lane, f"{lane}-{index}-{len(kiosk.tickets())}").ticket.number  # type: ignore[arg-type]
        for index, lane in enumerate(lanes)
    ]


def call_all(kiosk: Kiosk, desk: str = "1") -> list[str]:
    called = []
    while (ticket := kiosk.call_next(desk)) is not None:
        called.append(ticket.number)
        kiosk.done(ticket.number)
    return called


def test_priority_first_then_in_order_of_issue(kiosk: Kiosk) -> None:
    take(kiosk, "umum", "umum", "prioritas", "umum", "prioritas")
    assert call_all(kiosk) == ["P-001", "P-002", "A-001", "A-002", "A-003"]


def test_a_ratio_lets_a_regular_one_through(tmp_path: Path, clock: SetClock) -> None:
    place = OFFICE + '\n[priority]\nrule = "ratio"\nratio = 2\n'
    kiosk = Kiosk.open(make_home(tmp_path, place, clock), clock)
    take(kiosk, "umum", "umum", *["prioritas"] * 5)
    assert call_all(kiosk) == ["P-001", "P-002", "A-001", "P-003", "P-004", "A-002", "P-005"]
    kiosk.close()


def test_who_waited_too_long_goes_next(tmp_path: Path, clock: SetClock) -> None:
    place = OFFICE + '\n[priority]\nrule = "ratio"\nratio = 9\nageing_minutes = 40\n'
    kiosk = Kiosk.open(make_home(tmp_path, place, clock), clock)
    take(kiosk, "umum")
    clock.forward(seconds=39 * 60)
    take(kiosk, "prioritas", "prioritas")
    first = kiosk.call_next("1")
    assert first is not None
    assert first.number == "P-001"
    kiosk.done("P-001")
    clock.forward(seconds=60)
    assert call_all(kiosk) == ["A-001", "P-002"]
    kiosk.close()


def test_a_desk_has_one_ticket_and_a_ticket_one_desk(village: Kiosk) -> None:
    take(village, "umum", "umum")
    first = village.call_next("1")
    with pytest.raises(NotAllowed):
        village.call_next("1")
    second = village.call_next("2")
    assert first is not None
    assert second is not None
    assert {first.number, second.number} == {"A-001", "A-002"}
    assert village.call_next("2") is None or pytest.fail("called out of an empty line")


def test_an_unknown_desk_is_refused_with_the_known_ones(village: Kiosk) -> None:
    with pytest.raises(NotFound) as refusal:
        village.call_next("7")
    assert "1, 2" in refusal.value.text("en")


def test_states_move_only_forward(kiosk: Kiosk) -> None:
    take(kiosk, "umum", "umum", "umum")
    with pytest.raises(NotAllowed):
        kiosk.done("A-001")
    with pytest.raises(NotAllowed):
        kiosk.start("A-001")
    kiosk.call_next("1")
    assert kiosk.start("A-001").state == "serving"
    with pytest.raises(NotAllowed):
        kiosk.no_show("A-001")
    assert kiosk.done("A-001").state == "served"
    with pytest.raises(NotFound):
        kiosk.done("A-001")
    kiosk.call_next("1")
    assert kiosk.no_show("A-002").state == "no_show"
    assert [ticket.state for ticket in kiosk.tickets()] == ["served", "no_show", "waiting"]


def test_people_ahead_counts_those_called_before(kiosk: Kiosk) -> None:
    take(kiosk, "umum", "prioritas", "umum")
    regular = kiosk.issue(UMRAH, "umum", "x").ticket
    assert kiosk.wait_of(regular) == (3, 10)  # 3 x 8 minutes at four desks, by fives
    priority = kiosk.issue(UMRAH, "prioritas", "y").ticket
    assert kiosk.wait_of(priority)[0] == 1
    other_line = kiosk.issue("informasi", "umum", "z").ticket
    assert kiosk.wait_of(other_line)[0] == 0


def test_the_estimate_learns_from_real_services(kiosk: Kiosk, clock: SetClock) -> None:
    take(kiosk, *["umum"] * 6)
    for minutes in (20, 22, 60):
        ticket = kiosk.call_next("1")
        assert ticket is not None
        clock.forward(seconds=minutes * 60)
        kiosk.done(ticket.number)
    ticket = kiosk.issue(UMRAH, "umum", "x").ticket
    assert kiosk.wait_of(ticket) == (3, 20)  # 3 x median 22 at four desks


def test_two_desks_halve_the_estimate(village: Kiosk) -> None:
    take(village, *["umum"] * 4)
    ticket = village.issue(UMRAH, "umum", "x").ticket
    assert village.wait_of(ticket) == (4, 20)  # 4 x 8 / 2 = 16, up to fives


def test_intervals_tell_the_whole_story(kiosk: Kiosk, clock: SetClock) -> None:
    take(kiosk, "umum")
    start = clock.read().at
    clock.forward(seconds=60)
    kiosk.call_next("1")
    clock.forward(seconds=30)
    kiosk.start("A-001")
    clock.forward(seconds=300)
    kiosk.done("A-001")
    rows = kiosk.store.read(
        lambda c: c.exec_driver_sql('SELECT state, start, "end", who FROM interval').fetchall()
    )
    assert [tuple(row) for row in rows] == [
        ("waiting", start, start + 60_000, ""),
        ("called", start + 60_000, start + 90_000, "1"),
        ("serving", start + 90_000, start + 390_000, "1"),
    ]

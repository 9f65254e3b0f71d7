"""Giving out numbers: one touch, one ticket, one commit."""

from pathlib import Path

import pytest

from kiosk.app import Kiosk
from kiosk.errors import BadInput, DeskClosed, NotAllowed, NotFound, QuotaUsedUp
from kiosk.home import Home
from tests.support.stands import OFFICE, UMRAH, SetClock, make_home, payloads, wib


def test_a_first_ticket_carries_what_the_paper_needs(kiosk: Kiosk) -> None:
    issued = kiosk.issue(UMRAH, "umum", "touch-1")
    ticket = issued.ticket
    assert (ticket.number, ticket.line, ticket.lane, ticket.day) == (
        "A-001",
        "paspor",
        "umum",
        "2026-11-24",
    )
    assert issued.fresh
    assert kiosk.wait_of(ticket) == (0, 0)


def test_the_ticket_is_one_fact_in_the_journal(kiosk: Kiosk) -> None:
    kiosk.issue(UMRAH, "prioritas", "touch-1")
    fact = payloads(kiosk)[-1]
    assert fact == {
        "kind": "ticket.issued",
        "day": "2026-11-24",
        "series": "P",
        "n": 1,
        "line": "paspor",
        "lane": "prioritas",
        "service": UMRAH,
    }


def test_the_same_touch_twice_is_one_ticket(kiosk: Kiosk) -> None:
    first = kiosk.issue(UMRAH, "umum", "touch-1")
    again = kiosk.issue(UMRAH, "umum", "touch-1")
    assert again.ticket == first.ticket
    assert not again.fresh
    assert len(kiosk.tickets()) == 1


def test_a_repeated_touch_is_answered_even_after_closing(village: Kiosk, clock: SetClock) -> None:
    first = village.issue(UMRAH, "umum", "touch-1")
    clock.set_wall(wib("2026-11-24 22:00"))
    assert village.issue(UMRAH, "umum", "touch-1").ticket == first.ticket


def test_each_lane_and_line_has_a_series_of_its_own(kiosk: Kiosk) -> None:
    numbers = [
        kiosk.issue(service, lane, f"touch-{index}").ticket.number
        for index, (service, lane) in enumerate(
            [(UMRAH, "umum"), (UMRAH, "prioritas"), ("informasi", "umum"), (UMRAH, "umum")]
        )
    ]
    assert numbers == ["A-001", "P-001", "B-001", "A-002"]


def test_numbers_go_past_999_without_a_wrap(kiosk: Kiosk) -> None:
    kiosk.store.write(
        lambda c: c.exec_driver_sql("INSERT INTO number_floor VALUES ('2026-11-24', 'A', '', 998)")
    )
    kiosk.confirm_day("2026-11-24")
    numbers = [kiosk.issue(UMRAH, "umum", f"t{n}").ticket.number for n in range(3)]
    assert numbers == ["A-999", "A-1000", "A-1001"]


@pytest.mark.parametrize(
    ("service", "lane", "key"),
    [
        ("tidak-ada", "umum", "k"),
        (UMRAH, "vip", "k"),
        (UMRAH, "umum", ""),
        (UMRAH, "umum", "k" * 65),
        ("'; DROP TABLE ticket; --", "umum", "k"),
    ],
)
def test_bad_input_is_refused_in_words_and_writes_nothing(
    kiosk: Kiosk, service: str, lane: str, key: str
) -> None:
    before = payloads(kiosk)
    with pytest.raises(BadInput) as refusal:
        kiosk.issue(service, lane, key)  # type: ignore[arg-type] # bad on purpose
    assert refusal.value.exit_code == 2
    assert refusal.value.text("id") != refusal.value.text("en")
    assert payloads(kiosk) == before


def test_a_closed_desk_says_when_it_opens_and_writes_nothing(
    village: Kiosk, clock: SetClock
) -> None:
    for moment, opens in [
        ("2026-11-23 07:59", "Buka pukul 08.00 WIB"),
        ("2026-11-23 12:30", "Buka pukul 13.00 WIB"),
        ("2026-11-23 14:30", "Buka Selasa pukul 08.00 WIB"),
        ("2026-11-25 10:00", "Buka Senin pukul 08.00 WIB"),
    ]:
        clock.set_wall(wib(moment))
        with pytest.raises(DeskClosed) as refusal:
            village.issue(UMRAH, "umum", moment)
        assert opens in refusal.value.text("id")
        assert refusal.value.exit_code == 3
    assert [fact["kind"] for fact in payloads(village)] == ["stream.opened"]


def test_a_used_up_quota_says_when_numbers_come_again(tmp_path: Path, clock: SetClock) -> None:
    place = OFFICE + "\n[quota]\npaspor = 2\n"
    kiosk = Kiosk.open(make_home(tmp_path, place, clock), clock)
    kiosk.issue(UMRAH, "umum", "a")
    kiosk.issue(UMRAH, "prioritas", "b")
    with pytest.raises(QuotaUsedUp) as refusal:
        kiosk.issue(UMRAH, "umum", "c")
    assert refusal.value.exit_code == 3
    assert "Buka Senin pukul 08.00 WIB" in refusal.value.text("id")
    assert kiosk.issue("informasi", "umum", "d").ticket.number == "B-001"
    kiosk.cancel("P-001")
    assert kiosk.issue(UMRAH, "umum", "e").ticket.number == "A-002"
    kiosk.close()


def test_the_citizen_may_cancel_within_a_minute_and_not_after(
    kiosk: Kiosk, clock: SetClock
) -> None:
    kiosk.issue(UMRAH, "umum", "a")
    kiosk.issue(UMRAH, "umum", "b")
    clock.forward(seconds=59)
    assert kiosk.cancel("A-001", by="citizen").state == "cancelled"
    clock.forward(seconds=2)
    with pytest.raises(NotAllowed):
        kiosk.cancel("A-002", by="citizen")
    assert kiosk.cancel("A-002").state == "cancelled"
    with pytest.raises(NotFound):
        kiosk.cancel("A-002")


def test_a_cancelled_ticket_takes_its_waiting_paper_back(kiosk: Kiosk) -> None:
    kiosk.issue(UMRAH, "umum", "a")
    kiosk.cancel("A-001", by="citizen")
    assert kiosk.paper.take() is None
    assert kiosk.paper.troubles() == ()


def test_families_may_take_five_but_playing_children_must_wait(
    kiosk: Kiosk, clock: SetClock
) -> None:
    for n in range(6):
        kiosk.issue(UMRAH, "umum", f"t{n}", by_touch=True)
        clock.forward(seconds=2)
    wait = kiosk.pace_wait_s()
    assert 0 < wait <= 15
    with pytest.raises(NotAllowed):
        kiosk.issue(UMRAH, "umum", "t6", by_touch=True)
    assert payloads(kiosk)[-1] == {
        "kind": "queue.burst",
        "day": "2026-11-24",
        "count": 6,
        "seconds": 60,
    }
    clock.forward(seconds=wait)
    assert kiosk.issue(UMRAH, "umum", "t6", by_touch=True).ticket.number == "A-007"


def test_numbers_stay_gapless_when_a_transaction_fails(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    kiosk.issue(UMRAH, "umum", "a")
    monkeypatch.setattr("kiosk.app.add_job", _fail)
    with pytest.raises(ZeroDivisionError):
        kiosk.issue(UMRAH, "umum", "b")
    monkeypatch.undo()
    assert kiosk.issue(UMRAH, "umum", "c").ticket.number == "A-002"
    assert kiosk.journal_report().ok


def _fail(*_: object) -> None:
    raise ZeroDivisionError


def test_init_refuses_to_overwrite_a_home(home: Home, tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        make_home(tmp_path)

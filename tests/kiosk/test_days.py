"""Which day it is, whatever the clock says."""

from kiosk.app import Kiosk
from kiosk.home import Home
from kiosk.rebuilding import rebuild
from tests.support.stands import UMRAH, SetClock, everything, payloads, wib


def kinds(kiosk: Kiosk) -> list[str]:
    return [str(fact["kind"]) for fact in payloads(kiosk)]


def test_the_first_ticket_of_a_new_day_starts_at_one_and_ends_yesterday(
    kiosk: Kiosk, clock: SetClock
) -> None:
    kiosk.issue(UMRAH, "umum", "a")
    kiosk.issue(UMRAH, "umum", "b")
    kiosk.call_next("1")
    clock.forward(days=1)
    assert kiosk.issue(UMRAH, "umum", "c").ticket.number == "A-001"
    yesterday = kiosk.tickets("2026-11-24")
    assert [ticket.state for ticket in yesterday] == ["expired", "expired"]
    ended = [fact for fact in payloads(kiosk) if fact["kind"] == "tickets.expired"]
    assert ended == [{"kind": "tickets.expired", "day": "2026-11-24", "count": 2}]


def test_midnight_is_midnight_in_seluma(kiosk: Kiosk, clock: SetClock) -> None:
    clock.set_wall(wib("2026-11-24 23:59"))
    assert kiosk.issue(UMRAH, "umum", "a").ticket.day == "2026-11-24"
    clock.set_wall(wib("2026-11-25 00:00"))
    assert kiosk.issue(UMRAH, "umum", "b").ticket.day == "2026-11-25"


def test_weeks_without_power_are_normal_but_unconfirmed(
    home: Home, kiosk: Kiosk, clock: SetClock
) -> None:
    kiosk.issue(UMRAH, "umum", "a")
    clock.forward(days=23)
    assert kiosk.issue(UMRAH, "umum", "b").ticket.day == "2026-12-17"
    day = kiosk.day_state()
    assert day is not None
    assert not day.confirmed


def test_a_clock_that_fell_back_keeps_counting_on_the_day_and_warns_once(
    kiosk: Kiosk, clock: SetClock
) -> None:
    kiosk.issue(UMRAH, "umum", "a")
    clock.set_wall(wib("2021-01-01 08:00"))
    assert kiosk.issue(UMRAH, "umum", "b").ticket.number == "A-002"
    ticket = kiosk.issue(UMRAH, "umum", "c").ticket
    assert (ticket.number, ticket.day) == ("A-003", "2026-11-24")
    assert kinds(kiosk).count("clock.jumped") == 1


def test_trusted_time_confirms_the_day(kiosk: Kiosk, clock: SetClock) -> None:
    kiosk.issue(UMRAH, "umum", "a")
    kiosk.outbox.trusted_time(clock.read().at + 1500)
    day = kiosk.day_state()
    assert day is not None
    assert day.confirmed
    assert kinds(kiosk)[-1] == "clock.confirmed"


def test_trusted_time_takes_a_wrong_day_back_and_numbers_go_on_above(
    kiosk: Kiosk, clock: SetClock
) -> None:
    for key in "abc":
        kiosk.issue(UMRAH, "umum", key)
    clock.set_wall(wib("2031-05-01 09:00"))
    assert kiosk.issue(UMRAH, "umum", "d").ticket.number == "A-001"
    kiosk.outbox.trusted_time(round(wib("2026-11-24 10:00").timestamp() * 1000))
    ticket = kiosk.issue(UMRAH, "umum", "e").ticket
    assert (ticket.day, ticket.number) == ("2026-11-24", "A-004")
    waiting = [t.number for t in kiosk.tickets("2031-05-01") if t.state == "waiting"]
    assert waiting == ["A-001"]
    assert kiosk.call_next("1") is not None


def test_trusted_time_holds_for_this_boot_only(kiosk: Kiosk, clock: SetClock) -> None:
    clock.set_wall(wib("2031-05-01 09:00"))
    kiosk.outbox.trusted_time(round(wib("2026-11-24 10:00").timestamp() * 1000))
    assert kiosk.issue(UMRAH, "umum", "a").ticket.day == "2026-11-24"
    clock.reboot()
    clock.set_wall(wib("2026-11-25 09:00"))
    assert kiosk.issue(UMRAH, "umum", "b").ticket.day == "2026-11-25"


def test_staff_can_say_which_day_it_is(kiosk: Kiosk, clock: SetClock) -> None:
    clock.set_wall(wib("2031-05-01 09:00"))
    kiosk.issue(UMRAH, "umum", "a")
    kiosk.confirm_day("2026-11-24")
    day = kiosk.day_state()
    assert day is not None
    assert (day.day, day.confirmed) == ("2026-11-24", True)
    assert kiosk.issue(UMRAH, "umum", "b").ticket.day == "2026-11-24"


def states(kiosk: Kiosk, day: str) -> list[str]:
    return [ticket.state for ticket in kiosk.tickets(day)]


def test_the_first_call_of_a_new_day_calls_nobody_of_yesterday(
    kiosk: Kiosk, clock: SetClock
) -> None:
    kiosk.issue(UMRAH, "umum", "a")
    kiosk.issue(UMRAH, "umum", "b")
    kiosk.call_next("1")
    clock.forward(hours=23)
    assert kiosk.call_next("1") is None  # and the desk is free of whom it had yesterday
    assert states(kiosk, "2026-11-24") == ["expired", "expired"]
    assert kiosk.issue(UMRAH, "umum", "c").ticket.number == "A-001"
    called = kiosk.call_next("1")
    assert called is not None
    assert (called.number, called.day) == ("A-001", "2026-11-25")
    assert kinds(kiosk).count("day.opened") == 2


def test_a_call_before_the_first_ticket_of_all_opens_no_day(kiosk: Kiosk) -> None:
    assert kiosk.call_next("1") is None
    assert kiosk.day_state() is None


def test_a_call_on_a_clock_that_fell_back_goes_on_with_the_day(
    kiosk: Kiosk, clock: SetClock
) -> None:
    kiosk.issue(UMRAH, "umum", "a")
    clock.set_wall(wib("2021-01-01 08:00"))
    called = kiosk.call_next("1")
    assert called is not None
    assert called.number == "A-001"


def test_people_whose_day_a_jumping_clock_ended_wait_again_once_it_is_corrected(
    kiosk: Kiosk, clock: SetClock
) -> None:
    for key in "abcd":
        kiosk.issue(UMRAH, "umum", key)
    kiosk.call_next("1")
    kiosk.done("A-001")
    kiosk.call_next("1")
    clock.set_wall(wib("2026-12-24 09:00"))
    assert kiosk.call_next("1") is None
    assert states(kiosk, "2026-11-24") == ["served", "expired", "expired", "expired"]
    kiosk.confirm_day("2026-11-24")
    assert states(kiosk, "2026-11-24") == ["served", "waiting", "waiting", "waiting"]
    for number in ("A-002", "A-003"):
        called = kiosk.call_next("1")
        assert called is not None
        assert called.number == number
        kiosk.done(number)
    assert kiosk.issue(UMRAH, "umum", "e").ticket.number == "A-005"
    before = everything(kiosk)
    kiosk.store.write(rebuild)
    assert everything(kiosk) == before


def test_a_corrected_clock_brings_back_nobody_of_an_earlier_day(
    kiosk: Kiosk, clock: SetClock
) -> None:
    kiosk.issue(UMRAH, "umum", "a")
    clock.set_wall(wib("2026-12-24 09:00"))
    kiosk.issue(UMRAH, "umum", "b")
    kiosk.outbox.trusted_time(round(wib("2026-11-25 08:30").timestamp() * 1000))
    assert states(kiosk, "2026-11-24") == ["expired"]
    called = kiosk.call_next("1")
    assert called is not None
    assert called.day == "2026-12-24"  # whoever took a number under the wrong day is here today

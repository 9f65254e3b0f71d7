"""The staff corner by touch: its door, the desks, the paper, the state."""

from datetime import timedelta

import pytest

from kiosk.place.words import spoken_date
from kiosk.staff import StaffPin
from tests.ui.app.conftest import HandClock, OpenStand, Walker
from tests.ui.app.test_paper import HandServices, printer_of
from ui.finger import wait_until
from ui.router import Screen

PIN = "480915"


def knock(walker: Walker, times: int = 5) -> None:
    corner = walker.finger.see("staff.corner")
    for _ in range(times):
        walker.finger.tap_at(corner.mapToScene(corner.boundingRect().center()).toPoint())


def type_pin(walker: Walker, pin: str) -> None:
    walker.touch(*(f"digit{digit}" for digit in pin), "confirm")


@pytest.fixture
def inside(open_stand: OpenStand) -> Walker:
    """Staff who have opened the corner of a stand where two people wait."""
    walker = open_stand(HandServices)
    StaffPin(walker.home.staff_pin).set(PIN)
    walker.touch("attract.start")
    walker.take()
    walker.touch("result.another", "service.informasi", "lane.prioritas")
    wait_until(lambda: walker.reads("result.number", "number") == "R-001", "the second number")
    enter(walker)
    return walker


def enter(walker: Walker) -> None:
    knock(walker)
    walker.until(Screen.PIN)
    type_pin(walker, PIN)
    walker.until(Screen.STAFF)


def states(walker: Walker) -> dict[str, str]:
    return {ticket.number: ticket.state for ticket in walker.tickets()}


def test_a_new_stand_asks_for_a_new_pin_twice(open_stand: OpenStand) -> None:
    walker = open_stand()
    walker.touch("attract.start")
    knock(walker)
    walker.until(Screen.PIN)
    assert "belum punya PIN" in walker.reads("pin.words")
    type_pin(walker, PIN)
    type_pin(walker, "111222")
    wait_until(lambda: "tidak sama" in walker.reads("pin.words"), "the difference said")
    type_pin(walker, PIN)
    type_pin(walker, PIN)
    walker.until(Screen.STAFF)
    assert StaffPin(walker.home.staff_pin).check(PIN, 0)


def test_a_pin_that_is_too_easy_is_refused(open_stand: OpenStand) -> None:
    walker = open_stand()
    knock(walker)
    walker.until(Screen.PIN)
    type_pin(walker, "123456")
    type_pin(walker, "123456")
    wait_until(lambda: "mudah ditebak" in walker.reads("pin.words"), "the refusal")
    assert not StaffPin(walker.home.staff_pin).is_set()


def test_four_taps_or_slow_ones_open_nothing(open_stand: OpenStand, clock: HandClock) -> None:
    walker = open_stand(clock=clock)
    walker.touch("attract.start")
    knock(walker, 4)
    clock.forward(3.1)
    knock(walker, 1)
    assert walker.screen is Screen.HOME


def test_wrong_pins_make_one_wait(open_stand: OpenStand, clock: HandClock) -> None:
    walker = open_stand(clock=clock)
    StaffPin(walker.home.staff_pin).set(PIN)
    knock(walker)
    walker.until(Screen.PIN)
    for _ in range(2):
        type_pin(walker, "999999")
        wait_until(lambda: walker.reads("pin.words") == "PIN salah.", "wrong")
    type_pin(walker, "999999")
    wait_until(lambda: "30 detik" in walker.reads("pin.words"), "the wait")
    type_pin(walker, PIN)
    assert walker.screen is Screen.PIN
    clock.forward(31)
    walker.touch("barBack")
    knock(walker)
    walker.until(Screen.PIN)
    type_pin(walker, PIN)
    walker.until(Screen.STAFF)


def test_call_come_and_finish(inside: Walker) -> None:
    inside.touch("staff.next.Loket 1")
    # Priority first, across the lines of the desk.
    inside.finger.see("staff.start.Loket 1")
    assert inside.reads("staff.number.Loket 1") == "R-001"
    inside.touch("staff.start.Loket 1")
    wait_until(lambda: inside.finger.find("staff.start.Loket 1") is None, "at the desk")
    assert states(inside) == {"A-001": "waiting", "R-001": "serving"}
    inside.touch("staff.done.Loket 1")
    inside.finger.see("staff.next.Loket 1")
    assert states(inside) == {"A-001": "waiting", "R-001": "served"}


def test_who_did_not_come(inside: Walker) -> None:
    inside.touch("staff.next.Loket 1", "staff.noShow.Loket 1")
    inside.finger.see("staff.next.Loket 1")
    assert states(inside)["R-001"] == "no_show"


def test_two_desks_call_two_people_and_then_nobody_waits(inside: Walker) -> None:
    inside.touch("staff.next.Loket 1")
    inside.finger.see("staff.done.Loket 1")
    inside.touch("staff.next.Loket 2")
    inside.finger.see("staff.done.Loket 2")
    assert states(inside) == {"A-001": "called", "R-001": "called"}
    inside.touch("staff.next.Loket 3")
    wait_until(
        lambda: (
            inside.finger.find("staff.message") is not None
            and "Tidak ada yang menunggu" in inside.reads("staff.message")
        ),
        "nobody waits",
    )


def test_a_marked_copy_of_a_ticket_without_paper(inside: Walker) -> None:
    printer = printer_of(inside)
    printer.end(printer.begin(), "uncertain")
    inside.touch("staff.tab.paper", "staff.reprint.A-001")
    wait_until(lambda: "CETAK ULANG" in inside.reads("staff.message"), "the copy ordered")
    jobs = []
    while (job := printer.store.call(lambda kiosk: kiosk.paper.take())) is not None:
        jobs.append((job.number, job.copy))
        printer.end(job.id, "printed")
    assert sorted(jobs) == [("A-001", 1), ("R-001", 0)]


def business_day(walker: Walker) -> tuple[str, bool]:
    day = printer_of(walker).store.call(lambda kiosk: kiosk.day_state())
    assert day is not None
    return day.day, day.confirmed


def test_the_day_by_the_clock_can_be_confirmed(inside: Walker) -> None:
    today = printer_of(inside).store.call(lambda kiosk: kiosk.local_time()).date()
    assert business_day(inside) == (today.isoformat(), False)
    inside.touch("staff.tab.state", "staff.setDay")
    assert inside.reads("staff.day") == spoken_date(today)
    inside.touch("staff.confirmDay")
    inside.finger.see("staff.setDay")
    wait_until(lambda: business_day(inside) == (today.isoformat(), True), "the day confirmed")


def test_staff_set_a_wrong_clocks_day_right(inside: Walker) -> None:
    today = printer_of(inside).store.call(lambda kiosk: kiosk.local_time()).date()
    yesterday = today - timedelta(days=1)
    inside.touch("staff.tab.state", "staff.setDay")
    inside.touch("staff.day.30", "staff.day.-30", "staff.day.-1")
    wait_until(lambda: inside.reads("staff.day") == spoken_date(yesterday), "yesterday's name")
    inside.touch("staff.confirmDay")
    wait_until(lambda: business_day(inside) == (yesterday.isoformat(), True), "the day set right")
    # Whoever erred can go back from there, and nobody's number is lost.
    inside.touch("staff.setDay", "staff.day.1")
    wait_until(lambda: inside.reads("staff.day") == spoken_date(today), "today's name")
    inside.touch("staff.confirmDay")
    wait_until(lambda: business_day(inside) == (today.isoformat(), True), "today again")
    assert states(inside) == {"A-001": "waiting", "R-001": "waiting"}


def test_the_state_shows_what_is_wrong(inside: Walker) -> None:
    printer_of(inside).become("trouble")
    inside.touch("staff.tab.state")
    wait_until(lambda: "Kertas habis." in inside.words(), "the printer's trouble")
    assert "Anjungan ini belum didaftarkan ke pusat." in inside.words()


def test_closing_asks_first(inside: Walker) -> None:
    asked: list[bool] = []
    inside.assembly.session.exit_asked.connect(lambda: asked.append(True))
    inside.touch("staff.tab.state", "staff.exit", "dialogCancel")
    assert asked == []
    inside.touch("staff.exit", "dialogConfirm")
    assert asked == [True]


def test_staff_who_leave_lock_the_door_behind_them(inside: Walker) -> None:
    inside.touch("staff.leave")
    inside.until(Screen.ATTRACT)
    knock(inside)
    inside.until(Screen.PIN)

from kiosk.queue.values import Issued, Ticket
from ui.router import (
    Attract,
    Help,
    HomePage,
    LaneQuestion,
    Notice,
    Result,
    Router,
    Screen,
    Services,
)


def a_result(number: str) -> Result:
    ticket = Ticket(
        stream="00" * 16,
        seq=1,
        day="2026-11-24",
        number=number,
        series="A",
        line="paspor",
        lane="umum",
        service="x",
        state="waiting",
        printed="no",
        copies=0,
        issued_at=0,
    )
    return Result(Issued(ticket, fresh=True), 1)


def test_nobody_is_here_at_first() -> None:
    router = Router()
    assert router.here == Attract()
    assert not router.can_go_back


def test_only_the_first_touch_wakes() -> None:
    router = Router()
    assert router.wake()
    assert router.here == HomePage()
    assert not router.wake()


def test_back_goes_the_way_one_came() -> None:
    router = Router()
    router.wake()
    router.go(Services("take"))
    router.go(LaneQuestion("x"))
    router.back()
    assert router.here == Services("take")
    router.back()
    router.back()
    assert router.here == HomePage()


def test_the_same_place_twice_is_one_step() -> None:
    router = Router()
    router.wake()
    router.go(Help())
    router.go(Help())
    router.back()
    assert router.here == HomePage()


def test_a_finished_journey_has_no_way_back_into_its_steps() -> None:
    router = Router()
    router.wake()
    router.go(Services("take"))
    router.go(LaneQuestion("x"))
    router.finish(a_result("A-001"))
    router.back()
    assert router.here == HomePage()


def test_a_refused_step_is_replaced_and_back_leads_before_it() -> None:
    router = Router()
    router.wake()
    router.go(Services("take"))
    router.go(LaneQuestion("x"))
    router.replace(Notice("closed"))
    assert router.here.screen is Screen.NOTICE
    router.back()
    assert router.here == Services("take")


def test_wiping_leaves_nothing() -> None:
    router = Router()
    router.wake()
    router.go(a_result("A-001"))
    router.wipe()
    assert router.here == Attract()
    assert not router.can_go_back


def test_staff_who_come_to_a_sleeping_stand_find_home_behind_them() -> None:
    router = Router()
    router.go(Help())
    router.back()
    assert router.here == HomePage()

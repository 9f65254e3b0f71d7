"""A number by touch: how many touches, and never two numbers for one."""

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest

from kiosk.app import Kiosk
from tests.ui.app.conftest import REAL_REST_MS, OpenStand, Walker
from ui.finger import wait_until
from ui.router import Screen


def middle(walker: Walker, name: str) -> QPoint:
    item = walker.finger.see(name)
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()


def test_three_touches_give_a_number_that_is_in_the_journal(at_home: Walker) -> None:
    at_home.touch("home.take", "service.paspor_umrah_haji", "lane.umum")
    shown = at_home.number()
    (ticket,) = at_home.tickets()
    assert (ticket.number, shown) == ("A-001", "A-001")
    assert (ticket.service, ticket.lane, ticket.state) == ("paspor_umrah_haji", "umum", "waiting")


def test_the_touch_that_wakes_chooses_nothing(open_stand: OpenStand) -> None:
    walker = open_stand()
    walker.rest(REAL_REST_MS)
    # The gold block of Attract lies where Home has one: the same finger must not press both.
    point = middle(walker, "attract.start")
    walker.finger.tap_at(point)
    walker.finger.tap_at(point)
    walker.until(Screen.HOME)
    wait_until(walker.finger.free, "the finger's rest")
    assert walker.screen is Screen.HOME
    assert walker.tickets() == ()


def test_foreigners_need_one_touch_more(at_home: Walker) -> None:
    at_home.touch("home.take", "group.wna", "service.itk_perpanjangan", "lane.umum")
    assert at_home.number() == "W-001"


def test_priority_is_its_own_series_and_hears_what_the_content_verifies(at_home: Walker) -> None:
    assert at_home.take(lane="prioritas") == "P-001"
    advice = at_home.reads("result.facts")
    assert "tidak wajib mendaftar lewat M-Paspor" in advice
    assert "Langsung saja ke loket prioritas" in advice


def test_every_result_says_that_it_is_no_appointment(at_home: Walker) -> None:
    at_home.take()
    assert "Bukan janji temu M-Paspor." in at_home.reads("result.facts")


def test_a_double_tap_on_the_answer_gives_one_number(at_home: Walker) -> None:
    at_home.touch("home.take", "service.paspor_umrah_haji")
    at_home.rest(REAL_REST_MS)
    point = middle(at_home, "lane.umum")
    wait_until(at_home.finger.free, "the finger's rest")
    for _ in range(4):
        at_home.finger.tap_at(point)
    assert at_home.number() == "A-001"
    wait_until(at_home.finger.free, "the finger's rest")
    assert [ticket.number for ticket in at_home.tickets()] == ["A-001"]


def test_two_touches_while_the_store_is_slow_give_one_number(at_home: Walker) -> None:
    at_home.touch("home.take", "service.paspor_umrah_haji")
    with at_home.home.writing():
        at_home.touch("lane.umum")
        wait_until(at_home.finger.free, "the finger's rest")
        at_home.finger.tap_at(middle(at_home, "lane.prioritas"))
        wait_until(at_home.finger.free, "the finger's rest")
        assert at_home.screen is Screen.LANE
    at_home.number()
    assert [ticket.number for ticket in at_home.tickets()] == ["A-001"]


def test_a_long_press_gives_one_number(at_home: Walker) -> None:
    at_home.touch("home.take", "service.paspor_umrah_haji")
    at_home.finger.tap("lane.umum", hold_ms=1200)
    at_home.number()
    assert len(at_home.tickets()) == 1


def test_a_finger_that_slides_off_chooses_nothing(at_home: Walker) -> None:
    wait_until(at_home.finger.free, "the finger's rest")
    at_home.finger.press(middle(at_home, "home.take"))
    at_home.finger.lift(QPoint(540, 300))
    QTest.qWait(1)  # why: one turn of the loop, in which a wrong touch would have acted
    assert at_home.screen is Screen.HOME


def test_a_number_for_somebody_else_is_a_second_one(at_home: Walker) -> None:
    assert at_home.take() == "A-001"
    at_home.touch("result.another", "service.paspor_baru_dewasa", "lane.umum")
    wait_until(lambda: at_home.reads("result.number", "number") == "A-002", "the second number")
    assert [ticket.number for ticket in at_home.tickets()] == ["A-001", "A-002"]


def test_a_number_can_be_taken_back(at_home: Walker) -> None:
    at_home.take()
    at_home.touch("result.cancel", "dialogConfirm")
    at_home.until(Screen.NOTICE)
    assert "A-001" in at_home.reads("notice.words")
    assert [ticket.state for ticket in at_home.tickets()] == ["cancelled"]


def test_thinking_better_of_it_keeps_the_number(at_home: Walker) -> None:
    at_home.take()
    at_home.touch("result.cancel", "dialogCancel")
    assert at_home.screen is Screen.RESULT
    assert [ticket.state for ticket in at_home.tickets()] == ["waiting"]


def test_trying_again_after_a_failure_uses_the_key_of_the_touch(
    open_stand: OpenStand, monkeypatch
) -> None:
    """The number was saved, but its answer got lost on the way: the retry finds that number."""
    walker = open_stand()
    real, answers = Kiosk.issue, []

    def loses_the_first_answer(kiosk, *values, **named):
        answers.append(real(kiosk, *values, **named))
        if len(answers) == 1:
            raise OSError("the answer is lost")
        return answers[-1]

    monkeypatch.setattr(Kiosk, "issue", loses_the_first_answer)
    walker.touch("attract.start", "home.take", "service.paspor_umrah_haji", "lane.umum")
    walker.until(Screen.NOTICE)
    walker.touch("notice.retry")
    assert walker.number() == "A-001"
    assert [answer.fresh for answer in answers] == [True, False]
    assert len(walker.tickets()) == 1


def test_two_answers_at_once_are_one(at_home: Walker) -> None:
    """As from two fingers within one turn of the loop, before the tiles know that it is busy."""
    at_home.touch("home.take", "service.paspor_umrah_haji")
    at_home.until(Screen.LANE)
    at_home.assembly.app.of(Screen.LANE).answer("umum")
    at_home.assembly.app.of(Screen.LANE).answer("prioritas")
    assert at_home.number() == "A-001"
    assert [ticket.number for ticket in at_home.tickets()] == ["A-001"]

"""Everything without a touch: by a keyboard, or a tactile pad of arrows and one key to confirm."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from tests.ui.app.conftest import OpenStand, Walker
from tests.ui.everyone.places import calm, places, shown
from ui.assembly import LANDSCAPE, PORTRAIT
from ui.finger import wait_until
from ui.router import Screen

Key = Qt.Key
ARROWS = (Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right)
MOST_PRESSES = 60


def press(walker: Walker, key: Key) -> None:
    QTest.keyClick(walker.assembly.window, key)


def focused(walker: Walker) -> QQuickItem:
    item = walker.assembly.window.activeFocusItem()
    assert isinstance(item, QQuickItem)
    return item


def is_control(item: QQuickItem) -> bool:
    """What is built on Touchable."""
    return item.property("rapid") is not None


def controls(walker: Walker) -> list[QQuickItem]:
    return [item for item in walker.finger.items() if is_control(item) and item.isEnabled()]


def name(item: QQuickItem) -> str:
    return item.objectName() or str(item.property("name"))


def corner(item: QQuickItem) -> tuple[float, float]:
    at = item.mapToScene(QPointF(0, 0))
    return at.x(), at.y()


def go_to(walker: Walker, wanted: str, key: Key) -> None:
    """Presses `key` until the control has the focus."""
    for _ in range(MOST_PRESSES):
        press(walker, key)
        if focused(walker).objectName() == wanted:
            return
    raise AssertionError(f"{wanted} isn't reached by {key}")


@pytest.fixture
def keyboard(open_stand: OpenStand) -> Walker:
    walker = open_stand()
    walker.assembly.window.requestActivate()
    wait_until(walker.assembly.window.isActive, "an active window")
    return walker


def wake(walker: Walker) -> None:
    press(walker, Key.Key_Return)
    walker.until(Screen.HOME)
    calm(walker)


def test_a_ticket_by_tab_and_enter_alone(keyboard: Walker) -> None:
    wake(keyboard)
    way = (
        ("home.take", Screen.SERVICES),
        ("service.paspor_umrah_haji", Screen.LANE),
        ("lane.umum", Screen.RESULT),
    )
    for control, screen in way:
        go_to(keyboard, control, Key.Key_Tab)
        press(keyboard, Key.Key_Return)
        keyboard.until(screen)
        calm(keyboard)
    assert [ticket.number for ticket in keyboard.tickets()] == ["A-001"]
    go_to(keyboard, "result.done", Key.Key_Tab)
    press(keyboard, Key.Key_Space)
    keyboard.until(Screen.ATTRACT)


def test_a_ticket_by_arrows_and_one_key(keyboard: Walker) -> None:
    wake(keyboard)
    for screen in (Screen.SERVICES, Screen.LANE, Screen.RESULT):
        press(keyboard, Key.Key_Down)  # the first control
        press(keyboard, Key.Key_Return)
        keyboard.until(screen)
        calm(keyboard)
    assert len(keyboard.tickets()) == 1


def test_a_panel_takes_the_keys_and_gives_them_back(keyboard: Walker) -> None:
    wake(keyboard)
    go_to(keyboard, "barLanguage", Key.Key_Tab)
    press(keyboard, Key.Key_Return)
    wait_until(lambda: focused(keyboard).objectName() == "panel.close", "the panel's focus")
    go_to(keyboard, "language.en", Key.Key_Tab)
    press(keyboard, Key.Key_Return)
    go_to(keyboard, "panel.close", Key.Key_Tab)
    press(keyboard, Key.Key_Return)
    wait_until(lambda: keyboard.finger.find("panel.close") is None, "the panel closed")
    go_to(keyboard, "home.take", Key.Key_Tab)
    press(keyboard, Key.Key_Return)
    keyboard.until(Screen.SERVICES)
    assert "What is the number for?" in keyboard.words()


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def test_every_control_everywhere_is_reached_in_reading_order(
    open_stand: OpenStand, size: QSize
) -> None:
    walker = open_stand(size=size)
    walker.assembly.window.requestActivate()
    wait_until(walker.assembly.window.isActive, "an active window")
    faults: list[str] = []
    for route in list(places(walker)):
        here = shown(walker, route)
        faults += [f"{here.screen} {fault}" for fault in faults_of(walker)]
    assert faults == [], "\n".join(faults)


def faults_of(walker: Walker) -> Iterator[str]:
    all_of_them = controls(walker)
    order = chain(walker, len(all_of_them))
    missed = {name(item) for item in all_of_them} - {name(item) for item in order}
    if missed:
        yield f"not reached by Tab: {sorted(missed)}"
    mine = [item for item in order if not item.objectName().startswith("bar")]
    for before, after in pairwise(mine):
        (x1, y1), (x2, y2) = corner(before), corner(after)
        if y2 < y1 - 1 and x2 <= x1 + 1:
            yield f"{name(after)} comes after {name(before)}, but stands before it"
    if order and any(item.objectName().startswith("bar") for item in order[: len(mine)]):
        yield "the bar comes before the rest"
    stranded = {name(item) for item in all_of_them} - by_arrows(walker, order)
    if stranded:
        yield f"not reached by arrows: {sorted(stranded)}"


def chain(walker: Walker, most: int) -> list[QQuickItem]:
    """What Tab goes through, from the beginning."""
    order: list[QQuickItem] = []
    start_again(walker)
    for _ in range(most + 2):
        press(walker, Key.Key_Tab)
        item = focused(walker)
        if item in order:
            break
        if is_control(item):
            order.append(item)
    return order


def start_again(walker: Walker) -> None:
    screen = walker.finger.see("screen")
    screen.childItems()[0].forceActiveFocus()


def by_arrows(walker: Walker, order: list[QQuickItem]) -> set[str]:
    """Every control that arrows lead to from the first."""
    if not order:
        return set()
    waiting, seen = [order[0]], {name(order[0])}
    while waiting:
        item = waiting.pop()
        for key in ARROWS:
            item.forceActiveFocus()
            press(walker, key)
            there = focused(walker)
            if is_control(there) and name(there) not in seen:
                seen.add(name(there))
                waiting.append(there)
    return seen


def test_what_has_the_focus_is_ringed(keyboard: Walker) -> None:
    wake(keyboard)
    before = keyboard.assembly.window.grabWindow()
    press(keyboard, Key.Key_Tab)
    item = focused(keyboard)
    after = keyboard.assembly.window.grabWindow()
    x, y = (round(part) for part in corner(item))
    edge = (x - 3, y + round(item.height() / 2))
    assert before.pixelColor(*edge) != after.pixelColor(*edge)
    assert QGuiApplication.focusWindow() is keyboard.assembly.window

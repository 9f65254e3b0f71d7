"""Everything works with a keyboard or a tactile pad alone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from tests.ui.conftest import Screen

GRID = """
    property string last: ""
    property int count: 0
    TileGrid { id: grid; x: 48; y: 768; width: 984; choices: 4
        Repeater { model: ["nw", "ne", "sw", "se"]
            Tile { required property string modelData; objectName: modelData; title: modelData
                   width: grid.cellWidth; height: grid.cellHeight
                   onActivated: { window.last = modelData; window.count += 1 } } } }
"""


@pytest.fixture
def grid(show: Callable[..., Screen]) -> Screen:
    screen = show(GRID)
    screen.find("nw").forceActiveFocus()
    return screen


def focused(screen: Screen) -> str:
    item = screen.window.activeFocusItem()
    return item.objectName() if item else ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_keys_that_activate(grid: Screen, key: Qt.Key) -> None:
    grid.type(key)
    assert (grid.get("last"), grid.get("count")) == ("nw", 1)


def test_a_key_held_down_counts_once(grid: Screen) -> None:
    for repeat in (False, True, True):
        QGuiApplication.sendEvent(
            grid.window,
            QKeyEvent(
                QEvent.Type.KeyPress,
                Qt.Key.Key_Return,
                Qt.KeyboardModifier.NoModifier,
                "\r",
                repeat,
            ),
        )
    assert grid.get("count") == 1


def test_arrows_follow_what_one_sees(grid: Screen) -> None:
    path = [focused(grid)]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left):
        grid.type(key)
        path.append(focused(grid))
    assert path == ["nw", "sw", "se", "ne", "nw"]


def test_an_arrow_into_nothing_keeps_the_focus(grid: Screen) -> None:
    grid.type(Qt.Key.Key_Up)
    assert focused(grid) == "nw"


def test_tab_goes_in_reading_order(grid: Screen) -> None:
    path = [focused(grid)]
    for _ in range(3):
        grid.type(Qt.Key.Key_Tab)
        path.append(focused(grid))
    assert path == ["nw", "ne", "sw", "se"]


def test_the_focused_tile_looks_different(grid: Screen) -> None:
    before = grid.window.grabWindow()
    grid.type(Qt.Key.Key_Down)
    after = grid.window.grabWindow()
    # The outer ring stands just outside the tile's left edge, half way down.
    edge = grid.at("sw", 0.0, 0.5)
    outside = (edge.x() - 3, edge.y())
    assert before.pixelColor(*outside) != after.pixelColor(*outside)
    assert after.pixelColor(*outside).name() == "#0b2e59"


def test_a_dialog_takes_the_focus_and_keeps_it(show: Callable[..., Screen]) -> None:
    screen = show("""
    property int confirmed: 0
    property int cancelled: 0
    property int behind: 0
    property bool asking: false
    Frame { anchors.fill: parent; title: "Anjungan"
        answers: Tile { objectName: "behind"; title: "Belakang"; onActivated: window.behind += 1 }
        overlay: Dialog { opened: window.asking; cancelIsSafe: true; title: "Batalkan?"
            confirmText: "Batalkan"; cancelText: "Tetap pakai"
            onConfirmed: window.confirmed += 1; onCancelled: window.cancelled += 1 } }
    """)
    behind = screen.at("behind")
    screen.window.setProperty("asking", True)
    assert focused(screen) == "dialogCancel"
    reached = set()
    for _ in range(8):
        screen.type(Qt.Key.Key_Tab)
        reached.add(focused(screen))
    assert reached == {"dialogCancel", "dialogConfirm"}
    screen.press(behind)
    screen.release(behind)
    assert screen.get("behind") == 0
    screen.type(Qt.Key.Key_Escape)
    screen.tap("dialogConfirm")
    assert (screen.get("confirmed"), screen.get("cancelled")) == (1, 1)


def test_digits_of_a_hardware_keyboard_type_into_the_pad(show: Callable[..., Screen]) -> None:
    screen = show("""
    property string typed: ""
    NumberPad { objectName: "pad"; focus: true
        onDigit: value => window.typed += value
        onErased: window.typed = window.typed.slice(0, -1) }
    """)
    for key in (Qt.Key.Key_1, Qt.Key.Key_0, Qt.Key.Key_9, Qt.Key.Key_Backspace, Qt.Key.Key_2):
        screen.type(key)
    assert screen.get("typed") == "102"

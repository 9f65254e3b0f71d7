"""What a finger does: one activation, on release inside the target, whatever else happens."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from tests.ui.conftest import Screen

TWO_TILES = """
    property int first: 0
    property int second: 0
    property int refusals: 0
    property bool held: false
    Timer { interval: 1000; running: first.pressed; onTriggered: window.held = true }
    Tile { id: first; objectName: "first"; x: 48; y: 768; title: "Paspor baru"; thing: "new"
           onActivated: window.first += 1 }
    Tile { objectName: "second"; x: 552; y: 768; title: "Paspor anak"; thing: "child"
           onActivated: window.second += 1 }
    Tile { objectName: "closed"; x: 48; y: 1200; title: "Tanya"; whyNot: "Buka Selasa 08.00"
           onActivated: window.first += 1; onRefused: window.refusals += 1 }
"""


@pytest.fixture
def tiles(show: Callable[..., Screen]) -> Screen:
    return show(TWO_TILES)


def test_release_inside_counts_once(tiles: Screen) -> None:
    tiles.press(tiles.at("first"))
    assert tiles.get("first") == 0
    assert tiles.find("first").property("pressed")
    tiles.release(tiles.at("first"))
    assert tiles.get("first") == 1
    assert not tiles.find("first").property("pressed")


def test_drift_within_the_target_still_counts(tiles: Screen) -> None:
    tiles.press(tiles.at("first", 0.1, 0.1))
    for step in range(1, 9):
        tiles.move(tiles.at("first", 0.1 + step / 10, 0.1 + step / 10))
        tiles.window.grabWindow()  # a frame, at which Qt hands the movement on
    tiles.release(tiles.at("first", 0.9, 0.9))
    assert tiles.get("first") == 1


def test_sliding_out_takes_it_back(tiles: Screen) -> None:
    tiles.press(tiles.at("first"))
    tiles.move(tiles.at("first", 0.5, 1.3))
    # Qt hands on movements once a frame.
    first = tiles.find("first")
    tiles.qtbot.waitUntil(lambda: not first.property("pressed"), timeout=3000)
    tiles.release(tiles.at("first", 0.5, 1.3))
    assert tiles.get("first") == 0


def test_the_screen_answers_after_a_finger_slid_out(tiles: Screen) -> None:
    tiles.press(tiles.at("first"))
    tiles.move(tiles.at("second"))
    tiles.release(tiles.at("second"))
    assert (tiles.get("first"), tiles.get("second")) == (0, 0)
    tiles.tap("second")
    assert tiles.get("second") == 1


def test_a_long_press_counts_once(tiles: Screen) -> None:
    tiles.press(tiles.at("first"))
    # Longer than Qt's own long-press time.
    tiles.qtbot.waitUntil(lambda: tiles.get("held"), timeout=5000)
    assert tiles.get("first") == 0
    assert tiles.find("first").property("pressed")
    tiles.release(tiles.at("first"))
    assert tiles.get("first") == 1


def test_a_second_finger_does_nothing(tiles: Screen) -> None:
    touch = QTest.touchEvent(tiles.window, tiles.device)
    touch.press(0, tiles.at("first"), tiles.window).commit()
    touch.stationary(0).press(1, tiles.at("second"), tiles.window).commit()
    assert not tiles.find("second").property("pressed")
    touch.stationary(0).release(1, tiles.at("second"), tiles.window).commit()
    assert (tiles.get("first"), tiles.get("second")) == (0, 0)
    touch.release(0, tiles.at("first"), tiles.window).commit()
    assert (tiles.get("first"), tiles.get("second")) == (1, 0)


def test_two_fingers_on_one_target_count_once(tiles: Screen) -> None:
    touch = QTest.touchEvent(tiles.window, tiles.device)
    touch.press(0, tiles.at("first", 0.3), tiles.window).commit()
    touch.stationary(0).press(1, tiles.at("first", 0.7), tiles.window).commit()
    touch.stationary(0).release(1, tiles.at("first", 0.7), tiles.window).commit()
    touch.release(0, tiles.at("first", 0.3), tiles.window).commit()
    assert tiles.get("first") == 1


def test_half_a_double_tap_doesnt_press_the_next_target(tiles: Screen) -> None:
    # An hour, so that a slow machine can't end the rest in between.
    tiles.one_finger.setProperty("settle", 3_600_000)
    tiles.tap("first")
    tiles.press(tiles.at("second"))
    tiles.release(tiles.at("second"))
    assert (tiles.get("first"), tiles.get("second")) == (1, 0)


def test_after_the_rest_a_touch_counts_again(tiles: Screen) -> None:
    tiles.tap("first")
    tiles.tap("second")
    tiles.tap("first")
    assert (tiles.get("first"), tiles.get("second")) == (2, 1)


def test_what_cant_be_had_says_so(tiles: Screen) -> None:
    tiles.tap("closed")
    assert (tiles.get("first"), tiles.get("refusals")) == (0, 1)
    assert tiles.find("closed").opacity() == 1


def test_a_target_that_goes_away_under_the_finger_lets_it_go(show: Callable[..., Screen]) -> None:
    screen = show("""
    property int count: 0
    property bool here: true
    Loader { active: window.here; sourceComponent: Component {
        Tile { objectName: "going"; title: "Pergi" } } }
    Tile { objectName: "staying"; y: 768; title: "Tetap"; onActivated: window.count += 1 }
    """)
    screen.press(screen.at("going"))
    screen.window.setProperty("here", False)
    screen.qtbot.waitUntil(lambda: screen.one_finger.property("holder") is None, timeout=3000)
    screen.release(screen.at("staying", 0.5, 2.0))
    screen.tap("staying")
    assert screen.get("count") == 1


def test_pad_keys_keep_up_with_fast_typing(show: Callable[..., Screen]) -> None:
    screen = show("""
    property string typed: ""
    property int confirmations: 0
    NumberPad { x: 200; y: 768; places: 6; typed: window.typed.length
        onDigit: value => window.typed += value
        onErased: window.typed = window.typed.slice(0, -1)
        onConfirmed: window.confirmations += 1 }
    """)
    for name in ("digit4", "digit0", "digit0", "digit7", "erase", "digit9"):
        screen.press(screen.at(name))
        screen.release(screen.at(name))
    assert screen.get("typed") == "4009"
    screen.tap("confirm")
    assert screen.get("confirmations") == 1


def test_a_palm_beside_the_finger_does_nothing(tiles: Screen) -> None:
    """The hand rests on the screen first, on a target and beside any; the finger still counts."""
    touch = QTest.touchEvent(tiles.window, tiles.device)
    touch.press(0, QPoint(1000, 1850), tiles.window).commit()
    touch.stationary(0).press(1, tiles.at("first"), tiles.window).commit()
    touch.stationary(0).release(1, tiles.at("first"), tiles.window).commit()
    assert tiles.get("first") == 1
    touch.release(0, QPoint(1000, 1850), tiles.window).commit()
    assert (tiles.get("first"), tiles.get("second")) == (1, 0)


def test_a_whole_hand_presses_one_target_at_most(tiles: Screen) -> None:
    places = [
        tiles.at("first"),
        tiles.at("second"),
        tiles.at("first", 0.2),
        tiles.at("second", 0.8),
    ]
    touch = QTest.touchEvent(tiles.window, tiles.device)
    for finger, place in enumerate(places):
        touch.press(finger, place, tiles.window)
    touch.commit()
    for finger, place in enumerate(places):
        touch.release(finger, place, tiles.window)
    touch.commit()
    assert tiles.get("first") + tiles.get("second") <= 1


def test_shaking_within_the_target_counts_once(tiles: Screen) -> None:
    """As a hand that trembles: sixty small movements of a few millimetres, back and forth."""
    tiles.press(tiles.at("first"))
    middle = tiles.at("first")
    for step in range(60):
        tiles.move(middle + QPoint(15 * (-1) ** step, 12 * (-1) ** (step // 2)))
    tiles.window.grabWindow()  # a frame, at which Qt hands the movements on
    tiles.release(middle)
    assert tiles.get("first") == 1


def test_out_and_back_in_is_seen_and_counts(tiles: Screen) -> None:
    first = tiles.find("first")
    tiles.press(tiles.at("first"))
    tiles.move(tiles.at("first", 0.5, 1.3))
    tiles.qtbot.waitUntil(lambda: not first.property("pressed"), timeout=3000)
    tiles.move(tiles.at("first"))
    tiles.qtbot.waitUntil(lambda: bool(first.property("pressed")), timeout=3000)
    tiles.release(tiles.at("first"))
    assert tiles.get("first") == 1


def test_a_double_tap_on_one_target_counts_once(tiles: Screen) -> None:
    # An hour, so that a slow machine can't end the rest in between.
    tiles.one_finger.setProperty("settle", 3_600_000)
    tiles.tap("first")
    for _ in range(3):
        tiles.press(tiles.at("first"))
        tiles.release(tiles.at("first"))
    assert tiles.get("first") == 1

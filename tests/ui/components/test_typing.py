"""The on-screen keyboard: large keys, and a plugged-in keyboard or scanner beside it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest

from tests.ui.conftest import LANDSCAPE, PORTRAIT, Screen, Stand
from tests.ui.hardware import type_text

KEYBOARD = """
    property string typed: ""
    property int confirmed: 0
    property int other: 0
    Keyboard { objectName: "keyboard"; focus: true; x: 48; width: window.width - 96; height: 640
        text: window.typed
        onTyped: sign => window.typed += sign
        onErased: window.typed = window.typed.slice(0, -1)
        onConfirmed: window.confirmed += 1 }
"""
STANDS = [
    Stand(stand.width, stand.height, stand.px_per_mm, factor)
    for stand in (PORTRAIT, LANDSCAPE)
    for factor in (1.0, 2.0)
]


@pytest.fixture
def keyboard(show: Callable[..., Screen]) -> Screen:
    return show(KEYBOARD)


def focused(screen: Screen) -> str:
    item = screen.window.activeFocusItem()
    return item.objectName() if item else ""


def keys_of(screen: Screen) -> list[str]:
    return [item.objectName() for item in screen.walk() if item.objectName().startswith("key.")]


def test_letters_digits_space_and_erase_by_touch(keyboard: Screen) -> None:
    for key in ("b", "r", "p", "p", "erase", "space", "7", "0", "?"):
        keyboard.tap(f"key.{key}")
    keyboard.tap("key.done")
    assert (keyboard.get("typed"), keyboard.get("confirmed")) == ("brp 70?", 1)


def test_letters_follow_each_other_as_fast_as_one_likes(keyboard: Screen) -> None:
    for key in ("p", "p", "a", "s"):
        keyboard.press(keyboard.at(f"key.{key}"))
        keyboard.release(keyboard.at(f"key.{key}"))
    assert keyboard.get("typed") == "ppas"


@pytest.mark.parametrize("stand", STANDS, ids=lambda stand: f"{stand.width}-{stand.text_factor}")
def test_every_letter_and_digit_once_and_large(show: Callable[..., Screen], stand: Stand) -> None:
    screen = show(KEYBOARD, stand)
    screen.window.grabWindow()
    names = keys_of(screen)
    signs = sorted(name.removeprefix("key.") for name in names)
    letters = "abcdefghijklmnopqrstuvwxyz0123456789-,.?"
    assert signs == sorted([*letters, "space", "erase", "done"])
    places = []
    for name in names:
        item = screen.find(name)
        assert min(item.width(), item.height()) >= 20 * stand.px_per_mm - 0.5, name
        places.append(item.mapRectToScene(item.boundingRect()))
    window = QRectF(0, 0, stand.width, stand.height)
    assert all(window.contains(place) for place in places)
    assert not any(a.intersects(b) for i, a in enumerate(places) for b in places[:i])


def test_a_scanner_types_and_its_enter_confirms(keyboard: Screen) -> None:
    type_text(keyboard.window, "AB-12 x\n")
    assert (keyboard.get("typed"), keyboard.get("confirmed")) == ("AB-12 x", 1)


def test_a_scanner_types_whatever_key_has_the_focus(keyboard: Screen) -> None:
    keyboard.find("key.q").forceActiveFocus()
    type_text(keyboard.window, "7 8\n")
    assert (keyboard.get("typed"), keyboard.get("confirmed")) == ("7 8", 1)


def test_a_tactile_pad_reaches_the_keys_and_presses_them(keyboard: Screen) -> None:
    assert focused(keyboard) == "typed"
    keyboard.type(Qt.Key.Key_Down)
    keyboard.type(Qt.Key.Key_Down)
    assert focused(keyboard) == "key.q"
    keyboard.type(Qt.Key.Key_Return)
    keyboard.type(Qt.Key.Key_Right)
    keyboard.type(Qt.Key.Key_Space)
    assert (keyboard.get("typed"), keyboard.get("confirmed")) == ("qw", 0)


def test_keys_with_control_or_without_a_sign_type_nothing(keyboard: Screen) -> None:
    QTest.keyClick(keyboard.window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_F4, Qt.Key.Key_Escape):
        keyboard.type(key)
    assert keyboard.get("typed") == ""


def test_it_says_why_it_cannot_be_confirmed(keyboard: Screen) -> None:
    keyboard.find("keyboard").setProperty("whyNot", "Ketik dulu")
    keyboard.tap("key.done")
    keyboard.type(Qt.Key.Key_Return)
    assert keyboard.get("confirmed") == 0
    assert keyboard.find("key.done").property("description") == "Ketik dulu"

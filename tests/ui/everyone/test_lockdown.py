"""Whatever is pressed, clicked or closed: the stand stays on the screen, and where it was."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest

from tests.ui.app.conftest import HandClock, OpenStand, Walker
from tests.ui.everyone.places import calm, places, shown
from ui.finger import wait_until
from ui.router import Screen

Key = Qt.Key
Held = Qt.KeyboardModifier

WINDOW_KEYS = [
    (Key.Key_F4, Held.AltModifier),
    (Key.Key_Tab, Held.AltModifier),
    (Key.Key_Space, Held.AltModifier),
    (Key.Key_Q, Held.ControlModifier),
    (Key.Key_W, Held.ControlModifier),
    (Key.Key_C, Held.ControlModifier),
    (Key.Key_V, Held.ControlModifier),
    (Key.Key_Delete, Held.ControlModifier | Held.AltModifier),
    (Key.Key_F1, Held.ControlModifier | Held.AltModifier),
    (Key.Key_D, Held.MetaModifier),
    *[
        (key, Held.NoModifier)
        for key in (
            Key.Key_F1, Key.Key_F5, Key.Key_F11, Key.Key_F12, Key.Key_Print, Key.Key_SysReq,
            Key.Key_Super_L, Key.Key_Super_R, Key.Key_Meta, Key.Key_Menu, Key.Key_Pause,
            Key.Key_Close, Key.Key_Exit, Key.Key_PowerOff, Key.Key_Sleep, Key.Key_HomePage,
            Key.Key_Back, Key.Key_Search, Key.Key_LaunchMail, Key.Key_Alt, Key.Key_Control,
        )
    ],
]  # fmt: skip


def strike(walker: Walker, key: Key, held: Held = Held.NoModifier) -> None:
    """A key of a keyboard, pressed and let go. Not QTest's, which knows no key of a desktop."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QGuiApplication.sendEvent(walker.assembly.window, QKeyEvent(kind, key, held))


def state(walker: Walker) -> tuple[object, ...]:
    window = walker.assembly.window
    app = walker.assembly.app
    route = walker.assembly.session.router.here
    return (route, window.isVisible(), window.visibility(), app.language, app.textFactor)


def test_no_window_key_does_anything_anywhere(open_stand: OpenStand) -> None:
    walker = open_stand()
    for route in list(places(walker)):
        shown(walker, route)
        before = state(walker)
        for key, held in WINDOW_KEYS:
            strike(walker, key, held)
        calm(walker)
        assert state(walker) == before


def test_locked_keys_wake_nobody(open_stand: OpenStand, clock: HandClock) -> None:
    walker = open_stand(clock=clock)
    for key, held in WINDOW_KEYS:
        strike(walker, key, held)
    assert walker.screen is Screen.ATTRACT
    strike(walker, Key.Key_Return)
    walker.until(Screen.HOME)


def test_the_window_cant_be_closed(at_home: Walker) -> None:
    window = at_home.assembly.window
    ended: list[bool] = []
    app = QGuiApplication.instance()
    assert app is not None
    app.aboutToQuit.connect(lambda: ended.append(True))
    assert not window.close()
    assert window.isVisible()
    assert ended == []


def test_a_developers_window_can(at_home: Walker) -> None:
    at_home.assembly.lockdown.closable = True
    assert at_home.assembly.window.close()


@pytest.mark.parametrize("button", [Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton])
def test_only_the_left_button_of_a_mouse_counts(at_home: Walker, button: Qt.MouseButton) -> None:
    window = at_home.assembly.window
    for x in range(60, window.width(), 160):
        for y in range(60, window.height(), 160):
            QTest.mouseClick(window, button, Held.NoModifier, QPoint(x, y))
    calm(at_home)
    assert at_home.screen is Screen.HOME
    wait_until(at_home.finger.free, "the finger's rest")
    middle = at_home.finger._middle_of("home.take")
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Held.NoModifier, middle)
    at_home.until(Screen.SERVICES)


def test_typed_text_reaches_a_field_but_nothing_is_pasted(open_stand: OpenStand) -> None:
    """A field, wherever a screen has one, gets letters; the clipboard stays what it was."""
    walker = open_stand()
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("dari tempat lain")
    for route in list(places(walker)):
        shown(walker, route)
        for key in (Key.Key_A, Key.Key_C, Key.Key_X, Key.Key_V):
            strike(walker, key, Held.ControlModifier)
        assert "dari tempat lain" not in " ".join(walker.words())
    assert clipboard.text() == "dari tempat lain"

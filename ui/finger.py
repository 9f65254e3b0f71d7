"""A finger on the real window: the self-test, the tour, the demo and the tests touch with it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import cast

from PySide6.QtCore import QObject, QPoint, QPointF
from PySide6.QtGui import QPointingDevice
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

WAIT_S = 10.0
_STEP_MS = 5


class NotThere(Exception):
    """What should be touched or seen didn't come in time."""


def wait_until(condition: Callable[[], bool], what: str, wait_s: float = WAIT_S) -> None:
    """Lets the window live until `condition` holds. Raises `NotThere` after `wait_s` seconds."""
    deadline = time.monotonic() + wait_s
    while not condition():
        if time.monotonic() > deadline:
            raise NotThere(f"{what}: not within {wait_s:.0f} s")
        QTest.qWait(_STEP_MS)


class TouchFinger:
    """Touches controls by their objectName, as a person would: press, maybe hold, release."""

    def __init__(self, window: QQuickWindow, engine: QQmlApplicationEngine) -> None:
        self._window = window
        # One device for all windows: Qt never takes a touch device away again.
        self._device = _device()
        self._rest = cast(QObject, engine.singletonInstance("Kiosk.theme", "Finger"))

    def items(self) -> Iterator[QQuickItem]:
        """Every item that is visible now."""
        waiting = [self._window.contentItem()]
        while waiting:
            item = waiting.pop()
            if item.isVisible() and item.opacity() > 0:
                yield item
                waiting.extend(item.childItems())

    def find(self, name: str) -> QQuickItem | None:
        """The visible item of that name."""
        return next((item for item in self.items() if item.objectName() == name), None)

    def names(self) -> set[str]:
        """Names of everything visible that has one."""
        return {item.objectName() for item in self.items() if item.objectName()}

    def see(self, name: str, wait_s: float = WAIT_S) -> QQuickItem:
        """Waits for an item to be visible and answers it."""
        found: list[QQuickItem] = []

        def there() -> bool:
            item = self.find(name)
            if item is not None:
                found.append(item)
            return item is not None

        wait_until(there, f"“{name}” visible", wait_s)
        return found[0]

    def tap(self, name: str, hold_ms: int = 0) -> None:
        """Touches the middle of a control once it is there and the finger counts again."""
        wait_until(self._window.isExposed, "the window")
        wait_until(self.free, "the finger's rest")
        middle = self._middle_of(name)
        self.press(middle)
        if hold_ms:
            QTest.qWait(hold_ms)
        self.lift(middle)

    def _middle_of(self, name: str) -> QPoint:
        """Where a control is, once it can be touched and a frame has shown it there.

        Items find their places just before a frame is drawn. Until then what is new on the
        screen still lies where it was made, and would move away under the finger.
        """
        while True:
            before = self._place_of(name)
            self._next_frame()
            item = self.find(name)
            if item is not None and item.isEnabled() and self._place_of(name) == before:
                return before

    def _place_of(self, name: str) -> QPoint:
        item = self.see(name)
        wait_until(item.isEnabled, f"“{name}” enabled")
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()

    def _next_frame(self) -> None:
        """Waits until the window has drawn a frame that began after now."""
        shown: list[bool] = []
        receive = self._window.frameSwapped.connect(lambda: shown.append(True))
        try:
            self._window.update()
            wait_until(lambda: bool(shown), "a frame")
        finally:
            self._window.frameSwapped.disconnect(receive)

    def tap_at(self, point: QPoint) -> None:
        """Touches a place, whatever is there and without waiting."""
        self.press(point)
        self.lift(point)

    def press(self, point: QPoint, finger: int = 0) -> None:
        """The finger comes down."""
        QTest.touchEvent(self._window, self._device).press(finger, point, self._window).commit()

    def lift(self, point: QPoint, finger: int = 0) -> None:
        """The finger goes up."""
        QTest.touchEvent(self._window, self._device).release(finger, point, self._window).commit()

    def free(self) -> bool:
        """True when the next touch counts."""
        return bool(self._rest.property("free"))


_devices: list[QPointingDevice] = []


def _device() -> QPointingDevice:
    if not _devices:
        _devices.append(QTest.createTouchDevice())
    return _devices[0]

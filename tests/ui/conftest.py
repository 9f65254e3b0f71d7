"""What every test of the screen gets: Qt without widgets, an engine, windows of the two stands.

Any warning of Qt or QML fails the test (`qt_log_level_fail`). A failed test leaves a picture of
its window in test-output/.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QPointingDevice
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.speaking import fakes
from ui.assets import make_engine

__all__ = ["fakes"]

PICTURES = Path(__file__).parents[2] / "test-output"


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    """No widgets: the stand has none."""
    return QGuiApplication


@dataclass(frozen=True)
class Stand:
    """One of the two reference screens, and how a person has set it."""

    width: int = 1080
    height: int = 1920
    px_per_mm: float = 4.03
    text_factor: float = 1.0
    high_contrast: bool = False

    @property
    def landscape(self) -> bool:
        return self.width > self.height


PORTRAIT = Stand()
LANDSCAPE = Stand(width=1366, height=768, px_per_mm=3.96)


@pytest.fixture
def engine(qapp: QGuiApplication) -> Iterator[QQmlApplicationEngine]:
    """An engine with fonts, drawings and `Kiosk.*`; nothing of it outlives the test."""
    engine = make_engine()
    yield engine
    engine.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class Screen:
    """A window with QML in it, and a finger that touches it."""

    def __init__(self, window: QQuickWindow, engine: QQmlApplicationEngine, qtbot: QtBot) -> None:
        self.window = window
        self.engine = engine
        self.theme: QObject = engine.singletonInstance("Kiosk.theme", "Theme")
        self.one_finger: QObject = engine.singletonInstance("Kiosk.theme", "Finger")
        self.device: QPointingDevice = touch_device()
        self.qtbot = qtbot

    def get(self, name: str) -> Any:
        """A property of the window's QML."""
        return self.window.property(name)

    def find(self, name: str) -> QQuickItem:
        """The visible item of that objectName; delegates aren't QObject children of the window."""
        return next(item for item in self.walk() if item.objectName() == name)

    def at(self, name: str, x: float = 0.5, y: float = 0.5) -> QPoint:
        """A point of the item, as parts of its width and height, in the window."""
        item = self.find(name)
        return item.mapToScene(QPointF(item.width() * x, item.height() * y)).toPoint()

    def press(self, at: QPoint, finger: int = 0) -> None:
        """The finger comes down; the others stay where they are."""
        QTest.touchEvent(self.window, self.device).press(finger, at, self.window).commit()

    def move(self, at: QPoint, finger: int = 0) -> None:
        """The finger slides."""
        QTest.touchEvent(self.window, self.device).move(finger, at, self.window).commit()

    def release(self, at: QPoint, finger: int = 0) -> None:
        """The finger lifts."""
        QTest.touchEvent(self.window, self.device).release(finger, at, self.window).commit()

    def rested(self) -> None:
        """Wait until the next touch counts."""
        self.qtbot.waitUntil(lambda: self.one_finger.property("free"), timeout=3000)

    def tap(self, name: str) -> None:
        """Touch the item and let go."""
        self.rested()
        self.press(self.at(name))
        self.release(self.at(name))

    def type(self, key: Qt.Key) -> None:
        """Press a key of a hardware keyboard."""
        QTest.keyClick(self.window, key)

    def walk(self) -> Iterator[QQuickItem]:
        """Every visible item."""
        waiting = [self.window.contentItem()]
        while waiting:
            item = waiting.pop()
            if item.isVisible():
                yield item
                waiting.extend(item.childItems())

    def texts(self) -> Iterator[QQuickItem]:
        """Every visible piece of text that has words in it."""
        for item in self.walk():
            if item.metaObject().indexOfProperty("truncated") >= 0 and item.property("text"):
                yield item


@cache
def touch_device() -> QPointingDevice:
    """The touch screen; Qt keeps it until the process ends."""
    return QTest.createTouchDevice()


@pytest.fixture
def show(
    engine: QQmlApplicationEngine, qtbot: QtBot, request: pytest.FixtureRequest
) -> Iterator[Callable[..., Screen]]:
    """Call it with the QML of a window's content, and perhaps a stand: gives the `Screen`."""
    shown: list[Screen] = []

    def window_of(content: str, stand: Stand = PORTRAIT) -> Screen:
        wear(engine, stand)
        source = (
            "import QtQuick\nimport Kiosk.theme\nimport Kiosk.components\n"
            f"Window {{ id: window; visible: true; width: {stand.width}; height: {stand.height}\n"
            f"{content}\n}}"
        )
        engine.loadData(source.encode(), QUrl("test.qml"))
        window = engine.rootObjects()[-1]
        assert isinstance(window, QQuickWindow)
        window.requestActivate()
        qtbot.waitUntil(lambda: window.isActive() and window.isExposed(), timeout=5000)
        shown.append(Screen(window, engine, qtbot))
        return shown[-1]

    yield window_of
    if request.node.stash.get(FAILED, False):
        PICTURES.mkdir(exist_ok=True)
        for screen in shown:
            name = re.sub(r"[^\w.-]+", "-", request.node.name)
            screen.window.grabWindow().save(str(PICTURES / f"{name}.png"))
    for screen in shown:
        screen.window.close()


def wear(engine: QQmlApplicationEngine, stand: Stand) -> None:
    """Set the theme as that stand's screen and person need it."""
    theme = engine.singletonInstance("Kiosk.theme", "Theme")
    theme.setProperty("landscape", stand.landscape)
    theme.setProperty("pxPerMm", stand.px_per_mm)
    theme.setProperty("textFactor", stand.text_factor)
    theme.setProperty("highContrast", stand.high_contrast)
    theme.setProperty("reducedMotion", True)


FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Remember a failure, for the picture."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report

"""`kiosk run`: the touch screen."""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType, TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, QSocketNotifier, QTimer
from PySide6.QtGui import QGuiApplication

from kiosk.home import Home
from kiosk.settings import load
from ui.assembly import LANDSCAPE, PORTRAIT, Assembly, fitting_px_per_mm
from ui.renderer import StartMarker, choose
from ui.router import Notice
from ui.services import Alone, ServicesFactory
from ui.watchdog import Watchdog

if TYPE_CHECKING:
    from kiosk.app import Kiosk

log = logging.getLogger("ui")

_PLAUSIBLE_PX_PER_MM = (2.0, 12.0)
_MM_PER_INCH = 25.4


def run(
    home: Path,
    windowed: bool,
    services: ServicesFactory = Alone,
    opening: Callable[[], Kiosk] | None = None,
) -> int:
    """Shows the stand until it is ended; answers the exit code.

    `services` makes the printer and the link thread; `opening` opens the stand inside the store
    thread (default: `Kiosk.open`).

    Raises:
        NotFound: there is no home here. BadInput: a setting is wrong.
    """
    place = Home(home).require()
    screen = load(place.settings).screen
    marker = StartMarker(home)
    renderer = choose(screen.renderer, marker)
    marker.set()
    gui = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    assert isinstance(gui, QGuiApplication)
    assembly = Assembly(place, services, opening=opening)
    assembly.logbook.watch_crashes()
    log.info("the screen starts, renderer %s", renderer)
    if assembly.logbook.last_crash:
        log.warning("the last run was cut off: %s", assembly.logbook.last_crash)
    sys.excepthook = _Calm(assembly)
    ends = _SignalEnds(_leave)
    watchdog = Watchdog()
    try:
        size = _size(gui, windowed)
        px_per_mm = fitting_px_per_mm(screen.px_per_mm or _reported(gui), size)
        assembly.start(px_per_mm, reduced_motion=screen.reduced_motion)
        assembly.lockdown.closable = windowed
        _show(assembly, size, windowed, marker, watchdog)
        assembly.session.exit_asked.connect(_leave)
        return int(gui.exec())
    finally:
        watchdog.stopping()
        ends.close()
        assembly.close()
        sys.excepthook = sys.__excepthook__


def _show(
    assembly: Assembly, size: QSize, windowed: bool, marker: StartMarker, watchdog: Watchdog
) -> None:
    window = assembly.window

    def first_frame() -> None:
        window.frameSwapped.disconnect(first_frame)
        marker.clear()
        watchdog.ready()
        assembly.services.start()

    window.frameSwapped.connect(first_frame)
    window.resize(size)
    if windowed:
        window.show()
    else:
        window.showFullScreen()


def _leave() -> None:
    # Not `quit`, which asks the window first: that one never agrees.
    QCoreApplication.exit(0)


def _size(gui: QGuiApplication, windowed: bool) -> QSize:
    """The whole screen; or the largest window of the design's shape that fits."""
    screen = gui.primaryScreen()
    if not windowed:
        return screen.size()
    room = screen.availableSize()
    design = PORTRAIT if room.height() >= room.width() else LANDSCAPE
    if room.width() >= PORTRAIT.width() and room.height() >= PORTRAIT.height():
        return PORTRAIT
    part = min(1.0, room.width() / design.width(), room.height() / design.height())
    return QSize(int(design.width() * part), int(design.height() * part))


def _reported(gui: QGuiApplication) -> float:
    """What the screen says of itself; 0 where that can't be true."""
    found = gui.primaryScreen().physicalDotsPerInch() / _MM_PER_INCH
    least, most = _PLAUSIBLE_PX_PER_MM
    return found if least <= found <= most else 0.0


class _Calm:
    """An error in a slot: written down, and the person sees a calm screen with a way on."""

    def __init__(self, assembly: Assembly) -> None:
        self._assembly = assembly

    def __call__(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        log.critical("an error nobody expected", exc_info=(kind, error, trace))
        if isinstance(error, KeyboardInterrupt):
            QTimer.singleShot(0, _leave)
        else:
            # From the event loop: the slot that failed may be in the middle of a route.
            session = self._assembly.session
            QTimer.singleShot(0, session, lambda: session.finish(Notice("failed")))


class _SignalEnds:
    """SIGTERM and SIGINT end the program cleanly; a second one ends it at once."""

    def __init__(self, end: Callable[[], None]) -> None:
        self._end = end
        self._asked = False
        self._read, self._write = socket.socketpair()
        self._read.setblocking(False)
        self._write.setblocking(False)
        # Python runs signal handlers only between byte codes, and Qt's loop runs none: the
        # wake-up byte brings the signal into the loop.
        self._old_fd = signal.set_wakeup_fd(self._write.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._drain)
        self._old = {
            number: signal.signal(number, self._caught)
            for number in (signal.SIGTERM, signal.SIGINT)
        }

    def close(self) -> None:
        """Gives the signals back."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._old_fd)
        for number, handler in self._old.items():
            signal.signal(number, handler)
        self._read.close()
        self._write.close()

    def _drain(self) -> None:
        self._read.recv(64)

    def _caught(self, number: int, frame: FrameType | None) -> None:
        if self._asked:
            os._exit(128 + number)
        self._asked = True
        log.info("asked to end by signal %d", number)
        self._end()

"""The screen put together from its parts, for `ui.app`, the tour, the self-test and the tests."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, QUrl
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk.clock import Clock
from kiosk.home import Home
from ui.assets import QML, make_engine
from ui.garbage import GuiThreadGarbage
from ui.languages import Translators, available
from ui.lockdown import Lockdown
from ui.logbook import Logbook
from ui.services import Alone, ServicesFactory
from ui.session import Session
from ui.tasks import Pool, StoreThread
from ui.viewmodels.app import DEFAULT_LANGUAGE, AppVm

if TYPE_CHECKING:
    from kiosk.app import Kiosk

REFERENCE_PX_PER_MM = 4.03
LANDSCAPE_PX_PER_MM = 3.96
PORTRAIT = QSize(1080, 1920)
LANDSCAPE = QSize(1366, 768)

ROOMY = 4 / 3
"""How much larger than drawn a lying design may stand on a screen that has the room, so that a
21.5 inch one doesn't show small words amid empty space."""

SWITCH_S = 0.0005
"""How long the screen's thread waits at most until another one lets it run Python. 5 ms is usual,
and a new screen asks many times while the printer's thread draws a ticket."""

log = logging.getLogger("ui")

_SIGNS_OF_LIFE = frozenset(
    {QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress}
)


def fitting_px_per_mm(wanted: float, size: QSize) -> float:
    """`wanted`, or less where the design wouldn't fit the screen in true size.

    Lying it stands up to a third larger where there is room. Standing it doesn't, since what is
    larger is also higher than a hand reaches from a wheelchair.
    """
    landscape = size.width() > size.height()
    design = LANDSCAPE if landscape else PORTRAIT
    reference = LANDSCAPE_PX_PER_MM if landscape else REFERENCE_PX_PER_MM
    most = reference * min(size.width() / design.width(), size.height() / design.height())
    true = wanted or reference
    return min(true * ROOMY if landscape else true, most)


class LoadError(Exception):
    """The screens can't be loaded; Qt's log says why."""


class _Life(QObject):
    """Sees every touch of the window before the controls do."""

    def __init__(self, touched: Callable[[], None]) -> None:
        super().__init__()
        self._touched = touched

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            self._touched()
        return False


class Assembly:
    """Store thread, view-models and window of one stand. Lives in the GUI thread."""

    def __init__(
        self,
        home: Home,
        make_services: ServicesFactory = Alone,
        *,
        opening: Callable[[], Kiosk] | None = None,
        clock: Clock | None = None,
        log_folder: Path | None = None,
    ) -> None:
        self.logbook = Logbook(log_folder or home.path)
        self.logbook.install()
        sys.setswitchinterval(SWITCH_S)
        self._garbage = GuiThreadGarbage()
        self.store = StoreThread(opening or (lambda: _open(home, clock)))
        self.pool = Pool()
        self.services = make_services(self.store)
        self.session = Session(self.store, self.pool, self.services, clock)
        languages = home.path / "languages"
        self.app = AppVm(self.session, home, self.logbook, available(languages))
        self.translators = Translators(languages)
        self.engine: QQmlApplicationEngine = make_engine()
        self._life = _Life(self.app.touched)
        self.lockdown = Lockdown()
        self.app.language_wanted.connect(self._speak)
        self._speak(DEFAULT_LANGUAGE)

    @property
    def window(self) -> QQuickWindow:
        """The window. Raises `LoadError` before `show`."""
        roots = self.engine.rootObjects()
        if not roots or not isinstance(roots[0], QQuickWindow):
            raise LoadError("Layar tidak bisa dimuat. / the screens can't be loaded")
        return roots[0]

    def start(self, px_per_mm: float, *, reduced_motion: bool = False) -> None:
        """Begins to open the store, and loads the window without showing it."""
        self.engine.setInitialProperties(
            {"app": self.app, "pxPerMm": px_per_mm, "reducedMotion": reduced_motion}
        )
        self.engine.load(QUrl.fromLocalFile(str(QML / "Kiosk" / "Main.qml")))
        self.window.installEventFilter(self._life)
        # Installed last, asked first: what is locked out is no sign of life either.
        self.window.installEventFilter(self.lockdown)
        self.app.look_at(self.window)
        self.store.start()
        self.session.open()

    def close(self) -> None:
        """Ends everything, the window first, the store last."""
        self.app.close()
        for root in self.engine.rootObjects():
            root.removeEventFilter(self._life)
            root.removeEventFilter(self.lockdown)
            root.setProperty("visible", False)
            root.deleteLater()
        # Now, or the bindings would still be there when the view-models go.
        self.engine.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.services.stop()
        self.pool.stop()
        if not self.store.stop():
            log.error("the store didn't close in time")
        self.translators.remove()
        self._garbage.close()
        self.logbook.close_cleanly()

    def _speak(self, language: str) -> None:
        self.translators.use(language)
        self.engine.retranslate()


def _open(home: Home, clock: Clock | None) -> Kiosk:
    # Runs in the store thread. The database's libraries take longer to import than the first
    # frame to draw, so no module of the screen imports them.
    from kiosk.app import Kiosk

    return Kiosk.open(home, clock)

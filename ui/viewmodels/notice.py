"""Why something can't be had now, and whom to ask."""

from __future__ import annotations

from PySide6.QtCore import Property, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.router import Notice, Services
from ui.session import Session
from ui.viewmodels.base import ViewModel
from ui.words import sentence

QML_IMPORT_NAME = "Kiosk.vm"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class NoticeVm(ViewModel):
    """One notice. Trying again uses the key of the touch that failed."""

    changed = Signal()
    state = Property(str, ViewModel.read_state, notify=changed)

    retried = Signal(str, str, str)
    """service, lane, key: give out the number of that touch after all."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._route = Notice("failed")
        self._seconds = 0
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self._tick)

    @Property(str, notify=changed)
    def kind(self) -> str:
        """One of closed, quota, wait, busy, failed, cancelled."""
        return self._route.kind

    @Property(str, notify=changed)
    def text(self) -> str:
        """The sentence of the one who refused; empty where the screen has its own."""
        return self._route.text_en if self.lang == "en" else self._route.text_id

    @Property(str, notify=changed)
    def ask(self) -> str:
        """Whom to ask."""
        return sentence(self.known.ask(self.lang)) + "." if self.known else ""

    @Property(int, notify=changed)
    def seconds(self) -> int:
        """How long the cool-down still takes; 0 when one may try."""
        return self._seconds

    @Property(bool, notify=changed)
    def canRetry(self) -> bool:
        """Trying again may help, and the touch is still known."""
        return self._may_retry

    @property
    def _may_retry(self) -> bool:
        return bool(self._route.key) and self._route.kind in ("wait", "busy", "failed")

    @Slot()
    def retry(self) -> None:
        """Tries the same touch again."""
        route = self._route
        if self._may_retry and not self._seconds and route.lane is not None:
            self.retried.emit(route.service, route.lane, route.key)

    @Slot()
    def read(self) -> None:
        """Reading is always possible."""
        self.session.go(Services("read"))

    @Slot()
    def home(self) -> None:
        """Back to the first choice."""
        self.session.home()

    def enter(self, route: Notice) -> None:
        """Shows this notice."""
        self._route = route
        self._seconds = 0
        self._timer.stop()
        self.be("error")
        if route.kind == "wait":
            self.session.ask(
                lambda kiosk: kiosk.pace_wait_s(), self._count_down, self._cannot_count
            )

    def forget(self) -> None:
        """Nothing of a person stays here."""
        self._route, self._seconds = Notice("failed"), 0
        self._timer.stop()
        super().forget()

    def _count_down(self, seconds: int) -> None:
        self._seconds = seconds
        self._timer.start()
        self.changed.emit()

    def _cannot_count(self, error: Exception) -> None:
        # Then one may try at once; the store says again what is wrong.
        self._seconds = 0
        self.changed.emit()

    @Slot()
    def _tick(self) -> None:
        self._seconds = max(0, self._seconds - 1)
        if self._seconds == 0:
            self._timer.stop()
        self.changed.emit()

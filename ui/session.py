"""What all view-models share: the way to the store, where one is, and in which language."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.clock import Clock, SystemClock
from ui.router import Route, Router
from ui.services import Services
from ui.snapshot import Known, Snapshot, known, look
from ui.tasks import Pool, StoreThread, Task

if TYPE_CHECKING:
    from kiosk.app import Kiosk

T = TypeVar("T")

LOOK_EVERY_MS = 5000


class Session(QObject):
    """One stand in front of one person. Lives in the GUI thread."""

    routed = Signal()
    spoken = Signal()
    """The language has changed."""
    looked = Signal()
    """There is a new snapshot."""
    opened = Signal()
    paper_moved = Signal()
    """The printer, or a job, has another state; emitted from any thread."""
    left = Signal()
    """This person's things are to be forgotten."""
    exit_asked = Signal()

    def __init__(
        self,
        store: StoreThread,
        pool: Pool,
        services: Services,
        clock: Clock | None = None,
    ) -> None:
        super().__init__()
        self.store = store
        self.pool = pool
        self.services = services
        self.router = Router()
        self.clock = clock or SystemClock()
        self.lang = "id"
        self.known: Known | None = None
        self.now: Snapshot | None = None
        self.refusal: Exception | None = None
        services.printer.notify(self.paper_moved.emit)
        self.paper_moved.connect(self.look)
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def open(self) -> None:
        """Asks for what the screens need; `opened` tells when it is there."""
        self.ask(known, self._take_known, self._cannot_open)

    @property
    def mono_s(self) -> float:
        """Seconds of the monotonic clock."""
        return self.clock.read().mono / 1000

    def go(self, route: Route) -> None:
        """Shows a screen on top of this one."""
        self.router.go(route)
        self.routed.emit()

    def replace(self, route: Route) -> None:
        """Shows a screen instead of this one."""
        self.router.replace(route)
        self.routed.emit()

    def finish(self, route: Route) -> None:
        """Shows the end of a journey; the way back is Home."""
        self.router.finish(route)
        self.routed.emit()

    def back(self) -> None:
        """One screen back."""
        self.router.back()
        self.routed.emit()

    def home(self) -> None:
        """To the first choice."""
        self.router.home()
        self.routed.emit()

    def wipe(self) -> None:
        """Forgets this person, and waits for the next."""
        self.router.wipe()
        self.left.emit()
        self.routed.emit()

    def ask(
        self,
        work: Callable[[Kiosk], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> Task[T]:
        """Has the store thread do something."""
        return self.store.run(work, done, failed)

    @Slot()
    def look(self) -> None:
        """Reads the stand anew."""
        if self.known is not None:
            self.ask(look, self._take_look, self._cannot_look)

    def _take_known(self, value: Known) -> None:
        self.known = value
        self.refusal = None
        self.opened.emit()
        self.look()
        self._timer.start()

    def _cannot_open(self, error: Exception) -> None:
        self.refusal = error
        self.opened.emit()
        QTimer.singleShot(LOOK_EVERY_MS, self, self.open)

    def _take_look(self, value: Snapshot) -> None:
        self.now = value
        if self.known is not None and value.release != self.known.catalogue.release:
            self.open()
        self.looked.emit()

    def _cannot_look(self, error: Exception) -> None:
        # The last snapshot stays; a touch that needs the store says what is wrong.
        self.refusal = error
        self.looked.emit()

"""Work away from the GUI thread, so that no frame ever waits for disk, paper or network.

`StoreThread` is the only thread of the process that touches the store. It opens the stand inside
itself and runs calls one after the other; answers are frozen values and come back by a Qt signal.
`Pool` runs pure computation. Both want a callback for the failure, and both have a deadline.
"""

from __future__ import annotations

import itertools
import logging
import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeout
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.errors import StoreBusy, StoreDamaged

if TYPE_CHECKING:
    from kiosk.app import Kiosk

T = TypeVar("T")
R = TypeVar("R")
Work = Callable[["Kiosk"], T]

DEADLINE_S = 15.0
"""Longer than the 10 s for which a write waits for another process."""

_LOOK_MS = 100

log = logging.getLogger(__name__)


class Task(Generic[T]):
    """One piece of work, as the GUI thread sees it. Exactly one of the callbacks is called."""

    def __init__(
        self, done: Callable[[T], None], failed: Callable[[Exception], None], deadline: float
    ) -> None:
        self._done = done
        self._failed = failed
        self.deadline = deadline
        self.given_up = threading.Event()
        """Set once a callback was called: work that hasn't begun by then never begins."""

    def end(self, value: T | None, error: Exception | None) -> None:
        """Calls the callback, if none was called yet. In the GUI thread."""
        if self.given_up.is_set():
            if error is not None:
                log.warning("a task ended after its deadline: %s", error)
            return
        self.given_up.set()
        if error is None:
            self._done(cast(T, value))
        else:
            self._failed(error)


class _Mailbox(QObject):
    """Brings answers into the GUI thread, and watches the deadlines there.

    The working threads know a task by its number only: a Qt object whose last reference were
    dropped in another thread would be destroyed there.
    """

    _arrived = Signal(int, object, object)

    def __init__(self) -> None:
        super().__init__()
        self._tasks: dict[int, Task[Any]] = {}
        self._numbers = itertools.count(1)
        self._arrived.connect(self._deliver)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)

    def expect(
        self, done: Callable[[T], None], failed: Callable[[Exception], None], deadline_s: float
    ) -> tuple[int, Task[T]]:
        """A new task and its number; the deadline runs."""
        number = next(self._numbers)
        task = Task(done, failed, time.monotonic() + deadline_s)
        self._tasks[number] = task
        if not self._timer.isActive():
            self._timer.start()
        return number, task

    def post(self, number: int, future: Future[Any]) -> None:
        """Called by the thread that did the work."""
        error = future.exception()
        self._arrived.emit(number, None if error else future.result(), error)

    @Slot(int, object, object)
    def _deliver(self, number: int, value: object, error: Exception | None) -> None:
        task = self._tasks.pop(number)
        if not self._tasks:
            self._timer.stop()
        task.end(value, error)

    @Slot()
    def _look(self) -> None:
        now = time.monotonic()
        for task in [task for task in self._tasks.values() if task.deadline <= now]:
            if not task.given_up.is_set():
                task.end(None, _busy())


class StoreThread:
    """Opens the stand and runs every call on it, in the order of asking."""

    def __init__(self, opening: Callable[[], Kiosk]) -> None:
        self._opening = opening
        self._queue: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._kiosk: Kiosk | None = None
        self._refusal: Exception | None = None
        self._closed = False
        self._mailbox = _Mailbox()
        self._thread = threading.Thread(target=self._serve, name="store")

    def start(self) -> None:
        """Begins; the stand is opened inside the thread."""
        self._thread.start()

    def run(
        self,
        work: Work[T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        deadline_s: float = DEADLINE_S,
    ) -> Task[T]:
        """Runs `work`; then calls `done` or `failed` in the GUI thread, from its event loop."""
        number, task = self._mailbox.expect(done, failed, deadline_s)
        post = self._mailbox.post
        self._post(work, task.given_up.is_set, lambda future: post(number, future))
        return task

    def call(self, work: Work[T], wait_s: float = 30.0) -> T:
        """Runs `work` and waits for its answer; for the printer and the link thread.

        Raises:
            StoreBusy: no answer within `wait_s`, or the stand is closing.
            Whatever `work` raises.
        """
        answer: Future[T] = Future()
        given_up = threading.Event()
        self._post(work, given_up.is_set, lambda future: _copy(future, answer))
        try:
            return answer.result(wait_s)
        except FutureTimeout:
            given_up.set()
            raise _busy() from None

    def stop(self, wait_s: float = 15.0) -> bool:
        """Finishes what was asked so far and closes the stand. False: it didn't end in time."""
        self._closed = True
        self._queue.put(None)
        self._thread.join(wait_s)
        return not self._thread.is_alive()

    def _post(
        self, work: Work[T], given_up: Callable[[], bool], finish: Callable[[Future[T]], None]
    ) -> None:
        def step() -> None:
            future: Future[T] = Future()
            try:
                if given_up():
                    raise _busy()
                future.set_result(self._answer(work))
            except Exception as error:
                future.set_exception(error)
            finish(future)

        if self._closed:
            step()
        else:
            self._queue.put(step)

    def _serve(self) -> None:
        self._kiosk = self._opened(self._opening)
        while (step := self._queue.get()) is not None:
            if self._kiosk is None:
                # What kept it from opening may have passed: a lock, a full disk, a missing file.
                self._kiosk = self._opened(self._opening)
            step()
        if self._kiosk is not None:
            self._kiosk.close()
            self._kiosk = None

    def _answer(self, work: Work[T]) -> T:
        """The answer of `work`; a broken page is mended first, and `work` is done again.

        Whatever `work` was doing was rolled back, so people take numbers within this start.
        """
        if self._kiosk is None:
            raise self._refusal or _busy()
        try:
            return work(self._kiosk)
        except StoreDamaged as damage:
            from kiosk.recovery.start import mend  # no module of the screen imports the store

            log.error("the store is damaged and is being mended: %s", damage)
            broken, self._kiosk = self._kiosk, None
            self._kiosk = mended = self._opened(lambda: mend(broken, log.warning))
            if mended is None:
                raise
            return work(mended)

    def _opened(self, opening: Callable[[], Kiosk]) -> Kiosk | None:
        try:
            return opening()
        except Exception as error:
            # Every call is answered with this: the screen says it, and staff can read it.
            log.exception("the stand can't be opened")
            self._refusal = error
            return None


class Pool:
    """A few threads for pure computation: nothing that touches the store, Qt or a device."""

    def __init__(self, threads: int = 2) -> None:
        self._mailbox = _Mailbox()
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="pool")

    def run(
        self,
        work: Callable[[], R],
        done: Callable[[R], None],
        failed: Callable[[Exception], None],
        deadline_s: float = DEADLINE_S,
    ) -> Task[R]:
        """Runs `work`; then calls `done` or `failed` in the GUI thread."""
        number, task = self._mailbox.expect(done, failed, deadline_s)
        post = self._mailbox.post
        self._pool.submit(work).add_done_callback(lambda future: post(number, future))
        return task

    def stop(self) -> None:
        """Waits for what runs, drops what hasn't begun."""
        self._pool.shutdown(wait=True, cancel_futures=True)


def _copy(source: Future[T], target: Future[T]) -> None:
    error = source.exception()
    if error is None:
        target.set_result(source.result())
    else:
        target.set_exception(error)


def _busy() -> StoreBusy:
    return StoreBusy(
        "Anjungan sedang sibuk menyimpan data. Coba lagi sebentar lagi.",
        "the stand's store didn't answer in time; try again",
    )

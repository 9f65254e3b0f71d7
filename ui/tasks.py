"""Work away from the GUI thread, so that no frame ever waits for disk, paper or network.

`StoreThread` is the only thread of the process that touches the store. It opens the stand inside
itself and runs calls one after the other; answers are frozen values and come back by a Qt signal.
`Pool` runs pure computation. Both want a callback for the failure, and both have a deadline.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeout
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.app import Kiosk
from kiosk.errors import StoreBusy

T = TypeVar("T")
R = TypeVar("R")
Work = Callable[[Kiosk], T]

DEADLINE_S = 15.0
"""Longer than the 10 s for which a write waits for another process."""

log = logging.getLogger(__name__)


class Task(QObject, Generic[T]):
    """One piece of work, as the GUI thread sees it. Exactly one of the callbacks is called."""

    _arrived = Signal(object, object)

    def __init__(
        self, done: Callable[[T], None], failed: Callable[[Exception], None], deadline_s: float
    ) -> None:
        super().__init__()
        self._done = done
        self._failed = failed
        self._over = threading.Event()
        self._arrived.connect(self._deliver)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._too_late)
        self._timer.start(round(deadline_s * 1000))

    @property
    def over(self) -> bool:
        """True once a callback was called; work that hasn't begun by then never begins."""
        return self._over.is_set()

    def finish(self, future: Future[T]) -> None:
        """Called by the thread that did the work."""
        error = future.exception()
        self._arrived.emit(None if error else future.result(), error)

    @Slot(object, object)
    def _deliver(self, value: T, error: Exception | None) -> None:
        if self.over:
            if error is not None:
                log.error("a task failed after its deadline", exc_info=error)
            return
        self._over.set()
        self._timer.stop()
        _alive.discard(self)
        if error is None:
            self._done(value)
        else:
            self._failed(error)

    @Slot()
    def _too_late(self) -> None:
        if not self.over:
            self._over.set()
            _alive.discard(self)
            self._failed(_busy())


# Qt doesn't keep a Python object alive that only a running thread knows.
_alive: set[Task[Any]] = set()


class StoreThread:
    """Opens the stand and runs every call on it, in the order of asking."""

    def __init__(self, opening: Callable[[], Kiosk]) -> None:
        self._opening = opening
        self._queue: queue.SimpleQueue[Callable[[Kiosk | None], None] | None] = queue.SimpleQueue()
        self._refusal: Exception | None = None
        self._closed = False
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
        task = Task(done, failed, deadline_s)
        _alive.add(task)
        self._post(work, lambda: task.over, task.finish)
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
        def step(kiosk: Kiosk | None) -> None:
            if given_up():
                return
            future: Future[T] = Future()
            try:
                if kiosk is None:
                    raise self._refusal or _busy()
                future.set_result(work(kiosk))
            except Exception as error:
                future.set_exception(error)
            finish(future)

        if self._closed:
            step(None)
        else:
            self._queue.put(step)

    def _serve(self) -> None:
        kiosk: Kiosk | None = None
        try:
            kiosk = self._opening()
        except Exception as error:
            # Every call is answered with this: the screen says it, and staff can read it.
            log.exception("the stand can't be opened")
            self._refusal = error
        while (step := self._queue.get()) is not None:
            step(kiosk)
        if kiosk is not None:
            kiosk.close()


class Pool:
    """A few threads for pure computation: nothing that touches the store, Qt or a device."""

    def __init__(self, threads: int = 2) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="pool")

    def run(
        self,
        work: Callable[[], R],
        done: Callable[[R], None],
        failed: Callable[[Exception], None],
        deadline_s: float = DEADLINE_S,
    ) -> Task[R]:
        """Runs `work`; then calls `done` or `failed` in the GUI thread."""
        task = Task(done, failed, deadline_s)
        _alive.add(task)
        self._pool.submit(work).add_done_callback(task.finish)
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

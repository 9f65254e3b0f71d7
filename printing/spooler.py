"""The printer thread: takes jobs from the book, prints them one at a time, reports each."""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Generic, Literal

import msgspec

from printing.layout.ticket import ticket_bytes
from printing.paper import TicketPaper
from printing.port import PRINTED, Job, JobBook, Outcome, not_sent
from printing.press import Press, PrinterConfig, probe
from printing.reasons import Reason
from printing.transport.link import LinkError

logger = logging.getLogger(__name__)

State = Literal["starting", "ready", "printing", "holding", "blocked", "stopped"]


class PrinterStatus(msgspec.Struct, frozen=True):
    """How the printer is, for the staff.

    Attributes:
        state: "holding": a ticket's end is uncertain and nothing else is printed until it is
            settled. "blocked": nothing can be printed now.
        reason: a `Reason` when holding or blocked, else "".
        number: the ticket being printed or held, else "".
        paper_low: the near-end sensor sees little paper.
        changed_ms: UTC milliseconds of the last change.
    """

    state: State
    reason: str = ""
    number: str = ""
    paper_low: bool = False
    changed_ms: int = 0


class Pace(msgspec.Struct, frozen=True):
    """How often the thread does things, seconds.

    Attributes:
        retry: after a job that couldn't be sent.
        look: between looks at an idle printer.
        listen: slice of waiting for a late acknowledgement.
        expire: age at which a held ticket is stale, counted from its issue.
    """

    retry: float = 2.0
    look: float = 30.0
    listen: float = 0.5
    expire: float = 90.0


class _Held(msgspec.Struct, Generic[Job]):
    """An uncertain job; `connected` while its connection may still bring the answer."""

    job: Job
    press: Press
    stale_at: float
    connected: bool = True


class PrinterThread(threading.Thread, Generic[Job]):
    """The only one in the process that touches the printer.

    A job is printed at most once without a mark: the thread never repeats one of itself. While
    a job is uncertain its connection stays open and no other goes out, until it is acknowledged
    late, the printer confirms that its buffers are empty, or `resolve_by_staff`.

    Args:
        book: where jobs are kept.
        compose: makes the paper of a job.
        config: the printer.
        pace: how often to do things.
        on_status: called in this thread with every change of the status.
    """

    def __init__(
        self,
        book: JobBook[Job],
        compose: Callable[[Job], TicketPaper],
        config: PrinterConfig,
        *,
        pace: Pace | None = None,
        on_status: Callable[[PrinterStatus], None] | None = None,
    ) -> None:
        super().__init__(name="printer", daemon=True)
        self._book = book
        self._compose = compose
        self._config = config
        self._pace = pace or Pace()
        self._on_status = on_status
        self._status = PrinterStatus("starting", changed_ms=_now_ms())
        self._signal = threading.Event()
        self._stopping = threading.Event()
        self._resolved = threading.Event()
        self._held: _Held[Job] | None = None
        self._unreported: deque[Callable[[], None]] = deque()
        self._looked_at = float("-inf")

    def wake(self) -> None:
        """There may be something to print. From any thread."""
        self._signal.set()

    def resolve_by_staff(self) -> None:
        """Staff have seen to the printer, and to the held ticket if there is one. From any thread.

        A held job stays uncertain in the book, what the printer still holds of it is cleared
        where it can be, and the next one goes out. A jammed cutter is told to go on.
        """
        self._resolved.set()
        self._signal.set()

    def stop(self, timeout: float = 10.0) -> bool:
        """End the thread, after the job it is at; whether it ended within `timeout` seconds."""
        self._stopping.set()
        self._signal.set()
        if self.ident is not None:
            self.join(timeout)
        return not self.is_alive()

    def status(self) -> PrinterStatus:
        """How the printer is. From any thread."""
        return self._status

    def run(self) -> None:
        """Print until stopped. No fault ends the thread: it is logged, shown, and tried again."""
        while not self._stopping.is_set():
            try:
                pause = self._step()
            except Exception:
                logger.exception("the printer thread")
                self._show("blocked", Reason.SOFTWARE)
                pause = self._pace.retry
            self._signal.wait(pause)
            self._signal.clear()
        if self._held:
            self._release(self._held)
        self._show("stopped")

    def _step(self) -> float:
        """Do the next thing; return how long to wait before the one after."""
        self._report()
        if self._held is not None:
            return self._tend(self._held)
        job = self._book.take()
        if job is None:
            return self._look()
        return self._print(job)

    def _report(self) -> None:
        while self._unreported:
            self._unreported[0]()
            self._unreported.popleft()

    def _print(self, job: Job) -> float:
        self._show("printing", number=job.number)
        outcome, press = self._attempt(job)
        logger.info("%s copy %d: %s %s", job.number, job.copy, outcome.state, outcome.reason)
        self._unreported.append(partial(self._book.finished, job, outcome))
        settled = outcome.state != "uncertain" or outcome.reason == Reason.SILENT
        if press is not None and settled:
            self._show_found(outcome, press)
            press.close()
        elif press is not None:
            self._held = _Held(job, press, self._stale_at(job))
            self._show("holding", outcome.reason, job.number)
        else:
            self._show("blocked", outcome.reason)
        self._report()
        return self._pace.retry if outcome.state == "not_sent" else 0.0

    def _attempt(self, job: Job) -> tuple[Outcome, Press | None]:
        try:
            body = ticket_bytes(self._compose(job), self._config.profile)
        except Exception:
            logger.exception("drawing %s", job.number)
            return not_sent(Reason.SOFTWARE), None
        try:
            press = Press(self._config)
        except LinkError as error:
            logger.info("%s: %s", job.number, error)
            return not_sent(error.reason), None
        seen_to = self._resolved.is_set()
        self._resolved.clear()
        return press.print(body, job.id, job.number, job.copy, seen_to=seen_to), press

    def _tend(self, held: _Held[Job]) -> float:
        """Listen for the held job; let go of it as soon as that is safe."""
        if self._resolved.is_set():
            # Stays set: the next attempt frees the cutter too.
            self._clear(held)
            self._release(held)
            return 0.0
        if not held.connected:
            return self._reach_again(held)
        late = held.press.session.await_late_ack(self._pace.listen)
        if late == PRINTED:
            self._unreported.append(partial(self._book.late, held.job, PRINTED))
            held.press.lock.leave(None)
            self._release(held)
        elif late is not None and late.reason == Reason.SILENT:
            self._release(held, abandon=False)
        elif late is not None:
            held.connected = False
        elif time.monotonic() >= held.stale_at:
            held.stale_at = float("inf")
            if self._clear(held):
                self._release(held)
        return 0.0

    def _reach_again(self, held: _Held[Job]) -> float:
        """Its connection is gone: only a confirmed clear, or staff, lets the next one out."""
        if self._config.profile.status == "epson":
            try:
                held.press.reconnect()
            except LinkError as error:
                self._show("holding", error.reason, held.job.number)
            else:
                if self._clear(held):
                    self._release(held)
                    return 0.0
        return self._pace.retry

    def _clear(self, held: _Held[Job]) -> bool:
        cleared = held.press.session.clear_buffer()
        if cleared:
            held.press.lock.leave(None)
        return cleared

    def _release(self, held: _Held[Job], *, abandon: bool = True) -> None:
        held.press.close(abandon=abandon)
        self._held = None
        self._looked_at = float("-inf")

    def _look(self) -> float:
        """Look at the idle printer now and then, so that staff know before the next person."""
        waited = time.monotonic() - self._looked_at
        if waited >= self._pace.look:
            found = probe(self._config)
            if found.reason != Reason.BUSY:
                state: State = "blocked" if found.reason else "ready"
                self._show(state, found.reason, paper_low=found.health.paper_low)
            self._looked_at, waited = time.monotonic(), 0.0
        return self._pace.look - waited

    def _show_found(self, outcome: Outcome, press: Press) -> None:
        low = press.session.health.paper_low
        if outcome.state == "not_sent":
            self._show("blocked", outcome.reason, paper_low=low)
        else:
            self._show("ready", paper_low=low)
        self._looked_at = time.monotonic()

    def _stale_at(self, job: Job) -> float:
        """When the held job is stale, by a clock that can't leap."""
        age = min(max(0.0, (_now_ms() - job.created_ms) / 1000), self._pace.expire)
        return time.monotonic() + self._pace.expire - age

    def _show(
        self, state: State, reason: str = "", number: str = "", *, paper_low: bool | None = None
    ) -> None:
        low = self._status.paper_low if paper_low is None else paper_low
        new = PrinterStatus(state, str(reason), number, low, self._status.changed_ms)
        if new == self._status:
            return
        self._status = msgspec.structs.replace(new, changed_ms=_now_ms())
        if self._on_status is not None:
            self._on_status(self._status)


def _now_ms() -> int:
    return time.time_ns() // 1_000_000

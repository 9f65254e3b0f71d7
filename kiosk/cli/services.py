"""The printer's and the link's threads of the kiosk process, and its caretaker.

They start after the first frame, and only then are their libraries imported: each `start` brings
in what its thread needs.
"""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal, cast

from kiosk.cli.caretaker import Caretaker
from printing.reasons import Reason, explain
from ui.services import (
    LinkService,
    LinkView,
    NoPrinter,
    PaperEnd,
    PrinterService,
    PrinterView,
    StoreCaller,
)

if TYPE_CHECKING:
    from kiosk.app import Kiosk
    from printing.book import Call
    from printing.paper import ListPaper
    from printing.press import PrinterConfig
    from printing.spooler import PrinterStatus, PrinterThread
    from sync.agent.loop import Link
    from sync.agent.port import Port
    from sync.agent.status import SyncStatus

log = logging.getLogger(__name__)

DRIVER_WAIT_S = 30.0
"""A command that prints has the printer for at most this long."""


class KioskServices:
    """What the screen's process runs beside the screen. Made before the stand is open."""

    def __init__(self, store: StoreCaller) -> None:
        self._store = store
        self._printer = PrinterSide(store)
        self._link = LinkSide(store)
        self.printer: PrinterService = self._printer
        self.link: LinkService = self._link
        self._caretaker = Caretaker(store)
        self._starting = threading.Thread(target=self._start, name="services", daemon=True)

    def start(self) -> None:
        """Starts the threads, away from the screen's."""
        self._starting.start()

    def stop(self, wait_s: float = 5.0) -> None:
        """Ends them, the job at the printer first."""
        self._starting.join(wait_s)
        self._caretaker.stop()
        self._link.stop(wait_s)
        self._printer.stop(wait_s)

    def _start(self) -> None:
        try:
            self._printer.start()
            self._link.start()
            self._caretaker.start()
        except Exception:
            # The screen goes on giving numbers; what failed shows as trouble in the staff corner.
            log.exception("a service could not be started")


class PrinterSide:
    """The printer thread as the screen sees it."""

    def __init__(self, store: StoreCaller) -> None:
        self._store = store
        self._thread: PrinterThread[Any] | None = None
        self._config: PrinterConfig | None = None
        self._driving = contextlib.ExitStack()
        self._listeners: list[Callable[[], None]] = []

    def start(self) -> None:
        """Takes the driver's lock, settles what a crash left, starts the thread."""
        from printing.book import KioskBook
        from printing.compose import paper_of, printer_of
        from printing.spooler import PrinterThread

        call = cast("Call", self._store.call)
        self._config = call(printer_of)
        if self._config is None:
            return
        home = call(lambda kiosk: kiosk.home)
        self._driving.enter_context(home.driving(DRIVER_WAIT_S))
        call(lambda kiosk: kiosk.paper.after_restart())
        self._thread = PrinterThread(
            KioskBook(call, self._changed),
            lambda job: call(lambda kiosk: paper_of(kiosk, job)),
            self._config,
            on_status=lambda status: self._changed(),
        )
        self._thread.start()

    def stop(self, wait_s: float) -> None:
        """Ends the thread after the job it is at."""
        if self._thread is not None:
            self._thread.stop(wait_s)
        self._driving.close()

    def view(self) -> PrinterView:
        """The last known state, at once."""
        if self._config is None:
            return NoPrinter().view()
        if self._thread is None:
            return PrinterView("trouble", "Pencetak belum siap.", "The printer isn't ready yet.")
        return _seen(self._thread.status())

    def wake(self) -> None:
        """A job has been queued."""
        if self._thread is not None:
            self._thread.wake()

    def settle(self) -> None:
        """Staff have looked at the paper of the ticket that is held."""
        if self._thread is not None:
            self._thread.resolve_by_staff()

    def test_print(self) -> None:
        """Prints the self-test page when the printer is free."""
        threading.Thread(target=self._test, name="test-print", daemon=True).start()

    def print_list(self, paper: ListPaper, done: Callable[[PaperEnd], None]) -> None:
        """Prints a list when the printer is free; `done` is called in a thread of its own."""
        printing = threading.Thread(
            target=self._list, args=(paper, done), name="print-list", daemon=True
        )
        printing.start()

    def notify(self, changed: Callable[[], None]) -> None:
        """Has `changed` called whenever the printer or a job changed."""
        self._listeners.append(changed)

    def _test(self) -> None:
        from printing.layout.selftest import selftest_bytes
        from printing.press import print_page

        if self._config is None:
            return
        moment = self._store.call(lambda kiosk: kiosk.local_time())
        body = selftest_bytes(self._config.profile, str(self._config.device), moment)
        outcome = print_page(self._config, body, "self-test")
        if outcome.state != "printed":
            log.warning("self-test page: %s (%s)", outcome.state, outcome.reason)
        self._changed()

    def _list(self, paper: ListPaper, done: Callable[[PaperEnd], None]) -> None:
        from printing.layout.list import list_bytes
        from printing.press import print_page

        end: PaperEnd = "not_sent"
        try:
            if self._config is not None:
                body = list_bytes(paper, self._config.profile)
                outcome = print_page(self._config, body, "list")
                log.info("a list: %s (%s)", outcome.state, outcome.reason)
                end = outcome.state
        except Exception:
            log.exception("a list could not be printed")
        done(end)
        self._changed()

    def _changed(self) -> None:
        for listener in self._listeners:
            listener()


class LinkSide:
    """The link thread as the screen sees it."""

    def __init__(self, store: StoreCaller) -> None:
        self._store = store
        self._link: Link | None = None

    def start(self) -> None:
        """Starts the loop; before enrolment it only looks now and then."""
        from sync.agent.content import Downloads
        from sync.agent.loop import Link
        from sync.agent.once import client_of, health_of
        from sync.agent.stand import KioskPort

        home = self._store.call(lambda kiosk: kiosk.home)
        downloads = Downloads(
            home.content / "incoming",
            lambda data: self._store.call(lambda kiosk: kiosk.take_content(data)),
        )
        port = cast("Port", _Relayed(self._store, lambda kiosk: KioskPort(kiosk, downloads)))
        self._link = Link(
            port,
            lambda: self._store.call(health_of),
            on_status=self._note,
            downloads=downloads,
            client_for=lambda url: self._store.call(lambda kiosk: client_of(kiosk, url)),
        )
        self._link.start()

    def stop(self, wait_s: float) -> None:
        """Ends the loop, interrupting a call that is going on."""
        if self._link is not None:
            self._link.stop(wait_s)

    def view(self) -> LinkView:
        """The last known state, at once."""
        if self._link is None:
            return LinkView("none")
        status = self._link.status
        state: Literal["online", "offline", "trouble", "none"] = "trouble"
        if status.state == "ok":
            state = "online"
        elif status.state in ("offline", "waiting"):
            state = "offline"
        elif status.state == "never_enrolled":
            state = "none"
        return LinkView(
            state, status.backlog, status.last_contact, status.words("id"), status.words("en")
        )

    def wake(self) -> None:
        """There is something to send."""
        if self._link is not None:
            self._link.notify()

    def _note(self, status: SyncStatus) -> None:
        from sync.agent.once import note_link

        self._store.call(lambda kiosk: note_link(kiosk, status))


class _Relayed:
    """An object made from the kiosk, each of whose methods runs in the store thread."""

    def __init__(self, store: StoreCaller, make: Callable[[Kiosk], Any]) -> None:
        self._store = store
        self._make = make

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def relayed(*values: Any, **named: Any) -> Any:
            return self._store.call(
                lambda kiosk: getattr(self._make(kiosk), name)(*values, **named)
            )

        return relayed


def _seen(status: PrinterStatus) -> PrinterView:
    if status.state in ("ready", "printing"):
        return PrinterView(
            "printing" if status.state == "printing" else "ready",
            "Kertas hampir habis." if status.paper_low else "Pencetak siap.",
            "The paper is nearly used up." if status.paper_low else "The printer is ready.",
        )
    reason = Reason(status.reason) if status.reason else Reason.OFFLINE
    which = f" ({status.number})" if status.number else ""
    return PrinterView("trouble", explain(reason, "id") + which, explain(reason, "en") + which)

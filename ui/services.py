"""What the screens need of the printer and the link, and what those get in return.

The threads themselves are made by the composition root: `ui.app.run` calls it with a `StoreCaller`,
because inside the kiosk only the store thread may touch the store.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

import msgspec

if TYPE_CHECKING:
    from kiosk.app import Kiosk
    from printing.paper import ListPaper


T = TypeVar("T")


class StoreCaller(Protocol):
    """The store, for other threads of this process."""

    def call(self, work: Callable[[Kiosk], T], wait_s: float = 30.0) -> T:
        """Runs `work` in the store thread and waits for its answer. Not for the UI thread.

        Raises:
            StoreBusy: it took longer than `wait_s`, or the stand is closing.
            Whatever `work` raises.
        """
        ...


PrinterState = Literal["ready", "printing", "trouble", "none"]


PaperEnd = Literal["printed", "uncertain", "not_sent"]
"""How printing a page that is no ticket ended, as far as the printer told."""


class PrinterView(msgspec.Struct, frozen=True):
    """The printer as it is now.

    `none`: no printer belongs to this stand. `text_*` says in the staff's words what is wrong.
    """

    state: PrinterState
    text_id: str = ""
    text_en: str = ""

    def text(self, lang: str) -> str:
        """The sentence for the staff."""
        return self.text_en if lang == "en" else self.text_id


class PrinterService(Protocol):
    """The printer thread, seen from the screen. Methods may be called from the UI thread."""

    def view(self) -> PrinterView:
        """The last known state, at once."""
        ...

    def wake(self) -> None:
        """A job has been queued."""
        ...

    def settle(self) -> None:
        """Staff have seen to the printer and to the ticket that is held up by it."""
        ...

    def test_print(self) -> None:
        """Prints a test page when the printer is free."""
        ...

    def print_list(self, paper: ListPaper, done: Callable[[PaperEnd], None]) -> None:
        """Prints a list when the printer is free; `done` tells from any thread how it ended."""
        ...

    def notify(self, changed: Callable[[], None]) -> None:
        """Has `changed` called, from any thread, when the state or the state of a job changed."""
        ...


LinkState = Literal["online", "offline", "trouble", "none"]


class LinkView(msgspec.Struct, frozen=True):
    """The link to the central server.

    `backlog`: facts not yet acknowledged. `last_contact`: UTC ms, None before the first.
    `none`: this stand isn't enrolled. `text_*` says it in the staff's words.
    """

    state: LinkState
    backlog: int = 0
    last_contact: int | None = None
    text_id: str = ""
    text_en: str = ""

    def text(self, lang: str) -> str:
        """The sentence for the staff."""
        return self.text_en if lang == "en" else self.text_id


class LinkService(Protocol):
    """The link thread, seen from the screen. Methods may be called from the UI thread."""

    def view(self) -> LinkView:
        """The last known state, at once."""
        ...

    def wake(self) -> None:
        """There is something to send."""
        ...


class Services(Protocol):
    """Both, and their end."""

    @property
    def printer(self) -> PrinterService:
        """The printer thread."""
        ...

    @property
    def link(self) -> LinkService:
        """The link thread."""
        ...

    def start(self) -> None:
        """Starts the threads. Called once the first frame is on the screen."""
        ...

    def stop(self, wait_s: float = 5.0) -> None:
        """Ends the threads. Called before the store thread ends."""
        ...


ServicesFactory = Callable[[StoreCaller], Services]


class NoPrinter:
    """A stand without a printer."""

    def view(self) -> PrinterView:
        """Always the same."""
        return PrinterView("none")

    def wake(self) -> None:
        """Nobody to wake."""

    def settle(self) -> None:
        """Nothing is held up."""

    def test_print(self) -> None:
        """Nothing to print on."""

    def print_list(self, paper: ListPaper, done: Callable[[PaperEnd], None]) -> None:
        """Nothing to print on."""
        done("not_sent")

    def notify(self, changed: Callable[[], None]) -> None:
        """Nothing ever changes."""


class NoLink:
    """A stand without a link."""

    def view(self) -> LinkView:
        """Always the same."""
        return LinkView("none")

    def wake(self) -> None:
        """Nobody to wake."""


class Alone:
    """Services of a stand that has neither printer nor link."""

    def __init__(self, store: StoreCaller) -> None:
        self.printer: PrinterService = NoPrinter()
        self.link: LinkService = NoLink()

    def start(self) -> None:
        """Nothing to start."""

    def stop(self, wait_s: float = 5.0) -> None:
        """Nothing to stop."""

"""The kiosk's print jobs as the printer thread sees them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from kiosk.app import Kiosk
from kiosk.printjobs import PrintJob
from printing.port import Outcome

T = TypeVar("T")


class Call(Protocol):
    """Runs work with the kiosk where the kiosk may be used, and waits for the answer."""

    def __call__(self, work: Callable[[Kiosk], T], /) -> T:
        """The value of `work(kiosk)`; raises what it raised."""
        ...


class KioskBook:
    """A `JobBook` over a kiosk that may live in another thread."""

    def __init__(self, call: Call, on_change: Callable[[], None] = lambda: None) -> None:
        self._call = call
        self._on_change = on_change

    def take(self) -> PrintJob | None:
        """The oldest job that may still go out, durably marked as being sent."""
        return self._call(lambda kiosk: kiosk.paper.take())

    def finished(self, job: PrintJob, outcome: Outcome) -> None:
        """Keeps how an attempt ended."""
        self._call(lambda kiosk: kiosk.paper.finished(job.id, outcome.state, outcome.reason))
        self._on_change()

    def late(self, job: PrintJob, outcome: Outcome) -> None:
        """Keeps that an uncertain job came out after all."""
        printed = outcome.state == "printed"
        self._call(lambda kiosk: kiosk.paper.settled(job.id, printed=printed, why=outcome.reason))
        self._on_change()

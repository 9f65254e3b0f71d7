"""The border between the printer thread and the book of print jobs that the kiosk keeps."""

from typing import Literal, Protocol, TypeVar

import msgspec

from printing.reasons import Reason


class PrintJob(Protocol):
    """One ticket to print, as the book knows it."""

    @property
    def id(self) -> int:
        """Number of the job in the book."""
        ...

    @property
    def number(self) -> str:
        """The ticket's number, "A-017"."""
        ...

    @property
    def copy(self) -> int:
        """0 for the first print, n for the n-th reprint."""
        ...

    @property
    def created_ms(self) -> int:
        """UTC milliseconds at which the ticket was issued or its reprint was ordered."""
        ...


class Outcome(msgspec.Struct, frozen=True):
    """How an attempt ended.

    Attributes:
        state: "printed": the printer said so, after the cut. "not_sent": no byte of the ticket
            left; it may be tried again. "uncertain": anything else; nobody may print it again
            but marked as a reprint, by staff.
        reason: a `Reason`; "" when printed.
    """

    state: Literal["printed", "not_sent", "uncertain"]
    reason: str = ""


PRINTED = Outcome("printed")


def not_sent(reason: Reason) -> Outcome:
    """No byte of the ticket left."""
    return Outcome("not_sent", reason.value)


def uncertain(reason: Reason) -> Outcome:
    """Something left, and nobody knows what came of it."""
    return Outcome("uncertain", reason.value)


Job = TypeVar("Job", bound=PrintJob)


class JobBook(Protocol[Job]):
    """Where print jobs are kept. Called by the printer thread only."""

    def take(self) -> Job | None:
        """Hand out the oldest job that waits and hasn't expired, durably marked as being sent."""
        ...

    def finished(self, job: Job, outcome: Outcome) -> None:
        """Keep how the attempt ended, durably."""
        ...

    def late(self, job: Job, outcome: Outcome) -> None:
        """Keep that an uncertain job has been printed after all, durably."""
        ...

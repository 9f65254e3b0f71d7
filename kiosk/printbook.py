"""The printer thread's window on the store: one job at a time, every state durable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk import printjobs
from kiosk.errors import NotAllowed
from kiosk.journal.tx import Tx, row_of
from kiosk.printjobs import OutcomeState, PaperTrouble, PrintJob
from kiosk.queue import days
from kiosk.queue.lookup import by_key, find_latest, value_of
from kiosk.queue.values import Ticket, TicketNumber

if TYPE_CHECKING:
    from kiosk.app import Kiosk


class PrintBook:
    """Print jobs of one stand."""

    def __init__(self, kiosk: Kiosk) -> None:
        self._kiosk = kiosk

    def take(self) -> PrintJob | None:
        """The next job, marked as being sent; None when nothing is owed."""
        return self._kiosk.write(printjobs.take_next)

    def finished(self, job_id: int, state: OutcomeState, why: str = "") -> None:
        """What the printer said of the job that was being sent; a second report changes nothing."""
        self._kiosk.write(lambda tx: printjobs.finish(tx, job_id, state, why))

    def settled(self, job_id: int, *, printed: bool, why: str = "") -> None:
        """How an uncertain job ended: a late answer or staff, whoever comes first."""
        self._kiosk.write(lambda tx: printjobs.settle(tx, job_id, printed, why))

    def after_restart(self) -> int:
        """Call while holding the printer's lock: jobs left in mid-send become uncertain."""
        return self._kiosk.write(printjobs.after_restart)

    def ticket_of(self, job: PrintJob) -> Ticket:
        """The ticket that a job prints."""
        return self._kiosk.store.read(
            lambda c: value_of(c, by_key(c, row_of(c, bytes.fromhex(job.stream)), job.seq))
        )

    def state(self, job_id: int) -> str:
        """One of queued, sending, printed, uncertain, not_sent, expired."""
        return self._kiosk.store.read(lambda c: printjobs.job_state(c, job_id))

    def reprint(self, number: str) -> int:
        """Staff ask for a marked copy of a ticket of the present day; answers the job.

        Raises:
            NotFound: no such ticket today.
            NotAllowed: there is no business day yet, or the ticket was cancelled.
        """
        wanted = TicketNumber.parse(number)

        def work(tx: Tx) -> int:
            day = days.current_day(tx.connection)
            if day is None:
                raise NotAllowed("Hari ini belum ada nomor.", "no ticket was issued yet")
            return printjobs.add_reprint(tx, find_latest(tx.connection, wanted, day.day))

        return self._kiosk.write(work)

    def troubles(self) -> tuple[PaperTrouble, ...]:
        """Today's tickets whose paper isn't certain, for the staff's list."""
        day = self._kiosk.day_state()
        if day is None:
            return ()
        return self._kiosk.store.read(lambda c: printjobs.troubles(c, day.day))

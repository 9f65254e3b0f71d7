"""A book of print jobs in memory, by the rules of the real one."""

import threading
import time
from collections.abc import Callable

import msgspec

from printing.paper import TicketPaper
from printing.port import Outcome
from tests.printing.papers import ticket
from tests.printing.waiting import wait_until


class BookedJob(msgspec.Struct, frozen=True):
    id: int
    number: str
    copy: int
    created_ms: int


def compose(job: BookedJob) -> TicketPaper:
    """The number is a picture; the service says it again in letters that a test can read."""
    return ticket(number=job.number, copy=job.copy, service=f"Layanan {job.number}", qr=None)


class Book:
    """Queued, sending, then printed, uncertain or expired."""

    def __init__(self, expire_s: float = 90.0) -> None:
        self.states: dict[int, str] = {}
        self.outcomes: list[tuple[str, Outcome]] = []
        self.on_take: Callable[[BookedJob], None] = lambda job: None
        self.refuse = False
        self._jobs: dict[int, BookedJob] = {}
        self._expire_ms = expire_s * 1000
        self._lock = threading.Lock()

    def issue(self, number: str, copy: int = 0, age_s: float = 0.0) -> BookedJob:
        with self._lock:
            created = int((time.time() - age_s) * 1000)
            job = BookedJob(len(self._jobs) + 1, number, copy, created)
            self._jobs[job.id] = job
            self.states[job.id] = "queued"
            return job

    def take(self) -> BookedJob | None:
        with self._lock:
            for job in self._jobs.values():
                if self.states[job.id] != "queued":
                    continue
                if time.time() * 1000 - job.created_ms > self._expire_ms:
                    self.states[job.id] = "expired"
                    continue
                self.states[job.id] = "sending"
                self.on_take(job)
                return job
            return None

    def finished(self, job: BookedJob, outcome: Outcome) -> None:
        if self.refuse:
            raise OSError("disk full")
        with self._lock:
            assert self.states[job.id] == "sending", "an answer for a job that wasn't handed out"
            self.outcomes.append((job.number, outcome))
            self.states[job.id] = "queued" if outcome.state == "not_sent" else outcome.state

    def late(self, job: BookedJob, outcome: Outcome) -> None:
        with self._lock:
            assert self.states[job.id] == "uncertain", "late for a job that wasn't uncertain"
            self.outcomes.append((job.number, outcome))
            self.states[job.id] = outcome.state

    def wait_for(self, job: BookedJob, *states: str) -> str:
        wait_until(lambda: self.states[job.id] in states)
        return self.states[job.id]

    def wait_for_outcome(self, count: int = 1) -> Outcome:
        wait_until(lambda: len(self.outcomes) >= count)
        return self.outcomes[count - 1][1]

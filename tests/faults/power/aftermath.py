"""What is wrong with a stand that comes up after the power was cut."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.app import Kiosk
from kiosk.errors import KioskError
from kiosk.home import Home
from kiosk.queue.values import Ticket, TicketNumber
from kiosk.recovery.start import open_or_recover
from kiosk.ticket_token import short_code
from printing.compose import claim_of
from tests.faults.power.stand import CLOCK
from tests.support.stands import UMRAH

_CODE = re.compile(rb"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b")


@dataclass(frozen=True)
class Shown:
    """A number that the outside world saw, and the touch it was the answer to."""

    number: str
    seq: int
    key: str


@dataclass
class Seen:
    """What the outside world had seen when the power went."""

    shown: list[Shown]
    printed: set[str]


@dataclass
class Codes:
    """The short codes on paper, told apart by what the finished stand says of its tickets."""

    numbers: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, home: Home) -> Codes:
        kiosk = Kiosk.open(home, CLOCK)
        numbers = {short_code(claim_of(kiosk, ticket)): ticket.number for ticket in kiosk.tickets()}
        kiosk.close()
        return cls(numbers)

    def on(self, paper: bytes) -> set[str]:
        found = {code.decode() for code in _CODE.findall(paper)}
        return {self.numbers[code] for code in found & self.numbers.keys()}


def seen_by(shown: bytes, paper: bytes, codes: Codes) -> Seen:
    lines = [json.loads(line) for line in shown.splitlines()]
    return Seen([Shown(**line) for line in lines], codes.on(paper))


def problems(home: Home, seen: Seen) -> dict[str, list[str]]:
    """Opens the stand as a start does and looks for everything that may not be; by kind."""
    found: dict[str, list[str]] = defaultdict(list)
    marks = _marks(home.high_water)
    try:
        kiosk = open_or_recover(home, CLOCK, report=found["rebuilt"].append)
    except KioskError as error:
        return {"unusable": [str(error)]}
    try:
        tickets = {ticket.number: ticket for ticket in kiosk.tickets()}
        found["lost"] = _lost(tickets, seen)
        found["journal"] = list(kiosk.journal_report().problems)
        known = tickets.keys() | seen.printed | {one.number for one in seen.shown}
        found["mark"] = [number for number in known if _above(number, marks)]
        found["paper twice"] = _printed_again(kiosk, seen.printed)
        found["touch"] = _forgotten_touches(kiosk, seen)
        found["given twice"] = _given_twice(kiosk, known)
    finally:
        kiosk.close()
    return {kind: what for kind, what in found.items() if what}


def _marks(file: Path) -> dict[str, int]:
    """The high-water marks of all days together; none where the file is empty or missing."""
    text = file.read_bytes() if file.exists() else b""
    whole, _, _ = text.rpartition(b"\n")  # what follows is a line that the cut left unfinished
    # Zeros: sectors that a stand which doesn't sync never had on its disk.
    marks = [json.loads(line) for line in whole.splitlines() if b"\0" not in line]
    return {mark["series"]: mark["n"] for mark in marks}


def _above(number: str, marks: dict[str, int]) -> bool:
    parsed = TicketNumber.parse(number)
    return parsed.n > marks.get(parsed.series + parsed.kiosk, 0)


def _lost(tickets: dict[str, Ticket], seen: Seen) -> list[str]:
    lost = [
        one.number
        for one in seen.shown
        if one.number not in tickets or tickets[one.number].seq != one.seq
    ]
    return [*lost, *(f"{number} (paper)" for number in seen.printed - tickets.keys())]


def _printed_again(kiosk: Kiosk, printed: set[str]) -> list[str]:
    """Tickets that a restarted printer thread would print although they are on paper."""
    kiosk.paper.after_restart()
    again = []
    while (job := kiosk.paper.take()) is not None:
        if job.copy == 0 and job.number in printed:
            again.append(job.number)
        kiosk.paper.finished(job.id, "printed")
    return again


def _forgotten_touches(kiosk: Kiosk, seen: Seen) -> list[str]:
    """The newest touches, repeated: each must be answered with the ticket it got before."""
    wrong = []
    for one in seen.shown[-2:]:
        again = kiosk.issue(UMRAH, "umum", one.key, on_paper=False)
        if again.fresh or again.ticket.number != one.number:
            wrong.append(f"{one.key}: {one.number}, then {again.ticket.number}")
    return wrong


def _given_twice(kiosk: Kiosk, known: set[str]) -> list[str]:
    fresh = [
        kiosk.issue(UMRAH, lane, f"after the cut {lane}", on_paper=False).ticket.number
        for lane in ("umum", "prioritas")
    ]
    return [number for number in fresh if number in known]

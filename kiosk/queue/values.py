"""Frozen values that the queue hands out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from kiosk.errors import BadInput
from kiosk.facts import Lane

if TYPE_CHECKING:
    from sqlalchemy import Row

TicketState = Literal["waiting", "called", "serving", "served", "no_show", "cancelled", "expired"]
Printed = Literal["yes", "no", "unknown"]

CANCEL_WITHIN_MS = 60_000
"""For so long the citizen may take a number back at the screen, in ms."""

_NUMBER = re.compile(r"([A-Z])([A-Z]?)-([0-9]{3,6})")
_PRINTED: dict[str, Printed] = {"printed": "yes", "uncertain": "unknown"}


class TicketNumber(msgspec.Struct, frozen=True):
    """`<series letter><kiosk letter>-<number>`, at least three digits, never wrapping."""

    series: str
    kiosk: str
    n: int

    def __str__(self) -> str:
        return f"{self.series}{self.kiosk}-{self.n:03d}"

    @classmethod
    def parse(cls, text: str) -> TicketNumber:
        """Reads `A-017` or `PB-1000`, in any case and with spaces around.

        Raises:
            BadInput: it isn't a ticket number.
        """
        found = _NUMBER.fullmatch(text.strip().upper())
        if found is None:
            raise BadInput(
                f"“{text}” bukan nomor antrean. Contoh: A-017.",
                f"“{text}” is no ticket number; one looks like A-017",
            )
        return cls(found[1], found[2], int(found[3]))


class Ticket(msgspec.Struct, frozen=True):
    """A ticket as it stands now. `stream` is 32 hex digits; `issued_at` is UTC ms."""

    stream: str
    seq: int
    day: str
    number: str
    series: str
    line: str
    lane: Lane
    service: str
    state: TicketState
    printed: Printed
    copies: int
    issued_at: int
    desk: str = ""


class Issued(msgspec.Struct, frozen=True):
    """The answer to a touch. `fresh` is False when the same touch came twice.

    `job` is the print job of its paper, None where no paper is meant to come.
    """

    ticket: Ticket
    fresh: bool
    job: int | None = None


def ticket_from(row: Row[Any], stream: bytes) -> Ticket:
    """The value of one row of the ticket table."""
    return Ticket(
        stream=stream.hex(),
        seq=row.seq,
        day=row.day,
        number=str(TicketNumber(row.series, row.kiosk, row.n)),
        series=row.series,
        line=row.line,
        lane=row.lane,
        service=row.service,
        state=row.state,
        printed=_PRINTED.get(row.printed, "no"),
        copies=row.copies,
        issued_at=row.issued_at,
        desk=row.desk or "",
    )

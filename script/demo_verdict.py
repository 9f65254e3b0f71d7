"""Did it work? Judged by the journal, the paper and central's database, not by the screen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from kiosk import facts
from kiosk.app import Kiosk
from kiosk.home import Home
from kiosk.journal.chain import decode_header
from kiosk.queue.values import Ticket
from kiosk.ticket_token import short_code
from printing.compose import claim_of


class Verdict(msgspec.Struct, frozen=True):
    """What became of the newest ticket. Times are seconds from the touch that issued it."""

    ticket: str = ""
    committed: bool = False
    printed: bool = False
    acknowledged: bool = False
    touch_to_committed_s: float | None = None
    touch_to_printed_s: float | None = None
    touch_to_acknowledged_s: float | None = None

    @property
    def good(self) -> bool:
        """True if all three hold."""
        return self.committed and self.printed and self.acknowledged

    def write(self, file: Path) -> None:
        """Writes it as JSON."""
        file.write_bytes(msgspec.json.format(msgspec.json.encode(self), indent=2) + b"\n")


def judge(home: Path, database: str, out: Path, touched: Path) -> Verdict:
    """Reads journal, paper and central's database."""
    kiosk = Kiosk.open(Home(home))
    try:
        tickets = kiosk.tickets()
        if not tickets:
            return Verdict()
        ticket = tickets[-1]
        start = json.loads(touched.read_text())["touched_at"] if touched.exists() else None
        committed = _committed_at(kiosk, ticket)
        printed = _printed_at(out / "paper" / "index.json", short_code(claim_of(kiosk, ticket)))
        received = _received_at(database, ticket)
    finally:
        kiosk.close()
    return Verdict(
        ticket=ticket.number,
        committed=committed is not None,
        printed=printed is not None,
        acknowledged=received is not None,
        touch_to_committed_s=_since(start, committed),
        touch_to_printed_s=_since(start, printed),
        touch_to_acknowledged_s=_since(start, received),
    )


def _committed_at(kiosk: Kiosk, ticket: Ticket) -> float | None:
    """When the journal's entry of this ticket was written, UTC seconds."""
    (entry,) = kiosk.outbox.entries(bytes.fromhex(ticket.stream), ticket.seq - 1, 1)
    fact = facts.decode(entry.payload or b"")
    if not isinstance(fact, facts.TicketIssued) or not kiosk.journal_report().ok:
        return None
    return decode_header(entry.header).at / 1000


def _printed_at(index: Path, code: str) -> float | None:
    """When the strip with this ticket's code was cut, UTC seconds; None unless exactly one is."""
    if not index.exists():
        return None
    strips: list[dict[str, Any]] = json.loads(index.read_text())["strips"]
    ours = [s for s in strips if code in s["text"] and s["status"] == "complete" and s["cut"]]
    return float(ours[0]["finished_at"]) if len(ours) == 1 else None


def _received_at(database: str, ticket: Ticket) -> float | None:
    """When central took the ticket's fact in, UTC seconds; None unless it has exactly one."""
    from sqlalchemy import create_engine, text

    engine = create_engine(database)
    with engine.connect() as connection:
        rows = connection.execute(
            text("SELECT received_at FROM entry WHERE stream = :stream AND seq = :seq"),
            {"stream": bytes.fromhex(ticket.stream), "seq": ticket.seq},
        ).fetchall()
    engine.dispose()
    return rows[0][0] / 1000 if len(rows) == 1 else None


def _since(start: float | None, end: float | None) -> float | None:
    return None if start is None or end is None else round(end - start, 3)

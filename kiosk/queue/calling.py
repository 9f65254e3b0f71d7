"""Calling people to a desk: whose turn it is, and that nobody is called twice.

Default is *priority first*: circulars of the directorate say that priority people never
stand behind regular ones. A place may set N priority calls to 1 regular one instead,
with ageing: a regular ticket that waited too long goes next.
"""

from __future__ import annotations

from itertools import takewhile

from sqlalchemy import Connection, and_, case, select
from sqlalchemy.sql import ColumnElement

from kiosk.facts import Lane, TicketCalled, TicketNoShow, TicketServed, TicketServing
from kiosk.journal.tx import Tx
from kiosk.place.model import PriorityRule
from kiosk.queue.lookup import TicketRow, by_key, find_open
from kiosk.queue.values import TicketNumber
from kiosk.store.tables import IS_WAITING, interval, sorted_aside, ticket


def call_next(
    tx: Tx, desk: str, rule: PriorityRule, lines: tuple[str, ...] = (), lane: Lane | None = None
) -> TicketRow | None:
    """Calls whose turn it is in `lines` (all if empty) to `desk`; None when nobody waits.

    Raises:
        NotAllowed: this desk still has a ticket.
    """
    wanted = [IS_WAITING, *([ticket.c.line.in_(lines)] if lines else [])]
    lane = lane or _lane_due(tx, rule, wanted)
    by_lane = [ticket.c.lane == lane] if lane else []
    found = tx.connection.execute(
        select(ticket.c.stream, ticket.c.seq)
        .where(*wanted, *by_lane)
        .order_by(_priority_first(), ticket.c.stream, ticket.c.seq)
        .limit(1)
    ).first()
    if found is None:
        return None
    tx.append(TicketCalled(seq=found.seq, desk=desk, of=tx.name_of(found.stream)))
    return by_key(tx.connection, found.stream, found.seq)


def start(tx: Tx, number: TicketNumber) -> TicketRow:
    """The person called has come to the desk.

    Raises:
        NotFound: no open ticket has this number.
        NotAllowed: it isn't called now.
    """
    row = find_open(tx.connection, number)
    tx.append(TicketServing(seq=row.seq, desk=row.desk or "", of=tx.name_of(row.stream)))
    return by_key(tx.connection, row.stream, row.seq)


def done(tx: Tx, number: TicketNumber) -> TicketRow:
    """The desk has finished with this person.

    Raises:
        NotFound: no open ticket has this number.
        NotAllowed: it wasn't called.
    """
    row = find_open(tx.connection, number)
    tx.append(TicketServed(seq=row.seq, desk=row.desk or "", of=tx.name_of(row.stream)))
    return by_key(tx.connection, row.stream, row.seq)


def no_show(tx: Tx, number: TicketNumber) -> TicketRow:
    """The person called didn't come.

    Raises:
        NotFound: no open ticket has this number.
        NotAllowed: it wasn't called, or is being served.
    """
    row = find_open(tx.connection, number)
    tx.append(TicketNoShow(seq=row.seq, desk=row.desk or "", of=tx.name_of(row.stream)))
    return by_key(tx.connection, row.stream, row.seq)


def _priority_first() -> ColumnElement[int]:
    return case((ticket.c.lane == "prioritas", 0), else_=1)


def _lane_due(tx: Tx, rule: PriorityRule, wanted: list[ColumnElement[bool]]) -> Lane | None:
    """The regular lane, where the ratio or ageing gives it the next turn."""
    if rule.ratio == 0 and rule.ageing_minutes == 0:
        return None
    oldest = tx.connection.execute(
        select(ticket.c.issued_at)
        .where(*wanted, ticket.c.lane == "umum")
        .order_by(sorted_aside(ticket.c.stream), ticket.c.seq)
        .limit(1)
    ).scalar_one_or_none()
    if oldest is None:
        return None
    if rule.ageing_minutes and tx.now.at - oldest >= rule.ageing_minutes * 60_000:
        return "umum"
    if rule.ratio and priority_run(tx.connection, rule.ratio) == rule.ratio:
        return "umum"
    return None


def priority_run(connection: Connection, most: int) -> int:
    """How many priority people were called in a row just now, `most` at most."""
    lanes = connection.execute(
        select(ticket.c.lane)
        .join(
            interval,
            and_(interval.c.stream == ticket.c.stream, interval.c.seq == ticket.c.seq),
        )
        .where(interval.c.state == "called")
        .order_by(interval.c.id.desc())
        .limit(most)
    ).scalars()
    return sum(1 for _ in takewhile(lambda lane: lane == "prioritas", lanes))

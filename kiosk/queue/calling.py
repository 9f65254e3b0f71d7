"""Calling people to a desk: whose turn it is, and that nobody is called twice.

Default is *priority first*: circulars of the directorate say that priority people never
stand behind regular ones. A place may set N priority calls to 1 regular one instead,
with ageing: a regular ticket that waited too long goes next.
"""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, and_, case, select
from sqlalchemy.sql import ColumnElement

from kiosk.errors import BadInput
from kiosk.facts import Lane, TicketCalled, TicketNoShow, TicketServed, TicketServing
from kiosk.journal.tx import Tx
from kiosk.queue.lookup import TicketRow, by_key, find_open
from kiosk.queue.values import TicketNumber
from kiosk.store.tables import IS_WAITING, interval, ticket

MAX_DESK = 24


class PriorityRule(msgspec.Struct, frozen=True):
    """`ratio` 0 is priority first; N means N priority calls, then a regular one.

    A regular ticket that waited `ageing_minutes` or longer goes next (0: never).
    """

    ratio: int = 0
    ageing_minutes: int = 0


def call_next(
    tx: Tx, desk: str, rule: PriorityRule, line: str | None = None, lane: Lane | None = None
) -> TicketRow | None:
    """Calls whose turn it is to `desk`; None when nobody waits.

    Raises:
        BadInput: the desk's name is empty or too long.
        NotAllowed: this desk still has a ticket.
    """
    if not 0 < len(desk) <= MAX_DESK:
        raise BadInput("Nama loket kosong atau terlalu panjang.", "bad desk name")
    wanted = [IS_WAITING] + ([ticket.c.line == line] if line else [])
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
        .order_by(ticket.c.stream, ticket.c.seq)
        .limit(1)
    ).scalar_one_or_none()
    if oldest is None:
        return None
    if rule.ageing_minutes and tx.now.at - oldest >= rule.ageing_minutes * 60_000:
        return "umum"
    if rule.ratio and _last_lanes(tx.connection, rule.ratio) == ["prioritas"] * rule.ratio:
        return "umum"
    return None


def _last_lanes(connection: Connection, count: int) -> list[str]:
    """The lanes of the last `count` calls, newest first."""
    return list(
        connection.execute(
            select(ticket.c.lane)
            .join(
                interval,
                and_(interval.c.stream == ticket.c.stream, interval.c.seq == ticket.c.seq),
            )
            .where(interval.c.state == "called")
            .order_by(interval.c.id.desc())
            .limit(count)
        ).scalars()
    )

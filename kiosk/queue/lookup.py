"""Finding tickets in the store."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from kiosk.errors import NotFound
from kiosk.queue.values import Ticket, TicketNumber, ticket_from
from kiosk.store.tables import IS_ACTIVE, IS_WAITING, sorted_aside, stream, ticket

TicketRow = Row[Any]

_BY_KEY = select(ticket).where(
    ticket.c.stream == bindparam("stream"), ticket.c.seq == bindparam("seq")
)


def by_key(connection: Connection, row: int, seq: int) -> TicketRow:
    """The ticket issued at `seq` of stream row `row`."""
    return connection.execute(_BY_KEY, {"stream": row, "seq": seq}).one()


def find_open(connection: Connection, number: TicketNumber) -> TicketRow:
    """The open ticket with this number; one being served before one still waiting.

    Raises:
        NotFound: none is open.
    """
    for condition in (IS_ACTIVE, IS_WAITING):
        found = connection.execute(
            select(ticket)
            .where(condition, ticket.c.series == number.series)
            .where(ticket.c.kiosk == number.kiosk, ticket.c.n == number.n)
            .order_by(sorted_aside(ticket.c.day).desc())
        ).first()
        if found is not None:
            return found
    raise NotFound(f"Nomor {number} tidak ada atau sudah selesai.", f"no open ticket {number}")


def find_latest(connection: Connection, number: TicketNumber, day: str) -> TicketRow:
    """The ticket with this number on `day`, in any state.

    Raises:
        NotFound: that day had none.
    """
    found = connection.execute(
        select(ticket)
        .where(ticket.c.day == day, ticket.c.series == number.series)
        .where(ticket.c.kiosk == number.kiosk, ticket.c.n == number.n)
    ).first()
    if found is None:
        raise NotFound(f"Nomor {number} tidak ada pada {day}.", f"no ticket {number} on {day}")
    return found


def tickets_of(connection: Connection, day: str) -> tuple[Ticket, ...]:
    """Every ticket of a day, in the order of issue."""
    names = stream_names(connection)
    rows = connection.execute(
        select(ticket).where(ticket.c.day == day).order_by(ticket.c.stream, ticket.c.seq)
    )
    return tuple(ticket_from(row, names[row.stream]) for row in rows)


def value_of(connection: Connection, row: TicketRow) -> Ticket:
    """The frozen value of a row."""
    name = connection.execute(select(stream.c.stream).where(stream.c.id == row.stream)).scalar_one()
    return ticket_from(row, name)


def stream_names(connection: Connection) -> dict[int, bytes]:
    """Public names of all streams in this store, by row id."""
    return {row.id: row.stream for row in connection.execute(select(stream.c.id, stream.c.stream))}

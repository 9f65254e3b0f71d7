"""Giving out a number: one touch, one ticket, one commit."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, func, select

from kiosk.errors import BadInput, NotAllowed
from kiosk.facts import Lane, TicketCancelled, TicketIssued
from kiosk.journal.tx import Tx
from kiosk.queue.highwater import HighWater
from kiosk.queue.lookup import TicketRow, by_key, find_open
from kiosk.queue.values import CANCEL_WITHIN_MS, Ticket, TicketNumber
from kiosk.store.prepared import Prepared
from kiosk.store.tables import enrolment, number_floor, request, ticket

MAX_KEY = 64

_LETTER = func.coalesce(select(enrolment.c.letter).scalar_subquery(), "")
_OURS: dict[str, Any] = {"day": bindparam("day"), "series": bindparam("series"), "kiosk": _LETTER}
_LAST = Prepared(
    select(
        _LETTER,
        select(func.max(ticket.c.n)).filter_by(**_OURS).scalar_subquery(),
        select(number_floor.c.last).filter_by(**_OURS).scalar_subquery(),
    )
)
_REQUEST = Prepared(
    select(request.c.stream, request.c.seq).where(request.c.key == bindparam("key"))
)


class LineRule(msgspec.Struct, frozen=True):
    """What the queue must know of a line.

    `series` holds a letter for each lane, `minutes` the configured average of one
    service, `desks` how many desks serve it, `quota` its numbers a day (None: no limit).
    """

    id: str
    series: dict[str, str]
    minutes: int
    desks: int = 1
    quota: int | None = None


def repeated(connection: Connection, key: str) -> TicketRow | None:
    """The ticket that this very touch was already answered with, if any.

    Raises:
        BadInput: the key is empty, too long or not printable.
    """
    if not 0 < len(key) <= MAX_KEY or not key.isprintable():
        raise BadInput(
            "Kunci permintaan kosong, terlalu panjang, atau berisi tanda aneh.",
            f"a request key has 1 to {MAX_KEY} printable characters",
        )
    found = _REQUEST.first(connection, key=key)
    return by_key(connection, found[0], found[1]) if found else None


def issue(tx: Tx, line: LineRule, lane: Lane, service: str, day: str, marks: HighWater) -> Ticket:
    """Writes the ticket of one touch. Opening hours and quota are judged before."""
    series = line.series[lane]
    letter, given, floor = _LAST.run(tx.connection, day=day, series=series).fetchone()
    n = max(given or 0, floor or 0) + 1
    marks.reserve(day, series + letter, n, lambda: counted(tx.connection, day))
    seq = tx.append(
        TicketIssued(
            day=day, series=series, n=n, line=line.id, lane=lane, service=service, kiosk=letter
        )
    )
    return Ticket(
        stream=tx.writes.stream.hex(),
        seq=seq,
        day=day,
        number=str(TicketNumber(series, letter, n)),
        series=series,
        line=line.id,
        lane=lane,
        service=service,
        state="waiting",
        printed="no",
        copies=0,
        issued_at=tx.now.at,
    )


def letter_of(connection: Connection) -> str:
    """This stand's letter; '' for a place's only stand and before enrolment."""
    return str(connection.execute(select(_LETTER)).scalar_one())


def counted(connection: Connection, day: str) -> dict[str, int]:
    """The last number of each series + kiosk letter of a day."""
    marks: dict[str, int] = {}
    for table, last in (
        (ticket, func.max(ticket.c.n)),
        (number_floor, func.max(number_floor.c.last)),
    ):
        rows = connection.execute(
            select(table.c.series, table.c.kiosk, last)
            .where(table.c.day == day)
            .group_by(table.c.series, table.c.kiosk)
        )
        for series, kiosk, n in rows:
            marks[series + kiosk] = max(n, marks.get(series + kiosk, 0))
    return marks


def given_today(connection: Connection, line: str, day: str) -> int:
    """Numbers of a line that count against its quota on `day`; cancelled ones don't."""
    return connection.execute(
        select(func.count())
        .select_from(ticket)
        .where(ticket.c.day == day, ticket.c.line == line, ticket.c.state != "cancelled")
    ).scalar_one()


def cancel(tx: Tx, number: TicketNumber, by: str) -> TicketRow:
    """Takes a number back: the citizen within a minute and before the call, staff any time.

    Raises:
        NotFound: no open ticket has this number.
        NotAllowed: too late for the citizen.
    """
    row = find_open(tx.connection, number)
    if by == "citizen" and (
        row.state != "waiting" or abs(tx.now.at - row.issued_at) > CANCEL_WITHIN_MS
    ):
        raise NotAllowed(
            "Nomor ini tidak bisa dibatalkan lagi di sini. Bilang ke petugas.",
            "too late to cancel here; ask the staff",
        )
    tx.append(
        TicketCancelled(
            seq=row.seq, by="citizen" if by == "citizen" else "staff", of=tx.name_of(row.stream)
        )
    )
    return by_key(tx.connection, row.stream, row.seq)

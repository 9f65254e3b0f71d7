"""Turning entries into rows: all of a batch at once, and where that fails, one by one.

Whatever can't be applied is kept raw and quarantined with a code. Nothing is dropped, and
nothing that one entry does can hold up the next.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from kiosk import facts
from kiosk.journal.chain import Entry, Header, decode_header
from sync.central.bulk import REFUSALS, insert_rows
from sync.central.models import Entry as EntryRow
from sync.central.models import EntryState, Quarantine, Stream, Ticket, table
from sync.central.survey import projection
from sync.wire import Rejected

FACT_VERSION = 1
"""The newest fact version that this release can apply."""

POISON = (*REFUSALS, OverflowError, ValueError)
"""What the database says about an entry. A lost connection or a full disk is none of these."""

_ENTRY, _TICKET, _QUARANTINE = table(EntryRow), table(Ticket), table(Quarantine)
_MAX_INT = 2**63 - 1
_MAX_TEXT = 64
_NUMBER = ("place", "day", "series", "kiosk", "n")


class Fault(msgspec.Struct, frozen=True):
    """Why an entry can't be applied. `detail` is a short technical sentence for officers."""

    code: str
    detail: str


class Prepared(msgspec.Struct):
    """The rows that one entry becomes."""

    entry: dict[str, Any]
    ticket: dict[str, Any] | None = None
    derived: projection.Derived | None = None
    fault: Fault | None = None
    origin_stream: bytes | None = None


def prepare(entry: Entry, place: str, now: int) -> Prepared:
    """Reads an entry; one that can't be read comes out with its fault."""
    row: dict[str, Any] = {
        "stream": entry.stream,
        "seq": entry.seq,
        "hash": entry.hash,
        "header": entry.header,
        "payload": entry.payload,
        "payload_hash": entry.payload_hash if entry.payload is None else None,
        "kind": "",
        "at": 0,
        "received_at": now,
        "state": EntryState.APPLIED.value,
        "fact": entry.hash,
    }
    made = Prepared(row)
    try:
        header = decode_header(entry.header)
        row["kind"], row["at"] = _shown_kind(header.k), _stored_int(header.at)
        if header.origin is not None:
            made.origin_stream = _exact(header.origin.stream, 16)
            row["fact"] = _exact(header.origin.hash, 32)
    except ValueError as error:  # msgspec's errors are ValueErrors too
        return _faulty(made, Fault("bad-header", _short(error)))
    if entry.payload is None:
        row["state"] = EntryState.ERASED.value
        return made
    return _read_payload(made, header, entry.payload, place)


def _read_payload(made: Prepared, header: Header, payload: bytes, place: str) -> Prepared:
    if header.k not in facts.KINDS:
        return _faulty(made, Fault("unknown-kind", "this release doesn't know the kind"))
    if header.v > FACT_VERSION:
        return _faulty(made, Fault("unknown-version", f"this release reads up to {FACT_VERSION}"))
    try:
        fact = facts.decode(payload)
        if fact.kind() != header.k:
            raise ValueError("header and payload name different kinds")
        if isinstance(fact, facts.TicketIssued):
            made.ticket = _ticket(made.entry, fact, place)
        made.derived = projection.derive(fact, made.entry, place, made.origin_stream)
    except ValueError as error:
        return _faulty(made, Fault("bad-payload", _short(error)))
    return made


def _ticket(row: dict[str, Any], fact: facts.TicketIssued, place: str) -> dict[str, Any]:
    datetime.date.fromisoformat(fact.day)
    if not 0 < fact.n <= _MAX_INT:
        raise ValueError("a ticket's number counts from 1")
    texts = (fact.day, fact.series, fact.kiosk, fact.line, fact.lane, fact.service)
    # PostgreSQL stores no zero character and indexes no long text; SQLite would take both.
    if any("\0" in text or len(text) > _MAX_TEXT for text in texts):
        raise ValueError(f"text with a zero character or more than {_MAX_TEXT} others")
    return {
        "stream": row["stream"],
        "seq": row["seq"],
        "place": place,
        "day": fact.day,
        "series": fact.series,
        "kiosk": fact.kiosk,
        "n": fact.n,
        "line": fact.line,
        "lane": fact.lane,
        "service": fact.service,
        "issued_at": row["at"],
    }


def take(tx: Connection, place: str, prepared: Sequence[Prepared], now: int) -> list[Rejected]:
    """Writes them all and returns those that went to quarantine, in order."""
    check_origins(tx, place, prepared)
    _write(tx, prepared, now)
    return [
        Rejected(item.entry["seq"], item.fault.code) for item in prepared if item.fault is not None
    ]


def check_origins(tx: Connection, place: str, prepared: Sequence[Prepared]) -> None:
    """A stand may send again what its own place wrote, not what another place did."""
    named = {item.origin_stream for item in prepared if item.origin_stream is not None}
    if not named:
        return
    foreign = set(
        tx.execute(select(Stream.id).where(Stream.id.in_(named), Stream.place != place)).scalars()
    )
    for item in prepared:
        if item.origin_stream in foreign:
            # Under its own hash: it must not stand in the way of the place that wrote it.
            item.entry["fact"] = item.entry["hash"]
            _faulty(item, Fault("foreign-origin", "first written at another place"))


def known(tx: Connection, fact: bytes) -> bool:
    """Whether an entry with this fact hash is stored already."""
    return tx.execute(select(EntryRow.seq).where(EntryRow.fact == fact)).first() is not None


def _write(tx: Connection, prepared: Sequence[Prepared], now: int) -> None:
    """In one savepoint; if the database refuses it, in halves, down to the single entry."""
    try:
        with tx.begin_nested():
            _insert(tx, prepared, now)
    except POISON as error:
        if len(prepared) == 1:
            _write_refused(tx, prepared[0], error, now)
            return
        middle = len(prepared) // 2
        _write(tx, prepared[:middle], now)
        _write(tx, prepared[middle:], now)


def _write_refused(tx: Connection, item: Prepared, error: Exception, now: int) -> None:
    if known(tx, item.entry["fact"]):
        # Known already: from the stream that it was first written in, or from another copy.
        item.entry |= {"state": EntryState.REPEAT.value, "fact": None}
        item.ticket = item.derived = item.fault = None
    elif item.ticket is not None and _given_out(tx, item.ticket):
        _faulty(item, Fault("duplicate-number", "this number was given out already"))
    else:
        _faulty(item, Fault("refused", type(error).__name__))
    with tx.begin_nested():
        _insert(tx, [item], now)


def _given_out(tx: Connection, ticket: dict[str, Any]) -> bool:
    same = [Ticket.__table__.c[name] == ticket[name] for name in _NUMBER]
    return tx.execute(select(Ticket.seq).where(*same)).first() is not None


def _insert(tx: Connection, prepared: Sequence[Prepared], now: int) -> None:
    insert_rows(tx, _ENTRY, [item.entry for item in prepared])
    tickets = [item.ticket for item in prepared if item.ticket is not None]
    if tickets:
        insert_rows(tx, _TICKET, tickets)
    projection.write(tx, [item.derived for item in prepared if item.derived is not None])
    faulty = [
        {
            "stream": item.entry["stream"],
            "seq": item.entry["seq"],
            "code": item.fault.code,
            "detail": item.fault.detail,
            "quarantined_at": now,
        }
        for item in prepared
        if item.fault is not None
    ]
    if faulty:
        insert_rows(tx, _QUARANTINE, faulty)


def _faulty(item: Prepared, fault: Fault) -> Prepared:
    item.entry["state"] = EntryState.QUARANTINED.value
    item.ticket = item.derived = None
    item.fault = fault
    return item


def _short(error: Exception) -> str:
    """At most 200 characters that any table can hold; the sender may be quoted in it."""
    return ascii(str(error))[1:-1][:200]


def _shown_kind(kind: str) -> str:
    if len(kind) > _MAX_TEXT or not kind.isascii() or not kind.isprintable():
        raise ValueError("a kind is at most 64 printable ASCII characters")
    return kind


def _stored_int(value: int) -> int:
    if abs(value) > _MAX_INT:
        raise ValueError("a time beyond 64 bits")
    return value


def _exact(text: str, size: int) -> bytes:
    value = bytes.fromhex(text)
    if len(value) != size:
        raise ValueError(f"an origin of {len(value)} bytes where {size} belong")
    return value

"""What an officer does with entries that couldn't be applied: look, try again, dismiss."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, insert, select, update

from kiosk.errors import BadInput, NotFound
from kiosk.journal.chain import STREAM_BYTES, Entry, digest
from sync.central import apply
from sync.central.database import reading_from, writing
from sync.central.identity import now_ms
from sync.central.models import Entry as EntryRow
from sync.central.models import EntryState, Quarantine, Stream, Ticket, table
from sync.central.survey import projection

_CHUNK = 1_000


def quarantine(db_url: str, *, resolved: bool = False) -> Iterator[dict[str, Any]]:
    """Entries that wait for an officer, oldest first; with `resolved` those settled too."""
    query = (
        select(*table(Quarantine).c, EntryRow.kind, EntryRow.at, EntryRow.header, EntryRow.payload)
        .join(EntryRow, (EntryRow.stream == Quarantine.stream) & (EntryRow.seq == Quarantine.seq))
        .order_by(Quarantine.quarantined_at, Quarantine.stream, Quarantine.seq)
    )
    if not resolved:
        query = query.where(Quarantine.resolved_at.is_(None))
    with reading_from(db_url) as tx:
        for row in tx.execution_options(yield_per=_CHUNK).execute(query):
            yield {
                "stream": row.stream.hex(),
                "seq": row.seq,
                "code": row.code,
                "detail": row.detail,
                "kind": row.kind,
                "recorded_at": row.at,
                "quarantined_at": row.quarantined_at,
                "resolution": row.resolution,
                "header": row.header.decode("utf-8", "backslashreplace"),
                "payload": (row.payload or b"").decode("utf-8", "backslashreplace"),
            }


def replay(db_url: str) -> int:
    """Tries every waiting entry again, as after an upgrade; returns how many were settled."""
    with reading_from(db_url) as tx:
        waiting = tx.execute(
            select(Quarantine.stream, Quarantine.seq)
            .where(Quarantine.resolved_at.is_(None))
            .order_by(Quarantine.stream, Quarantine.seq)
        ).all()
    settled = 0
    for stream, seq in waiting:
        with writing(db_url) as tx:
            settled += _again(tx, stream, seq)
    return settled


def resolve(db_url: str, stream: str, seq: int, why: str) -> None:
    """Dismisses a waiting entry: it stays stored, counts no more, and `why` is kept.

    Raises:
        NotFound: nothing waits at that place.
    """
    id_ = stream_id(stream)
    with writing(db_url) as tx:
        if not _settle(tx, id_, seq, why):
            raise NotFound(
                f"Tidak ada catatan {seq} dari {stream} di karantina.",
                f"entry {seq} of {stream} isn't in quarantine",
            )
        _mark(tx, id_, seq, {"state": EntryState.DISMISSED.value})


def stream_id(text: str) -> bytes:
    """The 16 bytes that 32 hex digits stand for.

    Raises:
        BadInput: something else.
    """
    try:
        id_ = bytes.fromhex(text)
    except ValueError:
        id_ = b""
    if len(id_) != STREAM_BYTES:
        raise BadInput(
            f"“{text}” bukan nomor stream: perlu 32 digit heksadesimal.",
            f"“{text}” is no stream: 32 hex digits needed",
        )
    return id_


def _again(tx: Connection, stream: bytes, seq: int) -> bool:
    row = tx.execute(
        select(*table(EntryRow).c, Stream.place)
        .join(Stream, Stream.id == EntryRow.stream)
        .where(
            EntryRow.stream == stream,
            EntryRow.seq == seq,
            EntryRow.state == EntryState.QUARANTINED.value,
        )
        .with_for_update()
    ).one_or_none()
    if row is None:
        return False
    item = apply.prepare(_entry(row), row.place, row.received_at)
    apply.check_origins(tx, row.place, [item])
    if item.fault is not None:
        return False
    changed = {name: item.entry[name] for name in ("kind", "at", "state", "fact")}
    try:
        with tx.begin_nested():
            _mark(tx, stream, seq, changed)
            if item.ticket is not None:
                tx.execute(insert(Ticket), item.ticket)
            if item.derived is not None:
                projection.write(tx, [item.derived])
    except apply.POISON:
        if item.entry["fact"] == row.fact or not apply.known(tx, item.entry["fact"]):
            return False
        _mark(tx, stream, seq, {"state": EntryState.REPEAT.value, "fact": None})
        return _settle(tx, stream, seq, "repeat")
    return _settle(tx, stream, seq, "replayed")


def _entry(row: Any) -> Entry:
    payload_hash = row.payload_hash if row.payload is None else digest(row.payload)
    return Entry(row.stream, row.seq, b"", row.header, row.payload, payload_hash, row.hash)


def _mark(tx: Connection, stream: bytes, seq: int, values: dict[str, Any]) -> None:
    tx.execute(
        update(EntryRow).where(EntryRow.stream == stream, EntryRow.seq == seq).values(values)
    )


def _settle(tx: Connection, stream: bytes, seq: int, how: str) -> bool:
    changed = tx.execute(
        update(Quarantine)
        .where(Quarantine.stream == stream, Quarantine.seq == seq, Quarantine.resolved_at.is_(None))
        .values(resolved_at=now_ms(), resolution=how)
    )
    return changed.rowcount == 1

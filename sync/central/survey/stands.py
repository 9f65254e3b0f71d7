"""Which streams are one stand: a restored or salvaged stand goes on as a new stream."""

from __future__ import annotations

from sqlalchemy import Connection, select

from sync.central.models import Stream


def stand_of(tx: Connection, stream: bytes) -> bytes:
    """The first stream of this stream's line; itself where nothing came before it."""
    seen = {stream}
    while True:
        previous = tx.execute(select(Stream.previous).where(Stream.id == stream)).scalar()
        if previous is None or previous in seen or not _known(tx, previous):
            return stream
        seen.add(previous)
        stream = previous


def _known(tx: Connection, stream: bytes) -> bool:
    return tx.execute(select(Stream.id).where(Stream.id == stream)).first() is not None


def names(tx: Connection, place: str) -> dict[bytes, str]:
    """What the stands of a place are called in reports, by their letter or their order."""
    rows = tx.execute(
        select(Stream.id, Stream.letter)
        .where(Stream.place == place)
        .order_by(Stream.enrolled_at, Stream.id)
    ).all()
    letters = {row.id: row.letter for row in rows}
    found: dict[bytes, str] = {}
    for row in rows:
        if stand_of(tx, row.id) == row.id:
            found[row.id] = letters[row.id] or f"{len(found) + 1}"
    taken = list(found.values())
    # A number could be another stand's letter only if letters were digits; two stands of one
    # letter (the first was taken out of service) are told apart by their ids.
    return {
        stand: name if taken.count(name) == 1 else f"{name} ({stand.hex()[:4]})"
        for stand, name in found.items()
    }

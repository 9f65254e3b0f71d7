"""Streams: the lives of a stand. One author each, one key each, one open at a time."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator

import msgspec
from nacl.signing import SigningKey
from sqlalchemy import Connection, insert, literal_column, select, update

from kiosk import __version__
from kiosk.clock import Instant
from kiosk.errors import BadInput, StoreDamaged
from kiosk.facts import StreamOpened, StreamReason
from kiosk.home import Home, sync_folder, write_durably
from kiosk.journal.chain import GENESIS, STREAM_BYTES, Entry, digest
from kiosk.journal.tx import StreamRow, Tx, head_of
from kiosk.store.prepared import Prepared
from kiosk.store.tables import SEQ_BITS, journal, place_of, stream

_FIRST = stream.c.id.op("<<")(literal_column(str(SEQ_BITS)))
_NEWEST = Prepared(
    select(stream.c.id, stream.c.stream, journal.c.seq, journal.c.hash)
    .select_from(
        stream.outerjoin(journal, journal.c.place.between(_FIRST, _FIRST + place_of(1, 0)))
    )
    .order_by(stream.c.id.desc(), journal.c.place.desc())
    .limit(literal_column("1"))
)


class OutStream(msgspec.Struct, frozen=True):
    """What the link thread must know of a stream. Positions are (seq, hash)."""

    id: bytes
    key: SigningKey
    head: tuple[int, bytes]
    acked: tuple[int, bytes]
    closed: bool


def make_stream(home: Home) -> bytes:
    """Makes the id and the key file of a new stream, before any row names it."""
    name = secrets.token_bytes(STREAM_BYTES)
    write_durably(home.stream_key(name), bytes(SigningKey.generate()))
    return name


def read_stream_key(home: Home, name: bytes) -> SigningKey:
    """The private key of a stream.

    Raises:
        BadInput: the file is missing or isn't a key.
    """
    try:
        return SigningKey(home.stream_key(name).read_bytes())
    except (OSError, ValueError) as error:
        raise BadInput(
            f"Kunci aliran {name.hex()} hilang atau rusak.",
            f"the key of stream {name.hex()} is missing or damaged",
        ) from error


def forget_stream_key(home: Home, name: bytes) -> None:
    """Removes the key of a stream that was never written."""
    home.stream_key(name).unlink(missing_ok=True)
    sync_folder(home.keys)


def open_stream(
    connection: Connection,
    name: bytes,
    now: Instant,
    place: str,
    reason: StreamReason,
    before: StreamRow | None = None,
) -> StreamRow:
    """Opens a stream that follows `before`, which is closed at its head."""
    fact = StreamOpened(place=place, reason=reason, app=__version__)
    if before is not None:
        seq, hashed = head_of(connection, before.id)
        connection.execute(
            update(stream)
            .where(stream.c.id == before.id, stream.c.closed_seq.is_(None))
            .values(closed_seq=seq)
        )
        fact = msgspec.structs.replace(
            fact, previous=before.stream.hex(), last_seq=seq, last_hash=hashed.hex()
        )
    result = connection.execute(insert(stream).values(stream=name, acked_hash=GENESIS))
    key = result.inserted_primary_key
    assert key is not None
    row = StreamRow(int(key[0]), name)
    Tx(connection, row, now).append(fact)
    return row


def current_row(connection: Connection) -> StreamRow | None:
    """The stream written now: the newest that isn't closed."""
    row = _NEWEST.first(connection)
    return StreamRow(row[0], row[1]) if row else None


def require_current(connection: Connection) -> StreamRow:
    """The stream written now.

    Raises:
        StoreDamaged: a store without any stream.
    """
    return current_end(connection)[0]


def current_end(connection: Connection) -> tuple[StreamRow, tuple[int, bytes]]:
    """The stream written now, and position and hash of its newest entry.

    Raises:
        StoreDamaged: a store without any stream.
    """
    row = _NEWEST.first(connection)
    if row is None:
        raise StoreDamaged("Berkas data anjungan tidak berisi aliran.", "the store has no stream")
    return StreamRow(row[0], row[1]), (row[2] or 0, row[3] or GENESIS)


def entries_of(connection: Connection, row: StreamRow, after: int, limit: int) -> Iterator[Entry]:
    """Entries of a stream above `after`, in order, at most `limit`."""
    rows = connection.execute(
        select(journal)
        .where(journal.c.place > place_of(row.id, after), journal.c.place < place_of(row.id + 1, 0))
        .order_by(journal.c.place)
        .limit(limit)
    )
    for found in rows:
        yield Entry(
            stream=row.stream,
            seq=found.seq,
            prev=found.prev,
            header=found.header,
            payload=found.payload,
            payload_hash=found.payload_hash or digest(found.payload),
            hash=found.hash,
        )


def hardware() -> str:
    """A name for this machine that a cloned disk takes along only onto a like machine."""
    parts = []
    for path in ("/sys/class/dmi/id/product_uuid", "/etc/machine-id"):
        try:
            with open(path, encoding="ascii", errors="replace") as file:
                parts.append(file.read().strip())
        except OSError:
            continue
    return digest("|".join([*parts, os.uname().nodename]).encode()).hex()[:32]

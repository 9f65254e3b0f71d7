"""Writing facts: append to the journal and update what is derived, in one transaction."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, insert, literal_column, select

from kiosk.clock import Instant
from kiosk.errors import NotFound
from kiosk.facts import Fact, encode
from kiosk.journal.chain import (
    GENESIS,
    Header,
    Origin,
    encode_header,
    make_entry,
)
from kiosk.store.prepared import Prepared
from kiosk.store.tables import journal, place_of, stream

_HEAD = Prepared(
    select(journal.c.seq, journal.c.hash)
    .where(journal.c.place.between(bindparam("first"), bindparam("last")))
    .order_by(journal.c.place.desc())
    .limit(literal_column("1"))
)
_ROW = Prepared(select(stream.c.id).where(stream.c.stream == bindparam("name")))
_APPEND = Prepared(insert(journal), "place", "prev", "hash", "header", "payload")


class StreamRow:
    """The stream that this process writes: its row, its public name."""

    __slots__ = ("id", "stream")

    def __init__(self, id: int, stream: bytes) -> None:
        self.id = id
        self.stream = stream


class Tx:
    """One write transaction: the connection, the stream written, the clocks at its start."""

    def __init__(
        self,
        connection: Connection,
        writes: StreamRow,
        now: Instant,
        head: tuple[int, bytes] | None = None,
    ) -> None:
        self.connection = connection
        self.writes = writes
        self.now = now
        self._head = head

    def head(self) -> tuple[int, bytes]:
        """Position and hash of the newest entry; (0, zeros) before the first."""
        if self._head is None:
            self._head = head_of(self.connection, self.writes.id)
        return self._head

    def append(self, fact: Fact, origin: Origin | None = None) -> int:
        """Writes a fact and everything derived from it; answers its seq.

        A fact with `origin` was derived from when it was first written, so it is only
        appended.
        """
        from kiosk.projections import project

        seq = self._append(fact.kind(), encode(fact), origin)
        if origin is None:
            project(self.connection, self.writes.id, seq, self.now.at, fact)
        return seq

    def append_copy(self, header: Header, payload: bytes, origin: Origin) -> int:
        """Writes another stream's entry again, bytes kept, naming where it came from."""
        previous, hashed = self.head()
        again = Header(
            k=header.k, v=header.v, at=header.at, mono=header.mono, boot=header.boot, origin=origin
        )
        return self._store(previous + 1, hashed, encode_header(again), payload)

    def row_of(self, of: str) -> int:
        """The row id of the stream named in a fact's `of`; '' is the one written here."""
        return self.writes.id if of == "" else row_of(self.connection, bytes.fromhex(of))

    def name_of(self, row: int) -> str:
        """What a fact's `of` says for a ticket of stream `row`."""
        if row == self.writes.id:
            return ""
        name: bytes = self.connection.execute(
            select(stream.c.stream).where(stream.c.id == row)
        ).scalar_one()
        return name.hex()

    def _append(self, kind: str, payload: bytes, origin: Origin | None) -> int:
        previous, hashed = self.head()
        header = encode_header(
            Header(k=kind, at=self.now.at, mono=self.now.mono, boot=self.now.boot, origin=origin)
        )
        return self._store(previous + 1, hashed, header, payload)

    def _store(self, seq: int, prev: bytes, header: bytes, payload: bytes) -> int:
        entry = make_entry(self.writes.stream, seq, prev, header, payload)
        _APPEND.run(
            self.connection,
            place=place_of(self.writes.id, seq),
            prev=prev,
            hash=entry.hash,
            header=header,
            payload=payload,
        )
        self._head = (seq, entry.hash)
        return seq


def head_of(connection: Connection, row: int) -> tuple[int, bytes]:
    """Position and hash of a stream's newest entry; (0, zeros) before the first."""
    found = _HEAD.first(connection, first=place_of(row, 1), last=place_of(row + 1, 0))
    return (found[0], found[1]) if found else (0, GENESIS)


def row_of(connection: Connection, name: bytes) -> int:
    """The row id of a stream.

    Raises:
        NotFound: this store has never seen that stream.
    """
    found = _ROW.first(connection, name=name)
    if found is None:
        raise NotFound(
            f"Aliran {name.hex()} tidak dikenal di sini.", f"unknown stream {name.hex()}"
        )
    return int(found[0])

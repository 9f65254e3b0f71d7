"""Computing the derived tables again from the journal alone."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, bindparam, delete, insert, select
from sqlalchemy.exc import IntegrityError
from sqlcipher3.dbapi2 import IntegrityError as DriverIntegrityError

from kiosk import facts
from kiosk.errors import NotAllowed, NotFound
from kiosk.journal.chain import GENESIS, Header, decode_header
from kiosk.journal.tx import row_of
from kiosk.projections import DERIVED, project
from kiosk.store.tables import journal, place_of
from kiosk.store.tables import stream as stream_rows

_STEP = (
    select(journal.c.place, journal.c.stream, journal.c.seq, journal.c.header, journal.c.payload)
    .where(journal.c.place > bindparam("after"))
    .order_by(journal.c.place)
    .limit(2_000)
)
_EXISTS = select(journal.c.seq).where(journal.c.place == bindparam("place"))


def rebuild(connection: Connection, *, strict: bool = True) -> int:
    """Empties the derived tables and replays the journal; answers the facts that didn't fit.

    An entry that was written again (with an origin) counts at its origin, and only where
    that isn't in this journal any more. `strict` False is for a journal with holes: a fact
    about a ticket that was lost is passed over.

    Raises:
        NotAllowed, NotFound: (strict) a fact contradicts the ones before.
    """
    for table in DERIVED:
        connection.execute(delete(table))
    misfits = 0
    for stream, seq, header, payload in replayed(connection):
        try:
            connection.exec_driver_sql("SAVEPOINT one_fact")
            project(connection, stream, seq, header.at, facts.decode(payload))
        except (NotAllowed, NotFound, IntegrityError, DriverIntegrityError):
            if strict:
                raise
            connection.exec_driver_sql("ROLLBACK TO one_fact")
            misfits += 1
        connection.exec_driver_sql("RELEASE one_fact")
    return misfits


def replayed(connection: Connection) -> Iterator[tuple[int, int, Header, bytes]]:
    """Every fact once, at its origin: stream, seq, header and payload."""
    for stream, seq, header_bytes, payload in _all_entries(connection):
        header = decode_header(header_bytes)
        if header.k not in facts.KINDS:
            continue
        if header.origin is not None:
            stream, seq = _stream_of(connection, header.origin.stream), header.origin.seq
            if connection.execute(_EXISTS, {"place": place_of(stream, seq)}).first():
                continue
        yield stream, seq, header, payload


def _all_entries(connection: Connection) -> Iterator[tuple[int, int, bytes, bytes]]:
    """In steps: the journal of some years doesn't fit into a stand's memory."""
    after = 0
    while True:
        rows = connection.execute(_STEP, {"after": after}).fetchall()
        for row in rows:
            if row.payload is not None:
                yield row.stream, row.seq, row.header, row.payload
        if not rows:
            return
        after = rows[-1].place


def _stream_of(connection: Connection, name: str) -> int:
    """The row of an origin's stream, made where this store has lost it."""
    try:
        return row_of(connection, bytes.fromhex(name))
    except NotFound:
        connection.execute(
            insert(stream_rows).values(stream=bytes.fromhex(name), acked_hash=GENESIS, closed_seq=0)
        )
        return row_of(connection, bytes.fromhex(name))

"""What must be true of the server's database and of every stand's journal.

Read straight from the tables, with identities taken from the entries' own headers: a fact
is named by the hash under which it was first written.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache

import msgspec
from sqlalchemy import select

from kiosk.journal.chain import GENESIS, Entry, decode_header, digest, verified
from kiosk.store.tables import journal, stream
from tests.faults.sync.server import CentralRow
from tests.faults.sync.world import Stand

COUNTS = frozenset({"applied", "erased"})
KEPT = COUNTS | {"quarantined"}


@lru_cache(maxsize=200_000)
def identity(header: bytes, own_hash: bytes) -> bytes:
    try:
        origin = decode_header(header).origin
    except msgspec.DecodeError:
        return own_hash
    return own_hash if origin is None else bytes.fromhex(origin.hash)


def kept_facts(rows: Iterable[CentralRow]) -> set[bytes]:
    """The facts that the server has, quarantined ones included."""
    return {identity(row.header, row.hash) for row in rows if row.state in KEPT}


def check_central(rows: list[CentralRow]) -> None:
    """Per stream gapless, chain verified; every fact counts at most once, repeats never."""
    streams: dict[bytes, list[Entry]] = defaultdict(list)
    for row in rows:
        before = streams[row.stream]
        streams[row.stream].append(
            Entry(
                stream=row.stream,
                seq=row.seq,
                prev=before[-1].hash if before else GENESIS,
                header=row.header,
                payload=row.payload,
                payload_hash=row.payload_hash or digest(row.payload or b""),
                hash=row.hash,
            )
        )
    for entries in streams.values():
        assert len(list(verified(entries, GENESIS, 0))) == len(entries)
    counted = Counter(identity(row.header, row.hash) for row in rows if row.state in COUNTS)
    twice = [name.hex() for name, times in counted.items() if times > 1]
    assert not twice, f"counted more than once: {twice}"
    assert counted.keys() <= kept_facts(rows)


def check_acked(stand: Stand, rows: list[CentralRow]) -> None:
    """The server has everything that this stand believes to be acknowledged, byte for byte."""
    there = {(row.stream, row.seq): row for row in rows}
    for out, entries in journals(stand):
        for entry in entries:
            if entry.seq > out.acked_seq:
                break
            row = there.get((out.stream, entry.seq))
            assert row is not None, f"acknowledged and missing: {out.stream.hex()} {entry.seq}"
            assert (row.hash, row.header, row.payload) == (
                entry.hash,
                entry.header,
                entry.payload,
            )


def check_all_arrived(stand: Stand, rows: list[CentralRow]) -> None:
    """Every fact of this stand's journals is kept at the server."""
    kept = kept_facts(rows)
    for out, entries in journals(stand):
        for entry in entries:
            name = identity(entry.header, entry.hash)
            assert name in kept, f"never arrived: {out.stream.hex()} {entry.seq}"


def journals(stand: Stand):  # type: ignore[no-untyped-def]
    """Rows of the stand's own tables: each stream with its entries."""

    def work(connection):  # type: ignore[no-untyped-def]
        found = []
        for out in connection.execute(select(stream).order_by(stream.c.id)).fetchall():
            entries = connection.execute(
                select(journal).where(journal.c.stream == out.id).order_by(journal.c.seq)
            ).fetchall()
            found.append((out, entries))
        return found

    return stand.kiosk.store.read(work)

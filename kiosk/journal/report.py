"""Is the journal whole? Read against its own chain and against what central acknowledged."""

from __future__ import annotations

from pathlib import Path

import msgspec
from sqlalchemy import Connection, select

from kiosk.journal.chain import GENESIS, BrokenChain, verified
from kiosk.journal.tx import StreamRow, head_of
from kiosk.store.tables import journal, place_of, stream
from kiosk.streams import current_row, entries_of

START_CHECK = 100
"""Entries verified at every start; the rest is read in the background."""

_STEP = 2_000


class JournalReport(msgspec.Struct, frozen=True):
    """What a check found. `head` and `acked` are of the open stream."""

    ok: bool
    entries: int
    head: int
    acked: int
    problems: tuple[str, ...] = ()


def check_journal(connection: Connection, acked_file: Path) -> JournalReport:
    """Verifies every entry of every stream."""
    problems: list[str] = []
    entries = head = acked = 0
    for row in connection.execute(select(stream).order_by(stream.c.id)).fetchall():
        count, problem = _check_stream(connection, StreamRow(row.id, row.stream), after=0)
        entries += count
        head, acked = head_of(connection, row.id)[0], row.acked_seq
        if problem:
            problems.append(f"stream {row.stream.hex()}: {problem}")
    problems.extend(_cut_tails(connection, acked_file))
    return JournalReport(not problems, entries, head, acked, tuple(problems))


def check_tail(connection: Connection) -> str:
    """Verifies the last entries of the open stream; '' when they are whole."""
    row = current_row(connection)
    if row is None:
        return "no stream"
    seq, _ = head_of(connection, row.id)
    return _check_stream(connection, row, after=max(0, seq - START_CHECK))[1]


def _check_stream(connection: Connection, row: StreamRow, after: int) -> tuple[int, str]:
    prev = GENESIS
    if after:
        prev = (
            connection.execute(
                select(journal.c.hash).where(journal.c.place == place_of(row.id, after))
            ).scalar_one_or_none()
            or b""
        )
    count = 0
    try:
        while True:
            step = 0
            for entry in verified(entries_of(connection, row, after, _STEP), prev, after):
                prev, after = entry.hash, entry.seq
                step += 1
            count += step
            if step < _STEP:
                return count, ""
    except BrokenChain as error:
        return count, str(error)


def _cut_tails(connection: Connection, acked_file: Path) -> list[str]:
    """Streams whose end was lost: central has acknowledged more than there is."""
    try:
        heads = msgspec.json.decode(acked_file.read_bytes(), type=dict[str, tuple[int, str]])
    except (OSError, msgspec.DecodeError):
        return []
    problems = []
    for row in connection.execute(select(stream)).fetchall():
        known, _ = heads.get(row.stream.hex(), (0, ""))
        head, _ = head_of(connection, row.id)
        if known > head:
            problems.append(
                f"stream {row.stream.hex()}: ends at {head}, but central acknowledged {known}"
            )
    return problems

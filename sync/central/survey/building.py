"""Filling the survey's tables from the entries: after an upgrade, or when a rule changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, Row, delete, insert, select, text, tuple_

from kiosk import facts
from kiosk.journal.chain import decode_header
from sync.central.database import reading
from sync.central.models import Entry, EntryState, Stream, table
from sync.central.survey.projection import KINDS, Derived, derive, write
from sync.central.survey.tables import (
    QueueEvent,
    StandRating,
    SurveyAnswer,
    SurveyBuilt,
    SurveyDay,
    SurveyExclusion,
    SurveyProfileDay,
    SurveyReadmission,
)

VERSION = 1
"""Raise it when what `derive` or `recount` make of the same entries changes."""

_CHUNK = 1_000


def build_if_needed(engine: Engine) -> bool:
    """Rebuilds where these tables were last filled by another release; says whether it did."""
    with reading(engine) as tx:
        if _version(tx) == VERSION:
            return False
    with engine.begin() as tx:
        if tx.dialect.name == "postgresql":  # servers that start together take turns
            tx.execute(text("LOCK TABLE survey_built IN EXCLUSIVE MODE"))
        if _version(tx) == VERSION:
            return False
        rebuild(tx)
        tx.execute(delete(SurveyBuilt))
        tx.execute(insert(SurveyBuilt).values(id=1, version=VERSION))
    return True


def _version(tx: Connection) -> int | None:
    return tx.execute(select(SurveyBuilt.version)).scalar()


def rebuild(tx: Connection) -> None:
    """Empties what is derived and derives it again; officers' own acts stay."""
    for derived in (SurveyAnswer, SurveyDay, SurveyProfileDay, StandRating, QueueEvent):
        tx.execute(delete(derived))
    taken_back = select(SurveyReadmission.exclusion)
    tx.execute(
        delete(SurveyExclusion).where(
            SurveyExclusion.name == "", SurveyExclusion.id.not_in(taken_back)
        )
    )
    kept = set(tx.execute(select(SurveyExclusion.id)).scalars())
    for rows in _chunks(tx):
        derived_rows = [made for row in rows if (made := _derived(row)) is not None]
        write(tx, [made for made in derived_rows if made.row.get("id") not in kept])


def _derived(row: Row[Any]) -> Derived | None:
    origin = decode_header(row.header).origin
    return derive(
        facts.decode(row.payload),
        {"stream": row.stream, "seq": row.seq, "at": row.at},
        row.place,
        bytes.fromhex(origin.stream) if origin else None,
    )


def _chunks(tx: Connection) -> Iterator[Sequence[Row[Any]]]:
    entry = table(Entry)
    after: tuple[bytes, int] = (b"", 0)
    while True:
        rows = tx.execute(
            select(entry.c.stream, entry.c.seq, entry.c.at, entry.c.header, entry.c.payload)
            .add_columns(Stream.place)
            .join(Stream, Stream.id == entry.c.stream)
            .where(
                entry.c.kind.in_(KINDS),
                entry.c.state == EntryState.APPLIED.value,
                tuple_(entry.c.stream, entry.c.seq) > after,
            )
            .order_by(entry.c.stream, entry.c.seq)
            .limit(_CHUNK)
        ).all()
        if not rows:
            return
        yield rows
        after = (rows[-1].stream, rows[-1].seq)

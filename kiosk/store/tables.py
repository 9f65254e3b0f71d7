"""The tables of a stand's store.

`journal` is the truth; every table marked *derived* is computed from it by
`kiosk.projections` in the transaction that appends the fact, and can be rebuilt. The
rest is local: it never travels and holds nothing that can't be lost.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Computed,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    literal_column,
    text,
)
from sqlalchemy.sql import ColumnElement

metadata = MetaData()

SEQ_BITS = 40


def place_of(stream: int, seq: int) -> int:
    """Stream row and seq in one number; places of a stream are in the order of seq."""
    return stream << SEQ_BITS | seq


stream = Table(
    "stream",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("stream", LargeBinary, nullable=False, unique=True),
    Column("acked_seq", BigInteger, nullable=False, server_default="0"),
    Column("acked_hash", LargeBinary, nullable=False),
    Column("closed_seq", BigInteger),
)

journal = Table(
    "journal",
    metadata,
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("stream", Integer, Computed("place >> 40", persisted=False)),
    Column("seq", BigInteger, Computed("place & 1099511627775", persisted=False)),
    Column("prev", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("header", LargeBinary, nullable=False),
    Column("payload", LargeBinary),
    Column("payload_hash", LargeBinary),
)
"""Asked for by `place`: SQLite adds to the end of a table in the order of its whole number without
moving rows between pages, which any other key costs."""

ticket = Table(  # derived
    "ticket",
    metadata,
    Column("stream", Integer, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("day", Text, nullable=False),
    Column("series", Text, nullable=False),
    Column("kiosk", Text, nullable=False),
    Column("n", Integer, nullable=False),
    Column("line", Text, nullable=False),
    Column("lane", Text, nullable=False),
    Column("service", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("desk", Text),
    Column("printed", Text, nullable=False, server_default="no"),
    Column("copies", Integer, nullable=False, server_default="0"),
    Column("issued_at", BigInteger, nullable=False),
    Column("called_at", BigInteger),
    Column("serving_at", BigInteger),
    Column("ended_at", BigInteger),
    PrimaryKeyConstraint("stream", "seq"),
    UniqueConstraint("day", "series", "kiosk", "n"),
    sqlite_with_rowid=False,
)
Index(
    "ticket_waiting",
    ticket.c.line,
    ticket.c.lane,
    ticket.c.stream,
    ticket.c.seq,
    sqlite_where=text("state = 'waiting'"),
)
Index(
    "ticket_desk_active",
    ticket.c.desk,
    unique=True,
    sqlite_where=text("state IN ('called', 'serving')"),
)
Index(
    "ticket_served",
    ticket.c.line,
    ticket.c.ended_at,
    sqlite_where=text("state = 'served'"),
)

interval = Table(  # derived
    "interval",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("stream", Integer, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    Column("start", BigInteger, nullable=False),
    Column("end", BigInteger),
    Column("who", Text, nullable=False, server_default=""),
)
Index(
    "interval_open",
    interval.c.stream,
    interval.c.seq,
    unique=True,
    sqlite_where=text('"end" IS NULL'),
)

number_floor = Table(  # derived
    "number_floor",
    metadata,
    Column("day", Text, nullable=False),
    Column("series", Text, nullable=False),
    Column("kiosk", Text, nullable=False),
    Column("last", Integer, nullable=False),
    PrimaryKeyConstraint("day", "series", "kiosk"),
    sqlite_with_rowid=False,
)
"""After a restore: numbers of a day go on above `last`, as far as they may have been given out."""

day_state = Table(  # derived, one row
    "day_state",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("day", Text, nullable=False),
    Column("confirmed", Integer, nullable=False),
    Column("warned_clock_day", Text, nullable=False, server_default=""),
)

enrolment = Table(  # derived, one row
    "enrolment",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("place", Text, nullable=False),
    Column("letter", Text, nullable=False),
    Column("server", Text, nullable=False),
    Column("epoch", Text, nullable=False),
)

request = Table(
    "request",
    metadata,
    Column("key", Text, primary_key=True),
    Column("job", Integer, nullable=False),
    Column("stream", Integer, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("copy", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("why", Text, nullable=False, server_default=""),
    Column("created_at", BigInteger, nullable=False),
    Column("created_mono", BigInteger, nullable=False),
    Column("boot", Text, nullable=False),
    Column("lang", Text, nullable=False, server_default="id"),
    sqlite_with_rowid=False,
)
"""What was asked for here today, a number or a marked copy, and what became of its paper. So few
that they are read whole: an index more would be a page more in the commit of every number."""

survey_answer = Table(  # derived
    "survey_answer",
    metadata,
    Column("stream", Integer, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("form", Text, nullable=False),
    Column("hour", Text, nullable=False),
    Column("service", Text, nullable=False),
    Column("served_at", Text, nullable=False),
    Column("scores", LargeBinary, nullable=False),
    PrimaryKeyConstraint("stream", "seq"),
    sqlite_with_rowid=False,
)
"""What a report needs of each questionnaire; `scores` is JSON of the answers that are numbers."""

survey_excluded = Table(  # derived
    "survey_excluded",
    metadata,
    Column("stream", Integer, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("form", Text, nullable=False),
    Column("since", Text, nullable=False),
    Column("until", Text, nullable=False),
    Column("reason", Text, nullable=False),
    PrimaryKeyConstraint("stream", "seq"),
    sqlite_with_rowid=False,
)

survey_waiting = Table(
    "survey_waiting",
    metadata,
    Column("key", LargeBinary, primary_key=True),
    Column("day", Text, nullable=False),
    Column("fact", LargeBinary),
    sqlite_with_rowid=False,
)
"""Answers on their way into the journal, lying in the order of random keys. `fact` is NULL once
it is there; the key stays for the day, so that the same touch isn't counted again."""

application_status = Table(
    "application_status",
    metadata,
    Column("key", LargeBinary, primary_key=True),
    Column("stage", Text, nullable=False),
    Column("changed_at", BigInteger, nullable=False),
    Column("office", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""What central's feed brought about applications; `key` is `kiosk.statuses.kdf.lookup_key`."""

note = Table(
    "note",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""Small local values: the trusted time of this boot, the feed cursor, keys of the server."""

OPEN_STATES = ("waiting", "called", "serving")

# SQLite uses a partial index only where the query spells the index's own condition out, word
# for word: typed as Boolean these would be written `... = 1`, and every ticket ever be read.
IS_WAITING: ColumnElement[bool] = literal_column("ticket.state = 'waiting'")
IS_ACTIVE: ColumnElement[bool] = literal_column("ticket.state IN ('called', 'serving')")
IS_SERVED: ColumnElement[bool] = literal_column("ticket.state = 'served'")


def sorted_aside(column: Column[Any]) -> ColumnElement[Any]:
    """A column to sort the few open rows by, without the index that holds all rows in that order.

    SQLite takes such an index to save the sorting, and then reads every ticket there ever was.
    """
    return literal_column(f"+{column.table.name}.{column.name}")

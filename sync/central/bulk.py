"""Many rows into one table at once, the fastest way that each database has.

PostgreSQL takes them by COPY, inside the running transaction and its savepoints like any
other statement; one by one, the round trips would cost several times the work itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import psycopg
from sqlalchemy import BigInteger, Connection, LargeBinary, Table, insert
from sqlalchemy.exc import DataError, IntegrityError

REFUSALS = (IntegrityError, DataError, psycopg.IntegrityError, psycopg.DataError)
"""What comes of rows that the table can't hold, by either way."""

_FEW = 8
"""Up to here a plain INSERT costs no more than COPY."""


def insert_rows(tx: Connection, into: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Inserts rows that all have the keys of the first one.

    Raises:
        IntegrityError, DataError: one of `REFUSALS`; the transaction needs a rollback.
    """
    if tx.dialect.name != "postgresql" or len(rows) <= _FEW:
        tx.execute(insert(into), list(rows))
        return
    driver: Any = tx.connection.driver_connection
    names = list(rows[0])
    columns = psycopg.sql.SQL(",").join(map(psycopg.sql.Identifier, names))
    statement = psycopg.sql.SQL("COPY {} ({}) FROM STDIN (FORMAT BINARY)")
    with (
        driver.cursor() as cursor,
        cursor.copy(statement.format(psycopg.sql.Identifier(into.name), columns)) as copy,
    ):
        copy.set_types([_type(into, name) for name in names])
        for row in rows:
            copy.write_row(tuple(row.values()))


def _type(into: Table, name: str) -> str:
    kind = into.c[name].type
    if isinstance(kind, BigInteger):
        return "int8"
    return "bytea" if isinstance(kind, LargeBinary) else "text"

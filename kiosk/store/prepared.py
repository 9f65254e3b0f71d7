"""Statements of the way of a ticket: written in SQLAlchemy, run by the driver.

Executing a Core statement costs SQLAlchemy about 60 microseconds, the driver about 4; the
thirteen statements of one ticket would cost more than its commit. So these few are compiled
once from the same table definitions and handed to the driver as they are.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql import Executable
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ClauseElement

_DIALECT = sqlite.dialect(paramstyle="qmark")


class Prepared:
    """One statement. Parameters go in by name, rows come out as plain tuples.

    `columns` are the columns that an INSERT will be given, for one without VALUES.
    """

    def __init__(self, statement: Executable, *columns: str) -> None:
        self._statement = statement
        self._columns = columns

    @cached_property
    def _compiled(self) -> tuple[str, tuple[str, ...], dict[str, Any]]:
        """The SQL text, the name of each `?` in it, and the literals (such as a LIMIT's offset)."""
        element = self._statement
        assert isinstance(element, ClauseElement)
        compiled = element.compile(dialect=_DIALECT, column_keys=list(self._columns) or None)
        assert isinstance(compiled, SQLCompiler)
        literals = {name: value for name, value in compiled.params.items() if value is not None}
        return str(compiled), tuple(compiled.positiontup or ()), literals

    def run(self, connection: Connection, **values: Any) -> Any:
        """Executes it; answers the driver's cursor."""
        sql, names, literals = self._compiled
        given = {**literals, **values} if literals else values
        return driver_of(connection).execute(sql, tuple(map(given.__getitem__, names)))

    def first(self, connection: Connection, **values: Any) -> tuple[Any, ...] | None:
        """The first row, or None."""
        row: tuple[Any, ...] | None = self.run(connection, **values).fetchone()
        return row


def driver_of(connection: Connection) -> Any:
    """The driver's own connection beneath."""
    return connection.connection.dbapi_connection

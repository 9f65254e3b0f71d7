"""One process's way to the store: write transactions one at a time, whole or not at all."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import TypeVar

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from kiosk.errors import DiskLow, StoreDamaged
from kiosk.home import Home
from kiosk.store.engine import make_engine, read_key
from kiosk.store.migrate import HEAD, migrate, revision_of
from kiosk.store.prepared import driver_of

T = TypeVar("T")


class Store:
    """An open store. Use it from one thread; other processes may write in between."""

    def __init__(self, home: Home, connection: Connection, locks: contextlib.ExitStack) -> None:
        self.home = home
        self.connection = connection
        self._locks = locks

    @classmethod
    def open(cls, home: Home) -> Store:
        """Opens the store, migrating it first where it is older than this release.

        Raises:
            StoreDamaged: the file can't be read as a store.
            StoreBusy: a restore or migration holds the home.
        """
        with contextlib.ExitStack() as locks:
            locks.enter_context(home.opened())
            key = read_key(home.store_key)
            connection = locks.enter_context(_connected(home, key))
            if _revision(connection) != HEAD:
                locks.close()
                _migrate_exclusively(home, key)
                locks.enter_context(home.opened())
                connection = locks.enter_context(_connected(home, key))
            return cls(home, connection, locks.pop_all())

    def close(self) -> None:
        """Closes the connection and lets go of the home."""
        self._locks.close()

    def write(self, work: Callable[[Connection], T]) -> T:
        """Runs `work` in one durable transaction: all of it is on disk when this returns.

        Raises:
            StoreBusy: another process kept the write lock too long; nothing was done.
            DiskLow: the disk is full; nothing was done.
            StoreDamaged: SQLite found a broken page.
        """
        with self.home.writing(), translated(self.home):
            raw = driver_of(self.connection)
            raw.execute("BEGIN IMMEDIATE")
            try:
                value = work(self.connection)
                raw.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise
            return value

    def read(self, work: Callable[[Connection], T]) -> T:
        """Runs `work` on one consistent picture of the store, without writing.

        Raises:
            StoreDamaged: SQLite found a broken page.
        """
        with translated(self.home):
            driver_of(self.connection).execute("BEGIN")
            try:
                return work(self.connection)
            finally:
                self._roll_back()

    def foreign_version(self) -> int:
        """A number that changes when another connection has committed."""
        row = self.connection.exec_driver_sql("PRAGMA data_version").one()
        return int(row[0])

    def _roll_back(self) -> None:
        raw = driver_of(self.connection)
        if raw.in_transaction:
            raw.execute("ROLLBACK")


@contextlib.contextmanager
def _connected(home: Home, key: bytes) -> Iterator[Connection]:
    engine = make_engine(home.store, key)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def _revision(connection: Connection) -> str | None:
    try:
        return revision_of(connection)
    except DatabaseError as error:
        raise _damaged(str(error.orig)) from error


def _migrate_exclusively(home: Home, key: bytes) -> None:
    with home.opened(exclusive=True), _connected(home, key) as connection:
        if revision_of(connection) != HEAD:
            migrate(connection)


@contextlib.contextmanager
def translated(home: Home) -> Iterator[None]:
    """Turns the database driver's failures into ones that a person can act on."""
    try:
        yield
    except (driver.DatabaseError, DatabaseError) as error:
        cause = error.orig if isinstance(error, DatabaseError) else error
        name = getattr(cause, "sqlite_errorname", "")
        if name.startswith(_FULL):
            raise DiskLow(
                "Penyimpanan penuh. Data tidak berubah. Hubungi pengelola.",
                f"the disk of {home.path} is full or failing ({name}); nothing was written",
            ) from error
        if name.startswith(_DAMAGE):
            raise _damaged(str(cause)) from error
        raise


_FULL = ("SQLITE_FULL", "SQLITE_IOERR")
_DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB")


def _damaged(detail: str) -> StoreDamaged:
    return StoreDamaged("Berkas data anjungan rusak.", f"the store is damaged: {detail}")

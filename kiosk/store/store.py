"""One process's way to the store: write transactions one at a time, whole or not at all."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import TypeVar

from sqlalchemy import Connection

from kiosk.home import Home, Turns
from kiosk.store.engine import make_engine, read_key
from kiosk.store.failures import DRIVER_ERRORS, failure_of
from kiosk.store.migrate import HEAD, migrate, revision_of
from kiosk.store.prepared import driver_of

T = TypeVar("T")


class Store:
    """An open store. Use it from one thread; other processes may write in between."""

    def __init__(self, home: Home, connection: Connection, locks: contextlib.ExitStack) -> None:
        self.home = home
        self.connection = connection
        self._raw = driver_of(connection)
        self._turns = Turns(home)
        locks.callback(self._turns.close)
        self._locks = locks

    @classmethod
    def open(cls, home: Home) -> Store:
        """Opens the store, migrating it first where it is older than this release.

        Raises:
            StoreDamaged: the file can't be read as a store.
            StoreUnusable: a newer release wrote it, or it can't be opened here.
            StoreBusy: a restore or migration holds the home.
        """
        with contextlib.ExitStack() as locks:
            locks.enter_context(home.opened())
            key = read_key(home.store_key)
            connection = locks.enter_context(_connected(home, key))
            with translated(home):
                revision = revision_of(connection)
            if revision != HEAD:
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
        raw = self._raw
        with self._turns, translated(self.home):
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
            self._raw.execute("BEGIN")
            try:
                return work(self.connection)
            finally:
                self._roll_back()

    def foreign_version(self) -> int:
        """A number that changes when another connection has committed."""
        row = self.connection.exec_driver_sql("PRAGMA data_version").one()
        return int(row[0])

    def _roll_back(self) -> None:
        if self._raw.in_transaction:
            self._raw.execute("ROLLBACK")


@contextlib.contextmanager
def _connected(home: Home, key: bytes) -> Iterator[Connection]:
    engine = make_engine(home.store, key)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def _migrate_exclusively(home: Home, key: bytes) -> None:
    with home.opened(exclusive=True), _connected(home, key) as connection, translated(home):
        if revision_of(connection) != HEAD:
            migrate(connection)


@contextlib.contextmanager
def translated(home: Home) -> Iterator[None]:
    """Turns failures of driver and disk into ones that a person can act on."""
    try:
        yield
    except (*DRIVER_ERRORS, OSError) as error:
        found = failure_of(error, str(home.path))
        if found is None:
            raise
        raise found from error

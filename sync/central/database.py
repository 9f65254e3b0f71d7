"""Opening and migrating central's database: SQLite to try it, PostgreSQL to run it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url

from kiosk.errors import BadInput, NotFound
from sync.central.troubles import not_ours

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_S = 10
"""How long a writer waits for another one, on either database."""

_MIGRATION_LOCK = 0x616E6A
_POOL = 16


def address(db_url: str) -> URL:
    """The database address that an administrator gave, with its driver.

    Raises:
        BadInput: neither SQLite with a file nor PostgreSQL.
    """
    try:
        url = make_url(db_url)
    except Exception as error:
        raise _bad_address(db_url) from error
    if url.drivername in ("postgresql", "postgres"):
        url = url.set(drivername="postgresql+psycopg")
    sqlite_file = url.drivername == "sqlite" and url.database not in (None, "", ":memory:")
    # A password with a bare @ in it would end up in the host's name, and in messages.
    postgresql = url.drivername == "postgresql+psycopg" and "@" not in (url.host or "")
    if not sqlite_file and not postgresql:
        raise _bad_address(db_url)
    return url


def require_database(db_url: str) -> None:
    """Passes if `db_url` may hold a central database; no file is made or changed.

    PostgreSQL is only asked when it is used.

    Raises:
        NotFound: no such SQLite file.
        BadInput: it isn't one that `kiosk central serve` made.
    """
    url = address(db_url)
    if url.drivername != "sqlite":
        return
    file = Path(str(url.database))
    if not file.is_file():
        raise NotFound(f"Tidak ada basis data {file}.", f"there is no database {file}")
    if "alembic_version" not in _tables(file):
        raise not_ours(str(file))


def _tables(file: Path) -> set[str]:
    """Names of the tables in a SQLite file, which is only looked at."""
    there = f"{file.resolve().as_uri()}?mode=ro"
    with contextlib.closing(sqlcipher3.dbapi2.connect(there, uri=True, timeout=BUSY_S)) as opened:
        try:
            rows = opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        except sqlcipher3.dbapi2.DatabaseError as error:
            raise not_ours(str(file)) from error
    return {name for (name,) in rows}


def _bad_address(db_url: str) -> BadInput:
    scheme = db_url.partition(":")[0]  # the rest may hold a password
    return BadInput(
        f"Alamat basis data harus sqlite:///berkas atau postgresql://… (bukan {scheme}:…).",
        f"the database address must be sqlite:///file or postgresql://… (not {scheme}:…)",
    )


def open_engine(db_url: str) -> Engine:
    """An engine whose writing transactions are durable and serialised where they must be."""
    url = address(db_url)
    if url.drivername != "sqlite":
        return create_engine(
            url,
            pool_size=_POOL,
            max_overflow=_POOL,
            connect_args={"options": f"-c lock_timeout={BUSY_S * 1000}"},
        )
    # sqlcipher3 without a key is plain SQLite, of a version without the WAL-reset bug that
    # Python's own 3.7.0-3.51.2 carries.
    engine = create_engine(
        url,
        module=sqlcipher3.dbapi2,
        pool_size=_POOL,
        connect_args={"check_same_thread": False, "timeout": BUSY_S, "isolation_level": None},
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, record: Any) -> None:
    for line in (
        f"PRAGMA busy_timeout = {BUSY_S * 1000}",
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = FULL",
        "PRAGMA foreign_keys = ON",
    ):
        connection.execute(line)
    settings = [
        connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys")
    ]
    if settings != ["wal", 2, 1]:
        raise RuntimeError(f"SQLite didn't take its durability settings: {settings}")


def _begin_sqlite(connection: Connection) -> None:
    """The write lock is taken at once; taken later it could fail half way."""
    reads = connection.get_execution_options().get("reads", False)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


@contextlib.contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that only reads and, on SQLite, waits for no writer."""
    with engine.connect().execution_options(reads=True) as connection, connection.begin():
        yield connection


@contextlib.contextmanager
def reading_from(db_url: str) -> Iterator[Connection]:
    """As `reading`, with an engine that lives for this one transaction.

    Raises:
        BadInput: there is no central database.
    """
    require_database(db_url)
    engine = open_engine(db_url)
    try:
        with reading(engine) as connection:
            yield connection
    finally:
        engine.dispose()


@contextlib.contextmanager
def writing(db_url: str) -> Iterator[Connection]:
    """One writing transaction with an engine of its own, committed at the end.

    Raises:
        BadInput: there is no central database.
    """
    require_database(db_url)
    engine = open_engine(db_url)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def migrate(db_url: str, revision: str = "head") -> None:
    """Brings the tables up to `revision`; several servers that start together take turns."""
    with _migrating(db_url) as config:
        command.upgrade(config, revision)


def downgrade(db_url: str, revision: str) -> None:
    """Takes the tables down to `revision` or "base"; what only newer tables hold is lost."""
    with _migrating(db_url) as config:
        command.downgrade(config, revision)


@contextlib.contextmanager
def _migrating(db_url: str) -> Iterator[Config]:
    url = address(db_url)
    file = Path(str(url.database))
    if url.drivername == "sqlite" and file.is_file() and file.stat().st_size:
        _require_ours(_tables(file), url)  # before opening it as ours, which changes the file
    engine = open_engine(db_url)
    try:
        with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(text(f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})"))
                _require_ours(set(inspect(connection).get_table_names()), url)
            config = Config()
            config.set_main_option("script_location", str(MIGRATIONS))
            config.attributes["connection"] = connection
            yield config
    finally:
        engine.dispose()


def _require_ours(tables: set[str], url: URL) -> None:
    """A new database has no table yet, also while another server is about to make them."""
    if tables and "alembic_version" not in tables:
        raise not_ours(str(url.database))

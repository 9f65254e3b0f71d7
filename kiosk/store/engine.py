"""Connections to the encrypted SQLite file, with what they promise read back at the start."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import NullPool

from kiosk.errors import BadInput, StoreDamaged, StoreUnusable
from kiosk.home import write_durably
from kiosk.store.failures import failure_of

KEY_BYTES = 32
MIN_SQLITE = (3, 51, 3)
"""3.7.0 to 3.51.2 can lose pages when a WAL is reset during a checkpoint."""

MAC = "HMAC_SHA256"
"""Half of what writing an encrypted page costs is its authentication. SHA-256 is as safe here as
SQLCipher's own SHA-512, and the processors of cheap stands compute it in hardware."""

WAL_LIMIT_BYTES = 8 * 1024 * 1024
_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA temp_store=MEMORY",
    f"PRAGMA journal_size_limit={WAL_LIMIT_BYTES}",
    "PRAGMA busy_timeout=10000",
)


def make_key(path: Path) -> None:
    """Makes the store's raw 256-bit key, a 0600 file of hex digits."""
    write_durably(path, secrets.token_hex(KEY_BYTES).encode("ascii"))


def read_key(path: Path) -> bytes:
    """The store's key.

    Raises:
        BadInput: the file is missing or isn't a key.
    """
    try:
        key = bytes.fromhex(path.read_text("ascii").strip())
    except (OSError, ValueError) as error:
        raise BadInput(
            f"Kunci data {path} hilang atau rusak. Pulihkan dari cadangan: kiosk restore BERKAS.",
            f"the store key {path} is missing or damaged; use: kiosk restore FILE",
        ) from error
    if len(key) != KEY_BYTES:
        raise BadInput(f"Kunci data {path} salah panjang.", f"{path} has the wrong length")
    return key


def connect_raw(path: Path, key: bytes, *, read_only: bool = False) -> Any:
    """A bare driver connection with key, WAL and FULL set and read back.

    Raises:
        StoreDamaged: not a database, or the wrong key.
        StoreBusy, DiskLow, StoreUnusable: it can't be opened now, or not here.
    """
    assert_sqlite_version()
    mode = "ro" if read_only else "rwc"
    try:
        connection = driver.connect(
            f"{path.resolve().as_uri()}?mode={mode}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
        )
    except driver.DatabaseError as error:
        found = failure_of(error, path.name)
        if found is None:
            raise
        raise found from error
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")  # failures reach us as exceptions
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        connection.execute(f"PRAGMA cipher_hmac_algorithm={MAC}")
        for pragma in _PRAGMAS:
            if not (read_only and "journal_mode" in pragma):
                connection.execute(pragma)
        journal_mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
        synchronous = connection.execute("PRAGMA synchronous").fetchone()[0]
    except driver.DatabaseError as error:
        connection.close()
        found = failure_of(error, path.name)
        if found is not None and not isinstance(found, StoreDamaged):
            raise found from error
        raise StoreDamaged(
            f"Berkas data {path.name} rusak atau kuncinya salah.", f"{path.name}: {error}"
        ) from error
    if (journal_mode, synchronous) != ("wal", 2):
        connection.close()
        raise StoreUnusable(
            f"Berkas data {path.name} tidak bisa disimpan dengan aman di sini.",
            f"{path.name}: journal_mode={journal_mode}, synchronous={synchronous}, not wal/FULL",
        )
    return connection


def assert_sqlite_version() -> None:
    """Refuses a SQLite that may corrupt a WAL.

    Raises:
        StoreUnusable: the library is too old.
    """
    if driver.sqlite_version_info < MIN_SQLITE:
        raise StoreUnusable(
            f"SQLite {driver.sqlite_version} terlalu tua dan bisa merusak data.",
            f"SQLite {driver.sqlite_version} may corrupt data; {MIN_SQLITE} or newer is needed",
        )


def make_engine(path: Path, key: bytes) -> Engine:
    """SQLAlchemy over `connect_raw`: transactions are begun by hand (BEGIN IMMEDIATE)."""
    return create_engine(
        "sqlite://",
        creator=lambda: connect_raw(path, key),
        module=driver,
        poolclass=NullPool,
        isolation_level="AUTOCOMMIT",
    )

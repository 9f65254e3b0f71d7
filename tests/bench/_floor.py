"""The least that a ticket can cost: three rows in one durable transaction, and nothing else.

The same driver, key, page size, journal mode and `synchronous` as the product, read back and
compared with a store that the product made. No hashing, no checks, no secondary index, no
print job, no lock between processes.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from kiosk.app import Kiosk
from kiosk.store.engine import MAC
from kiosk.store.prepared import driver_of

_TABLES = """
CREATE TABLE counter (day TEXT, series TEXT, last INTEGER, PRIMARY KEY (day, series))
    WITHOUT ROWID;
CREATE TABLE ticket (seq INTEGER PRIMARY KEY, day TEXT, series TEXT, n INTEGER, line TEXT,
    lane TEXT, service TEXT, state TEXT, issued_at INTEGER);
CREATE TABLE journal (seq INTEGER PRIMARY KEY, prev BLOB, hash BLOB, header BLOB, payload BLOB);
"""
_DAY, _SERIES = "2026-11-24", "A"
_HASH = secrets.token_bytes(32)
# As long as the product's own: see `kiosk journal` of any store.
_HEADER = b'{"k":"ticket.issued","at":1795512060000,"mono":1000000,"boot":"00000001"}'
_PAYLOAD = (
    b'{"kind":"ticket.issued","day":"2026-11-24","series":"A","n":100,"line":"paspor",'
    b'"lane":"umum","service":"paspor_umrah_haji"}'
)
_PROMISES = (
    "journal_mode",
    "synchronous",
    "page_size",
    "cipher_page_size",
    "cipher_hmac_algorithm",
    "wal_autocheckpoint",
)


class Floor:
    """A store of its own with three tables."""

    def __init__(self, path: Path) -> None:
        self._db: Any = driver.connect(str(path), isolation_level=None)
        self._db.execute(f"PRAGMA key=\"x'{secrets.token_hex(32)}'\"")
        self._db.execute(f"PRAGMA cipher_hmac_algorithm={MAC}")
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=FULL")
        self._db.executescript(_TABLES)
        self._db.execute("INSERT INTO counter VALUES (?, ?, 0)", (_DAY, _SERIES))

    def issue(self) -> int:
        """One ticket, durable when this returns."""
        run = self._db.execute
        run("BEGIN IMMEDIATE")
        (n,) = run(
            "UPDATE counter SET last = last + 1 WHERE day = ? AND series = ? RETURNING last",
            (_DAY, _SERIES),
        ).fetchone()
        run(
            "INSERT INTO ticket VALUES (?, ?, ?, ?, 'paspor', 'umum', 'paspor_umrah_haji',"
            " 'waiting', 1795512060000)",
            (n, _DAY, _SERIES, n),
        )
        run("INSERT INTO journal VALUES (?, ?, ?, ?, ?)", (n, _HASH, _HASH, _HEADER, _PAYLOAD))
        run("COMMIT")
        return int(n)

    def promises(self) -> dict[str, object]:
        """What the connection really does, read back."""
        return _promises(self._db.execute)

    def close(self) -> None:
        """Closes the file."""
        self._db.close()


def same_promises(floor: Floor, kiosk: Kiosk) -> dict[str, object]:
    """The durability both sides have; a comparison of unequal ones would be worth nothing."""
    theirs = kiosk.store.read(lambda c: _promises(driver_of(c).execute))
    ours = floor.promises()
    assert ours == theirs, f"floor {ours}, product {theirs}"
    return ours


def _promises(execute: Callable[[str], Any]) -> dict[str, object]:
    return {name: execute(f"PRAGMA {name}").fetchone()[0] for name in _PROMISES}

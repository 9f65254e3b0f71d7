"""Reading a broken store: every journal entry that can still be proved to be genuine.

The journal is scanned by seq; where a page can't be read the scan goes on behind it. Only
entries whose hash matches their bytes are kept, so a damaged page can't invent anything.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import sqlcipher3.dbapi2 as driver

from kiosk.errors import KioskError
from kiosk.facts import decode
from kiosk.journal.chain import STREAM_BYTES, Entry, digest, entry_hash
from kiosk.store.engine import connect_raw
from kiosk.store.tables import place_of

_STEP = 200
_GIVE_UP_AFTER = 2_000
"""Seqs in a row that hold no entry, after which nothing more is expected."""

_NEAR = 24
_FAR = 20

_RANGE = (
    "SELECT seq, prev, hash, header, payload, payload_hash FROM journal "
    "WHERE place > ? AND place <= ? ORDER BY place"
)


def read_entries(path: Path, key: bytes, names: tuple[bytes, ...]) -> dict[bytes, list[Entry]]:
    """Genuine entries of each stream, in order of seq; there may be holes.

    `names` are streams that may be in the file, for when its own table of them is broken.
    """
    found: dict[bytes, list[Entry]] = {}
    broken = _Broken(path, key)
    known = broken.query("SELECT stream FROM stream ORDER BY id") or []
    named = tuple(row[0] for row in known if len(row[0]) == STREAM_BYTES)
    for row in range(1, 1 + max(len(names), len(known))):
        entries = _scan(broken, row, tuple(dict.fromkeys((*named, *names))))
        if entries:
            found[entries[0].stream] = entries
    broken.close()
    return found


def read_waiting(path: Path, key: bytes) -> list[tuple[Any, ...]]:
    """Survey answers (key, day, fact) that lie in the file and not yet in its journal."""
    broken = _Broken(path, key)
    rows = broken.query("SELECT key, day, fact FROM survey_waiting WHERE fact IS NOT NULL") or []
    broken.close()
    return [row for row in rows if _is_fact(row[2])]


class _Broken:
    """A damaged file. One bad page spoils a SQLCipher connection, so each gets a new one."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        self._key = key
        self._connection: Any = None

    def query(self, sql: str, values: tuple[int, ...] = ()) -> list[tuple[Any, ...]] | None:
        """The rows; None where they can't be read."""
        try:
            if self._connection is None:
                self._connection = connect_raw(self._path, self._key)
            rows: list[tuple[Any, ...]] = self._connection.execute(sql, values).fetchall()
        except (driver.Error, KioskError):
            self.close()
            return None
        return rows

    def close(self) -> None:
        """Lets go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _scan(broken: _Broken, row: int, names: tuple[bytes, ...]) -> list[Entry]:
    """All genuine entries of one stream row, jumping over what can't be read."""
    entries: list[Entry] = []
    after, misses, step = 0, 0, _STEP
    while misses < _GIVE_UP_AFTER:
        rows = broken.query(_RANGE, (place_of(row, after), place_of(row, after + step)))
        if rows is None:
            if step > 1:
                step = max(1, step // 10)
                continue
            good = _behind(broken, row, after + 1)
            if good is None:
                break
            after, step = good - 1, _STEP
            continue
        genuine = [entry for found in rows if (entry := _genuine(found, names))]
        entries.extend(genuine)
        misses = 0 if genuine else misses + step
        after, step = after + step, _STEP
    return entries


def _behind(broken: _Broken, row: int, bad: int) -> int | None:
    """The first seq behind `bad` whose page can be read again; None where there is none.

    Looks at every seq near by, since a spoilt leaf hides about a dozen, then in doubling
    strides, since a spoilt inner page hides thousands, and back to the edge by halves.
    """
    seq, stride = bad, 1
    for tries in range(_NEAR + _FAR):
        stride = 1 if tries < _NEAR else stride * 2
        seq += stride
        if broken.query(_RANGE, (place_of(row, seq - 1), place_of(row, seq))) is not None:
            break
    else:
        return None
    low = seq - stride
    while seq - low > 1:
        middle = (low + seq) // 2
        if broken.query(_RANGE, (place_of(row, middle - 1), place_of(row, middle))) is None:
            low = middle
        else:
            seq = middle
    return seq


def _genuine(row: tuple[Any, ...], names: tuple[bytes, ...]) -> Entry | None:
    seq, prev, hashed, header, payload, payload_hash = row
    try:
        if payload is not None:
            payload_hash = digest(payload)
        for name in names:
            if entry_hash(name, seq, prev, header, payload_hash) == hashed:
                return Entry(name, seq, prev, header, payload, payload_hash, hashed)
    except TypeError:
        return None  # a column came back as another type: not genuine
    return None


def _is_fact(payload: bytes) -> bool:
    try:
        decode(payload)
    except msgspec.DecodeError:
        return False
    return True

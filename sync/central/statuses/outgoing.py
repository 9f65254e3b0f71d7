"""What the feed says about applications.

The feed of a place holds no status, only which versions a change is about; what goes down is
read when it goes. So a status is stored once and not once a place, an older one that was
overtaken isn't sent at all, and what became too old is simply not there any more.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from kiosk.statuses.kdf import SCHEME
from kiosk.statuses.values import oldest_kept
from sync.central.keys import named
from sync.central.statuses.tables import RegencyKey, Status
from sync.wire import StatusChanges, StatusKey

KEY, CHANGES = "status.key", "status.changes"

A_CHANGE = 200
"""Statuses in one change: about 2.2 KB, the least that a broken line makes a stand ask again."""

_MINUTE_MS = 60_000
log = logging.getLogger(__name__)

KeyFile = Callable[[], bytes | None]
"""Reads the regency key; None where its file isn't on this machine."""


class KeyMissing(Exception):
    """The regency key isn't on this machine, and the stands of this place wait for it."""


class _AboutKey(msgspec.Struct, frozen=True):
    id: str


class _AboutChanges(msgspec.Struct, frozen=True):
    first: int
    last: int


def beginning(tx: Connection) -> Iterator[tuple[str, dict[str, Any]]]:
    """Kind and body of what the feed of a new place begins with."""
    # Locked: statuses that are being imported now come either here or after.
    key = tx.execute(select(RegencyKey.key_id).with_for_update()).scalar()
    if key is None:
        return
    yield KEY, about_key(key)
    versions = list(tx.execute(select(Status.version).order_by(Status.version)).scalars())
    for at in range(0, len(versions), A_CHANGE):
        yield CHANGES, about_changes(versions[at], versions[min(at + A_CHANGE, len(versions)) - 1])


def about_key(key_id: bytes) -> dict[str, Any]:
    """The feed's row for a key."""
    return {"id": key_id.hex()}


def about_changes(first: int, last: int) -> dict[str, Any]:
    """The feed's row for the statuses of versions `first` to `last`."""
    return {"first": first, "last": last}


def body_of(tx: Connection, kind: str, body: bytes, key_file: KeyFile, now: int) -> bytes | None:
    """What goes down for a row of the feed; None where there is nothing left to say.

    Raises:
        KeyMissing: the row is about the key, and its file isn't here.
    """
    if kind == KEY:
        return _key(tx, msgspec.json.decode(body, type=_AboutKey), key_file)
    if kind == CHANGES:
        return _changes(tx, msgspec.json.decode(body, type=_AboutChanges), now)
    return body


def _key(tx: Connection, about: _AboutKey, key_file: KeyFile) -> bytes | None:
    current = tx.execute(select(RegencyKey.key_id)).scalar()
    if current is None or current.hex() != about.id:
        return None
    key = key_file()
    if key is None or named(key).id != current:
        log.error("the regency key %s isn't in the keys folder of this server", about.id)
        raise KeyMissing
    return msgspec.json.encode(StatusKey(SCHEME, key.hex()))


def _changes(tx: Connection, about: _AboutChanges, now: int) -> bytes | None:
    rows = tx.execute(
        select(Status.key, Status.stage, Status.changed_at, Status.office)
        .where(
            Status.version.between(about.first, about.last),
            Status.changed_at >= oldest_kept(now),
        )
        .order_by(Status.changed_at, Status.key)
    ).all()
    if not rows:
        return None
    names = tuple(sorted({row.office for row in rows}))
    minutes = [row.changed_at // _MINUTE_MS for row in rows]
    return msgspec.msgpack.encode(
        StatusChanges(
            keys=b"".join(row.key for row in rows),
            stages=bytes(row.stage for row in rows),
            offices=bytes(names.index(row.office) for row in rows),
            names=names,
            minutes=(minutes[0], *(later - earlier for earlier, later in pairwise(minutes))),
        )
    )

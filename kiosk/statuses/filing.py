"""Statuses on their way from central's feed into the stand's table, and out of it again."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, bindparam, delete
from sqlalchemy.dialects.sqlite import insert

from kiosk.statuses.values import Stage, oldest_kept
from kiosk.store.notes import drop_note, get_note, set_note
from kiosk.store.tables import application_status

_KEY = "regency_key"
_FIELDS = ("key", "stage", "changed_at", "office")
_INSERT = insert(application_status).values({name: bindparam(name) for name in _FIELDS})
_FILE = _INSERT.on_conflict_do_update(
    index_elements=["key"], set_={name: _INSERT.excluded[name] for name in _FIELDS[1:]}
)


class NewKey(msgspec.Struct, frozen=True):
    """From the feed: the key that all later statuses are filed under.

    None for a scheme that this release doesn't know: nothing can be found then.
    """

    key: bytes | None


class Filed(msgspec.Struct, frozen=True):
    """From the feed: one application's stage, under its `kdf.lookup_key`. `changed_at` is ms."""

    key: bytes
    stage: Stage
    changed_at: int
    office: str


class _Kept(msgspec.Struct, frozen=True):
    key: bytes


def regency_key(connection: Connection) -> bytes | None:
    """The key that central gave this stand; None before it did."""
    kept = get_note(connection, _KEY, _Kept)
    return None if kept is None else kept.key


def take(connection: Connection, came: Sequence[NewKey | Filed], *, replaces: bool) -> None:
    """Applies what came down, in its order. `replaces`: what was here before is void."""
    if replaces:
        connection.execute(delete(application_status))
    for change in came:
        if isinstance(change, NewKey):
            _take_key(connection, change.key)
        else:
            connection.execute(_FILE, msgspec.structs.asdict(change))


def expire(connection: Connection, now_ms: int) -> None:
    """Forgets what is older than it may be. `now_ms` is a time that is trusted."""
    connection.execute(
        delete(application_status).where(application_status.c.changed_at < oldest_kept(now_ms))
    )


def _take_key(connection: Connection, key: bytes | None) -> None:
    if regency_key(connection) == key:
        return
    connection.execute(delete(application_status))
    if key is None:
        drop_note(connection, _KEY)
    else:
        set_note(connection, _KEY, _Kept(key))

"""Small local values in the store, each under one name."""

from __future__ import annotations

from typing import TypeVar

import msgspec
from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert

from kiosk.store.prepared import Prepared
from kiosk.store.tables import note

T = TypeVar("T")

_GET = Prepared(select(note.c.value).where(note.c.key == bindparam("key")))
_SET = insert(note).values(key=bindparam("key"), value=bindparam("value"))
_SET = _SET.on_conflict_do_update(index_elements=["key"], set_={"value": _SET.excluded.value})


def get_note(connection: Connection, key: str, kind: type[T]) -> T | None:
    """The value under `key`, or None."""
    row = _GET.first(connection, key=key)
    return None if row is None else msgspec.json.decode(row[0], type=kind)


def set_note(connection: Connection, key: str, value: object) -> None:
    """Puts a value under `key`, replacing the one there."""
    connection.execute(_SET, {"key": key, "value": msgspec.json.encode(value)})


def drop_note(connection: Connection, key: str) -> None:
    """Removes what is under `key`, if anything."""
    connection.execute(delete(note).where(note.c.key == key))

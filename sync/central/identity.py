"""Who this server is: made at the first start, checked at every later one."""

from __future__ import annotations

import secrets
import time
from pathlib import Path

import msgspec
from sqlalchemy import Connection, Engine, insert, select, update

from sync.central import keys
from sync.central.database import migrate, open_engine, reading
from sync.central.models import Server
from sync.central.survey import building


class Identity(msgspec.Struct, frozen=True):
    """The server's epoch and public keys, as kept in its database."""

    epoch: str
    root: bytes
    seal: bytes


def now_ms() -> int:
    """UTC milliseconds."""
    return time.time_ns() // 1_000_000


def new_epoch() -> str:
    """A random one: a counter inside a restored database would come back unchanged."""
    return secrets.token_hex(8)


def prepare(db_url: str, keys_dir: Path | None = None) -> Identity:
    """Migrates the database and makes the server's keys and row where they are missing.

    Raises:
        WrongKeys: the key files belong to another database.
    """
    migrate(db_url)
    engine = open_engine(db_url)
    try:
        building.build_if_needed(engine)
        known = _known(engine)
        if known is not None and keys_dir is None and not _has_files(db_url):
            return known  # made elsewhere; the public halves are all that is needed here
        public = keys.load_or_make(keys_dir or keys.default_folder(db_url))
        with engine.begin() as tx:
            identity = _row(tx) or _make(tx, public)
    finally:
        engine.dispose()
    if (identity.root, identity.seal) != (public.root, public.seal):
        raise keys.WrongKeys(
            "Kunci server tidak cocok dengan basis data ini. Periksa --keys.",
            "the key files belong to another database; check --keys",
        )
    return identity


def open_new_epoch(tx: Connection) -> str:
    """From here on the server's past is another one; every stand learns it at its next call."""
    epoch = new_epoch()
    tx.execute(update(Server).values(epoch=epoch))
    return epoch


def _has_files(db_url: str) -> bool:
    return (keys.default_folder(db_url) / keys.ROOT_FILE).exists()


def _known(engine: Engine) -> Identity | None:
    with reading(engine) as tx:
        return _row(tx)


def _row(tx: Connection) -> Identity | None:
    found = tx.execute(select(Server.epoch, Server.root_key, Server.seal_key)).one_or_none()
    return Identity(*found) if found else None


def _make(tx: Connection, public: keys.PublicKeys) -> Identity:
    identity = Identity(new_epoch(), public.root, public.seal)
    tx.execute(
        insert(Server).values(
            id=1,
            epoch=identity.epoch,
            root_key=identity.root,
            seal_key=identity.seal,
            created_at=now_ms(),
        )
    )
    return identity

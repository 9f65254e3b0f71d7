"""What an administrator can do with the server's database; the command line calls these."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import select, update

from kiosk.errors import BadInput, NotFound
from sync.central import content, enrol, feed, server
from sync.central.app import Settings
from sync.central.backup import backup, restore
from sync.central.database import address, reading_from, writing
from sync.central.enrol import MadeCode
from sync.central.identity import now_ms, prepare
from sync.central.models import Entry as EntryRow
from sync.central.models import EntryState, Stream
from sync.central.officer import quarantine, replay, resolve, stream_id

__all__ = [
    "backup",
    "facts",
    "make_enrol_code",
    "publish_content",
    "quarantine",
    "replay",
    "resolve",
    "restore",
    "revoke",
    "serve",
]

CODE_MINUTES = 24 * 60
_CHUNK = 1_000


def serve(
    db_url: str,
    listen: str,
    keys_dir: Path | None = None,
    workers: int = 1,
    started: Callable[[str], None] = print,
    proxy: str = server.LOOPBACK,
) -> None:
    """Migrates, makes what is missing, and serves until SIGTERM or SIGINT.

    `started` is told the server's address once it accepts connections. `proxy` is whose word
    counts for where a call came from (`server.run`).

    Raises:
        BadInput: an address that can't be used, or several workers on SQLite.
        WrongKeys: the key files belong to another database.
    """
    if workers > 1 and address(db_url).drivername == "sqlite":
        raise BadInput(
            "SQLite hanya untuk satu proses server; pakai PostgreSQL untuk lebih.",
            "SQLite serves one worker only; use PostgreSQL for more",
        )
    prepare(db_url, keys_dir)
    with contextlib.closing(server.listener(listen)) as sock:
        host, port = sock.getsockname()[:2]
        started(f"http://{f'[{host}]' if ':' in host else host}:{port}")
        server.run(Settings(db_url, keys_dir=keys_dir), sock, workers, proxy)


def make_enrol_code(
    db_url: str,
    place: str,
    letter: str | None = None,
    valid_minutes: int = CODE_MINUTES,
    keys_dir: Path | None = None,
) -> MadeCode:
    """A one-time code for one new stand of `place`.

    Raises:
        BadInput: a place, letter or duration that can't be.
    """
    if not place.strip() or len(place) > 200 or "\0" in place:
        raise BadInput("Tempat harus diisi.", "a place is needed")
    if letter is not None and letter not in enrol.LETTERS:
        raise BadInput(f"Huruf {letter} tidak bisa dipakai.", f"{letter} can't be a kiosk letter")
    if valid_minutes < 1:
        raise BadInput("Masa berlaku minimal 1 menit.", "a code is valid for 1 minute at least")
    identity = prepare(db_url, keys_dir)
    with writing(db_url) as tx:
        return enrol.make_code(tx, identity.root, place, letter, valid_minutes)


def facts(db_url: str, kind: str | None = None) -> Iterator[dict[str, Any]]:
    """Every fact once, by stream and seq: stream (hex), seq, kind, recorded_at, its fields.

    A fact's own field `seq` (the ticket it is about) is called `ticket_seq` here.
    `recorded_at` is the stand's own clock in UTC milliseconds. A fact whose payload was
    erased carries `erased: true` in place of its fields. Quarantined entries and repeats
    of a known fact are left out.
    """
    query = (
        select(EntryRow.stream, EntryRow.seq, EntryRow.kind, EntryRow.at, EntryRow.payload)
        .where(EntryRow.state.in_([EntryState.APPLIED.value, EntryState.ERASED.value]))
        .order_by(EntryRow.stream, EntryRow.seq)
    )
    if kind is not None:
        query = query.where(EntryRow.kind == kind)
    with reading_from(db_url) as tx:
        for row in tx.execution_options(yield_per=_CHUNK).execute(query):
            fields = {"erased": True} if row.payload is None else msgspec.json.decode(row.payload)
            if "seq" in fields:
                fields["ticket_seq"] = fields.pop("seq")
            yield {
                "stream": row.stream.hex(),
                "seq": row.seq,
                "kind": row.kind,
                "recorded_at": row.at,
            } | {name: value for name, value in fields.items() if name != "kind"}


def publish_content(db_url: str, pack: bytes) -> str:
    """Publishes a content pack to every place and returns the name of its release."""
    prepare(db_url)
    with writing(db_url) as tx:
        return content.publish(tx, pack)


def revoke(db_url: str, stream: str) -> None:
    """Withdraws a stream's permission; its stand learns it at its next call.

    Raises:
        NotFound: no such stream (32 hex digits).
    """
    id_ = stream_id(stream)
    with writing(db_url) as tx:
        place = tx.execute(select(Stream.place).where(Stream.id == id_)).scalar()
        if place is None:
            raise NotFound(f"Tidak ada anjungan {stream}.", f"there is no stream {stream}")
        changed = tx.execute(
            update(Stream)
            .where(Stream.id == id_, Stream.revoked_at.is_(None))
            .values(revoked_at=now_ms())
        )
        if changed.rowcount:
            feed.append(tx, place, "stream.revoked", {"stream": stream})

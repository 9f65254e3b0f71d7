"""One sync call: where the stream stands, what is new, what goes back.

Everything happens in one transaction with the stream's row locked, and the caller answers
only after COMMIT. The acknowledgement moves with the entries or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, bindparam, func, select, update

from kiosk.journal.chain import GENESIS, STREAM_BYTES, Entry, digest, entry_hash
from sync.central import apply, feed
from sync.central.identity import open_new_epoch
from sync.central.models import Backup, Place, Quarantine, SafePoint, Server, Stream, table
from sync.central.models import Entry as EntryRow
from sync.central.refusals import Refused
from sync.central.statuses.outgoing import KeyFile
from sync.wire import (
    MAX_ENTRIES,
    VERSION,
    FeedCursor,
    Position,
    Rejected,
    SyncReply,
    SyncRequest,
)

OLDEST_VERSION = max(1, VERSION - 2)
HASH_BYTES = 32

IDLE_S = 900
"""How long a stand with nothing to send stays silent; the fleet is spread over a quarter more."""


class Taken(msgspec.Struct, frozen=True):
    """The reply to send after COMMIT, and how many entries were new."""

    reply: SyncReply
    new: int = 0


class _Standing(msgspec.Struct):
    """Where a stream stands, as its locked row says."""

    place: str
    ack: Position
    revoked: bool
    epoch: str
    feed_n: int
    safe: int | None


def check(request: SyncRequest) -> None:
    """Refuses envelopes that can't be what a stand meant, before anything is locked.

    Raises:
        Refused: `malformed`; the stand sends less at once and at last a single entry.
    """
    good = (
        len(request.stream) == STREAM_BYTES
        and 0 < len(request.batch) <= 32
        and 0 <= request.head.seq < 2**62
        and 0 <= request.first < 2**62
        and len(request.head.hash) == HASH_BYTES
        and len(request.entries) <= MAX_ENTRIES
        and all(_sane(entry.payload, entry.payload_hash) for entry in request.entries)
    )
    if request.entries:
        good = good and request.first >= 1 and len(request.prev) == HASH_BYTES
    if not good:
        raise Refused("malformed")


def _sane(payload: bytes | None, payload_hash: bytes | None) -> bool:
    return payload is not None or (payload_hash is not None and len(payload_hash) == HASH_BYTES)


def sync(tx: Connection, request: SyncRequest, now: int, key_file: KeyFile = lambda: None) -> Taken:
    """Takes in what is new and says where the stream stands. `now` is UTC milliseconds.

    The request's signature is verified already. `key_file` reads the regency key.
    """
    standing = _standing(tx, request.stream)
    if standing is None:
        return Taken(refusal(request, now, "unknown-stream"))
    if standing.revoked:
        return Taken(refusal(request, now, "revoked"))
    if not OLDEST_VERSION <= request.v <= VERSION:
        return Taken(refusal(request, now, "version"))
    reply = partial(_reply, tx, request, standing, now, key_file)
    entries = list(_chained(request))
    if _forked(tx, request, entries, standing.ack):
        return Taken(reply(fork=True))
    if request.entries and request.first > standing.ack.seq + 1:
        # The stand saw an ack that this database doesn't have. In the same epoch that can
        # only be a database put back without the restore command.
        if request.epoch == standing.epoch:
            standing.epoch = open_new_epoch(tx)
        return Taken(reply())
    repeated = standing.ack.seq + 1 - request.first if entries else 0
    fresh = entries[repeated:]
    rejected = _rejected_before(tx, request.stream, entries[:repeated])
    if fresh:
        prepared = [apply.prepare(entry, standing.place, now) for entry in fresh]
        rejected += apply.take(tx, standing.place, prepared, now)
        standing.ack = Position(fresh[-1].seq, fresh[-1].hash)
    _remember(tx, request, standing.ack, now)
    return Taken(reply(rejected=tuple(rejected)), len(fresh))


def refusal(request: SyncRequest, now: int, code: str) -> SyncReply:
    """A no that echoes stream and batch, so that the stand believes it."""
    return SyncReply(
        v=VERSION,
        stream=request.stream,
        batch=request.batch,
        epoch="",
        ack=Position(0, GENESIS),
        time=now,
        next_after_s=_spread(request.stream),
        refused=code,
    )


def _locked_standing() -> Select[Any]:
    """Built once: at a hundred entries a call, building it would be felt."""
    oldest = select(func.min(Backup.id)).scalar_subquery()
    held = select(SafePoint.ack).where(SafePoint.backup == oldest, SafePoint.stream == Stream.id)
    return (
        select(
            Stream.place,
            Stream.ack,
            Stream.ack_hash,
            Stream.revoked_at,
            Server.epoch,
            Place.feed_n,
            oldest.label("oldest"),
            held.scalar_subquery().label("held"),
        )
        .join(Place, Place.id == Stream.place)
        .join(Server, Server.id == 1)
        .where(Stream.id == bindparam("stream"))
        .with_for_update(of=Stream)
    )


_STANDING = _locked_standing()
_REMEMBER = (
    update(table(Stream))
    .where(table(Stream).c.id == bindparam("stream"))
    .values(
        {
            name: bindparam(f"new_{name}")
            for name in ("ack", "ack_hash", "head", "seen_at", "health")
        }
    )
)


def _standing(tx: Connection, stream: bytes) -> _Standing | None:
    """Locks the stream's row; on SQLite the whole database is locked already."""
    row = tx.execute(_STANDING, {"stream": stream}).one_or_none()
    return None if row is None else _read_standing(row)


def _read_standing(row: Row[Any]) -> _Standing:
    return _Standing(
        place=row.place,
        ack=Position(row.ack, row.ack_hash),
        revoked=row.revoked_at is not None,
        epoch=row.epoch,
        feed_n=row.feed_n,
        safe=None if row.oldest is None else (row.held or 0),
    )


def _chained(request: SyncRequest) -> Iterator[Entry]:
    """The entries with the hashes that they have if the chain before them is `prev`."""
    prev = request.prev
    for seq, sent in enumerate(request.entries, start=request.first):
        payload_hash = sent.payload_hash if sent.payload is None else digest(sent.payload)
        assert payload_hash is not None  # `check` saw to it
        own = entry_hash(request.stream, seq, prev, sent.header, payload_hash)
        yield Entry(request.stream, seq, prev, sent.header, sent.payload, payload_hash, own)
        prev = own


def _forked(tx: Connection, request: SyncRequest, entries: Sequence[Entry], ack: Position) -> bool:
    """Whether the stand's history and ours differ at or before the ack.

    The hashes form a chain, so equality at the newest common seq is equality before it.
    """
    if request.head.seq < ack.seq:
        return True  # the stand's disk was rolled back below what we acknowledged
    if request.head.seq == ack.seq and request.head.hash != ack.hash:
        return True
    if not entries or request.first > ack.seq + 1:
        return False
    common = min(entries[-1].seq, ack.seq)
    theirs = request.prev if common < request.first else entries[common - request.first].hash
    return theirs != _hash_at(tx, request.stream, common, ack)


def _hash_at(tx: Connection, stream: bytes, seq: int, ack: Position) -> bytes | None:
    if seq == ack.seq:
        return ack.hash
    return tx.execute(
        select(EntryRow.hash).where(EntryRow.stream == stream, EntryRow.seq == seq)
    ).scalar()


def _rejected_before(tx: Connection, stream: bytes, repeats: Sequence[Entry]) -> list[Rejected]:
    """What the answer that got lost said about these."""
    if not repeats:
        return []
    rows = tx.execute(
        select(Quarantine.seq, Quarantine.code)
        .where(
            Quarantine.stream == stream,
            Quarantine.seq.between(repeats[0].seq, repeats[-1].seq),
            Quarantine.resolved_at.is_(None),
        )
        .order_by(Quarantine.seq)
    )
    return [Rejected(row.seq, row.code) for row in rows]


def _remember(tx: Connection, request: SyncRequest, ack: Position, now: int) -> None:
    values = {
        "stream": request.stream,
        "new_ack": ack.seq,
        "new_ack_hash": ack.hash,
        "new_head": request.head.seq,
        "new_seen_at": now,
        "new_health": msgspec.json.encode(request.health),
    }
    tx.execute(_REMEMBER, values)


def _reply(
    tx: Connection,
    request: SyncRequest,
    standing: _Standing,
    now: int,
    key_file: KeyFile,
    *,
    rejected: tuple[Rejected, ...] = (),
    fork: bool = False,
) -> SyncReply:
    cursor = request.cursor
    page = None
    if cursor.epoch != standing.epoch or cursor.n != standing.feed_n:
        page = feed.after(tx, standing.place, standing.epoch, standing.feed_n, cursor, key_file)
    hurry = (standing.ack.seq < request.head.seq and not fork) or (page is not None and page.more)
    return SyncReply(
        v=VERSION,
        stream=request.stream,
        batch=request.batch,
        epoch=standing.epoch,
        ack=standing.ack,
        time=now,
        next_after_s=0 if hurry else _spread(request.stream),
        rejected=rejected,
        safe=standing.safe,
        fork=fork,
        snapshot=page.snapshot if page else False,
        feed=page.changes if page else (),
        cursor=page.cursor if page else FeedCursor(standing.epoch, standing.feed_n),
    )


def _spread(stream: bytes) -> int:
    """Seconds until the next call, different from stand to stand and always the same for one."""
    return IDLE_S + int.from_bytes(stream[:2], "big") % (IDLE_S // 4)

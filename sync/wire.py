"""The messages between a stand and the central server: all that the two share.

Bodies are MessagePack, compressed with zstandard. Header and payload bytes of an entry
travel verbatim as binary; hashes aren't sent, both sides compute them. Fields are only
ever added, at the end and with a default; `VERSION` moves when a meaning changes.
"""

from __future__ import annotations

from typing import Literal

import msgspec

VERSION = 1
"""Envelope version. A server accepts at least VERSION - 2."""

MEDIA_TYPE = "application/msgpack"
MAX_ENTRIES = 1_000
MAX_COMPRESSED = 64 * 1024
MAX_PLAIN = 4 * 1024 * 1024
"""No body unpacks to more than this, in bytes: a bound against a decompression bomb."""


class WireEntry(msgspec.Struct, frozen=True, array_like=True):
    """An entry's bytes. `payload` is None with `payload_hash` set for an erased one."""

    header: bytes
    payload: bytes | None
    payload_hash: bytes | None = None


class Position(msgspec.Struct, frozen=True, array_like=True):
    """A place in a stream: `hash` is the chained hash of entry `seq` (zeros for 0)."""

    seq: int
    hash: bytes


class FeedCursor(msgspec.Struct, frozen=True, array_like=True):
    """How much of a place's feed the stand has; a foreign epoch means: send a snapshot."""

    epoch: str = ""
    n: int = 0


class Health(msgspec.Struct, frozen=True, omit_defaults=True):
    """How the stand is, for the officer who looks after many of them."""

    app: str
    backlog: int = 0
    oldest_unacked_s: int = 0
    disk_free_mb: int = -1
    store: Literal["ok", "degraded", "salvaged"] = "ok"
    clock: Literal["trusted", "unconfirmed"] = "unconfirmed"
    paper: str = "unknown"


class SyncRequest(msgspec.Struct, frozen=True, omit_defaults=True):
    """One round trip for everything. `entries` start at seq `first` and follow gaplessly.

    `head` is the stand's newest entry, always sent: an ack above it tells the server's
    side that this disk was rolled back. `at`, `mono`, `boot` are the stand's clocks now.
    `raw` comes with a single entry that was refused as malformed even alone: it goes to
    quarantine as it is, without being looked at, so that it can't hold up the rest.
    """

    v: int
    stream: bytes
    epoch: str
    batch: bytes
    head: Position
    at: int
    mono: int
    boot: str
    health: Health
    first: int = 0
    prev: bytes = b""
    entries: tuple[WireEntry, ...] = ()
    cursor: FeedCursor = FeedCursor()
    leases: tuple[str, ...] = ()
    raw: bool = False


class Rejected(msgspec.Struct, frozen=True, array_like=True):
    """An entry that central keeps in quarantine instead of applying. It is acknowledged."""

    seq: int
    code: str


class FeedChange(msgspec.Struct, frozen=True, array_like=True):
    """One change coming down: `n` counts per place without gaps.

    A change that has nothing left to say is passed over on the way, so not every `n` comes.
    `body` is JSON, except that of `status.changes`.
    """

    n: int
    kind: str
    body: bytes


class StatusKey(msgspec.Struct, frozen=True):
    """Body of `status.key`: what statuses that come later are filed under, and by which scheme.

    All statuses filed under another key are void.
    """

    scheme: int
    key: str


class StatusChanges(msgspec.Struct, frozen=True, array_like=True):
    """Body of `status.changes`, in MessagePack, by columns: half as long as by rows.

    `keys` are 8 bytes each, `stages` and `offices` one byte each: positions in the path of
    `kiosk.statuses.values.STAGES` and in `names`. `minutes`: since when, each counted from
    the one before, the first from 1970. The rows are in the order of that time.
    """

    keys: bytes
    stages: bytes
    offices: bytes
    names: tuple[str, ...]
    minutes: tuple[int, ...]


class SyncReply(msgspec.Struct, frozen=True, omit_defaults=True):
    """The server's answer; believed only if `stream` and `batch` are those of the request.

    `ack` is the highest contiguous seq committed (or quarantined) with its hash. `fork`
    says that the two histories differ at or before `ack`; nothing was applied. `safe` is
    what the oldest retained verified backup holds, None without backups. `refused` is a
    believed refusal (revoked, unknown stream, wrong place).
    """

    v: int
    stream: bytes
    batch: bytes
    epoch: str
    ack: Position
    time: int
    next_after_s: int = 900
    max_bytes: int = MAX_COMPRESSED
    rejected: tuple[Rejected, ...] = ()
    safe: int | None = None
    fork: bool = False
    snapshot: bool = False
    feed: tuple[FeedChange, ...] = ()
    cursor: FeedCursor = FeedCursor()
    leases: tuple[str, ...] = ()
    refused: str = ""


class EnrolRequest(msgspec.Struct, frozen=True):
    """Binds a stream to a place by a one-time code. `public_key` is Ed25519, 32 bytes.

    A stream that follows an enrolled one (`previous`, with the `reason` of its
    `stream.opened`) needs no code: the request is then signed with the old stream's key.
    """

    v: int
    code: str
    stream: bytes
    public_key: bytes
    place: str
    hardware: str
    app: str
    letter: str = ""
    previous: bytes = b""
    reason: str = ""


class NamedKey(msgspec.Struct, frozen=True, array_like=True):
    """A public key with the 8-byte id that messages name it by."""

    id: bytes
    key: bytes


class EnrolReply(msgspec.Struct, frozen=True):
    """What a stand must know of its server. `root` signs content; `seal` seals people's data."""

    v: int
    stream: bytes
    place: str
    letter: str
    epoch: str
    root: NamedKey
    seal: NamedKey
    siblings: tuple[NamedKey, ...]
    time: int


class ForkRequest(msgspec.Struct, frozen=True):
    """Samples of the stand's own history, newest first, exponentially spaced."""

    v: int
    stream: bytes
    batch: bytes
    samples: tuple[Position, ...]


class ForkReply(msgspec.Struct, frozen=True):
    """Where the histories part: the highest sample that both have, the lowest that differs.

    `differs` is 0 when every sample is the same on both sides. `known` is the server's
    ack. The stand asks again between `same` and `differs` until the two are neighbours.
    """

    v: int
    stream: bytes
    batch: bytes
    same: Position
    differs: int
    known: Position


class Problem(msgspec.Struct, frozen=True):
    """An error in words, for envelopes that can't be read or codes that don't hold."""

    code: str
    id: str
    en: str


def encode(message: msgspec.Struct) -> bytes:
    """MessagePack bytes of a message, not yet compressed."""
    return msgspec.msgpack.encode(message)

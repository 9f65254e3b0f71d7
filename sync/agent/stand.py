"""A stand's outbox as the agent's port, and what the server's feed means for it."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator

import msgspec
from sqlalchemy import select

from kiosk.app import Kiosk
from kiosk.content.shelf import trust
from kiosk.errors import BadInput
from kiosk.journal.chain import GENESIS, Entry
from kiosk.outbox import ServerInfo
from kiosk.statuses.filing import Filed, NewKey, take
from kiosk.store.tables import stream as stream_table
from kiosk.streams import OutStream as Kept
from kiosk.streams import read_stream_key
from sync.agent import status_feed
from sync.agent.content import Downloads
from sync.agent.port import OutStream
from sync.wire import EnrolReply, FeedChange, FeedCursor, NamedKey

log = logging.getLogger(__name__)
table = stream_table.c


class Release(msgspec.Struct, frozen=True):
    """Body of a `content.release` change."""

    release: str


class Sibling(msgspec.Struct, frozen=True):
    """Body of a `stream.enrolled` change: another stand whose tickets can be checked here."""

    stream: str
    key: str


class KioskPort:
    """`Port` over an open stand. Where `downloads` is None, announced content is left alone."""

    def __init__(self, kiosk: Kiosk, downloads: Downloads | None = None) -> None:
        self._kiosk = kiosk
        self._outbox = kiosk.outbox
        self._downloads = downloads

    def place(self) -> str:
        """The id of the place that this stand was made for."""
        return self._kiosk.place.id

    def streams(self, *, drained: bool = False) -> tuple[OutStream, ...]:
        """Streams with something to send, oldest first, and last the one being written."""
        return (*(self._drained() if drained else ()), *self._outbox.streams())

    def _drained(self) -> Iterator[OutStream]:
        done = select(table.stream, table.acked_seq, table.acked_hash, table.closed_seq).where(
            table.closed_seq.is_not(None), table.acked_seq >= table.closed_seq
        )
        for row in self._kiosk.store.read(lambda c: c.execute(done.order_by(table.id)).fetchall()):
            try:
                key = read_stream_key(self._kiosk.home, row.stream)
            except BadInput:
                continue  # restored on another machine: without its key it can't vouch or send
            yield Kept(
                id=row.stream,
                key=key,
                head=(row.closed_seq, self.hash_at(row.stream, row.closed_seq) or GENESIS),
                acked=(row.acked_seq, row.acked_hash),
                closed=True,
            )

    def entries(self, stream: bytes, after: int, limit: int) -> tuple[Entry, ...]:
        """At most `limit` entries of `stream` from seq `after` + 1 on."""
        return self._outbox.entries(stream, after, limit)

    def acked(self, stream: bytes, seq: int, hash: bytes) -> None:
        """Keeps the server's acknowledgement durably."""
        self._outbox.acked(stream, seq, hash)

    def hash_at(self, stream: bytes, seq: int) -> bytes | None:
        """The chained hash of an entry, None where there is none."""
        return self._outbox.hash_at(stream, seq)

    def forked(self, stream: bytes, same: int) -> None:
        """Closes `stream` at `same`; what came after goes on in a new stream."""
        self._outbox.forked(stream, same)

    def server(self) -> ServerInfo | None:
        """The server, None before enrolment."""
        return self._outbox.server()

    def enrolled(self, reply: EnrolReply, server: str) -> None:
        """Keeps what the server said about itself and the stream it bound.

        From here on content that its root key signed is believed.
        """
        trust(self._kiosk.home.trusted, reply.root.key, "central")
        known = self._outbox.server()
        same = known if known is not None and known.root == reply.root.key.hex() else None
        info = ServerInfo(
            url=server,
            epoch=same.epoch if same is not None else reply.epoch,
            root_id=reply.root.id.hex(),
            root=reply.root.key.hex(),
            seal_id=reply.seal.id.hex(),
            seal=reply.seal.key.hex(),
            enrolled=same.enrolled if same is not None else (),
            siblings=tuple((key.id.hex(), key.key.hex()) for key in reply.siblings),
        )
        if reply.stream == self.streams()[-1].id:
            self._outbox.enrolled(info, reply.place, reply.letter, reply.stream)
            return
        names = dict.fromkeys((*info.enrolled, reply.stream.hex()))
        self._outbox.set_server(msgspec.structs.replace(info, enrolled=tuple(names)))

    def trusted_time(self, server_ms: int) -> None:
        """The server's clock now."""
        self._outbox.trusted_time(server_ms)

    def cursor(self) -> FeedCursor:
        """How much of the feed is applied."""
        return FeedCursor(*self._outbox.cursor())

    def apply_feed(
        self, changes: tuple[FeedChange, ...], cursor: FeedCursor, *, snapshot: bool
    ) -> None:
        """Applies changes, each of which may come twice, and then moves the cursor."""
        server = self._outbox.server()
        statuses: list[NewKey | Filed] = []
        if server is not None:
            siblings = {} if snapshot else dict(server.siblings)
            for change in changes:
                if change.kind in status_feed.KINDS:
                    statuses += status_feed.read(change)
                else:
                    self._apply(change, siblings)
            newer = msgspec.structs.replace(
                server, epoch=cursor.epoch, siblings=tuple(siblings.items())
            )
            if newer != server:
                self._outbox.set_server(newer)
        self._outbox.take_feed(
            (cursor.epoch, cursor.n),
            lambda tx: take(tx.connection, statuses, replaces=snapshot),
            snapshot=snapshot,
        )

    def _apply(self, change: FeedChange, siblings: dict[str, str]) -> None:
        """A change that makes no sense here is passed over, or it would block all others."""
        try:
            if change.kind == "content.release":
                if self._downloads is not None:
                    self._downloads.want(msgspec.json.decode(change.body, type=Release).release)
            elif change.kind == "stream.enrolled":
                other = named(msgspec.json.decode(change.body, type=Sibling).key)
                siblings[other.id.hex()] = other.key.hex()
            else:
                log.info("feed change %s of kind %s is from a newer server", change.n, change.kind)
        except ValueError as error:
            log.warning("feed change %s (%s) can't be used: %s", change.n, change.kind, error)


def named(key: str) -> NamedKey:
    """A public key (64 hex digits) with its id, the first 8 bytes of its SHA-256.

    Raises:
        ValueError: not such a key.
    """
    data = bytes.fromhex(key)
    if len(data) != 32:
        raise ValueError("a public key has 32 bytes")
    return NamedKey(hashlib.sha256(data).digest()[:8], data)

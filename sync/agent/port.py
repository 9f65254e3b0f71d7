"""What the agent needs of a stand: its journal's outbox, and where to put what comes down.

The stand's own outbox fulfils this; nothing here knows of a database. All calls come from
one thread at a time.
"""

from __future__ import annotations

from typing import Protocol

from nacl.signing import SigningKey

from kiosk.journal.chain import Entry
from sync.wire import EnrolReply, FeedChange, FeedCursor

Spot = tuple[int, bytes]
"""A seq and the chained hash of that entry; (0, zeros) before the first one."""


class OutStream(Protocol):
    """A stream this stand writes, or wrote before a restore, salvage or fork."""

    @property
    def id(self) -> bytes:
        """16 bytes."""
        ...

    @property
    def key(self) -> SigningKey:
        """Signs this stream's requests."""
        ...

    @property
    def head(self) -> Spot:
        """The newest entry; for a closed stream the last one it will ever have."""
        ...

    @property
    def acked(self) -> Spot:
        """The newest entry that the server said it has."""
        ...

    @property
    def closed(self) -> bool:
        """True for a stream that isn't written any more."""
        ...


class ServerInfo(Protocol):
    """The server that this stand was enrolled with."""

    @property
    def url(self) -> str:
        """Base address, without a path."""
        ...

    @property
    def epoch(self) -> str:
        """The server's epoch as far as it is known."""
        ...

    @property
    def root(self) -> str:
        """Its root key, hex."""
        ...

    @property
    def enrolled(self) -> tuple[str, ...]:
        """The streams of this stand that it has bound, hex."""
        ...


class Port(Protocol):
    """The stand, as the agent sees it."""

    def place(self) -> str:
        """The id of the place that this stand was made for."""
        ...

    def streams(self, *, drained: bool = False) -> tuple[OutStream, ...]:
        """Streams with something to send, oldest first, and last the one being written.

        `drained` adds the closed ones that the server has whole.
        """
        ...

    def entries(self, stream: bytes, after: int, limit: int) -> tuple[Entry, ...]:
        """At most `limit` entries of `stream` from seq `after` + 1 on, gapless."""
        ...

    def acked(self, stream: bytes, seq: int, hash: bytes) -> None:
        """Keeps the server's acknowledgement durably. It may be lower than the last one."""
        ...

    def hash_at(self, stream: bytes, seq: int) -> bytes | None:
        """The chained hash of an entry, None where there is none."""
        ...

    def forked(self, stream: bytes, same: int) -> None:
        """Closes `stream` at `same`; what came after goes on in a new stream, with its origin."""
        ...

    def enrolled(self, reply: EnrolReply, server: str) -> None:
        """Keeps what the server at address `server` said about itself and `reply.stream`."""
        ...

    def server(self) -> ServerInfo | None:
        """The server, None before enrolment."""
        ...

    def trusted_time(self, server_ms: int) -> None:
        """The server's clock now, UTC milliseconds, from a reply that is believed."""
        ...

    def cursor(self) -> FeedCursor:
        """How much of the feed is applied."""
        ...

    def apply_feed(
        self, changes: tuple[FeedChange, ...], cursor: FeedCursor, *, snapshot: bool
    ) -> None:
        """Applies changes and keeps the cursor in one transaction; a snapshot replaces all."""
        ...

"""A stand in memory: real entries, a real chain, real keys; only the disk is left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from nacl.signing import SigningKey

from kiosk.clock import Instant
from kiosk.facts import Fact, StreamOpened, TicketIssued, encode
from kiosk.journal.chain import GENESIS, Entry, Header, Origin, encode_header, make_entry
from sync.wire import EnrolReply, FeedChange, FeedCursor, Health

PLACE = "contoh"


@dataclass(frozen=True)
class Stream:
    id: bytes
    key: SigningKey
    head: tuple[int, bytes]
    acked: tuple[int, bytes] = (0, GENESIS)
    closed: bool = False


@dataclass
class Server:
    url: str
    epoch: str
    root: str
    enrolled: tuple[str, ...] = ()


class FixedClock:
    def __init__(self, at: int = 1_790_000_000_000) -> None:
        self.at = at

    def read(self) -> Instant:
        return Instant(at=self.at, mono=self.at % 10_000_000, boot="aabbccdd")


def health() -> Health:
    return Health(app="0.1.0")


@dataclass
class JournalPort:
    """The agent's port over lists."""

    clock: FixedClock = field(default_factory=FixedClock)
    known: Server | None = None
    journals: dict[bytes, list[Entry]] = field(default_factory=dict)
    rows: dict[bytes, Stream] = field(default_factory=dict)
    feed: FeedCursor = field(default_factory=FeedCursor)
    applied: list[FeedChange] = field(default_factory=list)
    times: list[int] = field(default_factory=list)
    acks: list[tuple[bytes, int]] = field(default_factory=list)
    before_call: Callable[[str], None] = lambda name: None

    def open(self, tag: int) -> bytes:
        """Opens a stream; the one before is closed."""
        name = bytes([tag]) * 16
        for old in self.rows.values():
            self.rows[old.id] = replace(old, closed=True)
        self.journals[name] = []
        self.rows[name] = Stream(name, SigningKey(bytes([tag]) * 32), (0, GENESIS))
        self.write(StreamOpened(place=PLACE, reason="init", app="0.1.0"))
        return name

    def write(self, fact: Fact, origin: Origin | None = None) -> Entry:
        """Appends a fact to the newest stream."""
        name = list(self.rows)[-1]
        now = self.clock.read()
        header = Header(k=fact.kind(), at=now.at, mono=now.mono, boot=now.boot, origin=origin)
        return self.append(name, encode_header(header), encode(fact))

    def append(self, name: bytes, header: bytes, payload: bytes) -> Entry:
        journal = self.journals[name]
        prev = journal[-1].hash if journal else GENESIS
        entry = make_entry(name, len(journal) + 1, prev, header, payload)
        journal.append(entry)
        self.rows[name] = replace(self.rows[name], head=(entry.seq, entry.hash))
        return entry

    def tickets(self, count: int, day: str = "2026-11-24") -> None:
        for n in range(count):
            self.write(
                TicketIssued(
                    day=day, series="A", n=n + 1, line="layanan", lane="umum", service="umrah"
                )
            )

    # the port

    def place(self) -> str:
        return PLACE

    def streams(self, *, drained: bool = False) -> tuple[Stream, ...]:
        self.before_call("streams")
        rows = tuple(self.rows.values())
        return tuple(
            row
            for row in rows
            if drained or row is rows[-1] or not row.closed or row.acked[0] < row.head[0]
        )

    def entries(self, stream: bytes, after: int, limit: int) -> tuple[Entry, ...]:
        self.before_call("entries")
        head = self.rows[stream].head[0]
        return tuple(self.journals[stream][after : min(after + limit, head)])

    def acked(self, stream: bytes, seq: int, hash: bytes) -> None:
        self.before_call("acked")
        self.acks.append((stream, seq))
        self.rows[stream] = replace(self.rows[stream], acked=(seq, hash))

    def hash_at(self, stream: bytes, seq: int) -> bytes | None:
        self.before_call("hash_at")
        journal = self.journals[stream]
        return journal[seq - 1].hash if 1 <= seq <= len(journal) else None

    def forked(self, stream: bytes, same: int) -> None:
        self.before_call("forked")
        tail = self.journals[stream][same:]
        if not self.rows[stream].closed:
            self.open(list(self.rows)[-1][0] + 1)
        for entry in tail:
            origin = Origin(stream.hex(), entry.seq, entry.hash.hex())
            now = self.clock.read()
            header = Header(k="x", at=now.at, mono=now.mono, boot=now.boot, origin=origin)
            self.append(list(self.rows)[-1], encode_header(header), entry.payload or b"")
        spot = (same, self.hash_at(stream, same) or GENESIS)
        self.rows[stream] = replace(self.rows[stream], head=spot, closed=True)

    def enrolled(self, reply: EnrolReply, server: str) -> None:
        self.before_call("enrolled")
        names = self.known.enrolled if self.known else ()
        self.known = Server(server, reply.epoch, reply.root.key.hex(), (*names, reply.stream.hex()))

    def server(self) -> Server | None:
        self.before_call("server")
        return self.known

    def trusted_time(self, server_ms: int) -> None:
        self.before_call("trusted_time")
        self.times.append(server_ms)

    def cursor(self) -> FeedCursor:
        self.before_call("cursor")
        return self.feed

    def apply_feed(
        self, changes: tuple[FeedChange, ...], cursor: FeedCursor, *, snapshot: bool
    ) -> None:
        self.before_call("apply_feed")
        self.applied.extend(changes)
        self.feed = cursor


def enrolled_port(url: str, tickets: int = 0) -> JournalPort:
    """A stand with one stream that its server knows."""
    port = JournalPort()
    name = port.open(1)
    port.known = Server(url, "e1", "00" * 32, (name.hex(),))
    port.feed = FeedCursor("e1", 0)
    port.tickets(tickets)
    return port

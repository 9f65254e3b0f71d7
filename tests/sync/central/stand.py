"""A stand as the server sees it: a stream with a key, a journal in memory, and HTTP."""

from __future__ import annotations

import os
import random
from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec
import requests
from nacl.signing import SigningKey

from kiosk import facts
from kiosk.journal.chain import GENESIS, Entry, Header, Origin, encode_header, make_entry
from sync import codec, signatures
from sync.wire import (
    EnrolReply,
    EnrolRequest,
    FeedCursor,
    ForkReply,
    ForkRequest,
    Health,
    Position,
    Problem,
    SyncReply,
    SyncRequest,
    WireEntry,
)

START_MS = 1_767_225_600_000


@dataclass
class Stand:
    """Writes facts and talks to the server at `url`."""

    url: str = ""
    rng: random.Random = field(default_factory=lambda: random.Random(7))
    place: str = "desa-contoh"
    hardware: str = "hw-1"
    letter: str = ""
    epoch: str = ""

    def __post_init__(self) -> None:
        self.stream = self.rng.randbytes(16)
        self.key = SigningKey(self.rng.randbytes(32))
        self.journal: list[Entry] = []
        self.cursor = FeedCursor()
        self.session = requests.Session()
        self.session.trust_env = False
        self.numbers = 0
        self.at = START_MS
        self.boot = self.rng.randbytes(16).hex()

    def close(self) -> None:
        self.session.close()

    def clone(self) -> Stand:
        """A copy of the whole disk."""
        twin = Stand(self.url, random.Random(self.rng.random()), self.place, self.hardware)
        twin.session = self.session
        twin.stream, twin.key, twin.journal = self.stream, self.key, list(self.journal)
        twin.letter, twin.epoch, twin.numbers = self.letter, self.epoch, self.numbers
        return twin

    @property
    def head(self) -> Position:
        return self.position(len(self.journal))

    def position(self, seq: int) -> Position:
        return Position(seq, self.journal[seq - 1].hash if seq else GENESIS)

    def raw(self, header: bytes, payload: bytes) -> Entry:
        entry = make_entry(self.stream, len(self.journal) + 1, self.head.hash, header, payload)
        self.journal.append(entry)
        return entry

    def write(self, fact: facts.Fact, origin: Origin | None = None) -> Entry:
        self.at += self.rng.randrange(900, 90_000)
        mono = self.at - START_MS + 12_345
        header = Header(k=fact.kind(), at=self.at, mono=mono, boot=self.boot, origin=origin)
        return self.raw(encode_header(header), facts.encode(fact))

    def ticket(self, n: int | None = None, day: str = "2026-03-02", **changed: object) -> Entry:
        self.numbers = self.numbers + 1 if n is None else n
        fact = facts.TicketIssued(
            day=day,
            series="A",
            n=self.numbers,
            line="paspor",
            lane="umum",
            service="paspor-baru",
            kiosk=self.letter,
        )
        return self.write(msgspec.structs.replace(fact, **changed))

    def tickets(self, count: int) -> None:
        for _ in range(count):
            self.ticket()

    def resend(self, old: Sequence[Entry]) -> None:
        """What a stand does after a fork: the same facts in this stream, naming their origin."""
        for entry in old:
            header = msgspec.json.decode(entry.header, type=Header)
            origin = header.origin or Origin(entry.stream.hex(), entry.seq, entry.hash.hex())
            again = msgspec.structs.replace(header, origin=origin)
            assert entry.payload is not None
            self.raw(encode_header(again), entry.payload)

    def request(self, first: int = 0, last: int = 0, **changed: object) -> SyncRequest:
        """A sync request with entries `first` to `last`, or a heartbeat."""
        sent = self.journal[first - 1 : last] if first else []
        request = SyncRequest(
            v=1,
            stream=self.stream,
            epoch=self.epoch,
            batch=self.rng.randbytes(8),
            head=self.head,
            at=START_MS,
            mono=0,
            boot=self.boot,
            health=Health(app="0.1.0", clock="trusted"),
            first=first,
            prev=self.position(first - 1).hash if first else b"",
            entries=tuple(
                WireEntry(e.header, e.payload, e.payload_hash if e.payload is None else None)
                for e in sent
            ),
            cursor=self.cursor,
        )
        return msgspec.structs.replace(request, **changed)

    def post(
        self, path: str, message: msgspec.Struct | bytes, signed_with: SigningKey | None = None
    ) -> requests.Response:
        body = message if isinstance(message, bytes) else codec.pack(message)
        request = self.session.prepare_request(requests.Request("POST", self.url + path, data=body))
        signatures.sign(request, self.stream, signed_with or self.key)
        return self.session.send(request, timeout=60)

    def send(self, request: SyncRequest) -> SyncReply:
        response = self.post("/v1/sync", request)
        assert response.status_code in (200, 401, 403, 409), problem(response)
        reply = codec.unpack(response.content, SyncReply)
        assert (reply.stream, reply.batch) == (request.stream, request.batch)
        if not reply.refused:
            self.epoch = reply.epoch
        return reply

    def push(self, first: int = 1, last: int | None = None) -> SyncReply:
        return self.send(self.request(first, len(self.journal) if last is None else last))

    def enrol(self, code: str, **changed: object) -> EnrolReply:
        return self._enrolled(self.try_enrol(code, **changed))

    def _enrolled(self, response: requests.Response) -> EnrolReply:
        assert response.status_code == 200, problem(response)
        reply = codec.unpack(response.content, EnrolReply)
        assert reply.stream == self.stream
        self.letter, self.epoch = reply.letter, reply.epoch
        return reply

    def enrol_after(self, old: Stand, reason: str) -> EnrolReply:
        """Without a code, as the stream that follows `old`."""
        return self._enrolled(self.try_enrol_after(old, reason))

    def try_enrol_after(self, old: Stand, reason: str) -> requests.Response:
        return self.try_enrol("", signed_with=old.key, previous=old.stream, reason=reason)

    def try_enrol(
        self, code: str, signed_with: SigningKey | None = None, **changed: object
    ) -> requests.Response:
        request = EnrolRequest(
            v=1,
            code=code,
            stream=self.stream,
            public_key=bytes(self.key.verify_key),
            place=self.place,
            hardware=self.hardware,
            app="0.1.0",
        )
        return self.post("/v1/enrol", msgspec.structs.replace(request, **changed), signed_with)

    def fork(self, *seqs: int) -> ForkReply:
        samples = tuple(self.position(seq) for seq in seqs)
        request = ForkRequest(v=1, stream=self.stream, batch=os.urandom(8), samples=samples)
        response = self.post("/v1/fork", request)
        assert response.status_code == 200, problem(response)
        return codec.unpack(response.content, ForkReply)


def problem(response: requests.Response) -> Problem:
    return codec.unpack(response.content, Problem)

"""What to ask next, given the stand and the last answer. Decides, but never touches the line.

Old streams are drained first, under their own identity. One request pushes what is
behind, brings what comes down, and says how the stand is; with nothing behind it is a
heartbeat. The server's ack moves the stand's both ways, after a restore down. A history
that parts from the server's leads to a fork search, and only its answer to a new stream.
A stream that the server doesn't know yet is first bound as the successor of one it knows.
"""

from __future__ import annotations

import os
from collections.abc import Callable

import msgspec

from kiosk.clock import Clock
from kiosk.journal.chain import GENESIS, Entry, decode_header
from sync import codec, wire
from sync.agent import joining
from sync.agent.asks import Ask, Compare, Join, Push
from sync.agent.fork import ForkSearch, SearchFailed
from sync.agent.pace import Pace, fitted
from sync.agent.port import OutStream, Port
from sync.wire import EnrolReply, ForkReply, ForkRequest, Health, Position, SyncReply, SyncRequest

MOST_SETBACKS = 6
"""Answers without progress in one round before it is given up until the next."""

MOST_FORKS = 3


class Engine:
    """One stand's side of the protocol. `health` says what the agent can't know itself."""

    def __init__(self, port: Port, clock: Clock, health: Callable[[], Health]) -> None:
        self._port = port
        self._clock = clock
        self._health = health
        self._pace = Pace()
        self._unsure: set[bytes] = set()
        self._strangers: set[bytes] = set()
        self.last_contact: int | None = None
        self.begin()

    def begin(self) -> None:
        """A new round: everybody may be asked again."""
        self._search: tuple[OutStream, ForkSearch] | None = None
        self._spoke = self._more = False
        self._rebound: set[bytes] = set()
        self._setbacks = 0
        self.refused: dict[bytes, str] = {}
        self.rejected = 0
        self.forks = 0
        self.next_after_s: int | None = None
        self.fed_at: int | None = None
        self.trouble = ""

    def next(self) -> Ask | None:
        """The next thing to ask, None when this round is over."""
        if self._search is not None:
            return self._compare(*self._search)
        if self.trouble or self._setbacks > MOST_SETBACKS:
            self.trouble = self.trouble or "the server's answers bring no progress"
            return None
        streams = self._port.streams(drained=bool(self._unsure))
        for stream in streams:
            if stream.id not in self.refused and (ask := self._about(stream, streams)):
                return ask
        return None

    def _about(self, stream: OutStream, streams: tuple[OutStream, ...]) -> Ask | None:
        own = stream is streams[-1]
        behind = stream.acked[0] < stream.head[0]
        unsure = stream.id in self._unsure
        due = own and (self._more or not self._spoke)
        if not (behind or unsure or due):
            return None
        if self._needs_joining(stream):
            join = joining.ask(self._port, stream, self._strangers)
            if join is None:
                self.refused[stream.id] = "unknown-stream"
            return join
        return self._push(stream, streams, own=own, empty=unsure or not behind)

    def _needs_joining(self, stream: OutStream) -> bool:
        server = self._port.server()
        known = server is not None and stream.id.hex() in server.enrolled
        return not known or stream.id in self._strangers

    def joined(self, ask: Join, reply: EnrolReply) -> None:
        """The server has bound the stream of `ask`."""
        self._strangers.discard(ask.stream.id)
        self.last_contact = reply.time
        server = self._port.server()
        assert server is not None
        self._port.enrolled(reply, server.url)

    def not_joined(self, ask: Join, code: str) -> None:
        """The server doesn't bind the stream of `ask`.

        It may have forgotten the one that vouches for it too; then an older one has to.
        """
        if code == "code-unknown":
            self._strangers.add(ask.voucher)
        else:
            self.refused[ask.stream.id] = code

    def settle(self, push: Push, reply: SyncReply) -> None:
        """Takes a believed reply to `push`."""
        self.last_contact = reply.time
        self.next_after_s = reply.next_after_s
        self._port.trusted_time(reply.time)
        if reply.refused:
            self._keep_refusal(push.stream, reply.refused)
            return
        self._spoke = self._spoke or push.own
        self._pace.accepted()
        self._pace.max_bytes = reply.max_bytes
        self._unsure.discard(push.stream.id)
        if self._parts(push, reply):
            self._begin_search(push, reply)
            return
        if self._was_restored(push, reply):
            self._doubt_old_streams(push.stream)
        self._keep_ack(push, reply)
        self._keep_feed(reply)

    def compared(self, ask: Compare, reply: ForkReply) -> None:
        """Takes a believed reply to a fork question."""
        assert self._search is not None
        stream, search = self._search
        try:
            search.learn(reply)
        except SearchFailed as error:
            self._search = None
            self.trouble = f"fork search: {error}"
            return
        if not search.found:
            return
        self._search = None
        if search.parted and not (stream.closed and search.same == stream.head[0]):
            self._port.forked(stream.id, search.same)
            self.forks += 1
            if self.forks >= MOST_FORKS:
                self.trouble = f"{self.forks} forks in one round"
        else:
            self._setbacks += 1
        # Up to here the server has the very same; after a fork that drains the old stream.
        self._port.acked(stream.id, search.same, search.common_hash())

    def malformed(self, ask: Push | Compare, code: str) -> None:
        """The server couldn't read `ask`: the next is smaller, in the end a raw one."""
        size = len(ask.request.entries) if isinstance(ask, Push) else 0
        if not self._pace.malformed(size):
            self._search = None
            self.trouble = f"the server can't read this: {code}"

    def timed_out(self) -> None:
        """No answer in time; the next batch is smaller."""
        self._pace.timed_out()

    def backlog(self) -> int:
        """Entries of all streams that aren't acknowledged."""
        return sum(max(0, s.head[0] - s.acked[0]) for s in self._port.streams())

    def _keep_refusal(self, stream: OutStream, code: str) -> None:
        """A stream that a restored server has forgotten may be bound again, once a round.

        Then it is asked again in this round: nothing of it is there, whatever was acknowledged.
        """
        if code == "unknown-stream" and stream.id not in self._rebound:
            self._rebound.add(stream.id)
            self._strangers.add(stream.id)
        else:
            self.refused[stream.id] = code

    def _push(
        self, stream: OutStream, streams: tuple[OutStream, ...], *, own: bool, empty: bool
    ) -> Push:
        after = stream.acked[0]
        # No more than the head that goes along: people take numbers between these two looks,
        # and an ack above the head would be taken for a rolled back disk.
        most = max(0, min(self._pace.entries, stream.head[0] - after))
        entries = () if empty else self._port.entries(stream.id, after, most)
        bare = self._bare(stream, streams, entries[:1])
        if entries:
            # The entry's own prev, not the acknowledged hash: a rolled back store must show.
            bare = msgspec.structs.replace(
                bare,
                first=entries[0].seq,
                prev=entries[0].prev,
                raw=self._pace.raw and len(entries) == 1,
            )

        def packed(some: tuple[wire.WireEntry, ...]) -> bytes:
            return codec.pack(msgspec.structs.replace(bare, entries=some))

        some, body = fitted(entries, self._pace.bytes, packed)
        return Push(stream, msgspec.structs.replace(bare, entries=some), body, own)

    def _bare(
        self, stream: OutStream, streams: tuple[OutStream, ...], oldest: tuple[Entry, ...]
    ) -> SyncRequest:
        now = self._clock.read()
        cursor = self._port.cursor()
        health = msgspec.structs.replace(
            self._health(),
            backlog=sum(max(0, s.head[0] - s.acked[0]) for s in streams),
            oldest_unacked_s=max((max(0, now.at - _at(e)) // 1000 for e in oldest), default=0),
        )
        return SyncRequest(
            v=wire.VERSION,
            stream=stream.id,
            epoch=self._epoch(),
            batch=os.urandom(8),
            head=Position(*stream.head),
            at=now.at,
            mono=now.mono,
            boot=now.boot,
            health=health,
            cursor=cursor,
        )

    def _epoch(self) -> str:
        server = self._port.server()
        return self._port.cursor().epoch or (server.epoch if server is not None else "")

    def _parts(self, push: Push, reply: SyncReply) -> bool:
        """Whether the server's history of this stream isn't the beginning of ours."""
        if reply.fork:
            return True
        ack = reply.ack
        if ack.seq > push.request.head.seq:
            # A closed stream was rolled back once; its lost end is known there, ours is drained.
            return not push.stream.closed
        mine = GENESIS if ack.seq == 0 else self._port.hash_at(push.stream.id, ack.seq)
        return mine is not None and mine != ack.hash

    def _begin_search(self, push: Push, reply: SyncReply) -> None:
        stream = push.stream
        top = min(push.request.head.seq, reply.ack.seq)
        search = ForkSearch(stream.id, top, lambda seq: self._port.hash_at(stream.id, seq))
        self._search = (stream, search)

    def _compare(self, stream: OutStream, search: ForkSearch) -> Compare:
        request = ForkRequest(
            v=wire.VERSION, stream=stream.id, batch=os.urandom(8), samples=search.samples()
        )
        return Compare(stream, request, codec.pack(request))

    def _was_restored(self, push: Push, reply: SyncReply) -> bool:
        """By its epoch, or because it lost what it had acknowledged (put back by hand)."""
        known = self._epoch()
        return bool(known and reply.epoch != known) or reply.ack.seq < push.stream.acked[0]

    def _doubt_old_streams(self, asked: OutStream) -> None:
        """A restored server may have lost the end of streams that were drained long ago.

        They are set back durably before the new epoch is kept, so that a crash in between
        means sending too much, never too little; then each is asked what is really there.
        """
        for stream in self._port.streams(drained=True):
            if stream.closed and stream.id != asked.id:
                self._port.acked(stream.id, 0, GENESIS)
                self._unsure.add(stream.id)

    def _keep_ack(self, push: Push, reply: SyncReply) -> None:
        stream, ack = push.stream, reply.ack
        seq, hash_ = (ack.seq, ack.hash)
        if seq > push.request.head.seq:
            seq, hash_ = stream.head
        if seq < stream.acked[0] or (push.request.entries and seq <= stream.acked[0]):
            self._setbacks += 1
        self.rejected += len(reply.rejected)
        self._port.acked(stream.id, seq, hash_)

    def _keep_feed(self, reply: SyncReply) -> None:
        moved = reply.cursor != self._port.cursor()
        self._more = moved and reply.next_after_s == 0
        if moved or reply.snapshot:
            self._port.apply_feed(reply.feed, reply.cursor, snapshot=reply.snapshot)
        if not self._more:
            self.fed_at = reply.time


def _at(entry: Entry) -> int:
    """When an entry was written, UTC ms by the stand's clock then; 0 if it can't be read."""
    try:
        return decode_header(entry.header).at
    except msgspec.DecodeError:
        return 0

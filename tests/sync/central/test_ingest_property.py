"""Ingest against a model, in any order of pushes, repeats, gaps, rollbacks and poison."""

from __future__ import annotations

import functools
import random
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import insert, select

from sync.central import ingest
from sync.central.database import migrate, open_engine, reading
from sync.central.models import Entry, Place, Quarantine, Server, Stream, Ticket, table
from sync.wire import SyncReply
from tests.sync.central.stand import Stand


@functools.cache
def _empty_database() -> bytes:
    """Migrated once; every example starts from a copy of the file."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "central.db"
        migrate(f"sqlite:///{file}")
        return file.read_bytes()


class Ingest(RuleBasedStateMachine):
    """A stand that sends what it likes, and a model that only knows the last ack."""

    @initialize()
    def start(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        file = Path(self.folder.name) / "central.db"
        file.write_bytes(_empty_database())
        self.engine = open_engine(f"sqlite:///{file}")
        self.stand = Stand(rng=random.Random(3), epoch="first")
        self.acked: list[bytes] = []
        self.poison: set[int] = set()
        self.epochs = {"first"}
        with self.engine.begin() as tx:
            server = {"id": 1, "epoch": "first", "root_key": b"", "seal_key": b"", "created_at": 1}
            tx.execute(insert(table(Server)).values(server))
            tx.execute(insert(table(Place)).values(id="desa-contoh", feed_n=0, created_at=1))
            stream = {
                "id": self.stand.stream,
                "place": "desa-contoh",
                "public_key": bytes(32),
                "letter": "",
                "hardware": "",
                "app": "",
                "enrolled_at": 1,
                "ack": 0,
                "ack_hash": bytes(32),
                "head": 0,
            }
            tx.execute(insert(table(Stream)).values(stream))

    def teardown(self) -> None:
        if hasattr(self, "engine"):
            self.engine.dispose()
            self.stand.close()
            self.folder.cleanup()

    @rule(count=st.integers(1, 5))
    def write(self, count: int) -> None:
        self.stand.tickets(count)

    @rule()
    def write_poison(self) -> None:
        self.stand.raw(b"poison", b"poison")

    @precondition(lambda self: self.stand.numbers > 0)
    @rule(data=st.data())
    def write_duplicate_number(self, data: st.DataObject) -> None:
        self.stand.ticket(data.draw(st.integers(1, self.stand.numbers)))
        self.stand.numbers = max(self.stand.numbers, len(self.stand.journal))

    @precondition(lambda self: self.stand.journal)
    @rule(data=st.data())
    def push(self, data: st.DataObject) -> None:
        first = data.draw(st.integers(1, len(self.stand.journal)))
        last = data.draw(st.integers(first, len(self.stand.journal)))
        before = len(self.acked)
        reply = self._send(self.stand, first, last)
        assert not reply.fork
        if first > before + 1:
            assert reply.ack.seq == before
            assert reply.epoch not in self.epochs
            self.epochs.add(reply.epoch)
            self.stand.epoch = reply.epoch
        else:
            self.acked += [entry.hash for entry in self.stand.journal[before:last]]
            assert reply.ack == self.stand.position(max(before, last))
            self.poison |= {bad.seq for bad in reply.rejected if bad.seq > before}

    @precondition(lambda self: self.acked)
    @rule(data=st.data())
    def push_from_a_disk_rolled_back_or_gone_on_otherwise(self, data: st.DataObject) -> None:
        keep = data.draw(st.integers(0, len(self.acked) - 1))
        grow = data.draw(st.integers(0, 4))
        other = self.stand.clone()
        del other.journal[keep:]
        for n in range(grow):
            other.ticket(100_000 + n)
        reply = self._send(other, keep + 1 if grow else 0, keep + grow)
        assert reply.fork
        assert reply.ack.seq == len(self.acked)

    @rule()
    def heartbeat(self) -> None:
        reply = self._send(self.stand, 0, 0)
        assert (reply.ack.seq, reply.fork) == (len(self.acked), False)

    def _send(self, stand: Stand, first: int, last: int) -> SyncReply:
        request = stand.request(first, last)
        ingest.check(request)
        with self.engine.begin() as tx:
            return ingest.sync(tx, request, 1).reply

    @invariant()
    def the_server_holds_exactly_what_it_acknowledged(self) -> None:
        if not hasattr(self, "engine"):
            return
        with reading(self.engine) as tx:
            entries = tx.execute(select(Entry.seq, Entry.hash, Entry.state).order_by(Entry.seq))
            rows = entries.all()
            held = set(tx.execute(select(Quarantine.seq)).scalars())
            tickets = set(tx.execute(select(Ticket.seq)).scalars())
            numbers = list(tx.execute(select(Ticket.n)).scalars())
        assert [row.seq for row in rows] == list(range(1, len(self.acked) + 1))
        assert [row.hash for row in rows] == self.acked
        assert held == self.poison == {row.seq for row in rows if row.state == "quarantined"}
        assert tickets == {row.seq for row in rows if row.state == "applied"}
        assert len(numbers) == len(set(numbers))


TestIngest = Ingest.TestCase
TestIngest.settings = settings(stateful_step_count=25)

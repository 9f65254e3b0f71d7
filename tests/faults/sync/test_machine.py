"""Everything that can happen to a stand and its server, in any order.

The real agent and the real server, over a real socket, on real database files. After every
step nothing that counts at the server is lost or doubled; when all is well again, the
backlog empties within a bounded number of rounds and everything has arrived.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from kiosk.facts import BurstSeen
from kiosk.journal.chain import Header, encode_header
from kiosk.journal.tx import Tx
from sync.agent.status import SyncStatus
from tests.faults.sync import invariants
from tests.faults.sync.server import Nursery
from tests.faults.sync.world import DAY_MS, Stand, World
from tests.support.faultproxy import Fault, Line

MOST_STANDS = 3
MOST_ROUNDS = 12
"""Rounds of every stand after all is well again, until nothing may be left to send."""

stands = st.integers(0, MOST_STANDS - 1)
faults = st.sampled_from(
    [
        Fault(lose_request=True),
        Fault(lose_reply=True),
        Fault(duplicate=True),
        Fault(hold=True),
        Fault(captive=True),
        Fault(cut_up=150),
        Fault(cut_up=700),
        Fault(cut_down=60),
        Fault(duplicate=True, lose_reply=True),
    ]
)
lines: st.SearchStrategy[Line] = st.sampled_from(["refuse", "captive", "reset"])
calls = st.integers(1, 40)


class Machine(RuleBasedStateMachine):
    template: ClassVar[Path]
    nursery: ClassVar[Nursery]
    seen: ClassVar[Counter[str]] = Counter()

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="machine-"))
        self.world = World(self.template, self.folder, self.nursery)
        self.disks = [self.world.stands[0].copy_to(self.world.new_path("disk"))]
        self.backups = [self.world.central.backup("backup-0")]
        self.kept: set[bytes] = set()
        self.server_lost_something = False
        self.issued = 0

    @classmethod
    def saw(cls, status: SyncStatus) -> SyncStatus:
        cls.seen[status.state] += 1
        return status

    def stand(self, number: int) -> Stand:
        return self.world.stands[number % len(self.world.stands)]

    # what people do

    @rule(number=stands, count=st.integers(1, 4))
    def issue(self, number: int, count: int) -> None:
        for _ in range(count):
            self.issued += 1
            key = f"touch-{self.issued}"
            self.stand(number).kiosk.issue("paspor_umrah_haji", "umum", key, on_paper=False)

    @rule(number=stands, count=st.sampled_from([20, 20, 200, 1_100]))
    def many_facts(self, number: int, count: int) -> None:
        def work(tx: Tx) -> None:
            for _ in range(count):
                tx.append(BurstSeen(day="2026-11-24", count=3, seconds=60))

        self.stand(number).kiosk.write(work)

    @rule(
        number=stands,
        kind=st.sampled_from(["ticket.issued", "queue.burst", "survey.of.tomorrow"]),
        version=st.sampled_from([1, 99]),
        payload=st.sampled_from([b"{}", b"", b"\xff\x00", b'{"kind":"queue.burst"}']),
    )
    def poison_or_unknown_fact(self, number: int, kind: str, version: int, payload: bytes) -> None:
        stand = self.stand(number)
        now = stand.clock.read()

        def work(tx: Tx) -> None:
            seq, prev = tx.head()
            header = Header(k=kind, v=version, at=now.at, mono=now.mono, boot=now.boot)
            tx._store(seq + 1, prev, encode_header(header), payload)

        stand.kiosk.write(work)

    # the line

    @rule(number=stands)
    def sync(self, number: int) -> None:
        self.saw(self.stand(number).sync())

    @rule(number=stands, fault=faults, before=st.integers(0, 2))
    def sync_over_a_bad_line(self, number: int, fault: Fault, before: int) -> None:
        self.world.line.plan(*[Fault()] * before, fault)
        self.saw(self.stand(number).sync())

    @rule(number=stands, line=lines)
    def sync_over_a_dead_line(self, number: int, line: Line) -> None:
        self.world.line.line(line)
        status = self.saw(self.stand(number).sync())
        assert status.state in ("offline", "captive_portal")
        self.world.line.heal()

    @rule()
    def late_requests_arrive(self) -> None:
        self.world.line.release_held()

    # the machines

    @rule(number=stands, at=calls, after=st.booleans())
    def stand_is_killed_while_it_syncs(self, number: int, at: int, after: bool) -> None:
        self.stand(number).sync_until_killed(at, after=after)

    @rule(number=stands, at=calls)
    def disk_is_full_while_it_syncs(self, number: int, at: int) -> None:
        self.stand(number).sync_on_full_disk(at)

    @rule(number=stands)
    def stand_is_switched_off_and_on(self, number: int) -> None:
        self.stand(number).reopen()

    @rule(number=stands, days=st.sampled_from([-400, -1, 1, 3_000]))
    def clock_jumps(self, number: int, days: int) -> None:
        self.stand(number).clock.at += days * DAY_MS

    @rule(number=stands)
    def server_is_away(self, number: int) -> None:
        self.world.central.kill()
        # A fault that was planned for a request that never came may answer instead.
        assert self.saw(self.stand(number).sync()).state in ("offline", "captive_portal")
        self.world.central.start()

    @rule(number=stands)
    def server_is_killed_while_it_answers(self, number: int) -> None:
        self.world.during_sync(self.stand(number), self.world.central.kill)
        self.world.central.start()

    # what comes back from the past

    @precondition(lambda self: len(self.backups) < 3)
    @rule()
    def server_is_backed_up(self) -> None:
        self.backups.append(self.world.central.backup(f"backup-{len(self.backups)}"))

    @rule(which=st.integers(0, 2), by_hand=st.booleans())
    def server_is_restored(self, which: int, by_hand: bool) -> None:
        self.look_closely()
        file = self.backups[which % len(self.backups)]
        self.world.central.restore(file, by_hand=by_hand)
        self.kept = invariants.kept_facts(self.world.central.rows())
        self.server_lost_something = True
        self.world.central.start()

    @precondition(lambda self: len(self.disks) < 3)
    @rule(number=stands)
    def disk_is_copied(self, number: int) -> None:
        self.disks.append(self.stand(number).copy_to(self.world.new_path("disk")))

    @rule(number=stands, which=st.integers(0, 2))
    def stand_is_rolled_back(self, number: int, which: int) -> None:
        self.look_closely()
        self.stand(number).roll_back(self.disks[which % len(self.disks)])

    @precondition(lambda self: len(self.world.stands) < MOST_STANDS)
    @rule(which=st.integers(0, 2))
    def stand_is_cloned(self, which: int) -> None:
        self.world.add_stand(self.disks[which % len(self.disks)])

    # what must be true

    @invariant()
    def nothing_is_lost(self) -> None:
        kept = invariants.kept_facts(self.world.central.rows())
        assert self.kept <= kept, "the server lost what it had"
        self.kept = kept

    def look_closely(self) -> None:
        """The whole of the server's database, and every stand's own idea of what is there."""
        rows = self.world.central.rows()
        invariants.check_central(rows)
        if not self.server_lost_something:
            for stand in self.world.stands:
                invariants.check_acked(stand, rows)

    def teardown(self) -> None:
        if not hasattr(self, "world"):
            return
        try:
            self.all_is_well_again()
        finally:
            self.world.close()
            shutil.rmtree(self.folder)

    def all_is_well_again(self) -> None:
        self.look_closely()
        self.world.line.heal()
        for _ in range(MOST_ROUNDS):
            found = [self.saw(stand.sync()) for stand in self.world.stands]
            if all(status.state == "ok" and status.backlog == 0 for status in found):
                break
        else:
            pytest.fail(f"still not in step after {MOST_ROUNDS} rounds: {found}")
        rows = self.world.central.rows()
        invariants.check_central(rows)
        assert self.kept <= invariants.kept_facts(rows)
        for stand in self.world.stands:
            assert stand.kiosk.outbox.backlog() == 0
            assert stand.kiosk.journal_report().ok
            invariants.check_acked(stand, rows)
            invariants.check_all_arrived(stand, rows)


@pytest.mark.slow
@pytest.mark.timeout(7_200)
def test_stand_and_server_agree_whatever_happens(
    template: tuple[Path, Nursery],
    count: Callable[[int, int], int],
    evidence: Callable[..., None],
) -> None:
    Machine.template, Machine.nursery = template
    Machine.seen.clear()
    examples = count(25, 1_000)
    run_state_machine_as_test(
        Machine, settings=settings(max_examples=examples, stateful_step_count=30)
    )
    evidence(examples=examples, **{f"rounds_{state}": n for state, n in Machine.seen.items()})

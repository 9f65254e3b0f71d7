"""What went wrong in the field with other systems; each row is a test here or next door.

The retry loop that stops: tests/sync/agent/test_loop.py. Stacked time-outs: test_client.py.
"""

from __future__ import annotations

import threading
from collections import Counter
from typing import Any

import pytest

from kiosk.errors import DiskLow
from kiosk.journal.chain import Header, encode_header
from kiosk.journal.tx import Tx
from sync.agent.round import Round
from sync.central import admin
from sync.wire import Health
from tests.faults.sync import invariants
from tests.faults.sync.world import DAY_MS, Stand, TrippedPort, World
from tests.support.faultproxy import Fault, Line


def take_numbers(stand: Stand, count: int, tag: str = "t") -> list[str]:
    return [
        str(
            stand.kiosk.issue(
                "paspor_umrah_haji", "umum", f"{tag}{n}", on_paper=False
            ).ticket.number
        )
        for n in range(count)
    ]


def facts_of(world: World, kind: str) -> list[dict[str, object]]:
    return list(admin.facts(world.central.db, kind))


def all_well(world: World) -> None:
    rows = world.central.rows()
    invariants.check_central(rows)
    for stand in world.stands:
        assert stand.kiosk.outbox.backlog() == 0
        invariants.check_acked(stand, rows)
        invariants.check_all_arrived(stand, rows)


def test_one_bad_record_neither_blocks_the_others_nor_vanishes(world: World) -> None:
    """pouchdb#4210, cht-core PR#6099, powersync-swift PR#145, collect#1939."""
    stand = world.stands[0]
    take_numbers(stand, 3, "before")
    poison(stand, "ticket.issued", 1, b"{}")
    poison(stand, "survey.of.tomorrow", 1, b'{"kind":"survey.of.tomorrow"}')
    poison(stand, "ticket.called", 99, b"\xff\x00")
    take_numbers(stand, 3, "after")
    status = stand.sync()
    assert (status.state, status.backlog, status.rejected) == ("ok", 0, 3)
    assert len(facts_of(world, "ticket.issued")) == 6
    assert len(list(admin.quarantine(world.central.db))) == 3
    all_well(world)


def poison(stand: Stand, kind: str, version: int, payload: bytes) -> None:
    now = stand.clock.read()

    def work(tx: Tx) -> None:
        seq, prev = tx.head()
        header = Header(k=kind, v=version, at=now.at, mono=now.mono, boot=now.boot)
        tx._store(seq + 1, prev, encode_header(header), payload)

    stand.kiosk.write(work)


def test_the_same_request_twice_at_the_same_time_gives_no_duplicates(world: World) -> None:
    """kobocat#470, kobocat PR#859, formhub#678: check-then-insert."""
    stand = world.stands[0]
    take_numbers(stand, 20)
    world.line.plan(Fault(duplicate=True, lose_reply=True), Fault(duplicate=True))
    assert stand.sync().state == "offline"
    assert stand.sync().state == "ok"
    numbers = Counter(str(fact["n"]) for fact in facts_of(world, "ticket.issued"))
    assert set(numbers.values()) == {1}
    assert len(numbers) == 20
    all_well(world)


@pytest.mark.parametrize(
    ("fault", "state"),
    [
        (Fault(lose_request=True), "offline"),
        (Fault(cut_up=200), "offline"),
        (Fault(captive=True), "captive_portal"),
    ],
)
def test_sent_is_never_said_when_nothing_arrived(world: World, fault: Fault, state: str) -> None:
    """cht-core#8303, getodk#1017, pouchdb#1240."""
    stand = world.stands[0]
    before = stand.sync()
    take_numbers(stand, 2)
    waiting = stand.kiosk.outbox.backlog()
    world.line.plan(fault)
    status = stand.sync()
    assert waiting >= 2
    assert (status.state, status.acked, status.backlog) == (state, before.acked, waiting)
    assert facts_of(world, "ticket.issued") == []
    assert stand.sync().backlog == 0


def test_a_lost_reply_isnt_taken_for_an_answer(world: World) -> None:
    stand = world.stands[0]
    take_numbers(stand, 2)
    waiting = stand.kiosk.outbox.backlog()
    world.line.plan(Fault(lose_reply=True))
    assert stand.sync().backlog == waiting >= 2
    assert stand.sync().backlog == 0
    all_well(world)


def test_a_request_that_arrives_long_after_its_successors_changes_nothing(world: World) -> None:
    stand = world.stands[0]
    take_numbers(stand, 2, "a")
    world.line.plan(Fault(hold=True))
    assert stand.sync().state == "offline"
    take_numbers(stand, 2, "b")
    assert stand.sync().backlog == 0
    before = world.central.rows()
    assert world.line.release_held() == 1
    assert world.central.rows() == before
    assert stand.sync().state == "ok"
    all_well(world)


@pytest.mark.parametrize("by_hand", [False, True])
def test_a_server_restored_from_a_backup_gets_everything_again(world: World, by_hand: bool) -> None:
    """cht-core#8093. Also the end of a stream that was closed and drained before."""
    stand = world.stands[0]
    take_numbers(stand, 3, "first")
    stand.sync()
    backup = world.central.backup("backup")
    take_numbers(stand, 4, "second")
    stand.sync()
    disk = stand.copy_to(world.new_path("disk"))
    take_numbers(stand, 2, "third")
    stand.sync()
    stand.roll_back(disk)
    assert stand.sync().state == "fork"
    take_numbers(stand, 5, "fourth")
    assert stand.sync().state == "ok"
    assert [out.closed for out in stand.port.streams()] == [False]

    world.central.restore(backup, by_hand=by_hand)
    world.central.start()
    assert len(world.central.rows()) < 10
    for _ in range(3):
        status = stand.sync()
    assert (status.state, status.backlog) == ("ok", 0)
    assert len(facts_of(world, "ticket.issued")) == 3 + 4 + 5
    all_well(world)


def test_a_restored_disk_opens_a_new_stream_and_loses_nothing(world: World) -> None:
    """kolibri#8824, fleetdm/fleet#50612."""
    stand = world.stands[0]
    stand.sync()
    disk = stand.copy_to(world.new_path("disk"))
    take_numbers(stand, 5, "lost")
    stand.sync()
    old = stand.port.streams()[-1].id
    stand.roll_back(disk)
    take_numbers(stand, 3, "new")
    assert stand.sync().state == "fork"
    assert stand.sync().state == "ok"
    assert stand.port.streams()[-1].id != old
    # The five that the disk forgot and the three after them are all there; numbers that were
    # given out twice by that are shown to an officer and not hidden.
    doubled = [row["code"] for row in admin.quarantine(world.central.db)]
    assert len(facts_of(world, "ticket.issued")) + len(doubled) == 8
    assert set(doubled) <= {"duplicate-number"}
    all_well(world)


def test_two_copies_of_a_stand_that_both_talk_give_every_fact_once(world: World) -> None:
    stand = world.stands[0]
    take_numbers(stand, 4, "common")  # in both copies, and sent by neither yet
    twin = world.add_stand(stand.copy_to(world.new_path("disk")))
    take_numbers(stand, 3, "here")
    take_numbers(twin, 2, "there")
    for _ in range(3):
        states = [each.sync().state for each in world.stands]
    assert states == ["ok", "ok"]
    assert stand.port.streams()[-1].id != twin.port.streams()[-1].id
    doubled = list(admin.quarantine(world.central.db))
    assert len(facts_of(world, "ticket.issued")) + len(doubled) == 4 + 3 + 2
    assert stand.kiosk.outbox.letter() != twin.kiosk.outbox.letter()
    all_well(world)


def test_a_store_that_somebody_else_holds_for_a_moment_is_waited_for(world: World) -> None:
    """kolibri#8934: the local database is locked."""
    stand = world.stands[0]
    take_numbers(stand, 2)
    held, enough = threading.Event(), threading.Event()

    def hold() -> None:
        with stand.home.writing():
            held.set()
            enough.wait(0.5)  # why: as long as another process's slow transaction

    other = threading.Thread(target=hold)
    other.start()
    assert held.wait(10)
    assert stand.sync().state == "ok"
    other.join()
    all_well(world)


@pytest.mark.parametrize("at", range(1, 14))
def test_a_full_disk_at_any_step_costs_nothing_but_time(world: World, at: int) -> None:
    """kolibri#10304, pouchdb#7025."""
    stand = world.stands[0]
    take_numbers(stand, 2)
    stand.sync_on_full_disk(at)
    assert stand.sync().state == "ok"
    all_well(world)


@pytest.mark.parametrize("days", [-20_000, -1, 1, 20_000])
def test_a_stand_with_a_wrong_clock_still_gets_in_and_learns_the_time(
    world: World, days: int
) -> None:
    """cht-core#3495."""
    stand = world.stands[0]
    stand.clock.at += days * DAY_MS
    take_numbers(stand, 1)
    status = stand.sync()
    assert (status.state, status.backlog) == ("ok", 0)
    assert status.last_contact is not None
    assert abs(stand.kiosk.local_time().timestamp() * 1000 - status.last_contact) < 60_000
    all_well(world)


def test_a_captive_portal_never_moves_the_ack(world: World) -> None:
    stand = world.stands[0]
    before = stand.sync()
    take_numbers(stand, 5)
    world.line.line("captive")
    for _ in range(3):
        status = stand.sync()
        assert (status.state, status.acked) == ("captive_portal", before.acked)
    world.line.heal()
    assert stand.sync().backlog == 0


@pytest.mark.parametrize("line", ["refuse", "reset"])
def test_people_are_served_while_the_line_is_down(world: World, line: Line) -> None:
    stand = world.stands[0]
    world.line.line(line)
    assert stand.sync().state == "offline"
    assert len(set(take_numbers(stand, 3))) == 3
    world.line.heal()
    assert stand.sync().backlog == 0


def test_a_revoked_stand_goes_on_serving_and_is_told_so(world: World) -> None:
    stand = world.stands[0]
    admin.revoke(world.central.db, stand.port.streams()[-1].id.hex())
    take_numbers(stand, 2)
    waiting = stand.kiosk.outbox.backlog()
    status = stand.sync()
    assert (status.state, status.backlog, status.detail) == ("revoked", waiting, "revoked")
    assert "Hubungi kantor imigrasi" in status.words()
    assert len(take_numbers(stand, 2, "later")) == 2
    assert facts_of(world, "ticket.issued") == []


def test_nothing_new_is_one_request(world: World) -> None:
    stand = world.stands[0]
    stand.sync()
    before = world.line.counted.requests
    assert stand.sync().state == "ok"
    assert world.line.counted.requests - before == 1


def test_a_full_disk_is_told_and_not_swallowed(world: World) -> None:
    stand = world.stands[0]
    port: Any = TrippedPort(stand.port, 3, after=False, error=DiskLow("penuh", "full"))
    with pytest.raises(DiskLow):
        Round(port, stand.clock, lambda: Health(app="0.1.0")).run(stand.client)
    assert stand.sync().state == "ok"

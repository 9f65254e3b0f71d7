"""What a server put back from a backup has forgotten."""

from __future__ import annotations

from kiosk.facts import BurstSeen
from tests.faults.sync import invariants
from tests.faults.sync.world import Stand, World


def note(stand: Stand, count: int) -> None:
    stand.kiosk.write(lambda tx: tx.append(BurstSeen(day="2026-11-24", count=count, seconds=60)))


def test_one_round_brings_back_a_stream_that_the_server_forgot(world: World) -> None:
    """A stand that says that all is sent has sent all: also a stream opened since the backup."""
    stand = world.stands[0]
    disk = stand.copy_to(world.new_path("disk"))
    backup = world.central.backup("before")
    clone = world.add_stand(disk)
    note(stand, 3)
    note(clone, 4)
    assert clone.sync().state == "ok"
    assert stand.sync().state == "fork"
    world.central.restore(backup, by_hand=False)
    world.central.start()

    status = stand.sync()

    assert (status.state, status.backlog) == ("ok", 0)
    rows = world.central.rows()
    invariants.check_acked(stand, rows)
    invariants.check_all_arrived(stand, rows)

"""Cloned images and rolled-back disks: nothing twice, nothing lost."""

from __future__ import annotations

from sync.central import admin
from sync.wire import Position
from tests.sync.central.conftest import Central, Stands
from tests.sync.central.stand import Stand


def _go_on_in_a_new_stream(central: Central, stands: Stands, old: Stand, same: int) -> Stand:
    """What a stand does when it learns that its history and the server's part after `same`."""
    fresh = stands(central, enrolled=False)
    fresh.enrol_after(old, "fork")
    fresh.resend(old.journal[same:])
    return fresh


def test_a_device_image_was_cloned_and_both_copies_talk(central: Central, stands: Stands) -> None:
    """kolibri#8824, fleetdm/fleet#50612."""
    stand = stands(central)
    stand.tickets(10)
    stand.push()
    twin = stand.clone()
    stand.tickets(5)
    twin.numbers = 500
    twin.tickets(4)
    assert stand.push(11).ack == stand.head
    reply = twin.push(11)
    assert (reply.fork, reply.ack) == (True, stand.head)
    found = twin.fork(14, 13, 11, 7, 1)
    assert (found.same, found.differs) == (twin.position(7), 11)
    assert twin.fork(10, 9, 8).same == twin.position(10)
    fresh = _go_on_in_a_new_stream(central, stands, twin, 10)
    assert fresh.letter not in ("", stand.letter)
    pushed = fresh.push()
    assert (pushed.ack, pushed.rejected) == (fresh.head, ())
    assert len(central.facts(stand)) == 15
    assert len(central.facts(fresh)) == 4


def test_two_copies_that_send_the_same_entries_give_one(central: Central, stands: Stands) -> None:
    stand = stands(central)
    stand.tickets(10)
    stand.push(1, 4)
    one = _go_on_in_a_new_stream(central, stands, stand.clone(), 4)
    two = _go_on_in_a_new_stream(central, stands, stand.clone(), 4)
    assert one.push().rejected == two.push().rejected == ()
    assert (len(central.facts(one)), len(central.facts(two))) == (6, 0)
    # The old stream is drained too in the end; its entries are the same facts once more.
    assert stand.push(5).rejected == ()
    assert len(central.facts(stand, one, two)) == 10
    assert central.quarantined(stand, one, two) == []


def test_a_restored_disk_is_below_the_ack(central: Central, stands: Stands) -> None:
    stand = stands(central)
    stand.tickets(10)
    rolled_back = stand.clone()
    del rolled_back.journal[6:]
    stand.push()
    reply = rolled_back.send(rolled_back.request())
    assert (reply.fork, reply.ack) == (True, stand.head)
    found = rolled_back.fork(6, 5, 3)
    assert (found.same, found.differs, found.known) == (rolled_back.head, 0, stand.head)


def test_a_restored_disk_that_grew_again_to_the_same_seq(central: Central, stands: Stands) -> None:
    stand = stands(central)
    stand.tickets(10)
    stand.push()
    other = stand.clone()
    del other.journal[9:]
    other.ticket(77)
    reply = other.send(other.request())
    assert reply.fork
    assert other.fork(10, 9).same == other.position(9)
    assert other.fork(10, 9).differs == 10


def test_samples_above_the_ack_say_nothing(central: Central, stands: Stands) -> None:
    stand = stands(central)
    stand.tickets(10)
    stand.push(1, 5)
    found = stand.fork(10, 8)
    assert (found.same, found.differs) == (Position(0, bytes(32)), 0)


def test_what_another_place_wrote_cant_be_claimed(central: Central, stands: Stands) -> None:
    victim, thief = stands(central), stands(central, "tempat-lain")
    victim.tickets(3)
    thief.resend(victim.journal)
    reply = thief.push()
    assert [bad.code for bad in reply.rejected] == ["foreign-origin"] * 3
    assert victim.push().rejected == ()
    assert len(central.facts(victim)) == 3


def test_a_successor_needs_the_old_streams_key(central: Central, stands: Stands) -> None:
    old = stands(central)
    thief = stands(central, enrolled=False)
    assert thief.try_enrol("", previous=old.stream, reason="restore").status_code == 403
    admin.revoke(central.db_url, old.stream.hex())
    assert thief.try_enrol_after(old, "restore").status_code == 403


def test_a_restore_on_the_same_hardware_keeps_the_letter(central: Central, stands: Stands) -> None:
    stands(central)
    old = stands(central)
    assert old.letter == "B"
    after = stands(central, enrolled=False)
    after.hardware = old.hardware
    assert after.enrol_after(old, "restore").letter == "B"
    elsewhere = stands(central, enrolled=False)
    assert elsewhere.enrol_after(old, "restore").letter == "C"

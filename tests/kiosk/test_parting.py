"""Forks, by a process that may know less than another one at the same home."""

from collections.abc import Iterator

import pytest
from nacl.public import PrivateKey

from kiosk.app import Kiosk
from kiosk.facts import StreamEnrolled, TicketIssued, decode
from kiosk.home import Home
from kiosk.journal.chain import decode_header
from kiosk.outbox import ServerInfo
from kiosk.recovery.backup import make_backup
from kiosk.recovery.restore import restore
from kiosk.setup import EXAMPLE_PLACE, init_home
from kiosk.streams import StreamRow, entries_of
from sync.agent.stand import KioskPort
from tests.support.stands import UMRAH, SetClock

SERVER = ServerInfo("http://127.0.0.1", "e", "00", "00" * 32, "00", "")


@pytest.fixture
def other(home: Home, kiosk: Kiosk, clock: SetClock) -> Iterator[Kiosk]:
    stand = Kiosk.open(home, clock)
    yield stand
    stand.close()


def take(kiosk: Kiosk, *keys: str) -> list[str]:
    return [kiosk.issue(UMRAH, "umum", key).ticket.number for key in keys]


def origins(kiosk: Kiosk) -> list[tuple[str, int]]:
    """Where every entry that was written again came from, over all streams of the store."""
    rows = kiosk.store.read(
        lambda c: c.exec_driver_sql("SELECT id, stream FROM stream ORDER BY id").fetchall()
    )
    found = []
    for row in rows:
        stream = StreamRow(row[0], row[1])
        for entry in kiosk.store.read(lambda c, s=stream: tuple(entries_of(c, s, 0, 1000))):  # type: ignore[misc]
            if origin := decode_header(entry.header).origin:
                found.append((origin.stream, origin.seq))
    return found


def open_streams(kiosk: Kiosk) -> int:
    return int(
        kiosk.store.read(
            lambda c: c.exec_driver_sql(
                "SELECT count(*) FROM stream WHERE closed_seq IS NULL"
            ).scalar_one()
        )
    )


def test_two_processes_that_see_the_same_fork_make_one(kiosk: Kiosk, other: Kiosk) -> None:
    old = kiosk.row.stream
    take(kiosk, "a", "b", "c")
    kiosk.outbox.forked(old, 3)
    other.outbox.forked(old, 3)
    assert open_streams(kiosk) == 1
    assert kiosk.row.stream == other.row.stream
    assert origins(kiosk) == [(old.hex(), 4), (old.hex(), 5)]
    assert take(other, "d") == ["A-004"]
    assert kiosk.journal_report().ok


def test_a_fork_found_further_back_sends_nothing_twice(kiosk: Kiosk) -> None:
    old = kiosk.row.stream
    take(kiosk, "a", "b", "c", "d")
    kiosk.outbox.forked(old, 5)
    kiosk.outbox.forked(old, 3)
    assert sorted(origins(kiosk)) == [(old.hex(), 4), (old.hex(), 5), (old.hex(), 6)]
    kiosk.outbox.forked(old, 6)
    assert len(origins(kiosk)) == 3
    closed = next(out for out in kiosk.outbox.streams() if out.id == old)
    assert closed.head[0] == 3, "a close never moves up again"


def test_an_enrolment_is_written_into_the_stream_that_is_open(kiosk: Kiosk, other: Kiosk) -> None:
    old = kiosk.row.stream
    kiosk.outbox.forked(old, 2)
    other.outbox.enrolled(SERVER, "contoh", "B", kiosk.row.stream)
    newest = kiosk.outbox.streams()[-1]
    facts = [decode(e.payload or b"") for e in kiosk.outbox.entries(newest.id, 0, 100)]
    assert isinstance(facts[-1], StreamEnrolled)
    assert take(kiosk, "a") == ["AB-001"]


def test_a_letter_given_at_noon_starts_a_series_of_its_own(kiosk: Kiosk) -> None:
    assert take(kiosk, "a", "b") == ["A-001", "A-002"]
    kiosk.outbox.enrolled(SERVER, "contoh", "C", kiosk.row.stream)
    assert take(kiosk, "c") == ["AC-001"]
    assert kiosk.call_next("1") is not None
    assert {t.state for t in kiosk.tickets()} == {"called", "waiting"}
    ahead, _ = kiosk.wait_of(kiosk.tickets()[-1])
    assert ahead == 1


def test_forked_then_restored_elsewhere_drains_in_the_new_stream(
    home: Home, clock: SetClock
) -> None:
    secret = PrivateKey.generate()
    first = Home(home.path.parent / "first")
    init_home(first, EXAMPLE_PLACE, clock, recovery_key=bytes(secret.public_key))
    kiosk = Kiosk.open(first, clock)
    old = kiosk.row.stream
    take(kiosk, "a", "b", "c")
    kiosk.outbox.forked(old, 3)
    take(kiosk, "d")
    file = make_backup(kiosk)
    kiosk.close()
    elsewhere = Home(home.path.parent / "elsewhere")
    restore(elsewhere, file, bytes(secret), clock)
    kiosk = Kiosk.open(elsewhere, clock)
    (out,) = kiosk.outbox.streams()
    sent = kiosk.outbox.entries(out.id, 0, 1000)
    issued = [
        (origin.stream, origin.seq)
        for entry in sent
        if isinstance(decode(entry.payload or b""), TicketIssued)
        and (origin := decode_header(entry.header).origin)
    ]
    assert len(issued) == len(set(issued)) == 4, "every ticket once, none lost"
    assert {t.number for t in kiosk.tickets()} == {f"A-{n:03d}" for n in range(1, 5)}
    assert [stream.id for stream in KioskPort(kiosk).streams(drained=True)] == [out.id]
    assert kiosk.journal_report().ok
    kiosk.close()


def test_an_erased_payload_stops_neither_fork_nor_verification(kiosk: Kiosk) -> None:
    old = kiosk.row.stream
    take(kiosk, "a", "b", "c")
    (entry,) = kiosk.outbox.entries(old, 3, 1)
    kiosk.store.write(
        lambda c: c.exec_driver_sql(
            "UPDATE journal SET payload = NULL, payload_hash = ? WHERE seq = 4",
            (entry.payload_hash,),
        )
    )
    assert kiosk.journal_report().ok
    kiosk.outbox.forked(old, 3)
    assert origins(kiosk) == [(old.hex(), 5)]
    assert kiosk.journal_report().ok


def test_what_a_stream_without_its_key_owes_goes_into_the_open_one(kiosk: Kiosk) -> None:
    old = kiosk.row.stream
    take(kiosk, "a", "b")
    kiosk.outbox.forked(old, 4)
    kiosk.home.stream_key(old).unlink()
    (out,) = kiosk.outbox.streams()
    assert out.id == kiosk.row.stream
    assert origins(kiosk) == [(old.hex(), seq) for seq in range(1, 5)]
    kiosk.outbox.streams()
    assert len(origins(kiosk)) == 4, "once only"

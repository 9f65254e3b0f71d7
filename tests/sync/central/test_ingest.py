"""The rules of taking entries in, each against the real server on both databases."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest

from kiosk import facts
from kiosk.journal.chain import Header, encode_header, make_entry
from sync.central import admin
from sync.wire import Position, SyncReply, WireEntry
from tests.sync.central.conftest import Central, Stands
from tests.sync.central.stand import Stand, problem


def _all(stand: Stand) -> list[tuple[str, int]]:
    return [(stand.stream.hex(), seq) for seq in range(1, len(stand.journal) + 1)]


def test_what_is_new_is_applied_and_acknowledged(central: Central, stand: Stand) -> None:
    stand.write(facts.StreamOpened(place=stand.place, reason="init", app="0.1.0"))
    stand.tickets(20)
    reply = stand.push()
    assert (reply.ack, reply.rejected, reply.fork) == (stand.head, (), False)
    assert central.facts(stand) == _all(stand)
    assert central.facts(stand, kind="ticket.issued") == _all(stand)[1:]


def test_a_heartbeat_carries_nothing_and_is_told_to_come_back_later(stand: Stand) -> None:
    reply = stand.send(stand.request())
    assert reply.ack == Position(0, bytes(32))
    assert 900 <= reply.next_after_s < 1125


def test_duplicates_from_a_lost_reply_change_nothing(central: Central, stand: Stand) -> None:
    """kobocat#470, formhub#678: duplicates from check-then-insert."""
    stand.tickets(10)
    stand.push()
    stand.tickets(5)
    again = stand.push(4)
    assert again.ack == stand.head
    assert stand.push(3, 7).ack == stand.head
    assert central.facts(stand) == _all(stand)


def test_a_gap_is_answered_with_the_ack_and_nothing_is_applied(
    central: Central, stand: Stand
) -> None:
    stand.tickets(9)
    stand.push(1, 3)
    known = stand.position(3)
    stand.epoch = "of another time"
    reply = stand.push(6, 9)
    assert (reply.ack, reply.fork, reply.next_after_s) == (known, False, 0)
    assert central.facts(stand) == _all(stand)[:3]
    assert stand.push(4).ack == stand.head


def test_the_whole_backlog_isnt_waited_for(stand: Stand) -> None:
    stand.tickets(9)
    assert stand.push(1, 3).next_after_s == 0


@pytest.mark.parametrize(
    ("header", "payload", "code"),
    [
        (b"not json", b"{}", "bad-header"),
        (b"\xff\xfe\x00", b"\x00\xff", "bad-header"),
        (encode_header(Header(k="x" * 65, at=1, mono=1, boot="b")), b"{}", "bad-header"),
        (encode_header(Header(k="ticket.issued", at=2**70, mono=1, boot="b")), b"{}", "bad-header"),
        (encode_header(Header(k="ticket.issued", at=1, mono=1, boot="b")), b"{}", "bad-payload"),
        (
            encode_header(Header(k="ticket.issued", at=1, mono=1, boot="b")),
            facts.encode(facts.ContentActivated(release="1")),
            "bad-payload",
        ),
        (
            encode_header(Header(k="ticket.dreamt", at=1, mono=1, boot="b")),
            b'{"kind":"ticket.dreamt"}',
            "unknown-kind",
        ),
        (
            encode_header(Header(k="content.activated", v=2, at=1, mono=1, boot="b")),
            facts.encode(facts.ContentActivated(release="1")),
            "unknown-version",
        ),
    ],
)
def test_one_bad_record_neither_blocks_the_queue_nor_vanishes(
    central: Central, stand: Stand, header: bytes, payload: bytes, code: str
) -> None:
    """pouchdb#4210, cht-core PR#6099, powersync-swift PR#145, collect#1939."""
    stand.tickets(3)
    stand.raw(header, payload)
    stand.tickets(3)
    reply = stand.push()
    assert reply.ack == stand.head
    assert [(bad.seq, bad.code) for bad in reply.rejected] == [(4, code)]
    assert central.facts(stand) == [spot for spot in _all(stand) if spot[1] != 4]
    assert central.quarantined(stand) == [(4, code)]
    assert [(bad.seq, bad.code) for bad in stand.push().rejected] == [(4, code)]


@pytest.mark.parametrize(
    "changed",
    [
        {"day": "2026-13-01"},
        {"n": 0},
        {"n": 2**63},
        {"line": "a\0b"},
        {"lane": "a\0b"},
        {"series": "A" * 10_000},
    ],
    ids=["no such day", "n 0", "n too large", "zero character", "no such lane", "too long"],
)
def test_a_ticket_that_the_tables_cant_hold_is_quarantined(
    central: Central, stand: Stand, changed: dict[str, object]
) -> None:
    stand.ticket()
    stand.write(
        msgspec.structs.replace(
            msgspec.json.decode(stand.journal[0].payload or b"", type=facts.TicketIssued),
            **changed,
        )
    )
    stand.ticket()
    assert stand.push().ack == stand.head
    assert central.quarantined(stand) == [(2, "bad-payload")]


def test_a_number_given_twice_goes_to_quarantine_as_a_duplicate(
    central: Central, stand: Stand
) -> None:
    stand.tickets(40)
    for n in (7, 7, 31):
        stand.ticket(n)
    stand.ticket(41)
    reply = stand.push()
    expected = [(41, "duplicate-number"), (42, "duplicate-number"), (43, "duplicate-number")]
    assert [(bad.seq, bad.code) for bad in reply.rejected] == expected
    assert central.quarantined(stand) == expected
    assert reply.ack == stand.head


def test_the_same_number_on_another_day_or_place_is_no_duplicate(
    central: Central, stands: Stands, place: str
) -> None:
    one, other = stands(central), stands(central, place + "-lain")
    one.ticket(1)
    one.ticket(1, day="2026-03-03")
    other.ticket(1)
    assert one.push().rejected == other.push().rejected == ()


def test_an_erased_payload_is_a_tombstone_never_poison(central: Central, stand: Stand) -> None:
    stand.tickets(3)
    erased = msgspec.structs.replace(stand.journal[1], payload=None)
    whole, stand.journal[1] = stand.journal[1], erased
    reply = stand.push()
    assert (reply.ack, reply.rejected) == (stand.head, ())
    assert central.facts(stand) == _all(stand)
    # And the other way round: the server has it whole, the stand has erased it since.
    stand.journal[1] = whole
    assert stand.push().ack == stand.head


def test_an_altered_payload_is_a_fork(central: Central, stand: Stand) -> None:
    stand.tickets(3)
    stand.push()
    forged = stand.clone()
    forged.journal.pop()
    forged.ticket(99)
    forged.ticket(100)
    reply = forged.push()
    assert (reply.fork, reply.ack) == (True, stand.head)
    assert central.facts(stand) == _all(stand)


def test_an_entry_that_doesnt_follow_from_the_last_one_is_a_fork(
    central: Central, stand: Stand
) -> None:
    stand.tickets(3)
    stand.push()
    other = make_entry(stand.stream, 4, bytes(32), b"{}", b"{}")
    request = msgspec.structs.replace(
        stand.request(),
        head=Position(4, other.hash),
        first=4,
        prev=bytes(32),
        entries=(WireEntry(b"{}", b"{}"),),
    )
    reply = stand.send(request)
    assert (reply.fork, reply.ack) == (True, stand.head)
    assert central.facts(stand) == _all(stand)


def test_eight_senders_of_the_same_batches_at_once_give_each_fact_once(
    central: Central, stands: Stands, stand: Stand
) -> None:
    stand.tickets(200)
    twins = [stands(central, enrolled=False) for _ in range(8)]
    for twin in twins:
        twin.stream, twin.key, twin.journal = stand.stream, stand.key, stand.journal
        twin.epoch, twin.place = stand.epoch, stand.place
    ready = threading.Barrier(8)

    def push(twin: Stand) -> list[SyncReply]:
        ready.wait()
        return [twin.push(first, first + 24) for first in range(1, 200, 25)]

    with ThreadPoolExecutor(8) as pool:
        replies = [reply for some in pool.map(push, twins) for reply in some]
    assert not any(reply.fork or reply.rejected for reply in replies)
    assert stand.send(stand.request()).ack == stand.head
    assert central.facts(stand) == _all(stand)


def test_two_stands_that_collide_on_many_numbers_in_opposite_order(
    central: Central, stands: Stands
) -> None:
    """On PostgreSQL their inserts wait for each other; one is rolled back and tried again."""
    one, two = stands(central), stands(central)
    two.letter = one.letter
    for n in range(1, 101):
        one.ticket(n)
        two.ticket(101 - n)
    with ThreadPoolExecutor(2) as pool:
        pushed = list(
            pool.map(lambda s: [s.push(f, f + 19) for f in range(1, 101, 20)], (one, two))
        )
    assert pushed[0][-1].ack == one.head
    assert pushed[1][-1].ack == two.head
    kept = len(central.facts(one)) + len(central.facts(two))
    lost = central.quarantined(one, two)
    assert (kept, len(lost)) == (100, 100)
    assert {code for _, code in lost} == {"duplicate-number"}


def test_a_revoked_stream_is_told_so_and_nothing_is_taken(central: Central, stand: Stand) -> None:
    stand.tickets(2)
    stand.push(1, 1)
    admin.revoke(central.db_url, stand.stream.hex())
    response = stand.post("/v1/sync", stand.request(2, 2))
    assert response.status_code == 403
    assert stand.push(2).refused == "revoked"
    assert central.facts(stand) == _all(stand)[:1]


def test_a_stream_that_isnt_enrolled_gets_a_refusal_it_can_believe(
    central: Central, stands: Stands
) -> None:
    stranger = stands(central, enrolled=False)
    stranger.tickets(1)
    assert stranger.post("/v1/sync", stranger.request(1, 1)).status_code == 401
    assert stranger.push().refused == "unknown-stream"


def test_a_request_signed_by_another_stream_is_refused(
    central: Central, stands: Stands, stand: Stand
) -> None:
    other = stands(central)
    stand.tickets(1)
    stand.key = other.key
    reply = stand.push()
    assert reply.refused == "bad-signature"
    assert central.facts(stand) == []


def test_a_newer_envelope_version_is_refused_in_words(stand: Stand) -> None:
    assert stand.send(stand.request(v=2)).refused == "version"


@pytest.mark.parametrize(
    "changed",
    [
        {"stream": b"short"},
        {"batch": b""},
        {"head": Position(-1, bytes(32))},
        {"head": Position(2**62, bytes(32))},
        {"head": Position(1, b"short")},
        {"first": 0},
        {"prev": b""},
        {"entries": (WireEntry(b"h", None),)},
        {"entries": (WireEntry(b"h", b"p"),) * 1001},
    ],
    ids=lambda changed: f"{changed}"[:40],
)
def test_a_malformed_envelope_is_a_400_that_says_so(
    stand: Stand, changed: dict[str, object]
) -> None:
    stand.tickets(1)
    request = msgspec.structs.replace(stand.request(1, 1), **changed)
    response = stand.post("/v1/sync", request)
    assert response.status_code == 400
    assert problem(response).code == "malformed"

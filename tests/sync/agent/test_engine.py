"""The engine alone: what it asks, given answers made by hand."""

from __future__ import annotations

from dataclasses import replace

from kiosk.journal.chain import GENESIS
from sync.agent.asks import Compare, Join, Push
from sync.agent.engine import MOST_SETBACKS, Engine
from sync.agent.port import Port
from sync.wire import (
    EnrolReply,
    FeedChange,
    FeedCursor,
    ForkReply,
    NamedKey,
    Position,
    SyncReply,
)
from tests.sync.agent.journal_port import PLACE, JournalPort, enrolled_port, health
from tests.sync.agent.liar import reply_to

URL = "http://127.0.0.1:1"


def engine_of(port: JournalPort) -> Engine:
    fits: Port = port
    return Engine(fits, port.clock, health)


def push_of(engine: Engine) -> Push:
    ask = engine.next()
    assert isinstance(ask, Push)
    return ask


def compare_of(engine: Engine) -> Compare:
    ask = engine.next()
    assert isinstance(ask, Compare)
    return ask


def settle(engine: Engine, push: Push, **changes: object) -> None:
    reply: SyncReply = reply_to(push.request, **changes)
    engine.settle(push, reply)


def position(port: JournalPort, stream: bytes, seq: int) -> Position:
    return Position(seq, port.hash_at(stream, seq) or GENESIS)


def test_nothing_new_is_one_heartbeat_that_names_the_head() -> None:
    port = enrolled_port(URL, tickets=2)
    own = port.streams()[-1]
    port.acked(own.id, *own.head)
    engine = engine_of(port)
    push = push_of(engine)
    assert push.request.entries == ()
    assert push.request.head == Position(*own.head)
    settle(engine, push)
    assert engine.next() is None


def test_a_push_carries_the_very_bytes_and_the_entries_own_prev() -> None:
    port = enrolled_port(URL, tickets=4)
    own = port.streams()[-1]
    port.acked(own.id, 2, b"?" * 32)  # an acknowledged hash that isn't this journal's
    push = push_of(engine_of(port))
    assert push.request.first == 3
    assert push.request.prev == port.journals[own.id][1].hash
    assert [(e.header, e.payload) for e in push.request.entries] == [
        (e.header, e.payload) for e in port.journals[own.id][2:]
    ]
    assert push.request.health.backlog == 3


def test_a_believed_reply_brings_trusted_time_and_moves_the_ack() -> None:
    port = enrolled_port(URL, tickets=1)
    engine = engine_of(port)
    settle(engine, push_of(engine), time=1_795_000_000_000)
    assert port.times == [1_795_000_000_000]
    assert engine.backlog() == 0
    assert engine.next() is None


def test_a_gap_answered_with_a_lower_ack_makes_it_go_back_there() -> None:
    port = enrolled_port(URL, tickets=9)
    own = port.streams()[-1]
    port.acked(own.id, *own.head)
    engine = engine_of(port)
    settle(engine, push_of(engine), ack=position(port, own.id, 3))
    push = push_of(engine)
    assert push.request.first == 4
    assert len(push.request.entries) == 7


def test_a_revoked_stream_is_asked_once_a_round_and_nothing_is_acked() -> None:
    port = enrolled_port(URL, tickets=3)
    engine = engine_of(port)
    settle(engine, push_of(engine), refused="revoked")
    assert engine.next() is None
    assert list(engine.refused.values()) == ["revoked"]
    assert port.acks == []
    engine.begin()
    assert isinstance(engine.next(), Push)


def test_old_streams_are_drained_first_under_their_own_name() -> None:
    port = enrolled_port(URL, tickets=3)
    old = port.streams()[-1].id
    port.open(2)
    assert port.known
    port.known.enrolled += (port.streams()[-1].id.hex(),)
    engine = engine_of(port)
    first = push_of(engine)
    assert (first.request.stream, first.own) == (old, False)
    settle(engine, first)
    second = push_of(engine)
    assert (second.request.stream, second.own) == (port.streams()[-1].id, True)
    settle(engine, second)
    assert engine.next() is None


def test_a_closed_stream_whose_lost_end_the_server_has_is_drained() -> None:
    port = enrolled_port(URL, tickets=3)
    old = port.streams()[-1]
    port.open(2)
    engine = engine_of(port)
    settle(engine, push_of(engine), ack=Position(60, b"?" * 32))
    assert port.rows[old.id].acked == old.head


def test_an_ack_above_the_own_head_leads_to_a_new_stream() -> None:
    port = enrolled_port(URL, tickets=4)
    old = port.streams()[-1]
    engine = engine_of(port)
    settle(engine, push_of(engine), ack=Position(60, b"?" * 32))
    compare = compare_of(engine)
    assert compare.request.samples[0] == Position(*old.head)
    known = Position(60, b"?" * 32)
    batch = compare.request.batch
    engine.compared(compare, ForkReply(1, old.id, batch, Position(*old.head), 0, known))
    assert engine.forks == 1
    assert port.streams()[-1].id != old.id
    assert port.rows[old.id].acked == old.head


def test_differing_hashes_lead_to_a_new_stream_with_what_came_after() -> None:
    port = enrolled_port(URL, tickets=4)
    old = port.streams()[-1].id
    tail = port.journals[old][2:]
    engine = engine_of(port)
    settle(engine, push_of(engine), ack=Position(4, b"?" * 32), fork=True)
    compare = compare_of(engine)
    assert [sample.seq for sample in compare.request.samples] == [4, 3, 1]
    reply = ForkReply(
        1, old, compare.request.batch, position(port, old, 1), 3, Position(4, b"?" * 32)
    )
    engine.compared(compare, reply)
    last = compare_of(engine)
    assert [sample.seq for sample in last.request.samples] == [2]
    reply = ForkReply(1, old, last.request.batch, position(port, old, 2), 0, Position(4, b"?" * 32))
    # 3 is known to differ already, so that 2 being the same ends the search.
    engine.compared(last, reply)
    assert port.rows[old].closed
    assert port.rows[old].head[0] == 2
    resent = port.journals[port.streams()[-1].id][1:]
    assert [entry.payload for entry in resent] == [entry.payload for entry in tail]


def test_a_new_stream_is_bound_by_the_key_of_one_that_the_server_knows() -> None:
    port = enrolled_port(URL)
    old = port.streams()[-1]
    port.acked(old.id, *old.head)
    port.open(2)
    engine = engine_of(port)
    join = engine.next()
    assert isinstance(join, Join)
    assert join.key == old.key
    assert (join.request.code, join.request.previous) == ("", old.id)
    assert join.request.reason == "init"
    key = NamedKey(b"12345678", bytes(32))
    own = port.streams()[-1].id
    engine.joined(join, EnrolReply(1, own, PLACE, "C", "e1", key, key, (), 0))
    assert push_of(engine).request.stream == own


def test_after_a_server_was_restored_drained_streams_are_asked_again() -> None:
    port = enrolled_port(URL, tickets=5)
    old = port.streams()[-1]
    port.acked(old.id, *old.head)
    own = port.open(2)
    assert port.known
    port.known.enrolled += (own.hex(),)
    port.acked(own, *port.rows[own].head)
    assert [stream.id for stream in port.streams()] == [own]
    engine = engine_of(port)

    settle(engine, push_of(engine), epoch="e2", cursor=FeedCursor("e2", 0))
    # Set back durably before the new epoch is kept: a crash here sends too much, not too little.
    assert port.rows[old.id].acked == (0, GENESIS)
    probe = push_of(engine)
    assert (probe.request.stream, probe.request.entries) == (old.id, ())
    settle(engine, probe, epoch="e2", ack=position(port, old.id, 4), cursor=FeedCursor("e2", 0))
    again = push_of(engine)
    assert (again.request.stream, again.request.first) == (old.id, 5)
    settle(engine, again, epoch="e2", cursor=FeedCursor("e2", 0))
    assert engine.next() is None
    assert engine.backlog() == 0


def test_the_feed_is_applied_with_its_cursor_and_asked_for_until_it_ends() -> None:
    port = enrolled_port(URL)
    engine = engine_of(port)
    change = FeedChange(1, "notice", b"{}")
    settle(engine, push_of(engine), feed=(change,), cursor=FeedCursor("e1", 1), next_after_s=0)
    assert (port.applied, port.feed) == ([change], FeedCursor("e1", 1))
    settle(engine, push_of(engine), cursor=FeedCursor("e1", 1))
    assert engine.next() is None


def test_a_server_that_never_moves_the_ack_doesnt_hold_the_round_for_ever() -> None:
    port = enrolled_port(URL, tickets=3)
    engine = engine_of(port)
    asked = 0
    while (ask := engine.next()) is not None:
        assert isinstance(ask, Push)
        settle(engine, ask, ack=Position(0, GENESIS))
        asked += 1
        assert asked <= MOST_SETBACKS + 1
    assert "no progress" in engine.trouble


def test_a_malformed_batch_shrinks_to_the_one_entry_that_goes_raw() -> None:
    port = enrolled_port(URL, tickets=39)
    engine = engine_of(port)
    own = port.streams()[-1].id
    bad, raw = 17, []
    for _ in range(40):
        ask = engine.next()
        if ask is None:
            break
        assert isinstance(ask, Push)
        seqs = range(ask.request.first, ask.request.first + len(ask.request.entries))
        if bad in seqs and not ask.request.raw:
            engine.malformed(ask, "malformed")
            continue
        if ask.request.raw:
            raw += list(seqs)
        settle(engine, ask, ack=position(port, own, seqs[-1] if seqs else 40))
    assert raw == [bad]
    assert engine.backlog() == 0
    assert engine.trouble == ""


def test_a_request_that_cant_be_read_at_all_ends_the_round_with_words() -> None:
    port = enrolled_port(URL)
    own = port.streams()[-1]
    port.acked(own.id, *own.head)
    engine = engine_of(port)
    engine.malformed(push_of(engine), "unknown-dictionary")
    assert engine.next() is None
    assert "unknown-dictionary" in engine.trouble


def test_a_clock_far_off_doesnt_break_the_health_report() -> None:
    port = enrolled_port(URL, tickets=1)
    port.clock.at = 0  # the battery died after the ticket
    assert push_of(engine_of(port)).request.health.oldest_unacked_s == 0
    name = port.streams()[-1].id
    port.rows[name] = replace(port.rows[name], acked=(0, GENESIS))
    port.append(name, b"no header", b"{}")
    assert push_of(engine_of(port)).request.entries[-1].header == b"no header"


def test_a_ticket_taken_between_two_looks_waits_for_the_next_push() -> None:
    port = enrolled_port(URL, tickets=3)
    head = port.streams()[-1].head

    def somebody_takes_a_number(name: str) -> None:
        if name == "entries":
            port.before_call = lambda name: None
            port.tickets(1)

    port.before_call = somebody_takes_a_number
    engine = engine_of(port)
    push = push_of(engine)
    assert push.request.head == Position(*head)
    assert push.request.first + len(push.request.entries) - 1 == head[0]
    settle(engine, push, ack=Position(*head))
    while (ask := engine.next()) is not None:
        assert isinstance(ask, Push), "no fork is looked for"
        last = ask.request.first + len(ask.request.entries) - 1
        settle(engine, ask, ack=position(port, ask.stream.id, max(last, head[0])))

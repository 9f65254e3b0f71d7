from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.journal.chain import Entry
from sync.agent.pace import Pace, fitted
from sync.wire import MAX_COMPRESSED, MAX_ENTRIES, WireEntry


def test_a_time_out_divides_the_batch_by_attempt_plus_one() -> None:
    pace = Pace()
    assert pace.entries == MAX_ENTRIES
    pace.timed_out()
    assert (pace.entries, pace.bytes) == (500, MAX_COMPRESSED // 2)
    pace.timed_out()
    assert pace.entries == 333
    pace.accepted()
    pace.accepted()
    assert (pace.entries, pace.bytes) == (MAX_ENTRIES, MAX_COMPRESSED)


def test_a_malformed_batch_is_halved_to_one_and_then_sent_raw() -> None:
    pace, sizes = Pace(), []
    while pace.malformed(pace.entries):
        sizes.append((pace.entries, pace.raw))
    assert sizes == [
        (500, False),
        (250, False),
        (125, False),
        (62, False),
        (31, False),
        (15, False),
        (7, False),
        (3, False),
        (1, False),
        (1, True),
    ]
    pace.accepted()
    assert not pace.raw


def test_an_empty_request_that_cant_be_read_isnt_tried_smaller() -> None:
    assert not Pace().malformed(0)


@given(st.lists(st.integers(0, 3_000), min_size=1, max_size=60), st.integers(1, 20_000))
def test_a_body_stays_below_its_bound_unless_it_is_one_entry(sizes: list[int], most: int) -> None:
    entries = tuple(
        Entry(b"s" * 16, seq, bytes(32), b"h", b"p" * size, bytes(32), bytes(32))
        for seq, size in enumerate(sizes, start=1)
    )

    def packed(some: tuple[WireEntry, ...]) -> bytes:
        return b"".join(e.header + (e.payload or b"") for e in some)

    some, body = fitted(entries, most, packed)
    assert some
    assert [e.payload for e in some] == [e.payload for e in entries[: len(some)]]
    assert body == packed(some)
    assert len(body) <= most or len(some) == 1


def test_entries_too_large_to_unpack_go_in_parts() -> None:
    entries = tuple(
        Entry(b"s" * 16, seq, bytes(32), b"h", bytes(1024 * 1024), bytes(32), bytes(32))
        for seq in range(1, 9)
    )
    some, _ = fitted(entries, MAX_COMPRESSED, lambda some: b"")
    assert len(some) == 3


def test_an_erased_entry_travels_as_its_hash() -> None:
    entry = Entry(b"s" * 16, 1, bytes(32), b"h", None, b"#" * 32, bytes(32))
    some, _ = fitted((entry,), MAX_COMPRESSED, lambda some: b"")
    assert some == (WireEntry(b"h", None, b"#" * 32),)

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.journal.chain import GENESIS, digest
from sync.agent.fork import ForkSearch, SearchFailed
from sync.wire import ForkReply, Position


def history(length: int, changed_after: int, salt: bytes) -> list[bytes]:
    """Hashes of entries 1..length; they differ from another salt's after `changed_after`."""
    return [
        digest(b"%d" % seq + (salt if seq > changed_after else b"")) for seq in range(1, length + 1)
    ]


def answer(theirs: list[bytes], samples: tuple[Position, ...]) -> ForkReply:
    """An honest server, by definition: compare each sample with the same place in ours."""
    ours = {seq: hash_ for seq, hash_ in enumerate(theirs, start=1)}
    comparable = [s for s in samples if s.seq in ours]
    same = [s for s in comparable if ours[s.seq] == s.hash]
    differs = [s.seq for s in comparable if ours[s.seq] != s.hash]
    return ForkReply(
        v=1,
        stream=b"s" * 16,
        batch=b"b",
        same=max(same, key=lambda s: s.seq, default=Position(0, GENESIS)),
        differs=min(differs, default=0),
        known=Position(len(theirs), theirs[-1] if theirs else GENESIS),
    )


@given(mine=st.integers(1, 5_000), theirs=st.integers(0, 5_000), parted=st.integers(0, 5_000))
def test_the_last_common_entry_is_found_in_few_questions(
    mine: int, theirs: int, parted: int
) -> None:
    here, there = history(mine, parted, b"here"), history(theirs, parted, b"there")
    search = ForkSearch(b"s" * 16, min(mine, theirs), lambda seq: here[seq - 1])
    questions = 0
    while not search.found:
        search.learn(answer(there, search.samples()))
        questions += 1
        assert questions <= 4
    assert search.same == min(mine, theirs, parted)
    assert search.parted == (theirs > search.same)


def test_few_samples_are_sent_for_a_long_history() -> None:
    search = ForkSearch(b"s" * 16, 1_000_000, lambda seq: digest(b"%d" % seq))
    assert len(search.samples()) <= 20
    assert search.samples()[0].seq == 1_000_000


def test_a_server_that_claims_an_entry_we_never_named_isnt_followed() -> None:
    search = ForkSearch(b"s" * 16, 10, lambda seq: digest(b"%d" % seq))
    samples = search.samples()
    lie = Position(samples[0].seq, b"?" * 32)
    with pytest.raises(SearchFailed):
        search.learn(ForkReply(1, b"s" * 16, b"b", lie, 0, lie))


def test_a_server_that_never_narrows_the_search_ends_it() -> None:
    search = ForkSearch(b"s" * 16, 100_000, lambda seq: digest(b"%d" % seq))
    known = Position(100_000, bytes(32))
    nothing_new = ForkReply(1, b"s" * 16, b"b", Position(0, GENESIS), 90_000, known)
    search.samples()
    search.learn(nothing_new)
    search.samples()
    with pytest.raises(SearchFailed):
        search.learn(nothing_new)

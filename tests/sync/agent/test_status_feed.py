"""What comes down about applications, read by the agent; and when the feed counts as whole."""

from __future__ import annotations

import random
from typing import Any

import msgspec
import pytest

from kiosk.statuses.filing import Filed, NewKey
from sync.agent import status_feed
from sync.agent.engine import Engine
from sync.agent.status import SyncStatus
from sync.wire import FeedChange, FeedCursor, StatusChanges
from tests.sync.agent.journal_port import JournalPort, enrolled_port, health
from tests.sync.agent.liar import reply_to

GOOD = StatusChanges(
    keys=b"111111112222222233333333",
    stages=bytes([0, 5, 6]),
    offices=bytes([1, 0, 1]),
    names=("Kantor A", "Kantor B"),
    minutes=(29_000_000, 0, 75),
)


def change(kind: str, body: bytes) -> FeedChange:
    return FeedChange(7, kind, body)


def rows(sent: StatusChanges) -> tuple[NewKey | Filed, ...]:
    return tuple(status_feed.read(change("status.changes", msgspec.msgpack.encode(sent))))


def test_columns_become_rows() -> None:
    assert rows(GOOD) == (
        Filed(b"11111111", "received", 29_000_000 * 60_000, "Kantor B"),
        Filed(b"22222222", "ready", 29_000_000 * 60_000, "Kantor A"),
        Filed(b"33333333", "collected", 29_000_075 * 60_000, "Kantor B"),
    )


@pytest.mark.parametrize(
    "spoilt",
    [
        {"keys": GOOD.keys[:-1]},
        {"keys": GOOD.keys[:16]},
        {"stages": bytes([0, 5, 7])},
        {"offices": bytes([0, 0, 2])},
        {"minutes": (1, 2)},
        {"names": ()},
    ],
)
def test_a_change_that_makes_no_sense_is_passed_over_whole(spoilt: dict[str, Any]) -> None:
    assert rows(msgspec.structs.replace(GOOD, **spoilt)) == ()


def test_noise_is_passed_over() -> None:
    rng = random.Random(3)
    for kind in status_feed.KINDS:
        for length in range(60):
            assert not status_feed.read(change(kind, rng.randbytes(length)))


def test_a_key_of_a_scheme_that_isnt_known_means_no_key() -> None:
    hexed = bytes(32).hex()
    assert status_feed.read(change("status.key", b'{"scheme":1,"key":"%s"}' % hexed.encode())) == (
        NewKey(bytes(32)),
    )
    assert status_feed.read(change("status.key", b'{"scheme":2,"key":"%s"}' % hexed.encode())) == (
        NewKey(None),
    )
    assert status_feed.read(change("status.key", b'{"scheme":1,"key":"00"}')) == ()


def talk(port: JournalPort, **reply: object) -> Engine:
    engine = Engine(port, port.clock, health)
    push = engine.next()
    engine.settle(push, reply_to(push.request, **reply))  # type: ignore[union-attr,arg-type]
    return engine


def test_the_feed_is_whole_when_the_server_has_no_more() -> None:
    port = enrolled_port("http://127.0.0.1:1")
    assert talk(port, time=5_000).fed_at == 5_000
    more = talk(port, time=6_000, cursor=FeedCursor("e1", 3), next_after_s=0)
    assert more.fed_at is None
    assert talk(port, time=7_000, refused="revoked").fed_at is None


def test_old_programs_read_a_status_without_it() -> None:
    assert SyncStatus("ok", 0, 0).fed_at is None

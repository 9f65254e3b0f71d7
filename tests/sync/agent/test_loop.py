"""The link thread: whatever goes wrong, the next round is set.

Cases: powersync-native#15, powersync-kotlin#340, powersync.dart#307, collect#4513,
securedrop-client#785 (the retry loop stops and nothing ever retries).
"""

from __future__ import annotations

import logging
import random
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import DiskLow, StoreBusy
from sync import codec
from sync.agent.client import Client
from sync.agent.errors import (
    ClockWrong,
    LinkError,
    NotOurServer,
    ServerTrouble,
    TimedOut,
    Unreachable,
)
from sync.agent.loop import Link
from sync.agent.schedule import MOST_NEXT_S
from sync.agent.status import SyncStatus
from sync.agent.watch import LinkWatch
from sync.wire import SyncReply
from tests.support.process import wait_until
from tests.sync.agent.journal_port import JournalPort, enrolled_port, health
from tests.sync.agent.liar import Answer, lying, reply_to, request_in

NOWHERE = (Path("/nonexistent/route"), Path("/nonexistent/ipv6_route"))

FAILURES: list[Exception] = [
    Unreachable("no line"),
    TimedOut("late"),
    NotOurServer("portal"),
    ClockWrong("1970"),
    ServerTrouble(503, 40.0),
    LinkError("other"),
    StoreBusy("sibuk", "busy"),
    DiskLow("penuh", "full"),
    ValueError("a bug"),
    KeyError("another"),
    MemoryError(),
    RecursionError(),
    OSError(28, "No space left on device"),
]


class Scripted(Client):
    """A client that answers honestly, or raises what it is told to."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.fails: list[Exception | None] = []
        self.calls = 0

    def ask(self, path, body, stream, key, batch, kind):  # type: ignore[no-untyped-def]
        self.calls += 1
        error = self.fails.pop(0) if self.fails else None
        if error is not None:
            raise error
        assert kind is SyncReply
        return reply_to(request_in(body))


class Time:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def link_of(port: JournalPort, client: Scripted, time: Time, **more: object) -> Link:
    return Link(
        port,
        health,
        clock=port.clock,
        chance=random.Random(3),
        client_for=lambda url: client,
        watch=LinkWatch(NOWHERE),
        now=time,
        **more,  # type: ignore[arg-type]
    )


calls = ["streams", "entries", "acked", "hash_at", "server", "trusted_time", "cursor", "apply_feed"]


@given(
    st.lists(
        st.tuples(
            st.none() | st.sampled_from(FAILURES),
            st.none() | st.tuples(st.sampled_from(calls), st.sampled_from(FAILURES)),
            st.none() | st.sampled_from(FAILURES),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_after_any_failure_at_any_step_the_next_round_is_set_and_works(
    script: list[tuple[Exception | None, tuple[str, Exception] | None, Exception | None]],
) -> None:
    logging.disable(logging.CRITICAL)
    port, time = enrolled_port("http://127.0.0.1:1", tickets=3), Time()
    client = Scripted("http://127.0.0.1:1")
    shown: list[SyncStatus] = []
    screen: list[Exception | None] = []

    def on_status(status: SyncStatus) -> None:
        shown.append(status)
        if screen and (error := screen.pop()) is not None:
            raise error

    link = link_of(port, client, time, on_status=on_status)
    for line_error, store_error, screen_error in script:
        port.tickets(1)
        client.fails, screen = [line_error], [screen_error]
        port.before_call = failing(store_error)
        link.turn()
        assert time.now < link.due <= time.now + MOST_NEXT_S
        time.now = link.due
    assert len(shown) == len(script)

    client.fails, screen, port.before_call = [], [], lambda name: None
    link.turn()
    assert (link.status.state, link.status.backlog) == ("ok", 0)
    client.close()
    logging.disable(logging.NOTSET)


def failing(trouble: tuple[str, Exception] | None):  # type: ignore[no-untyped-def]
    def before(name: str) -> None:
        if trouble is not None and name == trouble[0]:
            raise trouble[1]

    return before


def test_a_failure_of_the_store_is_shown_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    port, time = enrolled_port("http://127.0.0.1:1"), Time()
    client = Scripted("http://127.0.0.1:1")
    link = link_of(port, client, time)
    port.tickets(2)
    client.fails = [Unreachable("no line")]
    link.turn()
    before = link.status
    port.before_call = failing(("streams", DiskLow("penuh", "full")))
    link.turn()
    assert link.status.state == "store_error"
    assert (link.status.backlog, link.status.acked) == (before.backlog, before.acked) == (3, 0)
    assert "the next one is set" in caplog.text
    client.close()


def test_a_stand_that_isnt_enrolled_asks_nobody_until_it_is() -> None:
    port, time = JournalPort(), Time()
    port.open(1)
    client = Scripted("http://127.0.0.1:1")
    link = link_of(port, client, time)
    link.turn()
    assert (link.status.state, client.calls) == ("never_enrolled", 0)
    known = enrolled_port("http://127.0.0.1:1").known
    assert known is not None
    port.known = known
    link.turn()
    assert (link.status.state, client.calls) == ("ok", 1)
    client.close()


def test_a_person_who_asks_doesnt_wait_for_the_timer() -> None:
    port, time = enrolled_port("http://127.0.0.1:1"), Time()
    client = Scripted("http://127.0.0.1:1")
    link = link_of(port, client, time)
    link.turn()
    assert link.due > 0
    link.sync_now()
    link.rest()
    assert link.due == 0
    client.close()


def test_the_thread_sends_a_fact_notices_the_bell_and_stops() -> None:
    port = enrolled_port("http://x", tickets=2)
    asked: list[int] = []

    def answer(path: str, body: bytes) -> Answer:
        request = request_in(body)
        asked.append(len(request.entries))
        return 200, {}, codec.pack(reply_to(request, next_after_s=10_000))

    with lying(answer) as url:
        assert port.known is not None
        port.known.url = url
        link = Link(port, health, clock=port.clock, watch=LinkWatch(NOWHERE))
        link.start()
        wait_until(lambda: link.status.state == "ok", within=20, what="first round")
        assert asked == [3]
        link.sync_now()
        wait_until(lambda: len(asked) == 2, within=20, what="round that somebody asked for")
        link.stop()
        assert link._thread is not None
        assert not link._thread.is_alive()


def test_stop_interrupts_a_call_that_hangs() -> None:
    port = enrolled_port("http://x")
    reached, over = threading.Event(), threading.Event()

    def answer(path: str, body: bytes) -> Answer:
        reached.set()
        over.wait(30)
        return 500, {}, b""

    with lying(answer) as url:
        assert port.known is not None
        port.known.url = url
        link = Link(port, health, clock=port.clock, watch=LinkWatch(NOWHERE))
        link.start()
        assert reached.wait(20)
        link.stop(wait_s=10)
        over.set()
        assert link._thread is not None
        assert not link._thread.is_alive()

"""What the client believes, and that every call ends."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
from nacl.signing import SigningKey

from kiosk.errors import BadInput
from kiosk.journal.chain import GENESIS
from sync import codec
from sync.agent import transport
from sync.agent.client import MAX_REPLY, Client
from sync.agent.errors import (
    Malformed,
    NotOurServer,
    ServerTrouble,
    TimedOut,
    Unreachable,
)
from sync.wire import Health, Position, Problem, SyncReply, SyncRequest
from tests.support.faultproxy import Fault, FaultProxy
from tests.sync.agent.liar import Answer, lying, reply_to, request_in

STREAM = b"\x07" * 16
KEY = SigningKey(b"\x07" * 32)
BATCH = b"batch--1"
ZSTD = {"Content-Type": codec.CONTENT_TYPE}


def request() -> SyncRequest:
    return SyncRequest(
        v=1,
        stream=STREAM,
        epoch="e1",
        batch=BATCH,
        head=Position(0, GENESIS),
        at=1,
        mono=1,
        boot="aabbccdd",
        health=Health(app="0.1.0"),
    )


def ask(url: str, *, base_s: float = 25.0, ca: str | None = None) -> SyncReply:
    client = Client(url, base_s=base_s, ca=ca)
    try:
        return client.ask("/v1/sync", codec.pack(request()), STREAM, KEY, BATCH, SyncReply)
    finally:
        client.close()


def honest(path: str, body: bytes) -> Answer:
    return 200, ZSTD, codec.pack(reply_to(request_in(body)))


@pytest.fixture
def server() -> Iterator[tuple[str, int]]:
    with lying(honest) as url:
        yield "127.0.0.1", int(url.rpartition(":")[2])


def test_an_honest_reply_is_believed(server: tuple[str, int]) -> None:
    with FaultProxy(server) as line:
        assert ask(line.url).batch == BATCH


@pytest.mark.parametrize("status", [401, 403, 409])
def test_a_refusal_is_believed_only_with_the_echo(status: int) -> None:
    def refuse(path: str, body: bytes) -> Answer:
        return status, ZSTD, codec.pack(reply_to(request_in(body), refused="revoked"))

    with lying(refuse) as url:
        assert ask(url).refused == "revoked"
    with lying(lambda path, body: (status, {}, b"forbidden")) as url, pytest.raises(NotOurServer):
        ask(url)


@pytest.mark.parametrize("field", ["stream", "batch"])
def test_a_reply_to_somebody_else_isnt_believed(field: str) -> None:
    def wrong(path: str, body: bytes) -> Answer:
        return 200, ZSTD, codec.pack(reply_to(request_in(body), **{field: b"\x08" * 16}))

    with lying(wrong) as url, pytest.raises(NotOurServer):
        ask(url)


@pytest.mark.parametrize(
    ("status", "headers", "body"),
    [
        (200, {"Content-Type": "text/html"}, b"<html>Silakan masuk</html>"),
        (200, {}, b""),
        (302, {"Location": "http://127.0.0.1:1/login"}, b""),
        (204, {}, b""),
        (400, {"Content-Type": "text/html"}, b"<html>bad request</html>"),
        (403, {"Content-Type": "text/html"}, b"<html>blocked</html>"),
        (404, {}, b"not here"),
        (511, {}, b"network authentication required"),
    ],
)
def test_what_others_answer_is_never_taken_for_our_server(
    status: int, headers: dict[str, str], body: bytes
) -> None:
    expected = ServerTrouble if status >= 500 else NotOurServer
    with lying(lambda path, _: (status, headers, body)) as url, pytest.raises(expected):
        ask(url)


@pytest.mark.parametrize("status", [400, 413, 422])
def test_the_servers_word_that_it_cant_read_this_is_told_apart(status: int) -> None:
    problem = codec.pack(Problem("malformed", "Tidak terbaca.", "Unreadable."))
    with lying(lambda path, body: (status, ZSTD, problem)) as url, pytest.raises(Malformed):
        ask(url)


@pytest.mark.parametrize(
    ("value", "expected"), [("120", 120.0), ("999999", 3600.0), ("tomorrow", None), ("", None)]
)
def test_retry_after_is_taken_as_a_wish_with_a_bound(value: str, expected: float | None) -> None:
    with (
        lying(lambda path, body: (503, {"Retry-After": value}, b"")) as url,
        pytest.raises(ServerTrouble) as caught,
    ):
        ask(url)
    assert caught.value.retry_after_s == expected


def test_an_endless_reply_is_cut_off() -> None:
    huge = bytes(MAX_REPLY + 1)
    with lying(lambda path, body: (200, {}, huge)) as url, pytest.raises(NotOurServer):
        ask(url)


def test_a_reply_that_unpacks_beyond_all_bounds_isnt_believed() -> None:
    import zstandard

    bomb = zstandard.ZstdCompressor().compress(bytes(64 * 1024 * 1024))
    with lying(lambda path, body: (200, ZSTD, bomb)) as url, pytest.raises(NotOurServer):
        ask(url)


def test_a_byte_a_second_doesnt_outlast_the_watchdog(server: tuple[str, int]) -> None:
    """Each byte comes well within the silence that `requests` allows; the call must still end."""
    with FaultProxy(server) as line:
        line.plan(Fault(trickle_s=0.1))
        began = time.monotonic()
        with pytest.raises(TimedOut):
            ask(line.url, base_s=0.6)
        assert time.monotonic() - began < 0.6 + 1.5 * MAX_REPLY / 500
        assert time.monotonic() - began < 5


def test_a_black_hole_ends_with_the_watchdog(server: tuple[str, int]) -> None:
    with FaultProxy(server) as line:
        line.line("black_hole")
        began = time.monotonic()
        with pytest.raises(TimedOut):
            ask(line.url, base_s=0.5)
        assert time.monotonic() - began < 5


def test_after_a_time_out_the_same_client_works_again(server: tuple[str, int]) -> None:
    with FaultProxy(server) as line:
        client = Client(line.url, base_s=0.5)
        line.plan(Fault(trickle_s=0.2))
        body = codec.pack(request())
        with pytest.raises(TimedOut):
            client.ask("/v1/sync", body, STREAM, KEY, BATCH, SyncReply)
        reply = client.ask("/v1/sync", body, STREAM, KEY, BATCH, SyncReply)
        assert reply.batch == BATCH
        client.close()


def test_a_hanging_name_lookup_is_left_behind_and_never_stacks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """cht-core#6246, securedrop-client#1547: stacked time-outs."""
    lookup, asked = threading.Event(), []

    def hang(*args: object, **kwargs: object) -> None:
        asked.append(args)
        lookup.wait(20)
        raise OSError("no such name")

    monkeypatch.setattr(transport, "GRACE_S", 0.1)
    monkeypatch.setattr("socket.getaddrinfo", hang)
    client = Client("https://pusat.invalid", base_s=0.2)
    body = codec.pack(request())
    try:
        for _ in range(3):
            with pytest.raises(TimedOut):
                client.ask("/v1/sync", body, STREAM, KEY, BATCH, SyncReply)
        assert len(asked) == 1
    finally:
        stuck = client._transport._stuck
        lookup.set()
        assert stuck is not None
        stuck.join(10)
        client.close()
    assert not stuck.is_alive()


@pytest.mark.parametrize(
    "fault",
    [
        Fault(lose_request=True),
        Fault(lose_reply=True),
        Fault(cut_up=40),
        Fault(cut_down=30),
        Fault(cut_down=0),
        Fault(hold=True),
    ],
)
def test_a_line_that_breaks_is_told_as_unreachable(server: tuple[str, int], fault: Fault) -> None:
    with FaultProxy(server) as line:
        line.plan(fault)
        with pytest.raises(Unreachable):
            ask(line.url)


@pytest.mark.parametrize("state", ["refuse", "reset"])
def test_a_line_that_is_down_is_told_as_unreachable(server: tuple[str, int], state: str) -> None:
    with FaultProxy(server) as line:
        line.line(state)  # type: ignore[arg-type]
        with pytest.raises(Unreachable):
            ask(line.url)


def test_a_captive_portal_is_told_as_such(server: tuple[str, int]) -> None:
    with FaultProxy(server) as line:
        line.line("captive")
        with pytest.raises(NotOurServer):
            ask(line.url)


def test_one_connection_serves_many_calls(server: tuple[str, int]) -> None:
    with FaultProxy(server) as line:
        client = Client(line.url)
        for _ in range(5):
            client.ask("/v1/sync", codec.pack(request()), STREAM, KEY, BATCH, SyncReply)
        client.close()
        assert (line.counted.requests, line.counted.connections) == (5, 1)


def test_proxies_of_the_environment_are_left_alone(
    server: tuple[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    with FaultProxy(server) as line:
        assert ask(line.url).batch == BATCH


@pytest.mark.parametrize(
    "url", ["http://pusat.example", "ftp://127.0.0.1", "pusat.example", "https://", ""]
)
def test_only_tls_or_this_machine_itself_is_spoken_to(url: str) -> None:
    with pytest.raises(BadInput):
        Client(url)

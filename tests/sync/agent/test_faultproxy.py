"""The bad line itself: it does what a test relies on, and counts right."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator

import pytest

from tests.support.faultproxy import PORTAL, Fault, FaultProxy
from tests.sync.agent.liar import Answer, lying

REQUEST = b"POST /x HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello"


class Seen:
    def __init__(self) -> None:
        self.bodies: list[bytes] = []

    def answer(self, path: str, body: bytes) -> Answer:
        self.bodies.append(body)
        return 200, {}, b"welcome" * 10


@pytest.fixture
def seen() -> Seen:
    return Seen()


@pytest.fixture
def line(seen: Seen) -> Iterator[FaultProxy]:
    with (
        lying(seen.answer) as url,
        FaultProxy(("127.0.0.1", int(url.rpartition(":")[2]))) as proxy,
    ):
        yield proxy


def exchange(line: FaultProxy, request: bytes = REQUEST) -> bytes:
    """Sends a request and reads until the reply is whole or the connection ends."""
    got = b""
    with socket.create_connection(("127.0.0.1", line.port), 10) as sock:
        sock.sendall(request)
        while not got.endswith(b"welcome" * 10) and got != PORTAL:
            try:
                piece = sock.recv(65536)
            except ConnectionResetError:
                break
            if not piece:
                break
            got += piece
    return got


def test_a_healthy_line_passes_bytes_unchanged_and_counts_them(
    line: FaultProxy, seen: Seen
) -> None:
    reply = exchange(line)
    assert reply.endswith(b"welcome" * 10)
    assert seen.bodies == [b"hello"]
    assert (line.counted.up, line.counted.down) == (len(REQUEST), len(reply))
    assert (line.counted.requests, line.counted.connections) == (1, 1)


def test_a_lost_request_never_reaches_the_server(line: FaultProxy, seen: Seen) -> None:
    line.plan(Fault(lose_request=True))
    assert exchange(line) == b""
    assert seen.bodies == []


def test_a_lost_reply_was_answered_by_the_server(line: FaultProxy, seen: Seen) -> None:
    line.plan(Fault(lose_reply=True))
    assert exchange(line) == b""
    assert seen.bodies == [b"hello"]


def test_a_duplicate_reaches_the_server_twice_and_the_client_once(
    line: FaultProxy, seen: Seen
) -> None:
    line.plan(Fault(duplicate=True))
    assert exchange(line).count(b"HTTP/1.1 200") == 1
    assert seen.bodies == [b"hello", b"hello"]


def test_a_held_request_arrives_when_it_is_let_go(line: FaultProxy, seen: Seen) -> None:
    line.plan(Fault(hold=True))
    assert exchange(line) == b""
    exchange(line, REQUEST.replace(b"hello", b"later"))
    assert seen.bodies == [b"later"]
    assert line.release_held() == 1
    assert seen.bodies == [b"later", b"hello"]
    assert line.release_held() == 0


def test_a_reply_is_cut_after_so_many_bytes(line: FaultProxy) -> None:
    line.plan(Fault(cut_down=10))
    assert exchange(line) == b"HTTP/1.1 2"


def test_a_request_is_cut_after_so_many_bytes(line: FaultProxy, seen: Seen) -> None:
    line.plan(Fault(cut_up=len(REQUEST) - 2))
    assert exchange(line) == b""
    assert b"hello" not in seen.bodies


def test_a_captive_portal_answers_itself(line: FaultProxy, seen: Seen) -> None:
    line.plan(Fault(captive=True))
    assert exchange(line) == PORTAL
    assert seen.bodies == []
    length = int(PORTAL.partition(b"Content-Length: ")[2].partition(b"\r\n")[0])
    assert len(PORTAL.partition(b"\r\n\r\n")[2]) == length


def test_round_trip_and_rate_take_their_time(line: FaultProxy) -> None:
    line.rtt_s, line.kbit_s = 0.1, 8.0  # 1,000 bytes a second
    began = time.monotonic()
    reply = exchange(line)
    least = 0.1 + 0.1 + (len(REQUEST) + len(reply)) / 1000  # handshake, one exchange, bytes
    assert least * 0.95 <= time.monotonic() - began < least + 2


def test_a_trickle_brings_byte_by_byte(line: FaultProxy) -> None:
    line.plan(Fault(trickle_s=0.001))
    began = time.monotonic()
    reply = exchange(line)
    assert time.monotonic() - began >= len(reply) * 0.001


def test_a_refusing_line_refuses_and_heals_on_the_same_port(line: FaultProxy) -> None:
    line.line("refuse")
    with pytest.raises(ConnectionRefusedError):
        exchange(line)
    line.heal()
    assert exchange(line) != b""


def test_a_black_hole_takes_everything_and_says_nothing(line: FaultProxy, seen: Seen) -> None:
    line.line("black_hole")
    with socket.create_connection(("127.0.0.1", line.port), 10) as sock:
        sock.sendall(REQUEST)
        sock.settimeout(0.2)
        with pytest.raises(TimeoutError):
            sock.recv(1)
    assert seen.bodies == []


def test_a_reset_ends_a_connection_hard(line: FaultProxy) -> None:
    line.line("reset")

    def talk() -> None:
        with socket.create_connection(("127.0.0.1", line.port), 10) as sock:
            sock.sendall(REQUEST)
            while sock.recv(65536):
                pass

    with pytest.raises(ConnectionError):
        talk()


def test_nothing_is_left_behind(seen: Seen) -> None:
    before = set(threading.enumerate())
    with lying(seen.answer) as url:
        with FaultProxy(("127.0.0.1", int(url.rpartition(":")[2]))) as line:
            line.line("black_hole")
            sock = socket.create_connection(("127.0.0.1", line.port), 10)
            sock.sendall(REQUEST)
        sock.close()
    left = {thread for thread in threading.enumerate() if thread.name == "fault-proxy"}
    assert left <= before

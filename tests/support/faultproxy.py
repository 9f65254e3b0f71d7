"""A bad line on demand: a TCP proxy that knows just enough HTTP to spoil one request.

It stands between a client and a real server. The line has a round trip time and a rate;
single requests can be given a `Fault`; the whole line can be down in several ways. Every
byte on the client's side is counted. It takes one request in full, passes it on, takes
the reply in full and passes that on, which is exact for request-reply traffic.
"""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Literal, Self

from tests.support.http_messages import Ended, MessageReader

Line = Literal["up", "refuse", "black_hole", "captive", "reset"]

PORTAL = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 56\r\n\r\n"
    b"<html><body>Selamat datang. Silakan masuk.</body></html>"
)
SLICE_S = 0.05
UPSTREAM_TIMEOUT_S = 30


@dataclass(frozen=True)
class Fault:
    """What happens to one request; the default is nothing.

    `cut_up` and `cut_down` end the connection after that many bytes to the server or to
    the client. `lose_request` and `lose_reply` drop one way. `duplicate` gives the server
    the same bytes twice at the same time. `hold` keeps the request until
    `release_held()`, while the client sees its connection end. `delay_s` makes it late.
    `trickle_s` is the time between two bytes of the reply.
    """

    cut_up: int | None = None
    cut_down: int | None = None
    lose_request: bool = False
    lose_reply: bool = False
    duplicate: bool = False
    hold: bool = False
    captive: bool = False
    delay_s: float = 0.0
    trickle_s: float = 0.0


@dataclass
class Counted:
    """What went over the client's side of the line."""

    up: int = 0
    down: int = 0
    requests: int = 0
    connections: int = 0


class FaultProxy:
    """Listens on a loopback port (`url`) and passes requests to `upstream` (host, port)."""

    def __init__(
        self, upstream: tuple[str, int], *, rtt_s: float = 0.0, kbit_s: float | None = None
    ) -> None:
        self.upstream = upstream
        self.rtt_s = rtt_s
        self.kbit_s = kbit_s
        self.counted = Counted()
        self._line: Line = "up"
        self._faults: deque[Fault] = deque()
        self._held: list[bytes] = []
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []
        self._listener: socket.socket | None = None
        self._listener = self._listen(0)
        self.port: int = self._listener.getsockname()[1]

    @property
    def url(self) -> str:
        """Where the client should connect to."""
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop.set()
        self._close_listener()
        self.hang_up()
        for thread in list(self._threads):
            thread.join(timeout=UPSTREAM_TIMEOUT_S)
            assert not thread.is_alive(), "a thread of the fault proxy leaked"

    def plan(self, *faults: Fault) -> None:
        """Gives the next requests these faults, one each, in order."""
        with self._lock:
            self._faults.extend(faults)

    def heal(self) -> None:
        """Line up, no faults planned, and connections that were spoilt are closed."""
        with self._lock:
            self._faults.clear()
        self.line("up")

    def line(self, state: Line) -> None:
        """Changes what the whole line does, for open connections too."""
        self._line = state
        self.hang_up()
        if state == "refuse":
            self._close_listener()
        elif self._listener is None:
            self._listener = self._listen(self.port)

    def hang_up(self) -> None:
        """Ends every open connection."""
        with self._lock:
            sockets, self._open = self._open, set()
        for sock in sockets:
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)

    def release_held(self) -> int:
        """Delivers requests that were held, late and out of order; returns how many."""
        with self._lock:
            held, self._held = self._held, []
        for request in reversed(held):
            self._deliver(request)
        return len(held)

    def _listen(self, port: int) -> socket.socket:
        listener = socket.create_server(("127.0.0.1", port), reuse_port=False)
        self._start(lambda: self._accept(listener))
        return listener

    def _close_listener(self) -> None:
        listener, self._listener = self._listener, None
        if listener is not None:
            with contextlib.suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()

    def _start(self, work: Callable[[], None]) -> None:
        thread = threading.Thread(target=work, name="fault-proxy", daemon=True)
        self._threads = [t for t in self._threads if t.is_alive()]
        self._threads.append(thread)
        thread.start()

    def _accept(self, listener: socket.socket) -> None:
        while not self._stop.is_set():
            try:
                client, _ = listener.accept()
            except OSError:
                return
            self.counted.connections += 1
            self._start(lambda client=client: self._serve(client))  # type: ignore[misc]

    def _serve(self, client: socket.socket) -> None:
        with contextlib.suppress(Ended, OSError), self._tracked(client):
            if self._line == "reset":
                _reset(client)
                return
            if self._line == "black_hole":
                while client.recv(65536):
                    pass
                return
            self._pause(self.rtt_s)  # the handshake of TCP
            buffer = MessageReader(client)
            while not self._stop.is_set():
                request = buffer.message(reply=False)
                self._pass(client, request)

    def _pass(self, client: socket.socket, request: bytes) -> None:
        with self._lock:
            fault = self._faults.popleft() if self._faults else Fault()
            self.counted.up += len(request)
            self.counted.requests += 1
        if fault.captive or self._line == "captive":
            self._send(client, PORTAL, fault)
            return
        self._pause(self.rtt_s / 2 + self._airtime(len(request)) + fault.delay_s)
        if fault.hold:
            with self._lock:
                self._held.append(request)
        if fault.hold or fault.lose_request:
            raise Ended
        if fault.cut_up is not None:
            self._ask_upstream(request[: fault.cut_up], partial=True)
            _reset(client)
            raise Ended
        reply = self._twice(request) if fault.duplicate else self._ask_upstream(request)
        if fault.lose_reply:
            raise Ended
        self._send(client, reply, fault)

    def _twice(self, request: bytes) -> bytes:
        twin = threading.Thread(target=self._deliver, args=(request,), daemon=True)
        twin.start()
        reply = self._ask_upstream(request)
        twin.join()
        return reply

    def _deliver(self, request: bytes) -> None:
        """Nobody waits for this reply; the server may be gone."""
        with contextlib.suppress(Ended, OSError):
            self._ask_upstream(request)

    def _ask_upstream(self, request: bytes, *, partial: bool = False) -> bytes:
        """One request on a connection of its own; `partial` hangs up in the middle of it."""
        try:
            server = socket.create_connection(self.upstream, UPSTREAM_TIMEOUT_S)
        except OSError as error:
            raise Ended from error
        with self._tracked(server):
            server.sendall(request)
            if partial:
                _reset(server)
                return b""
            return MessageReader(server).message(reply=True)

    def _send(self, client: socket.socket, reply: bytes, fault: Fault) -> None:
        self._pause(self.rtt_s / 2)
        cut = len(reply) if fault.cut_down is None else min(fault.cut_down, len(reply))
        step = self._slice(fault)
        for start in range(0, cut, step):
            piece = reply[start : min(start + step, cut)]
            self._pause(fault.trickle_s or self._airtime(len(piece)))
            # Counted first: who has read the piece may look at the count at once.
            self.counted.down += len(piece)
            client.sendall(piece)
        if fault.cut_down is not None:
            # Closed in order, not reset: what was sent must still arrive.
            raise Ended

    def _slice(self, fault: Fault) -> int:
        if fault.trickle_s:
            return 1
        return max(1, int(self.kbit_s * 125 * SLICE_S)) if self.kbit_s else 65536

    def _airtime(self, size: int) -> float:
        return size / (self.kbit_s * 125) if self.kbit_s else 0.0

    def _pause(self, seconds: float) -> None:
        if seconds > 0 and self._stop.wait(seconds):
            raise Ended

    @contextlib.contextmanager
    def _tracked(self, sock: socket.socket) -> Iterator[None]:
        with self._lock:
            # One accepted while the proxy ends: nobody would hang it up any more.
            stopped = self._stop.is_set()
            self._open.add(sock)
        try:
            if stopped:
                raise Ended
            yield
        finally:
            with self._lock:
                self._open.discard(sock)
            sock.close()


def _reset(sock: socket.socket) -> None:
    """Ends a connection with RST instead of FIN."""
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    sock.close()

"""What a ticket costs on the line at 100 a sync: every byte of HTTP, both ways; then with TLS.

The real agent and the real server process. Without TLS the bytes are counted by a proxy on the
stand's connection, heads and signatures included. With TLS they are counted at the socket in
front of the end of TLS: records, and the handshakes, told apart because a connection is kept.
"""

from __future__ import annotations

import socket
import ssl
import tempfile
from collections.abc import Callable
from pathlib import Path

from sync.agent.client import Client
from tests.bench._central import Stand, central
from tests.bench._figures import figure, full_counts
from tests.bench._tls import TlsFront
from tests.support.faultproxy import FaultProxy

BATCH = 100
GOAL = 50


def main() -> None:
    """Prints bytes a ticket without and with TLS, and what an idle sync costs."""
    rounds = 50 if full_counts() else 10
    with tempfile.TemporaryDirectory(prefix="anjungan-bench-") as name:
        folder = Path(name)
        with central(folder) as server, FaultProxy(("127.0.0.1", server.port)) as line:
            (folder / "plain").mkdir()
            plain = Stand(folder / "plain", server.db, Client(line.url))
            _plain(plain, line, rounds)
            plain.close()
        (folder / "second").mkdir()
        with (
            central(folder / "second") as server,
            FaultProxy(("127.0.0.1", server.port)) as line,
            TlsFront(("127.0.0.1", line.port), folder) as front,
        ):
            (folder / "tls").mkdir()
            stand = Stand(folder / "tls", server.db, Client(front.url, ca=str(front.ca)))
            _tls(stand, line, front, rounds)
            stand.close()


def _plain(stand: Stand, line: FaultProxy, rounds: int) -> None:
    def on_line() -> int:
        return line.counted.up + line.counted.down

    spent, entries = _spent(stand, line, on_line, rounds)
    tickets = rounds * BATCH
    figure(
        "sync, HTTP bytes a ticket",
        unit="B",
        ours=spent / tickets,
        goal=f"<= {GOAL}",
        met=spent / tickets <= GOAL,
        bytes=spent,
        tickets=tickets,
        entries=entries,
        requests_a_sync=1,
        settings={"batch": BATCH, "rounds": rounds, "tls": False},
    )
    idle, _ = _spent(stand, line, on_line, 1, tickets=0)
    figure("sync, HTTP bytes of one with nothing new", unit="B", ours=idle)
    one, _ = _spent(stand, line, on_line, 1, tickets=1)
    figure("sync, HTTP bytes of one with one ticket", unit="B", ours=one)


def _tls(stand: Stand, line: FaultProxy, front: TlsFront, rounds: int) -> None:
    def on_line() -> int:
        return front.up + front.down

    assert front.connections == 1
    before = line.counted.up + line.counted.down
    spent, entries = _spent(stand, line, on_line, rounds)
    inside = line.counted.up + line.counted.down - before
    tickets = rounds * BATCH
    assert front.connections == 1, "the connection wasn't kept"
    handshake = _handshake(front)
    figure(
        "sync, bytes a ticket with TLS",
        unit="B",
        ours=spent / tickets,
        other=("inside", inside / tickets),
        bytes=spent,
        tickets=tickets,
        entries=entries,
        handshake_bytes=handshake,
        settings={"batch": BATCH, "rounds": rounds, "tls": "1.3, one connection kept"},
    )


def _spent(
    stand: Stand,
    line: FaultProxy,
    on_line: Callable[[], int],
    rounds: int,
    tickets: int = BATCH,
) -> tuple[int, int]:
    """Bytes and entries of so many syncs, each of which is one request and leaves nothing."""
    before, first = on_line(), stand.kiosk.outbox.streams()[-1].head[0]
    for _ in range(rounds):
        for _ in range(tickets):
            stand.take_number()
        requests = line.counted.requests
        status = stand.sync()
        assert (status.state, status.backlog) == ("ok", 0)
        assert line.counted.requests - requests == 1, "more than one request a sync"
    return on_line() - before, stand.kiosk.outbox.streams()[-1].head[0] - first


def _handshake(front: TlsFront) -> int:
    """Bytes of a new connection to the same end of TLS, without a request."""
    before = front.up + front.down
    trust = ssl.create_default_context(cafile=str(front.ca))
    host, port = front.url.removeprefix("https://").split(":")
    with (
        socket.create_connection((host, int(port)), 10) as plain,
        trust.wrap_socket(plain, server_hostname=host) as secure,
    ):
        # Tickets for the next session come after the handshake: read on to the end.
        secure.shutdown(socket.SHUT_WR)
        while secure.recv(4096):
            pass
    return front.up + front.down - before


if __name__ == "__main__":
    main()

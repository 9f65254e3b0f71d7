"""Bad lines, bad clients and too many of them."""

from __future__ import annotations

import http.client
import socket
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
import zstandard

from sync import codec
from sync.central import admin, app, officer, server
from sync.central.database import writing
from sync.central.models import Stream, table
from sync.wire import MAX_PLAIN, Problem, SyncReply
from tests.support.process import started, wait_until
from tests.sync.central.conftest import Central, Stands
from tests.sync.central.stand import Stand, problem


def _raw(central: Central, sent: bytes, within: float = 20) -> bytes:
    """Sends bytes and returns all that comes until the server hangs up."""
    host, port = central.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), within) as line:
        line.sendall(sent)
        got = b""
        while piece := line.recv(65536):
            got += piece
        return got


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"", 400, "malformed"),
        (b"<html>", 400, "malformed"),
        (codec.pack(Problem("a", "b", "c")), 400, "malformed"),
        (zstandard.ZstdCompressor().compress(bytes(MAX_PLAIN + 1)), 413, "too-large"),
        (bytes(app.MAX_BODY + 1), 413, "too-large"),
    ],
    ids=["empty", "html", "another message", "bomb", "long"],
)
@pytest.mark.parametrize("path", ["/v1/sync", "/v1/fork", "/v1/enrol"])
def test_a_body_that_is_no_message_gets_an_answer_in_words(
    central: Central, stands: Stands, path: str, body: bytes, status: int, code: str
) -> None:
    answer = stands(central, enrolled=False).post(path, body)
    assert (answer.status_code, problem(answer).code) == (status, code)


def test_what_isnt_there_isnt_there(central: Central, stand: Stand) -> None:
    answer = stand.session.get(central.url + "/v2/sync")
    assert (answer.status_code, problem(answer).code) == (404, "not-found")
    assert stand.session.get(central.url + "/v1/sync").status_code == 405


def test_the_answer_carries_no_header_that_nobody_reads(stand: Stand) -> None:
    answer = stand.post("/v1/sync", stand.request())
    assert set(answer.headers) == {"content-type", "content-length"}


def test_the_connection_stays_open_between_calls(central: Central) -> None:
    with closing(http.client.HTTPConnection(central.url.removeprefix("http://"))) as line:
        line.connect()
        first = line.sock
        for _ in range(3):
            line.request("GET", "/health/live")
            assert line.getresponse().read() == b'{"status":"ok"}'
        assert line.sock is first


def test_an_answer_doesnt_wait_for_the_clients_delayed_acknowledgement() -> None:
    with (
        closing(server.listener("127.0.0.1:0")) as listening,
        socket.create_connection(listening.getsockname()),
        closing(listening.accept()[0]) as line,
    ):
        assert line.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) == 1


def test_an_entry_larger_than_a_batch_gets_through(central: Central, stand: Stand) -> None:
    """One heavy record must not block all (cht-core#6246)."""
    noise = stand.rng.randbytes(400_000).hex()
    stand.raw(b'{"k":"later.kind","at":1,"mono":1,"boot":"b"}', f'"{noise}"'.encode())
    stand.ticket()
    reply = stand.push()
    assert reply.ack == stand.head
    assert [bad.code for bad in reply.rejected] == ["unknown-kind"]


_HASTY = """
import sys
from sync.central import app, server
server.HEADER_S = 0.5
server.run(app.Settings(sys.argv[1], in_flight=2, body_s=0.5), server.listener("127.0.0.1:0"))
"""


@pytest.fixture
def hasty(tmp_path: Path, stands: Stands) -> Central:
    """A SQLite database that is ready for a server with short patience."""
    return Central(f"sqlite:///{tmp_path / 'central.db'}", tmp_path / "keys")


def _serve_hastily(central: Central) -> list[str]:
    script = _HASTY.replace(
        'server.listener("127.0.0.1:0")',
        '(lambda s: (print("at http://127.0.0.1:%d" % s.getsockname()[1]), s)[1])'
        '(server.listener("127.0.0.1:0"))',
    )
    return [sys.executable, "-c", script, central.db_url]


def test_a_slow_loris_is_hung_up_on(hasty: Central, place: str) -> None:
    hasty.code(place)
    with started(_serve_hastily(hasty)) as process:
        hasty.url = process.wait_for_line("at http://").removeprefix("at ")
        assert _raw(hasty, b"") == b""
        assert _raw(hasty, b"POST /v1/sync HTTP/1.1\r\nHost: x\r\nX-Slow: ") == b""
        half = b"POST /v1/sync HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf"
        host, port = hasty.url.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), 20) as line:
            line.sendall(half)
            assert line.recv(65536).startswith(b"HTTP/1.1 408")
        # After a whole request the beginning of the next one isn't waited for longer either.
        live = b"GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n"
        assert _raw(hasty, live + b"POST /v1").startswith(b"HTTP/1.1 200")
        endless = b"GET /health/live HTTP/1.1\r\nX: " + b"x" * 20_000
        assert b" 400 " in _raw(hasty, endless).split(b"\r\n")[0]


def test_beyond_its_bound_the_server_says_when_to_come_back(hasty: Central, stands: Stands) -> None:
    """securedrop-client#1547: stacked time-outs. Calls that can't be served soon end at once."""
    hasty.start()
    made = [stands(hasty) for _ in range(8)]
    hasty.kill()
    with started(_serve_hastily(hasty)) as process:
        url = process.wait_for_line("at http://").removeprefix("at ")
        for stand in made:
            stand.url = url
            stand.tickets(1)
        blocked, release = threading.Event(), threading.Event()

        def block() -> None:
            with writing(hasty.db_url) as tx:
                streams = table(Stream)
                tx.execute(streams.update().values(app="held"))
                blocked.set()
                release.wait(20)

        with ThreadPoolExecutor(9) as pool:
            holder = pool.submit(block)
            assert blocked.wait(10)
            calls = [pool.submit(s.post, "/v1/sync", s.request(1, 1)) for s in made]
            wait_until(
                lambda: sum(call.done() for call in calls) == 6, within=8, what="refusals at once"
            )
            release.set()
            holder.result()
            answers = [call.result() for call in calls]
        busy = [answer for answer in answers if answer.status_code == 503]
        assert len(busy) == 6
        assert {answer.headers["Retry-After"] for answer in busy} == {"15"}
        assert {problem(answer).code for answer in busy} == {"busy"}
        done = [codec.unpack(a.content, SyncReply) for a in answers if a.status_code == 200]
        assert [reply.ack.seq for reply in done] == [1, 1]


def test_an_officer_dismisses_and_an_upgrade_replays(
    central: Central, stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    """kpi#6151 the other way round: a new stand talks to an old server."""
    stand.ticket(1)
    newer = stand.journal[0].header.replace(b'"mono"', b'"v":2,"mono"')
    stand.raw(newer, (stand.journal[0].payload or b"").replace(b'"n":1', b'"n":2,"new_field":1'))
    stand.ticket(1)
    reply = stand.push()
    assert [(bad.seq, bad.code) for bad in reply.rejected] == [
        (2, "unknown-version"),
        (3, "duplicate-number"),
    ]
    admin.replay(central.db_url)
    assert central.quarantined(stand) == [(2, "unknown-version"), (3, "duplicate-number")]
    monkeypatch.setattr("sync.central.apply.FACT_VERSION", 2)
    assert admin.replay(central.db_url) >= 1
    assert central.quarantined(stand) == [(3, "duplicate-number")]
    assert [seq for _, seq in central.facts(stand, kind="ticket.issued")] == [1, 2]
    admin.resolve(central.db_url, stand.stream.hex(), 3, "cetak ganda")
    assert central.quarantined(stand) == []
    settled = [
        item
        for item in officer.quarantine(central.db_url, resolved=True)
        if item["stream"] == stand.stream.hex()
    ]
    assert [(item["seq"], item["resolution"]) for item in settled] == [
        (2, "replayed"),
        (3, "cetak ganda"),
    ]
    assert msgspec.json.decode(settled[1]["payload"])["n"] == 1
    assert stand.push().rejected == ()

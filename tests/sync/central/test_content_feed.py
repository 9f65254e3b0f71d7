"""What comes down: content packs, and the feed that announces them."""

from __future__ import annotations

import hashlib
import random
from concurrent.futures import ThreadPoolExecutor

import msgspec
import requests

from sync.central import admin, feed
from sync.central.database import writing
from sync.wire import FeedCursor
from tests.sync.central.conftest import Central, Stands
from tests.sync.central.stand import Stand


def _take(stand: Stand) -> list[tuple[int, str]]:
    """Asks until the feed is empty, as a stand does."""
    taken: list[tuple[int, str]] = []
    while True:
        reply = stand.send(stand.request())
        taken += [(change.n, change.kind) for change in reply.feed]
        stand.cursor = reply.cursor
        if not reply.feed:
            return taken


def test_a_pack_is_fetched_in_pieces(central: Central, stand: Stand) -> None:
    pack = random.Random(1).randbytes(300_000)
    release = admin.publish_content(central.db_url, pack)
    url = f"{central.url}/v1/content/{release}"
    whole = stand.session.get(url)
    etag = whole.headers["ETag"]
    assert whole.content == pack
    assert etag == f'"{hashlib.sha256(pack).hexdigest()}"'
    got = b""
    while len(got) < len(pack):
        ask = {"Range": f"bytes={len(got)}-{len(got) + 99_999}", "If-Range": etag}
        piece = stand.session.get(url, headers=ask)
        assert piece.status_code == 206
        end = min(len(got) + 99_999, len(pack) - 1)
        assert piece.headers["Content-Range"] == f"bytes {len(got)}-{end}/{len(pack)}"
        got += piece.content
    assert got == pack
    rest = stand.session.get(url, headers={"Range": "bytes=299990-"})
    assert (rest.status_code, rest.content) == (206, pack[299_990:])
    beyond = stand.session.get(url, headers={"Range": "bytes=300000-"})
    assert (beyond.status_code, beyond.headers["Content-Range"]) == (416, "bytes */300000")
    changed = stand.session.get(url, headers={"Range": "bytes=5-9", "If-Range": '"other"'})
    assert (changed.status_code, len(changed.content)) == (200, len(pack))
    same = stand.session.get(url, headers={"If-None-Match": etag})
    assert (same.status_code, same.content) == (304, b"")
    assert stand.session.get(url + "0").status_code == 404


def test_a_release_is_announced_once_to_every_place_and_to_new_ones(
    own_central: Central, stands: Stands
) -> None:
    one, two = stands(own_central), stands(own_central, "tempat-kedua")
    _take(one)
    release = admin.publish_content(own_central.db_url, b"a signed pack")
    assert admin.publish_content(own_central.db_url, b"a signed pack") == release
    reply = one.send(one.request())
    assert [(c.n, c.kind, msgspec.json.decode(c.body)) for c in reply.feed] == [
        (
            2,
            "content.release",
            {"release": release, "sha256": hashlib.sha256(b"a signed pack").hexdigest()},
        )
    ]
    assert not reply.snapshot
    assert _take(two) == [(1, "stream.enrolled"), (2, "content.release")]
    late = stands(own_central, "tempat-ketiga")
    assert _take(late) == [(1, "content.release"), (2, "stream.enrolled")]


def test_a_foreign_epoch_gets_a_snapshot_from_the_start(central: Central, stand: Stand) -> None:
    whole = _take(stand)
    assert stand.send(stand.request()).feed == ()
    stand.cursor = FeedCursor("of another server", 99)
    reply = stand.send(stand.request())
    assert reply.snapshot
    assert [(change.n, change.kind) for change in reply.feed] == whole
    assert reply.cursor == FeedCursor(reply.epoch, len(whole))


def test_a_cursor_beyond_the_feed_gets_a_snapshot_too(central: Central, stand: Stand) -> None:
    whole = _take(stand)
    stand.cursor = FeedCursor(stand.cursor.epoch, 50)
    reply = stand.send(stand.request())
    assert (reply.snapshot, reply.cursor.n) == (True, len(whole))


def test_a_long_feed_comes_in_pages_without_gaps(central: Central, stand: Stand) -> None:
    _take(stand)
    start = stand.cursor.n
    with writing(central.db_url) as tx:
        for _ in range(feed.PAGE + 20):
            feed.append(tx, stand.place, "settings", {})
    first = stand.send(stand.request())
    assert (len(first.feed), first.next_after_s) == (feed.PAGE, 0)
    stand.cursor = first.cursor
    rest = [n for n, _ in _take(stand)]
    assert rest == list(range(start + feed.PAGE + 1, start + feed.PAGE + 21))


def test_writers_at_once_leave_no_gap_that_a_reader_could_jump_over(
    central: Central, stand: Stand
) -> None:
    _take(stand)
    start = stand.cursor.n

    def write() -> None:
        for _ in range(10):
            with writing(central.db_url) as tx:
                feed.append(tx, stand.place, "settings", {})

    seen: list[int] = []
    with ThreadPoolExecutor(4) as pool:
        writers = [pool.submit(write) for _ in range(4)]
        while not all(writer.done() for writer in writers):
            seen += [n for n, _ in _take(stand)]
        for writer in writers:
            writer.result()
    seen += [n for n, _ in _take(stand)]
    assert seen == list(range(start + 1, start + 41))


def test_the_figures_and_the_health_of_the_server(central: Central, stand: Stand) -> None:
    stand.tickets(3)
    stand.raw(b"poison", b"poison")
    stand.push()
    text = requests.get(central.url + "/metrics", timeout=10).text
    figures = dict(line.rsplit(" ", 1) for line in text.splitlines() if not line.startswith("#"))
    assert float(figures["anjungan_quarantine"]) >= 1
    assert float(figures["anjungan_streams"]) >= 1
    assert float(figures["anjungan_entries_taken_total"]) >= 4
    assert float(figures['anjungan_sync_calls_total{result="ok"}']) >= 1
    assert requests.get(central.url + "/health/live", timeout=10).status_code == 200
    assert requests.get(central.url + "/health/ready", timeout=10).status_code == 200
    paths = requests.get(central.url + "/schema", timeout=10).json()["paths"]
    assert {"/v1/enrol", "/v1/sync", "/v1/fork", "/v1/content/{release}"} <= set(paths)

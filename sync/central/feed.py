"""What goes down to the stands of a place, counted per place without gaps.

The counter is the place's row, locked until commit: with a sequence shared by all, a row
that commits late would be jumped over by a stand that already has a later one.
"""

from __future__ import annotations

import contextlib
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select, update

from sync.central.identity import now_ms
from sync.central.models import Content, FeedRow, Place
from sync.central.statuses import outgoing
from sync.wire import FeedChange, FeedCursor

PAGE = 100
"""Changes in one reply; the rest comes with the next one."""

PAGE_BYTES = 24 * 1024
"""And about as many bytes: 3 s at 64 kbit/s, 24 s on a line that hardly holds."""

RELEASE = "content.release"


class Page(msgspec.Struct, frozen=True):
    """Part of a feed. `snapshot` tells the stand to drop what it had; `more` to ask again."""

    changes: tuple[FeedChange, ...]
    cursor: FeedCursor
    snapshot: bool
    more: bool


def append(tx: Connection, place: str, kind: str, body: dict[str, Any]) -> int:
    """Adds one change to a place's feed and returns its number."""
    n = tx.execute(
        update(Place)
        .where(Place.id == place)
        .values(feed_n=Place.feed_n + 1)
        .returning(Place.feed_n)
    ).scalar_one()
    tx.execute(
        insert(FeedRow).values(
            place=place, n=n, kind=kind, body=msgspec.json.encode(body), at=now_ms()
        )
    )
    return n


def ensure_place(tx: Connection, place: str) -> None:
    """Makes the place if it is new; it starts with the newest content release."""
    if tx.execute(select(Place.id).where(Place.id == place)).scalar() is not None:
        return
    tx.execute(insert(Place).values(id=place, feed_n=0, created_at=now_ms()))
    for kind, body in outgoing.beginning(tx):
        append(tx, place, kind, body)
    newest = tx.execute(
        select(Content.release, Content.digest).order_by(Content.published_at.desc()).limit(1)
    ).one_or_none()
    if newest is not None:
        append(tx, place, RELEASE, release_body(newest.release, newest.digest))


def release_body(release: str, digest: bytes) -> dict[str, str]:
    """The feed's announcement of a content pack."""
    return {"release": release, "sha256": digest.hex()}


def append_everywhere(tx: Connection, kind: str, body: dict[str, Any]) -> None:
    """Adds one change to the feed of every place."""
    for place in tx.execute(select(Place.id).order_by(Place.id)).scalars().all():
        append(tx, place, kind, body)


def after(
    tx: Connection,
    place: str,
    epoch: str,
    newest: int,
    cursor: FeedCursor,
    key_file: outgoing.KeyFile = lambda: None,
) -> Page:
    """What a stand with this cursor lacks; everything, if the cursor can't be of this feed.

    `newest` is the place's counter, read before the rows.
    """
    snapshot = cursor.epoch != epoch or cursor.n > newest
    start = 0 if snapshot else cursor.n
    rows = tx.execute(
        select(FeedRow.n, FeedRow.kind, FeedRow.body)
        .where(FeedRow.place == place, FeedRow.n > start)
        .order_by(FeedRow.n)
        .limit(PAGE + 1)
    ).all()
    changes: list[FeedChange] = []
    reached, size = start, 0
    with contextlib.suppress(outgoing.KeyMissing):  # the feed waits there, nothing else does
        for row in rows[:PAGE]:
            body = outgoing.body_of(tx, row.kind, row.body, key_file, now_ms())
            size += len(body or b"")
            if changes and size > PAGE_BYTES:
                break
            if body is not None:
                changes.append(FeedChange(row.n, row.kind, body))
            reached = row.n
    more = reached > start and bool(rows) and reached < rows[-1].n
    return Page(tuple(changes), FeedCursor(epoch, reached), snapshot, more)

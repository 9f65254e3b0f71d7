"""What goes down to the stands of a place, counted per place without gaps.

The counter is the place's row, locked until commit: with a sequence shared by all, a row
that commits late would be jumped over by a stand that already has a later one.
"""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select, update

from sync.central.identity import now_ms
from sync.central.models import Content, FeedRow, Place
from sync.wire import FeedChange, FeedCursor

PAGE = 100
"""Changes in one reply; the rest comes with the next one."""

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
    newest = tx.execute(
        select(Content.release, Content.digest).order_by(Content.published_at.desc()).limit(1)
    ).one_or_none()
    if newest is not None:
        append(tx, place, RELEASE, release_body(newest.release, newest.digest))


def release_body(release: str, digest: bytes) -> dict[str, str]:
    """The feed's announcement of a content pack."""
    return {"release": release, "sha256": digest.hex()}


def after(tx: Connection, place: str, epoch: str, newest: int, cursor: FeedCursor) -> Page:
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
    changes = tuple(FeedChange(row.n, row.kind, row.body) for row in rows[:PAGE])
    reached = changes[-1].n if changes else start
    return Page(changes, FeedCursor(epoch, reached), snapshot, len(rows) > PAGE)

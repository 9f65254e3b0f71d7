"""Content packs: published once, named by their hash, fetched in pieces over poor links."""

from __future__ import annotations

import hashlib
import re

import msgspec
from sqlalchemy import Connection, insert, select

from sync.central import feed
from sync.central.identity import now_ms
from sync.central.models import Content, Place
from sync.central.refusals import Refused

RELEASE_DIGITS = 16
_RANGE = re.compile(r"bytes=(\d{1,15})-(\d{0,15})")


class Answer(msgspec.Struct, frozen=True):
    """Status, headers and body of the answer to a request for a pack."""

    status: int
    headers: dict[str, str]
    body: bytes = b""


def publish(tx: Connection, pack: bytes) -> str:
    """Stores a pack and announces it to every place; the same pack again changes nothing.

    The stand verifies the pack's signature; the server only keeps it. Returns the release's
    name, the start of the pack's SHA-256.
    """
    digest = hashlib.sha256(pack).digest()
    release = digest.hex()[:RELEASE_DIGITS]
    if tx.execute(select(Content.release).where(Content.release == release)).first() is not None:
        return release
    tx.execute(
        insert(Content).values(release=release, digest=digest, pack=pack, published_at=now_ms())
    )
    for place in tx.execute(select(Place.id).order_by(Place.id)).scalars().all():
        feed.append(tx, place, feed.RELEASE, feed.release_body(release, digest))
    return release


def get(tx: Connection, release: str, headers: dict[str, str]) -> Answer:
    """The pack, a part of it, or the word that it hasn't changed.

    `headers` have lower-case names; `If-None-Match`, `Range` and `If-Range` count. A range
    of a form that isn't `bytes=a-b` or `bytes=a-` is ignored, as RFC 9110 (14.2) allows.

    Raises:
        Refused: no such release.
    """
    digest = tx.execute(select(Content.digest).where(Content.release == release)).scalar()
    if digest is None:
        raise Refused("not-found")
    etag = f'"{digest.hex()}"'
    about = {"etag": etag, "accept-ranges": "bytes", "cache-control": "public, immutable"}
    if etag in headers.get("if-none-match", ""):
        return Answer(304, about)
    pack: bytes = tx.execute(select(Content.pack).where(Content.release == release)).scalar_one()
    asked = _RANGE.fullmatch(headers.get("range", ""))
    if asked is None or headers.get("if-range", etag) != etag:
        return Answer(200, about, pack)
    start = int(asked[1])
    end = min(int(asked[2]) if asked[2] else len(pack) - 1, len(pack) - 1)
    if start >= len(pack) or end < start:
        return Answer(416, {**about, "content-range": f"bytes */{len(pack)}"})
    part = {**about, "content-range": f"bytes {start}-{end}/{len(pack)}"}
    return Answer(206, part, pack[start : end + 1])

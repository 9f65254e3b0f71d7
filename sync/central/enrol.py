"""Binding a stream to a place: by a one-time code, or as the successor of a bound stream.

Asking twice gives the same answer (the first may have been lost on the way). A successor
needs no code, because nobody may be near who has one: the old stream's key signs for it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import msgspec
from sqlalchemy import Connection, Row, insert, select, update

from kiosk.journal.chain import GENESIS, STREAM_BYTES
from sync import enrol_code
from sync.central import feed
from sync.central.identity import Identity, now_ms
from sync.central.keys import named
from sync.central.models import EnrolCode, Place, Stream
from sync.central.refusals import Refused
from sync.wire import VERSION, EnrolReply, EnrolRequest, NamedKey

LETTERS = ("", *"BCDEFGHJKLMNPQRSTUVWXYZ", "A")
"""In the order they are given; without I and O, which read as digits."""

SignedBy = Callable[[bytes], bool]
"""Whether the HTTP request was signed with this public key."""

_SAME_STAND = frozenset({"restore", "salvage"})
_KEY_BYTES = 32
_MAX_TEXT = 200


class MadeCode(msgspec.Struct, frozen=True):
    """A code for an administrator to type, and until when (UTC milliseconds) it holds."""

    code: str
    place: str
    expires_at: int


def make_code(
    tx: Connection, root: bytes, place: str, letter: str | None, valid_minutes: int
) -> MadeCode:
    """A new one-time code for one stand of `place`; `letter` asks for a kiosk letter."""
    feed.ensure_place(tx, place)
    made = enrol_code.make(root)
    expires = now_ms() + valid_minutes * 60_000
    tx.execute(
        insert(EnrolCode).values(
            secret_hash=_hashed(made.secret), place=place, letter=letter, expires_at=expires
        )
    )
    return MadeCode(made.text, place, expires)


def enrol(tx: Connection, me: Identity, request: EnrolRequest, signed_by: SignedBy) -> EnrolReply:
    """Binds the stream and tells it what it must know of this server.

    Raises:
        Refused: with a sentence for the administrator at the stand.
    """
    texts = (request.place, request.hardware, request.app, request.letter)
    if (
        len(request.stream) != STREAM_BYTES
        or len(request.public_key) != _KEY_BYTES
        or any("\0" in text or len(text) > _MAX_TEXT for text in texts)
    ):
        raise Refused("malformed")
    if request.code:
        wish = _admit_by_code(tx, request, signed_by)
    else:
        wish = _admit_successor(tx, request, signed_by)
    bound = _stream(tx, request.stream)
    if bound is None:
        letter = _bind(tx, request, wish)
    elif (bound.public_key, bound.place) == (request.public_key, request.place):
        letter = str(bound.letter)
    else:
        raise Refused("stream-known-otherwise")
    return EnrolReply(
        v=VERSION,
        stream=request.stream,
        place=request.place,
        letter=letter,
        epoch=me.epoch,
        root=named(me.root),
        seal=named(me.seal),
        siblings=_siblings(tx, request),
        time=now_ms(),
    )


def _admit_by_code(tx: Connection, request: EnrolRequest, signed_by: SignedBy) -> str:
    """Uses up the code and returns the letter to try first: the code's, else the stand's."""
    if not signed_by(request.public_key):
        raise Refused("bad-signature")
    try:
        secret = _hashed(enrol_code.parse(request.code).secret)
    except enrol_code.BadCode as error:
        raise Refused("code-unknown") from error
    code = tx.execute(
        select(EnrolCode.place, EnrolCode.letter, EnrolCode.expires_at, EnrolCode.used_by)
        .where(EnrolCode.secret_hash == secret)
        .with_for_update()
    ).one_or_none()
    if code is None:
        raise Refused("code-unknown")
    if code.used_by not in (None, request.stream):
        raise Refused("code-used")
    if code.used_by is None and code.expires_at < now_ms():
        raise Refused("code-expired")
    if code.place != request.place:
        raise Refused("wrong-place")
    tx.execute(
        update(EnrolCode).where(EnrolCode.secret_hash == secret).values(used_by=request.stream)
    )
    return request.letter if code.letter is None else str(code.letter)


def _admit_successor(tx: Connection, request: EnrolRequest, signed_by: SignedBy) -> str:
    """Checks the predecessor and returns the letter to try first.

    After a fork two copies may be at work, so only the same hardware after a restore or a
    salvage keeps the letter; every other successor gets a new one.
    """
    before = _stream(tx, request.previous)
    if before is None or not signed_by(before.public_key):
        raise Refused("code-unknown")
    if before.revoked_at is not None:
        raise Refused("revoked")
    if before.place != request.place:
        raise Refused("wrong-place")
    return request.letter


def _bind(tx: Connection, request: EnrolRequest, wish: str) -> str:
    """Writes the stream's row and returns its letter."""
    # The place's lock makes two stands that enrol at once choose one after the other.
    tx.execute(select(Place.id).where(Place.id == request.place).with_for_update())
    letter = _letter(tx, request, wish)
    tx.execute(
        insert(Stream).values(
            id=request.stream,
            place=request.place,
            public_key=request.public_key,
            letter=letter,
            hardware=request.hardware,
            app=request.app,
            previous=request.previous or None,
            enrolled_at=now_ms(),
            ack=0,
            ack_hash=GENESIS,
            head=0,
        )
    )
    body = {"stream": request.stream.hex(), "key": request.public_key.hex(), "letter": letter}
    feed.append(tx, request.place, "stream.enrolled", body)
    return letter


def _letter(tx: Connection, request: EnrolRequest, wish: str) -> str:
    before = _stream(tx, request.previous) if request.previous else None
    if (
        before is not None
        and before.place == request.place
        and before.hardware == request.hardware
        and request.reason in _SAME_STAND
    ):
        return str(before.letter)
    taken = set(tx.execute(select(Stream.letter).where(Stream.place == request.place)).scalars())
    # The empty letter is for a place's only stand.
    free = [letter for letter in LETTERS if letter not in taken and not (taken and letter == "")]
    if wish in free:
        return str(wish)
    if free:
        return str(free[0])
    raise Refused("no-letter-left")


def _siblings(tx: Connection, request: EnrolRequest) -> tuple[NamedKey, ...]:
    """The place's other streams, revoked ones too: tickets they signed before stay genuine."""
    rows = tx.execute(
        select(Stream.id, Stream.public_key)
        .where(Stream.place == request.place, Stream.id != request.stream)
        .order_by(Stream.enrolled_at, Stream.id)
    )
    return tuple(NamedKey(row.id[:8], row.public_key) for row in rows)


def _stream(tx: Connection, stream: bytes) -> Row[bytes, str, str, str, int | None] | None:
    return tx.execute(
        select(
            Stream.public_key, Stream.place, Stream.letter, Stream.hardware, Stream.revoked_at
        ).where(Stream.id == stream)
    ).one_or_none()


def _hashed(secret: str) -> bytes:
    """60 random bits that live for hours and are rate-limited need no slow hash."""
    return hashlib.sha256(secret.encode()).digest()

"""What the feed says about applications, as the stand files it."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from itertools import accumulate

import msgspec

from kiosk.statuses.filing import Filed, NewKey
from kiosk.statuses.kdf import KEY_BYTES, REGENCY_KEY_BYTES, SCHEME
from kiosk.statuses.values import STAGES
from sync.wire import FeedChange, StatusChanges, StatusKey

KEY, CHANGES = KINDS = ("status.key", "status.changes")

_MINUTE_MS = 60_000
log = logging.getLogger(__name__)


def read(change: FeedChange) -> Sequence[NewKey | Filed]:
    """What to file, in order; nothing where the change makes no sense here.

    One that can't be used is passed over whole, or it would block all others.
    """
    try:
        if change.kind == KEY:
            return (_key(msgspec.json.decode(change.body, type=StatusKey)),)
        return tuple(_rows(msgspec.msgpack.decode(change.body, type=StatusChanges)))
    except (ValueError, IndexError) as error:
        log.warning("feed change %s (%s) can't be used: %s", change.n, change.kind, error)
        return ()


def _key(sent: StatusKey) -> NewKey:
    if sent.scheme != SCHEME:
        log.warning("statuses are filed by scheme %s, of a newer server", sent.scheme)
        return NewKey(None)
    key = bytes.fromhex(sent.key)
    if len(key) != REGENCY_KEY_BYTES:
        raise ValueError(f"a regency key has {REGENCY_KEY_BYTES} bytes")
    return NewKey(key)


def _rows(sent: StatusChanges) -> Iterator[Filed]:
    keys = [sent.keys[at : at + KEY_BYTES] for at in range(0, len(sent.keys), KEY_BYTES)]
    columns = (keys, sent.stages, sent.offices, tuple(accumulate(sent.minutes)))
    for key, stage, office, minute in zip(*columns, strict=True):
        if len(key) != KEY_BYTES:
            raise ValueError(f"a key has {KEY_BYTES} bytes")
        yield Filed(key, STAGES[stage], minute * _MINUTE_MS, sent.names[office])

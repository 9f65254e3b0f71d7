"""How much goes into one batch."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.journal.chain import Entry
from sync.wire import MAX_COMPRESSED, MAX_ENTRIES, MAX_PLAIN, WireEntry

MOST_ATTEMPTS = 9
_ENVELOPE = 64 * 1024
"""Left free of `MAX_PLAIN` for what isn't entries, in bytes."""


class Pace:
    """Shrinks batches when the line is too slow or the server can't read them.

    A time-out divides the batch by attempt + 1. A malformed one is halved, down to a single
    entry; if that alone is refused it goes once more as `raw`. Success grows it again.
    """

    def __init__(self) -> None:
        self.max_bytes = MAX_COMPRESSED
        self.raw = False
        self._attempt = 0
        self._limit = MAX_ENTRIES

    @property
    def entries(self) -> int:
        """The most entries that the next batch may hold."""
        return max(1, self._limit // (self._attempt + 1))

    @property
    def bytes(self) -> int:
        """The most bytes that the next body may have, unless it holds one entry only."""
        return max(1024, min(self.max_bytes, MAX_COMPRESSED) // (self._attempt + 1))

    def accepted(self) -> None:
        """A batch was answered."""
        self._attempt = max(0, self._attempt - 1)
        self._limit = min(MAX_ENTRIES, self._limit * 2)
        self.raw = False

    def timed_out(self) -> None:
        """A batch wasn't answered in time."""
        self._attempt = min(MOST_ATTEMPTS, self._attempt + 1)

    def malformed(self, size: int) -> bool:
        """A batch of `size` entries couldn't be read; False when nothing smaller is left."""
        if size == 0 or self.raw:
            return False
        self._limit = max(1, size // 2)
        self.raw = size == 1
        return True


def fitted(
    entries: tuple[Entry, ...], most: int, packed: Callable[[tuple[WireEntry, ...]], bytes]
) -> tuple[tuple[WireEntry, ...], bytes]:
    """What of `entries` goes into a body of at most `most` bytes, and that body.

    At least one goes, however large. `packed` makes the body for some wire entries.
    """
    wire = tuple(
        WireEntry(e.header, e.payload, e.payload_hash if e.payload is None else None)
        for e in entries
    )
    count = _below_plain_limit(wire)
    while True:
        body = packed(wire[:count])
        if len(body) <= most or count <= 1:
            return wire[:count], body
        count = max(1, min(count - 1, int(count * most / len(body) * 0.95)))


def _below_plain_limit(wire: tuple[WireEntry, ...]) -> int:
    size = 0
    for index, entry in enumerate(wire):
        size += len(entry.header) + len(entry.payload or b"") + 48
        if size > MAX_PLAIN - _ENVELOPE:
            return max(1, index)
    return len(wire)

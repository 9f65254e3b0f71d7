"""Where two copies of one stream part: a search that a few questions answer.

After a cloned image or a restored disk, the stand and the server hold the same stream
with different ends. First exponentially spaced samples from the newest entry down, then
evenly spaced ones between the last common and the first different, until these two are
neighbours. Nothing is re-sent until then.
"""

from __future__ import annotations

from collections.abc import Callable

from kiosk.journal.chain import GENESIS
from sync.wire import ForkReply, Position

SAMPLES = 64


class SearchFailed(Exception):
    """The server's answers contradict each other or this journal."""


class ForkSearch:
    """Finds the last common entry of `stream` at or below seq `top`."""

    def __init__(self, stream: bytes, top: int, hash_at: Callable[[int], bytes | None]) -> None:
        self.stream = stream
        self.same = 0
        self.known = 0
        self._differs = top + 1
        self._hash_at = hash_at
        self._asked: dict[int, bytes] = {}
        self._begun = False

    @property
    def found(self) -> bool:
        """True once `same` is the answer."""
        return self._begun and self._differs == self.same + 1

    @property
    def parted(self) -> bool:
        """True if the server has something else, or more, after `same`."""
        return self.known > self.same

    def samples(self) -> tuple[Position, ...]:
        """The next question, newest first; without samples where there is nothing to compare."""
        seqs = self._between() if self._begun else _exponential(self._differs - 1)
        self._asked = {seq: mine for seq in seqs if (mine := self._hash_at(seq)) is not None}
        return tuple(Position(seq, mine) for seq, mine in self._asked.items())

    def learn(self, reply: ForkReply) -> None:
        """Takes the answer to the last question.

        Raises:
            SearchFailed: it names what wasn't asked, or doesn't narrow the search.
        """
        same, before = reply.same.seq, (self.same, self._differs)
        if same and self._asked.get(same) != reply.same.hash:
            raise SearchFailed(f"entry {same} can't be the same on both sides")
        self.known = reply.known.seq
        self.same = max(self.same, same)
        upper = [self._differs, max(self.known, self.same) + 1]
        if reply.differs:
            upper.append(reply.differs)
        self._differs = min(upper)
        if self._differs <= self.same:
            raise SearchFailed(
                f"entry {self._differs} differs below {self.same}, which is the same"
            )
        if self._begun and before == (self.same, self._differs):
            raise SearchFailed(f"nothing new between {self.same} and {self._differs}")
        self._begun = True

    def common_hash(self) -> bytes:
        """The hash of the last common entry."""
        return (self._hash_at(self.same) if self.same else None) or GENESIS

    def _between(self) -> list[int]:
        gap = self._differs - self.same
        count = min(SAMPLES, gap - 1)
        return sorted(
            {self.same + gap * i // (count + 1) for i in range(1, count + 1)}, reverse=True
        )


def _exponential(top: int) -> list[int]:
    seqs, step = [], 1
    while top >= 1:
        seqs.append(top)
        top -= step
        step *= 2
    return seqs

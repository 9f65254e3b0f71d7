"""Too many answers in an hour: somebody may be stuffing the ballot box."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

MOST_PER_HOUR = 20
"""Questionnaires at one stand in an hour: one in three minutes all the time, which is a person
at the stand without a break. More than these didn't come from people one after the other."""


class Burst(Struct, frozen=True):
    """An hour, local, `2026-11-24T09`, with more answers than people can give.

    They count all the same, unless staff left them out (`excluded`).
    """

    hour: str
    count: int
    excluded: bool


class Exclusion(Struct, frozen=True):
    """Hours `since` to `until`, both in it, that staff left out, and why."""

    since: str
    until: str
    reason: str

    def covers(self, hour: str) -> bool:
        """Whether an answer of this hour is left out."""
        return self.since <= hour <= self.until


def bursts(hours: Iterable[str], left_out: Iterable[Exclusion] = ()) -> tuple[Burst, ...]:
    """The hours of one stand's answers that hold too many, in order; `hours` has one an answer."""
    ranges = tuple(left_out)
    return tuple(
        Burst(hour, count, any(range.covers(hour) for range in ranges))
        for hour, count in sorted(Counter(hours).items())
        if count > MOST_PER_HOUR
    )

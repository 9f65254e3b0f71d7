"""What people who weren't served yet thought of the stand itself; no part of the index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct
from sqlalchemy import Connection

from kiosk.facts import StandRated, decode
from kiosk.rebuilding import replayed
from kiosk.survey import waiting
from kiosk.survey.index import HIGHEST, LOWEST, SMALLEST_CELL

SCORES = range(LOWEST, HIGHEST + 1)


class MonthRated(Struct, frozen=True):
    """One stand's month: score -> how many gave it; nothing but `n` where fewer than 5 did."""

    month: str
    n: int
    suppressed: bool
    counts: dict[int, int]


def months(scores: Iterable[tuple[str, int, int]]) -> tuple[MonthRated, ...]:
    """One for each month there is, in order; `scores` are month, score, and how many."""
    found: dict[str, Counter[int]] = {}
    for month, score, n in scores:
        found.setdefault(month, Counter())[score] += n
    return tuple(_month(month, found[month]) for month in sorted(found))


def recorded(connection: Connection, first: str, last: str) -> tuple[MonthRated, ...]:
    """The ratings of these local days (both included), also those still waiting."""
    return months(
        (fact.hour[:7], fact.score, 1)
        for fact in _all(connection)
        if first <= fact.hour[:10] <= last
    )


def _all(connection: Connection) -> Iterator[StandRated]:
    for _, _, header, payload in replayed(connection):
        if header.k == StandRated.kind():
            fact = decode(payload)
            assert isinstance(fact, StandRated)
            yield fact
    for waits in waiting.facts_in(connection):
        if isinstance(waits, StandRated):
            yield waits


def _month(month: str, found: Counter[int]) -> MonthRated:
    n = found.total()
    few = n < SMALLEST_CELL
    return MonthRated(month, n, few, {} if few else {score: found[score] for score in SCORES})

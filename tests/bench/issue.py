"""Numbers a second that a stand gives out, beside the bare transaction.

Ours is `Kiosk.issue` whole: opening hours, disk, idempotency, business day, number, high-water
file, journal with its hashes, ticket, print job, commit, people ahead. Rounds are interleaved;
between them the people who wait are served, so that a queue is as long as a village's.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from kiosk.app import Kiosk
from tests.bench._figures import figure, full_counts, interval, percentile
from tests.bench._floor import Floor, same_promises
from tests.support.stands import UMRAH, make_home

ROUND = 50
GOAL = 0.5


def main() -> None:
    """Prints the rates, and what one number takes."""
    rounds = 200 if full_counts() else 40
    with tempfile.TemporaryDirectory(prefix="anjungan-bench-") as name:
        folder = Path(name)
        kiosk, floor = Kiosk.open(make_home(folder)), Floor(folder / "floor.db")
        promises = same_promises(floor, kiosk)
        give, bare = numbers(kiosk), floor.issue
        for work in (give, bare):
            timed(work, ROUND)
        serve_all(kiosk)
        ours: list[list[float]] = []
        theirs: list[list[float]] = []
        for number in range(rounds):
            sides = [(give, ours), (bare, theirs)]
            for work, times in sides if number % 2 else reversed(sides):
                times.append(timed(work, ROUND))
            serve_all(kiosk)
        assert kiosk.journal_report().ok
        kiosk.close()
        floor.close()
    _tell(ours, theirs, promises)


def _tell(ours: list[list[float]], theirs: list[list[float]], promises: dict[str, object]) -> None:
    mine, bare = ([ROUND / sum(times) for times in rounds] for rounds in (ours, theirs))
    ratio = statistics.median(mine) / statistics.median(bare)
    figure(
        "numbers given out",
        unit="tickets/s",
        ours=statistics.median(mine),
        other=("floor", statistics.median(bare)),
        goal=f">= {GOAL} x floor",
        met=ratio >= GOAL,
        ratio_95=interval(mine, bare),
        ours_ms=_spread(ours),
        floor_ms=_spread(theirs),
        settings={"rounds": len(mine), "tickets_a_round": ROUND, **promises},
    )


def _spread(rounds: list[list[float]]) -> dict[str, float]:
    every = [seconds * 1000 for times in rounds for seconds in times]
    return {f"p{p}": round(percentile(every, p / 100), 3) for p in (50, 99)}


def numbers(kiosk: Kiosk) -> Callable[[], object]:
    """A touch: each call gives out one number of this stand, with paper."""
    keys = iter(range(1_000_000_000))
    return lambda: kiosk.issue(UMRAH, "umum", f"touch-{next(keys)}")


def timed(work: Callable[[], object], times: int) -> list[float]:
    """Seconds of each call."""
    found = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        found.append(time.perf_counter() - began)
    return found


def serve_all(kiosk: Kiosk) -> None:
    """Calls and serves everybody who waits."""
    desk = kiosk.place.desks[0].number
    while (ticket := kiosk.call_next(str(desk))) is not None:
        kiosk.done(ticket.number)


if __name__ == "__main__":
    main()

"""What a number takes with 1,000,000 old tickets in the store, beside an empty store.

Interleaved pairs: a few numbers here, a few there, the first side changing. The claim is held
against the upper end of the confidence interval, not against the middle.
"""

from __future__ import annotations

import random
import statistics
import tempfile
from pathlib import Path

from kiosk.app import Kiosk
from tests.bench._figures import SEED, figure, full_counts, interval, progress
from tests.bench._old_tickets import home_with
from tests.bench.issue import numbers, serve_all, timed
from tests.support.stands import make_home

OLD = 1_000_000
A_PAIR = 10
SERVE_AFTER_PAIRS = 10
GOAL = 1.10


def main() -> None:
    """Prints the ratio of the medians with its interval."""
    pairs = 1_000 if full_counts() else 300
    with tempfile.TemporaryDirectory(prefix="anjungan-bench-") as name:
        folder = Path(name)
        (folder / "big").mkdir()
        big = Kiosk.open(home_with(OLD, folder / "big"))
        empty = Kiosk.open(make_home(folder))
        progress(f"store with old tickets: {_mb(big)} MB, {big.outbox.entry_count():,} entries")
        ours, theirs = _pairs(big, empty, pairs)
        size = _mb(big)
        for kiosk in (big, empty):
            assert len(kiosk.tickets()) == (pairs + 2 * SERVE_AFTER_PAIRS) * A_PAIR
            kiosk.close()
    low, high = interval(ours, theirs)
    figure(
        "a number with 1,000,000 old tickets",
        unit="ms",
        ours=statistics.median(ours),
        other=("empty_store", statistics.median(theirs)),
        goal=f"95 % interval of the ratio below {GOAL}",
        met=high <= GOAL,
        ratio_95=(low, high),
        settings={"old": OLD, "store_mb": size, "pairs": pairs, "tickets_a_pair": A_PAIR},
    )


def _pairs(big: Kiosk, empty: Kiosk, pairs: int) -> tuple[list[float], list[float]]:
    """Median milliseconds a number in each pair, after a warm-up of both."""
    rng = random.Random(SEED)
    stands = [(big, numbers(big)), (empty, numbers(empty))]
    found: dict[Kiosk, list[float]] = {big: [], empty: []}
    for pair in range(-2 * SERVE_AFTER_PAIRS, pairs):
        for kiosk, give in rng.sample(stands, 2):
            took = statistics.median(timed(give, A_PAIR)) * 1000
            if pair >= 0:
                found[kiosk].append(took)
        if pair % SERVE_AFTER_PAIRS == 0:
            for kiosk, _ in stands:
                serve_all(kiosk)
    return found[big], found[empty]


def _mb(kiosk: Kiosk) -> int:
    return kiosk.home.store.stat().st_size // 1_000_000


if __name__ == "__main__":
    main()

"""What all benchmarks share: their counts, the arithmetic of a claim, and the line they print."""

from __future__ import annotations

import argparse
import json
import math
import random
import statistics
import sys
from collections.abc import Sequence

SEED = 20_260_101
RESAMPLES = 4_000


def full_counts() -> bool:
    """Whether `--long` was asked for on the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--long", action="store_true", help="full counts")
    return bool(parser.parse_args().long)


def progress(text: str) -> None:
    """A line for whoever waits; never mixed into the figures."""
    print(text, file=sys.stderr, flush=True)


def figure(
    name: str,
    *,
    unit: str,
    ours: float,
    other: tuple[str, float] | None = None,
    goal: str = "",
    met: bool | None = None,
    **more: object,
) -> None:
    """Prints one figure as a JSON line.

    `other` is what ours is measured against, by name: the floor or the peer of the same run.
    A figure without `goal` is only told.
    """
    line: dict[str, object] = {"figure": name, "unit": unit, "ours": rounded(ours)}
    if other is not None:
        line[other[0]] = rounded(other[1])
        line["ratio"] = rounded(ours / other[1]) if other[1] else None
    if goal:
        line |= {"goal": goal, "met": met}
    print(json.dumps(line | more, ensure_ascii=False), flush=True)


def rounded(value: float, digits: int = 4) -> float:
    """To `digits` significant digits, whole from 1,000 on."""
    if value == 0 or abs(value) >= 1_000:
        return round(value)
    return round(value, digits - 1 - math.floor(math.log10(abs(value))))


def percentile(values: Sequence[float], part: float) -> float:
    """The smallest value that at least `part` (0..1) of all values don't exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(part * len(ordered)) - 1)]


def ratio_of_medians(ours: Sequence[float], other: Sequence[float]) -> float:
    """Median of ours over median of the other."""
    return statistics.median(ours) / statistics.median(other)


def interval(
    ours: Sequence[float], other: Sequence[float], seed: int = SEED
) -> tuple[float, float]:
    """95 % bootstrap interval of `ratio_of_medians`; rounds are drawn as the pairs they were."""
    rng = random.Random(seed)
    pairs = list(zip(ours, other, strict=True))
    found = []
    for _ in range(RESAMPLES):
        mine, theirs = zip(*rng.choices(pairs, k=len(pairs)), strict=True)
        found.append(ratio_of_medians(mine, theirs))
    return rounded(percentile(found, 0.025)), rounded(percentile(found, 0.975))

"""The questions to measure with, and the likeness of two texts, worked out on its own."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

QUESTIONS = Path(__file__).parent / "questions"
NOBODY_KNOWS = "none"


class Asked(NamedTuple):
    text: str
    right: str


class Score(NamedTuple):
    """Shares, 0 to 1."""

    first: float
    among_three: float
    abstained_in_scope: float
    abstained_out_of_scope: float


def asked(*names: str) -> list[Asked]:
    lines = [
        line
        for name in names
        for line in (QUESTIONS / f"{name}.tsv").read_text("utf-8").splitlines()
    ]
    return [Asked(*line.split("\t")) for line in lines]


def likeness(one: str, other: str) -> float:
    """Dice coefficient of the letter triples of two texts, 0 to 1."""
    a, b = _triples(one), _triples(other)
    return 2 * len(a & b) / (len(a) + len(b))


@cache
def _triples(text: str) -> frozenset[str]:
    plain = f" {' '.join(re.findall('[a-z0-9]+', text.lower()))} "
    return frozenset(plain[at : at + 3] for at in range(len(plain) - 2))

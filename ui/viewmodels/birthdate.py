"""A birth date typed as DD MM YYYY on the number pad."""

from __future__ import annotations

from datetime import date
from typing import Literal

DIGITS = 8
_GROUPS = ((0, 2), (2, 4), (4, 8))
OLDEST = date(1900, 1, 1)

Problem = Literal["", "short", "none", "future"]


def shown(digits: str, mask: str) -> str:
    """The digits in the places of a mask such as `DD MM YYYY`; the rest of the mask stays."""
    filled = digits + mask.replace(" ", "")[len(digits) :]
    return " ".join(filled[start:end] for start, end in _GROUPS)


def read(digits: str, today: date) -> date | Problem:
    """The date, or what is wrong: too short, no such day, or still to come."""
    if len(digits) < DIGITS:
        return "short"
    try:
        day = date(int(digits[4:]), int(digits[2:4]), int(digits[:2]))
    except ValueError:
        return "none"
    if day < OLDEST:
        return "none"
    return "future" if day > today else day

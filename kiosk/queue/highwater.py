"""Numbers survive a restore: how far they may have been given out, outside the database.

The file is advanced in blocks, and is on disk before the number of a new block is
committed. A restored backup therefore knows a bound above every number that people may
hold. Where the file is lost as well, numbering of that day goes on at a round figure.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from kiosk.home import write_durably

BLOCK = 10
LOST_FLOOR = 499
"""Where file and database are both lost, the day goes on at 500."""

_KEPT_DAYS = 8

Days = dict[str, dict[str, int]]


class HighWater:
    """The high-water marks of one home, by day and by series + kiosk letter.

    Call under the home's write lock: another process may have advanced the file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._days: Days = {}

    def reserve(self, day: str, series: str, n: int, counted: Callable[[], dict[str, int]]) -> None:
        """Makes sure that the mark of this series is at `n` or above, durably.

        `counted` answers the last number of every series of the day, for when the file is
        lost or spoilt: the marks of the other series have to come back with this one's.
        """
        if n <= self._days.get(day, {}).get(series, 0):
            return
        known = read(self._path)
        self._days = {day: _blocks(counted())} if known is None else known
        # Kept in order of use: days that a wrong clock invented can't push the present one out.
        marks = self._days.pop(day, {})
        self._days[day] = marks
        if n <= marks.get(series, 0):
            return
        written = {**self._days, day: {**marks, **_blocks({series: n})}}
        written = dict(list(written.items())[-_KEPT_DAYS:])
        write_durably(self._path, msgspec.json.encode(written))
        self._days = written


def _blocks(numbers: dict[str, int]) -> dict[str, int]:
    return {series: -(-n // BLOCK) * BLOCK for series, n in numbers.items()}


def read(path: Path) -> Days | None:
    """The marks in the file; None where it is missing or can't be read."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Days)
    except (OSError, msgspec.DecodeError):
        return None

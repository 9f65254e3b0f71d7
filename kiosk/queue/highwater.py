"""Numbers survive a restore: how far they may have been given out, outside the database.

The file is advanced in blocks, and is on disk before the number of a new block is
committed. A restored backup therefore knows a bound above every number that people may
hold. Where the file is lost as well, numbering of that day goes on at a round figure.
"""

from __future__ import annotations

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

    def reserve(self, day: str, series: str, n: int) -> None:
        """Makes sure that the mark of this series is at `n` or above, durably."""
        if n <= self._days.get(day, {}).get(series, 0):
            return
        self._days = read(self._path) or {}
        marks = self._days.setdefault(day, {})
        if n <= marks.get(series, 0):
            return
        marks[series] = -(-n // BLOCK) * BLOCK
        self._days = dict(sorted(self._days.items())[-_KEPT_DAYS:])
        write_durably(self._path, msgspec.json.encode(self._days))


def read(path: Path) -> Days | None:
    """The marks in the file; None where it is missing or can't be read."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Days)
    except (OSError, msgspec.DecodeError):
        return None

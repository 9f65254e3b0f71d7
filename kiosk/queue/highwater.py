"""Numbers survive a restore: how far they may have been given out, outside the database.

The file is advanced in blocks, and is on disk before the number of a new block is
committed. A restored backup therefore knows a bound above every number that people may
hold. Where the file is lost as well, numbering of that day goes on at a round figure.

It holds one mark a line. A new day writes it anew, a new block only adds a line: that costs one
`fsync`, not two and a rename. A last line without its end was never answered to anybody.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from kiosk.home import write_durably

BLOCK = 25
"""After a restore up to so many numbers are passed over; each block costs an fsync."""
LOST_FLOOR = 499
"""Where file and database are both lost, the day goes on at 500."""

_KEPT_DAYS = 8

Days = dict[str, dict[str, int]]


class _Mark(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Numbers of `series` (with the kiosk letter) up to `n` may be out on `day`."""

    day: str
    series: str
    n: int


_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(_Mark)


class HighWater:
    """The high-water marks of one home, by day and by series + kiosk letter.

    Call under the home's write lock: another process may have advanced the file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._days: Days = {}
        self._seen: tuple[int, int] | None = None

    def reserve(self, day: str, series: str, n: int, counted: Callable[[], dict[str, int]]) -> None:
        """Makes sure that the mark of this series is at `n` or above, durably.

        `counted` answers the last number of every series of the day, for when the file is
        lost or spoilt: the marks of the other series have to come back with this one's.
        """
        if n <= self._days.get(day, {}).get(series, 0):
            return
        whole = True
        if self._seen is None or self._seen != _state_of(self._path):
            found, torn = _look(self._path)
            whole = found is not None and not torn
            self._days = {day: _blocks(counted())} if found is None else found
        if n > self._days.get(day, {}).get(series, 0):
            self._raise(_Mark(day, series, _block(n)), whole)
        self._seen = _state_of(self._path)

    def _raise(self, mark: _Mark, whole: bool) -> None:
        raised = _with(self._days, mark)
        if whole and mark.day in self._days:
            _add_durably(self._path, mark)
        else:
            write_durably(self._path, b"".join(_lines(raised)))
        self._days = raised


def read(path: Path) -> Days | None:
    """The marks in the file; None where it is missing or can't be read."""
    return _look(path)[0]


def _look(path: Path) -> tuple[Days | None, bool]:
    """The marks, and whether a last line was cut off by the end of the power."""
    try:
        *lines, rest = path.read_bytes().split(b"\n")
        marks = [_DECODER.decode(line) for line in lines]
    except (OSError, msgspec.DecodeError):
        return None, False
    days: Days = {}
    for mark in marks:
        day = days[mark.day] = days.pop(mark.day, {})
        day[mark.series] = max(mark.n, day.get(mark.series, 0))
    return days or None, rest != b""


def _state_of(path: Path) -> tuple[int, int] | None:
    """Changes with every mark: the file is written anew, or grows."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_size


def _with(days: Days, mark: _Mark) -> Days:
    """The marks with one raised, its day last.

    In order of use: days that a wrong clock invented can't push the present one out.
    """
    others = {day: marks for day, marks in days.items() if day != mark.day}
    raised = {**days.get(mark.day, {}), mark.series: mark.n}
    return dict([*others.items(), (mark.day, raised)][-_KEPT_DAYS:])


def _lines(days: Days) -> Iterator[bytes]:
    for day, marks in days.items():
        for series, n in marks.items():
            yield _line(_Mark(day, series, n))


def _line(mark: _Mark) -> bytes:
    return _ENCODER.encode(mark) + b"\n"


def _add_durably(path: Path, mark: _Mark) -> None:
    fd = os.open(path, os.O_WRONLY | os.O_APPEND)
    try:
        line, before = _line(mark), os.fstat(fd).st_size
        try:
            if os.write(fd, line) != len(line):
                raise OSError(errno.ENOSPC, "the disk took only part of a line", str(path))
            os.fsync(fd)
        except OSError:
            os.ftruncate(fd, before)  # or a mark would be believed that isn't on the disk
            raise
    finally:
        os.close(fd)


def _blocks(numbers: dict[str, int]) -> dict[str, int]:
    return {series: _block(n) for series, n in numbers.items()}


def _block(n: int) -> int:
    return -(-n // BLOCK) * BLOCK

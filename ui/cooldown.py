"""So many times within so many seconds, whoever stands here."""

from __future__ import annotations

from collections import deque


class Cooldown:
    """Counts by a monotonic clock, in seconds."""

    def __init__(self, most: int, within_s: float) -> None:
        self._times: deque[float] = deque(maxlen=most)
        self._within_s = within_s

    def took(self, now: float) -> None:
        """It happened."""
        self._times.append(now)

    def wait_s(self, now: float) -> int:
        """Whole seconds until it may happen again; 0 means now."""
        if len(self._times) < (self._times.maxlen or 0):
            return 0
        return max(0, -int(-(self._times[0] + self._within_s - now) // 1))

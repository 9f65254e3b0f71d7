"""Against playing children: numbers taken at the screen come at a human pace.

A family takes five numbers in a row and isn't stopped. Faster than that, the screen
shows a short wait that grows while it goes on; nobody ever has to sign in. A burst is a
fact, so that officers can see which stand is a toy.
"""

from __future__ import annotations

from collections import deque

FREE = 6
WINDOW_S = 60
FIRST_WAIT_S = 15
LONGEST_WAIT_S = 60


class Pace:
    """Watches the touches of one screen by the monotonic clock, in milliseconds."""

    def __init__(self) -> None:
        self._times: deque[int] = deque()
        self._until = 0
        self._wait_s = FIRST_WAIT_S

    def wait_s(self, mono_ms: int) -> int:
        """Seconds until the next number may be taken; 0 means now."""
        return max(0, -(-(self._until - mono_ms) // 1000))

    def took(self, mono_ms: int) -> int:
        """Notes a number taken. Answers how many came within the window if it is a burst."""
        while self._times and mono_ms - self._times[0] > WINDOW_S * 1000:
            self._times.popleft()
        if not self._times:
            self._wait_s = FIRST_WAIT_S
        self._times.append(mono_ms)
        if len(self._times) < FREE:
            return 0
        self._until = mono_ms + self._wait_s * 1000
        self._wait_s = min(self._wait_s * 2, LONGEST_WAIT_S)
        return len(self._times)

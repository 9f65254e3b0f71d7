"""When to talk to the server next: one time, always set.

A failure is followed by a random wait between 5 s and a bound that doubles up to 15 min
(full jitter), so that a thousand stands don't come back in step. After success the server
says how long; it tells every stand something else, by a hash of its stream.
"""

from __future__ import annotations

import random

from sync.agent.round import Outcome

FIRST_S = 5.0
LONGEST_S = 900.0
AFTER_FACT_S = 10.0
UNENROLLED_S = 60.0
MOST_NEXT_S = 6 * 3600.0
FACT_PAUSE_S = 60.0
"""While the line fails, a new fact asks again no sooner than this after the last attempt."""


class Schedule:
    """`due` is the next time, in seconds of the monotonic clock that all methods are given."""

    def __init__(self, now: float, chance: random.Random) -> None:
        self.due = now
        self._chance = chance
        self._failures = 0
        self._not_before = now

    def arm(self, now: float) -> None:
        """A round begins; should it never report, the next one is set already."""
        self.due = now + LONGEST_S

    def after(self, outcome: Outcome, now: float) -> None:
        """A round is over."""
        state = outcome.status.state
        if state == "never_enrolled":
            self._set(now, UNENROLLED_S)
        elif state == "revoked":
            self._set(now, LONGEST_S + self._jitter(LONGEST_S))
            self._not_before = self.due
        elif outcome.next_after_s is not None and state in ("ok", "fork"):
            self._failures = 0
            self._not_before = now
            self._set(now, min(max(outcome.next_after_s, FIRST_S), MOST_NEXT_S))
        elif outcome.retry_after_s is not None:
            self._failures += 1
            self._set(now, outcome.retry_after_s + self._jitter(FIRST_S))
            self._not_before = now + outcome.retry_after_s
        else:
            self.failed(now)

    def failed(self, now: float) -> None:
        """A round brought nothing, for whatever reason."""
        self._failures += 1
        self._set(now, self._jitter(FIRST_S * 2 ** min(self._failures, 8)))
        self._not_before = min(self.due, now + FACT_PAUSE_S)

    def fact(self, now: float) -> None:
        """Something new is in the journal."""
        self.due = min(self.due, max(now + AFTER_FACT_S, self._not_before))

    def link_up(self, now: float) -> None:
        """A network has come up, or changed: what failed before may work now."""
        if self._failures:
            self._failures = 1
        self.due = now

    def asked(self, now: float) -> None:
        """Somebody at the stand wants it now."""
        self.due = now

    def _set(self, now: float, seconds: float) -> None:
        self.due = now + seconds

    def _jitter(self, bound: float) -> float:
        return self._chance.uniform(FIRST_S, min(LONGEST_S, max(bound, FIRST_S * 2)))

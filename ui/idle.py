"""When a person has gone: idle -> warn -> wipe. Pure; the caller brings the time."""

from __future__ import annotations

from enum import StrEnum

from ui.router import Screen

WARN_S = 30
"""How long the question "are you still here?" stands before everything is wiped."""

RESULT_S = 30
"""On a screen that is finished with: the number, and the thanks for a survey."""

PAPER_UNKNOWN_S = 90
READING_S = 120
OTHER_S = 60


_READ = frozenset(
    {
        Screen.REQUIREMENTS, Screen.ANSWER, Screen.LESSON, Screen.ABOUT, Screen.CONTACT,
        Screen.NEWS, Screen.HELP, Screen.STAFF,
    }
)  # fmt: skip
"""Screens that hold more to read than to choose from."""


class Phase(StrEnum):
    """How present the person in front of the screen is."""

    ACTIVE = "active"
    WARN = "warn"
    WIPE = "wipe"


def patience_s(screen: Screen, *, paper_unknown: bool = False, thanked: bool = False) -> int | None:
    """Seconds without a touch until the warning; None where nobody is expected.

    A number whose paper may still come, or may never, stays readable for longer. `thanked`: the
    survey has come to its end.
    """
    match screen:
        case Screen.ATTRACT:
            return None
        case Screen.RESULT:
            return PAPER_UNKNOWN_S if paper_unknown else RESULT_S
        case Screen.SURVEY if thanked:
            return RESULT_S
        case screen if screen in _READ:
            return READING_S
        case _:
            return OTHER_S


class IdleWatch:
    """Counts the seconds since the last sign of life. Times are seconds of a monotonic clock."""

    def __init__(self) -> None:
        self._last = 0.0
        self._patience: float | None = None
        self._suspended = False

    def expect(self, patience_s: int | None, now: float) -> None:
        """A screen with this patience is shown from now on."""
        self._patience = patience_s
        self._last = now

    def prolong(self, patience_s: int | None) -> None:
        """The patience of the screen that is shown has changed; the count goes on."""
        self._patience = patience_s

    def touched(self, now: float) -> None:
        """Somebody is here."""
        self._last = now

    def suspend(self, suspended: bool, now: float) -> None:
        """While work is under way (a number being saved) nobody is called away."""
        if self._suspended and not suspended:
            self._last = now
        self._suspended = suspended

    def phase(self, now: float) -> Phase:
        """Where one stands."""
        if self._patience is None or self._suspended:
            return Phase.ACTIVE
        quiet = now - self._last
        if quiet < self._patience:
            return Phase.ACTIVE
        return Phase.WARN if quiet < self._patience + WARN_S else Phase.WIPE

    def seconds_left(self, now: float) -> int:
        """Whole seconds until the next phase, rounded up; 0 where nothing counts."""
        if self._patience is None or self._suspended:
            return 0
        quiet = now - self._last
        ends = self._patience if quiet < self._patience else self._patience + WARN_S
        return max(0, -int(-(ends - quiet) // 1))

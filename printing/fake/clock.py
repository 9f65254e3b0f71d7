"""Time for the fake printer: real, or advanced by whoever holds it."""

import threading
import time
from collections.abc import Callable
from typing import Protocol


class Clock(Protocol):
    """What the printer asks of time. Seconds everywhere."""

    def now(self) -> float:
        """Seconds since this clock's own zero."""
        ...

    def spend(self, seconds: float, stop: threading.Event) -> None:
        """Let the mechanism work for so long; returns early when `stop` is set."""
        ...

    def patience(self, due: float) -> float | None:
        """How long a condition may be waited on for `due`; None: until a listener is called."""
        ...

    def listen(self, callback: Callable[[], None]) -> None:
        """Have `callback` called whenever this clock is moved by hand."""
        ...


class RealClock:
    """The wall clock (Unix time), for a printer that people look at."""

    _SHORTEST_SLEEP = 0.004  # shorter sleeps are saved up: the system can't sleep for one dot row

    def __init__(self) -> None:
        """A clock that owes nobody any sleep."""
        self._owed = 0.0

    def now(self) -> float:
        """Unix time in seconds."""
        return time.time()

    def spend(self, seconds: float, stop: threading.Event) -> None:
        """Sleep for `seconds`, or until `stop` is set."""
        self._owed += seconds
        if self._owed >= self._SHORTEST_SLEEP:
            stop.wait(self._owed)
            self._owed = 0.0

    def patience(self, due: float) -> float | None:
        """The time left until `due`."""
        return max(0.0, due - self.now())

    def listen(self, callback: Callable[[], None]) -> None:
        """Nothing to do: nobody moves this clock by hand."""


class VirtualClock:
    """A clock that stands still unless the printer works or `advance` is called. From 0."""

    def __init__(self) -> None:
        """A clock at zero."""
        self._lock = threading.Lock()
        self._now = 0.0
        self._listeners: list[Callable[[], None]] = []

    def now(self) -> float:
        """Seconds worked and advanced so far."""
        with self._lock:
            return self._now

    def spend(self, seconds: float, stop: threading.Event) -> None:
        """Work takes its time, but nobody has to wait for it."""
        self.advance(seconds)

    def advance(self, seconds: float) -> None:
        """Move time on, and whatever was due by then happens."""
        with self._lock:
            self._now += seconds
            listeners = tuple(self._listeners)
        for callback in listeners:
            callback()

    def patience(self, due: float) -> float | None:
        """No waiting helps here: only `advance` does."""
        return None

    def listen(self, callback: Callable[[], None]) -> None:
        """Have `callback` called after each advance."""
        with self._lock:
            self._listeners.append(callback)

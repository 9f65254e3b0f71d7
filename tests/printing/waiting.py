"""Deadlines for tests, and waiting for a condition instead of for a time."""

import threading
from collections.abc import Callable

from printing.session import Timing

# For prints that must succeed: deadlines that a slow test machine doesn't reach.
PATIENT = Timing(connect=20, answer=20, acknowledge=20, send=60, poll=0.05, quiet=0.05)
# For prints that must fail: each deadline has to run out before the test can go on.
HASTY = Timing(connect=2, answer=0.6, acknowledge=1.0, send=5, poll=0.05, quiet=0.05)


def wait_until(happened: Callable[[], bool], patience: float = 20.0) -> None:
    """Return when `happened`; fail after `patience` seconds."""
    pause = threading.Event()
    for _ in range(int(patience / 0.01)):
        if happened():
            return
        pause.wait(0.01)
    raise AssertionError("it didn't happen in time")

"""One process at a time drives the printer, and leaves word of an uncertain ticket."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

LOCK_NAME = "printer.lock"
_PAUSE = 0.05
_LONGEST_NOTE = 64


class DeviceBusyError(Exception):
    """Another process has the printer. Its text is for the administrator."""


class Unsettled(msgspec.Struct, frozen=True):
    """A ticket whose printing is uncertain and was given up.

    Attributes:
        number: the ticket's number.
        owed: see `PrintSession.owed`; at least 1.
    """

    number: str
    owed: int = 1


class DeviceLock:
    """The lock while it is held.

    Its file also carries word of a ticket whose printing is uncertain and was given up, so that
    whoever prints next, in whatever process, first makes sure that nothing of it is still inside
    the printer.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    @property
    def unsettled(self) -> Unsettled | None:
        """The uncertain ticket, if there is one."""
        note = os.pread(self._descriptor, _LONGEST_NOTE, 0).decode("utf-8", "replace")
        number, _, owed = note.strip().partition(" ")
        if not number:
            return None
        return Unsettled(number, int(owed) if owed.isascii() and owed.isdigit() else 1)

    def leave(self, unsettled: Unsettled | None) -> None:
        """Leave word of an uncertain ticket; None when all is settled.

        Survives the process, not the machine's power: that takes the printer's memory along.
        """
        note = f"{unsettled.number} {unsettled.owed}" if unsettled else ""
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, note.encode("utf-8"), 0)


@contextmanager
def device_lock(home: Path, timeout: float) -> Iterator[DeviceLock]:
    """Hold the home's printer; freed by the kernel if the process dies.

    Args:
        home: the kiosk's data folder.
        timeout: seconds to wait for another holder; 0 asks once.

    Raises:
        DeviceBusyError: still held by another after `timeout`.
        OSError: the lock file can't be made.
    """
    descriptor = os.open(home / LOCK_NAME, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        _lock(descriptor, timeout)
        yield DeviceLock(descriptor)
    finally:
        os.close(descriptor)


def _lock(descriptor: int, timeout: float) -> None:
    end = time.monotonic() + timeout
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() >= end:
                raise DeviceBusyError(
                    "Printer sedang dipakai program lain di kios ini. "
                    "(Another program of this kiosk is using the printer.)"
                ) from None
        # flock knows no deadline; asking again is the only way to have one.
        time.sleep(_PAUSE)

"""Tells systemd that the screen's thread lives. One that froze says nothing, and is restarted.

The protocol is a datagram to the socket that systemd names; docs/anjungan.service asks for it. A
screen that was started by hand has no such socket, and nobody to tell.
"""

from __future__ import annotations

import os
import socket
from collections.abc import MutableMapping

from PySide6.QtCore import QObject, QTimer, Slot

_US_PER_MS = 1000


class Watchdog(QObject):
    """Made in the screen's thread, whose event loop is what it vouches for."""

    def __init__(self, environ: MutableMapping[str, str] = os.environ) -> None:
        super().__init__()
        # Taken away, so that no program that the stand starts speaks in its name.
        self._address = environ.pop("NOTIFY_SOCKET", "")
        limit_us = int(environ.pop("WATCHDOG_USEC", "0") or 0)
        environ.pop("WATCHDOG_PID", None)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._alive)
        if self._address and limit_us:
            # Twice in the time that systemd waits, as it advises.
            self._timer.start(max(1, limit_us // _US_PER_MS // 2))

    def ready(self) -> None:
        """The first frame is on the screen."""
        self._tell("READY=1")

    def stopping(self) -> None:
        """The end is wanted, and may take its time."""
        self._timer.stop()
        self._tell("STOPPING=1")

    @Slot()
    def _alive(self) -> None:
        self._tell("WATCHDOG=1")

    def _tell(self, what: str) -> None:
        if not self._address:
            return
        # A name that begins with @ lives outside the file system.
        name = "\0" + self._address[1:] if self._address[0] == "@" else self._address
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as wire:
            wire.setblocking(False)
            wire.sendto(what.encode(), name)

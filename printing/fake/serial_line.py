"""The printer on a serial line: a pseudo-terminal that a host opens like /dev/ttyS0."""

import contextlib
import os
import select
import socket
import tty

from printing.fake.intake import Intake
from printing.fake.port import Port

_RETRY_S = 0.1


class SerialPort(Port):
    """A pty. A serial line knows no connections: the host may come and go unseen."""

    def __init__(self, intake: Intake) -> None:
        """See `path` once open."""
        super().__init__(intake, "fake-printer-serial")
        self.path = ""
        self._master = self._slave = -1

    def claim(self) -> None:
        """Make the pty, in raw mode; the host's end is `path`."""
        self._master, self._slave = os.openpty()
        tty.setraw(self._slave)
        os.set_blocking(self._master, False)
        self.path = os.ttyname(self._slave)
        self.intake.begin_session(self._send)

    def release(self) -> None:
        """Close both ends."""
        if self._master >= 0:
            self.intake.end_session()
            os.close(self._slave)
            os.close(self._master)
            self._master = self._slave = -1

    def adjust(self) -> None:
        """A serial line can't hang up."""
        self.intake.take_hangup()

    def wait_and_carry(self, wake: socket.socket) -> None:
        """Wait for bytes while there is room for them, or for `wake`."""
        watched: list[socket.socket | int] = [wake]
        if self.intake.room():
            watched.append(self._master)
        ready, _, _ = select.select(watched, [], [])
        room = self.intake.room()
        if self._master in ready and room:
            self.intake.receive(os.read(self._master, room))

    def _send(self, data: bytes) -> None:
        while data and not self.stopping:
            _, writable, _ = select.select([], [self._master], [], _RETRY_S)
            if writable:
                with contextlib.suppress(BlockingIOError):  # filled up meanwhile: try again
                    data = data[os.write(self._master, data) :]

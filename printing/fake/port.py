"""What both kinds of connection share: one thread, woken when the printer changes."""

import contextlib
import socket
import threading
from abc import ABC, abstractmethod
from types import TracebackType
from typing import Self

from printing.fake.intake import Intake

_SETTLE_S = 5.0


class Port(ABC):
    """A thread that carries bytes between a host and the printer. Subclasses say how."""

    def __init__(self, intake: Intake, name: str) -> None:
        """Not open yet."""
        self.intake = intake
        self.stopping = False
        self._wake_in, self._wake_out = socket.socketpair()
        self._wake_in.setblocking(False)
        self._wake_out.setblocking(False)
        self._settled = threading.Condition()
        self._asked = self._done = 0
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def open(self) -> None:
        """Claim the address and begin.

        Raises:
            OSError: the address can't be had.
        """
        try:
            self.claim()
        except OSError:
            self._wake_in.close()
            self._wake_out.close()
            raise
        self._thread.start()

    def close(self) -> None:
        """Hang up and go; returns when the thread is gone and all descriptors are closed."""
        self.stopping = True
        self.poke()
        if self._thread.is_alive():
            self._thread.join()
        self.release()
        self._wake_in.close()
        self._wake_out.close()

    def __enter__(self) -> Self:
        """Open."""
        self.open()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        """Close."""
        self.close()

    def poke(self) -> None:
        """Have another look at the printer, soon. Never blocks."""
        with contextlib.suppress(BlockingIOError):  # full: then it will wake up anyway
            self._wake_in.send(b"!")

    def settle(self) -> None:
        """Return when the port has acted on everything the printer was told before.

        Raises:
            TimeoutError: it didn't within 5 s.
        """
        with self._settled:
            self._asked += 1
            mine = self._asked
            self.poke()
            done = self._settled.wait_for(
                lambda: self._done >= mine or not self._thread.is_alive(), _SETTLE_S
            )
        if not done:
            raise TimeoutError("the fake printer's port doesn't answer")

    @abstractmethod
    def claim(self) -> None:
        """Take the address."""

    @abstractmethod
    def release(self) -> None:
        """Close every descriptor."""

    @abstractmethod
    def adjust(self) -> None:
        """Bring the connection into the state the printer wants."""

    @abstractmethod
    def wait_and_carry(self, wake: socket.socket) -> None:
        """Wait for the wire or for `wake`, and carry what came."""

    def _run(self) -> None:
        while not self.stopping:
            with self._settled:
                asked = self._asked
            self.adjust()
            with self._settled:
                self._done = asked
                self._settled.notify_all()
            self.wait_and_carry(self._wake_out)
            with contextlib.suppress(BlockingIOError):  # nothing left to read
                while self._wake_out.recv(4096):
                    pass

"""A connection to a printer for one job: bytes out, bytes in, everything with a deadline."""

import errno
import logging
import os
import select
import time
from collections.abc import Callable
from typing import Protocol

from printing.reasons import Reason

logger = logging.getLogger(__name__)
_PAUSE = 0.01


class LinkError(Exception):
    """The connection can't be made, or is gone.

    Attributes:
        reason: for the staff.
    """

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


class Link(Protocol):
    """What a print session needs of a transport. Used by one thread only."""

    answers: bool
    """Whether bytes can come back at all."""

    keeps: bool
    """Whether the other end is a store, where handed over and flushed means done."""

    def exchange(self, out: bytes, timeout: float) -> tuple[int, bytes]:
        """Give as much of `out` as is taken, take what has come.

        Returns as soon as either happened, at the latest after `timeout` seconds.

        Returns:
            How many bytes were taken, and the bytes that came.

        Raises:
            LinkError: the connection broke.
        """
        ...

    def paper_out(self) -> bool | None:
        """Ask the port itself whether the paper is out; None where it can't tell."""
        ...

    def flush(self, timeout: float) -> bool:
        """Wait until the bytes have left this computer; False if they haven't in time.

        Raises:
            LinkError: the connection broke.
        """
        ...

    def close(self, *, abandon: bool = False) -> None:
        """Let go; never raises, never waits.

        Args:
            abandon: throw away what still waits in this computer, so that it can't come out
                of the printer later.
        """
        ...


class FdLink:
    """A link over a non-blocking file descriptor: socket, usblp node or serial line.

    Args:
        descriptor: open and non-blocking.
        answers: whether it can be read.
        release: closes the descriptor; told whether to abandon what waits.
        pending: bytes that the kernel still holds.
        paper_out: what the port itself knows of the paper.
        empty_is_end: whether an empty read means that the other side has closed.
    """

    keeps = False

    def __init__(
        self,
        descriptor: int,
        *,
        release: Callable[[bool], None],
        pending: Callable[[], int],
        answers: bool = True,
        paper_out: Callable[[], bool | None] = lambda: None,
        empty_is_end: bool = True,
    ) -> None:
        self.answers = answers
        self.paper_out = paper_out
        self._descriptor = descriptor
        self._release: Callable[[bool], None] | None = release
        self._pending = pending
        self._empty_is_end = empty_is_end

    def exchange(self, out: bytes, timeout: float) -> tuple[int, bytes]:
        """See `Link`."""
        poll = select.poll()
        wanted = (select.POLLOUT if out else 0) | (select.POLLIN if self.answers else 0)
        poll.register(self._descriptor, wanted)
        events = dict(poll.poll(max(0.0, timeout) * 1000)).get(self._descriptor, 0)
        came = b""
        if self.answers and events & (select.POLLIN | select.POLLHUP):
            came = self._read()
        elif events & (select.POLLHUP | select.POLLERR | select.POLLNVAL):
            raise LinkError(Reason.POWER, "the connection is gone")
        taken = self._write(out) if out and events & select.POLLOUT else 0
        return taken, came

    def flush(self, timeout: float) -> bool:
        """See `Link`."""
        end = time.monotonic() + timeout
        try:
            while self._pending():
                if time.monotonic() >= end:
                    return False
                # The kernel has no event for "queue empty"; a short pause is all there is.
                time.sleep(_PAUSE)
        except OSError as error:
            raise LinkError(Reason.POWER, f"lost while flushing: {error}") from error
        return True

    def close(self, *, abandon: bool = False) -> None:
        """See `Link`."""
        release, self._release = self._release, None
        if release is None:
            return
        try:
            release(abandon)
        except OSError as error:
            # The device is gone; there is nothing left to let go of.
            logger.info("closing the printer: %s", error)

    def _read(self) -> bytes:
        try:
            came = os.read(self._descriptor, 4096)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise LinkError(Reason.POWER, f"reading failed: {error}") from error
        if came:
            return came
        if self._empty_is_end:
            raise LinkError(Reason.POWER, "the printer closed the connection")
        # usblp hands on empty packets; without a pause an idle printer would keep us spinning.
        time.sleep(_PAUSE)
        return b""

    def _write(self, out: bytes) -> int:
        try:
            return os.write(self._descriptor, out)
        except BlockingIOError:
            return 0
        except OSError as error:
            raise LinkError(Reason.POWER, f"writing failed: {error}") from error


_OPEN_ERRORS = {
    errno.ECONNREFUSED: Reason.REFUSED,
    errno.EBUSY: Reason.BUSY,
    errno.EAGAIN: Reason.BUSY,  # another process holds the serial line
    errno.EACCES: Reason.DENIED,
    errno.EPERM: Reason.DENIED,
}


def open_failed(error: OSError, device: str) -> LinkError:
    """Say why a device couldn't be opened."""
    reason = _OPEN_ERRORS.get(error.errno or 0, Reason.UNREACHABLE)
    return LinkError(reason, f"{device}: {error.strerror or error}")

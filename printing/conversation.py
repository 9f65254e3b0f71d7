"""Questions to a printer and its answers, over one link."""

import time
from collections import deque
from collections.abc import Callable

from printing.reasons import Reason
from printing.replies import Health, RealTime, Reply, ReplyReader
from printing.transport.link import Link, LinkError


class Conversation:
    """Sends bytes and sorts what comes back. Nothing that arrives is lost or waited for twice.

    Args:
        link: open, and nothing sent over it yet.
        clock: seconds, monotonic.
    """

    def __init__(self, link: Link, clock: Callable[[], float] = time.monotonic) -> None:
        self.health = Health()
        self.clock = clock
        self._link = link
        self._reader = ReplyReader()
        self._status: deque[int] = deque()
        self._replies: deque[Reply] = deque()

    def send_some(self, data: bytes, timeout: float) -> bytes:
        """Send as much as is taken at once, or wait `timeout` seconds for any to be taken.

        Returns:
            What is left.

        Raises:
            LinkError: the connection broke; nothing of `data` was taken.
        """
        return data[self._exchange(data, timeout) :]

    def send_small(self, data: bytes, timeout: float) -> None:
        """Send a few bytes whole.

        Raises:
            LinkError: the connection broke, or they weren't taken in time.
        """
        end = self.clock() + timeout
        while data:
            if self.clock() >= end:
                raise LinkError(Reason.TIMEOUT, "the printer takes no data")
            data = self.send_some(data, end - self.clock())

    def ask(self, question: int, timeout: float) -> int | None:
        """Ask DLE EOT 1 to 4; None if no answer came in time. Notes it in `health`.

        Raises:
            LinkError: the connection broke, or the question wasn't taken in time.
        """
        end = self.clock() + timeout
        self._status.clear()
        self.send_small(bytes((0x10, 0x04, question)), timeout)
        while not self._status:
            if self.clock() >= end:
                return None
            self._exchange(b"", end - self.clock())
        bits = self._status.popleft()
        self.health = self.health.with_answer(question, bits)
        return bits

    def wait_for(self, wanted: Callable[[Reply], bool], timeout: float) -> Reply | None:
        """Wait for the next reply that is wanted, passing over others.

        Raises:
            LinkError: the connection broke.
        """
        end = self.clock() + timeout
        while True:
            while self._replies:
                reply = self._replies.popleft()
                if wanted(reply):
                    return reply
            if self.clock() >= end:
                return None
            self._exchange(b"", end - self.clock())

    def forget_replies(self) -> None:
        """Pass over everything that has come so far."""
        self._replies.clear()

    def _exchange(self, out: bytes, timeout: float) -> int:
        taken, came = self._link.exchange(out, timeout)
        for reply in self._reader.feed(came):
            if isinstance(reply, RealTime):
                self._status.append(reply.bits)
            else:
                self._replies.append(reply)
        return taken

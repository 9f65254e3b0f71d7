"""A link whose other end is written down in the test: what comes back after which bytes."""

from collections.abc import Callable

from printing.reasons import Reason
from printing.transport.link import LinkError

WELL = {1: 0x12, 2: 0x12, 3: 0x12, 4: 0x12}


class ScriptedPrinter:
    """Answers DLE EOT from `status`, and everything else as `react` says.

    Time passes only when somebody waits in vain, so deadlines cost nothing.
    """

    answers = True
    keeps = False

    def __init__(self, react: Callable[[bytes], bytes] = lambda sent: b"") -> None:
        self.status = dict(WELL)
        self.sent = bytearray()
        self.now = 0.0
        self.takes = 1 << 20
        self.broken = False
        self._react = react
        self._coming = bytearray()

    def clock(self) -> float:
        return self.now

    def say(self, data: bytes) -> None:
        """Push bytes to the computer unasked."""
        self._coming += data

    def exchange(self, out: bytes, timeout: float) -> tuple[int, bytes]:
        came = bytes(self._coming)
        self._coming.clear()
        if self.broken and not came:
            raise LinkError(Reason.POWER, "gone")
        taken = min(len(out), self.takes)
        if taken:
            self.sent += out[:taken]
            self._coming += self._answer(out[:taken])
        if not taken and not came:
            self.now += max(timeout, 0.001)
        return taken, came

    def _answer(self, data: bytes) -> bytes:
        if len(data) == 3 and data[:2] == b"\x10\x04":
            bits = self.status.get(data[2])
            return b"" if bits is None else bytes((bits,))
        return self._react(data)

    def paper_out(self) -> bool | None:
        return None

    def flush(self, timeout: float) -> bool:
        return True

    def close(self, *, abandon: bool = False) -> None:
        self.broken = True

"""Real-time commands, found in the byte stream the moment they arrive.

The scanner looks at every byte, also inside a raster: real printers can't tell either, and
execute `10 04 n` out of the middle of a picture (ESC/POS reference, notes on DLE EOT).
"""

from dataclasses import dataclass
from enum import Enum, auto

_DLE, _EOT, _ENQ, _DC4 = 0x10, 0x04, 0x05, 0x14
_CLEAR = bytes((_DLE, _DC4, 8, 1, 3, 20, 1, 6, 2, 8))


class RealTime(Enum):
    """The real-time commands that are known."""

    STATUS = auto()
    RECOVER = auto()
    RECOVER_AND_CLEAR = auto()
    CLEAR = auto()


@dataclass(frozen=True)
class RealTimeCommand:
    """One command; `n` is the question of DLE EOT, 0 for the others."""

    what: RealTime
    n: int = 0


class RealTimeScanner:
    """Feed it every byte in order."""

    def __init__(self) -> None:
        """Nothing seen yet."""
        self._seen = b""

    def feed(self, byte: int) -> RealTimeCommand | None:
        """Take one byte; the command it completes, if it does."""
        if not self._seen and byte != _DLE:
            return None
        self._seen += bytes((byte,))
        command = _complete(self._seen)
        if command is not None:
            self._seen = b""
        elif not _may_become(self._seen):
            self._seen = bytes((_DLE,)) if byte == _DLE else b""
        return command


def _complete(seen: bytes) -> RealTimeCommand | None:
    if len(seen) == 3 and seen[1] == _EOT and 1 <= seen[2] <= 4:
        return RealTimeCommand(RealTime.STATUS, seen[2])
    if len(seen) == 3 and seen[1] == _ENQ and seen[2] in (1, 2):
        return RealTimeCommand(RealTime.RECOVER if seen[2] == 1 else RealTime.RECOVER_AND_CLEAR)
    return RealTimeCommand(RealTime.CLEAR) if seen == _CLEAR else None


def _may_become(seen: bytes) -> bool:
    return seen in (bytes((_DLE,)), bytes((_DLE, _EOT)), bytes((_DLE, _ENQ))) or (
        _CLEAR.startswith(seen)
    )

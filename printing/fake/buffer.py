"""The receive buffer: a few thousand bytes between the wire and the mechanism."""

from collections import deque
from dataclasses import dataclass

# A full buffer asks for data again only when this much is free (Epson: 256 bytes).
_ROOM_TO_GO_ON = 256


@dataclass(frozen=True)
class SessionEnd:
    """A connection ended after a certain byte; `broken`: the printer itself hung up."""

    at: int
    broken: bool


class ReceiveBuffer:
    """Bounded bytes in order, with the places where connections ended. No lock of its own."""

    def __init__(self, size: int) -> None:
        """An empty buffer of `size` bytes."""
        self.size = size
        self._bytes: deque[int] = deque()
        self._ends: deque[SessionEnd] = deque()
        self._arrived = 0
        self.taken = 0
        self._busy = False

    def __len__(self) -> int:
        """Bytes waiting."""
        return len(self._bytes)

    @property
    def room(self) -> int:
        """Bytes that may be sent now; after it was full, 0 until a good part is free again."""
        free = self.size - len(self._bytes)
        if self._busy and free >= min(_ROOM_TO_GO_ON, self.size):
            self._busy = False
        return 0 if self._busy else free

    def put(self, byte: int) -> None:
        """Append one byte. The caller asked for `room` first."""
        self._bytes.append(byte)
        self._arrived += 1
        self._busy = self._busy or len(self._bytes) >= self.size

    def pop(self, most: int) -> bytes:
        """Take the oldest bytes, up to `most`, none from beyond the end of a connection."""
        if self._ends:
            most = min(most, self._ends[0].at - self.taken)
        data = bytes(self._bytes.popleft() for _ in range(min(most, len(self._bytes))))
        self.taken += len(data)
        return data

    def clear(self) -> None:
        """Lose everything."""
        self._bytes.clear()
        self._ends.clear()
        self.taken = self._arrived
        self._busy = False

    def end_session(self, broken: bool) -> None:
        """The connection ended here."""
        self._ends.append(SessionEnd(self._arrived, broken))

    def pop_session_end(self) -> SessionEnd | None:
        """The end of a connection whose bytes have all been taken, once each."""
        if self._ends and self._ends[0].at <= self.taken:
            return self._ends.popleft()
        return None

"""The host's end of the wire, with a deadline on everything."""

import os
import select
import socket
import time
from types import TracebackType
from typing import Self

PATIENCE_S = 10.0


class Host:
    """A TCP client that asks and waits for exactly so many bytes."""

    def __init__(self, address: tuple[str, int]) -> None:
        self.socket = socket.create_connection(address, PATIENCE_S)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.socket.close()

    def send(self, data: bytes) -> None:
        self.socket.sendall(data)

    def expect(self, count: int) -> bytes:
        """Exactly `count` bytes; fails with what did come."""
        got = b""
        while len(got) < count:
            piece = self.socket.recv(count - len(got))
            if not piece:
                raise AssertionError(f"connection ended after {got!r}")
            got += piece
        return got

    def ask(self, question: bytes, count: int) -> bytes:
        self.send(question)
        return self.expect(count)

    def next_packet(self) -> bytes:
        """Whatever one read brings."""
        return self.socket.recv(65536)

    def fill(self) -> int:
        """Send until the wire takes no more; how many bytes it took."""
        self.socket.setblocking(False)
        total = 0
        try:
            while True:
                total += self.socket.send(b"\x00" * 65536)
        except BlockingIOError:
            return total
        finally:
            self.socket.settimeout(PATIENCE_S)


def read_descriptor(descriptor: int, count: int) -> bytes:
    """Exactly `count` bytes from a file descriptor."""
    deadline = time.monotonic() + PATIENCE_S
    got = b""
    while len(got) < count:
        ready, _, _ = select.select([descriptor], [], [], deadline - time.monotonic())
        if not ready:
            raise AssertionError(f"only {got!r} came")
        got += os.read(descriptor, count - len(got))
    return got

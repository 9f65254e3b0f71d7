"""HTTP/1.1 messages cut out of a byte stream, every byte as it came."""

from __future__ import annotations

import contextlib
import socket


class Ended(Exception):
    """The other side closed, or whoever reads is being shut down."""


class MessageReader:
    """Cuts a byte stream into whole HTTP/1.1 messages, verbatim."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self._data = b""

    def message(self, *, reply: bool) -> bytes:
        """The next whole message; a reply without a length lasts until the close."""
        while (end := self._data.find(b"\r\n\r\n")) < 0:
            self._more()
        length = _content_length(self._data[: end + 2])
        if length is None and reply and b" 304 " not in self._data[:16]:
            with contextlib.suppress(Ended):
                while True:
                    self._more()
            whole = len(self._data)
        else:
            whole = end + 4 + (length or 0)
        while len(self._data) < whole:
            self._more()
        message, self._data = self._data[:whole], self._data[whole:]
        return message

    def _more(self) -> None:
        data = self._sock.recv(65536)
        if not data:
            raise Ended
        self._data += data


def _content_length(head: bytes) -> int | None:
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length":
            return int(value)
    return None

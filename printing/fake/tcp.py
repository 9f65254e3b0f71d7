"""The printer on the network: raw TCP, one client at a time, as on port 9100."""

import logging
import select
import socket
import struct

from printing.fake.intake import Intake
from printing.fake.machine import Hangup
from printing.fake.port import Port

log = logging.getLogger(__name__)

_RETRY_S = 0.1
_LINGER_AND_RESET = struct.pack("ii", 1, 0)


class TcpPort(Port):
    """A listening socket and at most one client; a second one waits until the first is gone."""

    def __init__(self, intake: Intake, host: str = "127.0.0.1", port: int = 0) -> None:
        """Will listen on `host`:`port`; port 0 takes a free one, see `address`."""
        super().__init__(intake, "fake-printer-tcp")
        self.address: tuple[str, int] = (host, port)
        self._door: socket.socket | None = None
        self._door_open = False
        self._client: socket.socket | None = None
        self._hung_up = False

    def claim(self) -> None:
        """Bind; the real port number is in `address` from here on."""
        self._door = self._bind()
        self.address = self._door.getsockname()[:2]
        self._let_in(self.intake.accepting)

    def release(self) -> None:
        """Hang up and stop listening."""
        self._drop_client(reset=False)
        if self._door is not None:
            self._door.close()
            self._door = None

    def adjust(self) -> None:
        """Hang up if told to; open or shut the door."""
        hangup = self.intake.take_hangup()
        if not self.intake.accepting:
            self._let_in(False)  # first: who is thrown out and comes back at once is refused
        if self._client is not None and hangup is Hangup.RESET:
            self._drop_client(reset=True)
        elif self._client is not None and hangup is Hangup.FIN and not self._hung_up:
            self._say_goodbye(self._client)
        lonely = self.intake.one_at_a_time and self._client is not None
        self._let_in(self.intake.accepting and not lonely)

    def wait_and_carry(self, wake: socket.socket) -> None:
        """Wait for a client, for its bytes while there is room for them, or for `wake`."""
        watched = [wake]
        if self._client is None and self._door is not None and self._door_open:
            watched.append(self._door)
        elif self._client is not None and (self._hung_up or self.intake.room()):
            watched.append(self._client)
        ready, _, _ = select.select(watched, [], [])
        if self._door in ready:
            self._accept()
        elif self._client in ready:
            self._carry()

    def _accept(self) -> None:
        assert self._door is not None
        client, _ = self._door.accept()
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._client, self._hung_up = client, False
        self.intake.begin_session(lambda data: self._send(client, data))

    def _send(self, client: socket.socket, data: bytes) -> None:
        """Send all of it, unless the client goes first.

        Raises:
            OSError: it went.
        """
        while data:
            if client.fileno() < 0:
                raise BrokenPipeError("connection closed")
            _, writable, _ = select.select([], [client], [], _RETRY_S)
            if writable:
                data = data[client.send(data, socket.MSG_DONTWAIT) :]

    def _carry(self) -> None:
        assert self._client is not None
        room = 65536 if self._hung_up else self.intake.room()
        if not room:  # the printer changed its mind since the wait began
            return
        try:
            data = self._client.recv(room)
        except OSError as error:
            log.info("host broke off: %s", error)
            data = b""
        if not data:
            self._drop_client(reset=False)
        elif not self._hung_up:
            self.intake.receive(data)

    def _say_goodbye(self, client: socket.socket) -> None:
        """Send FIN; whatever the host still sends is thrown away."""
        self._hung_up = True
        self.intake.end_session(broken=True)
        client.shutdown(socket.SHUT_WR)

    def _drop_client(self, reset: bool) -> None:
        client, self._client = self._client, None
        if client is None:
            return
        if reset:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_AND_RESET)
        if not self._hung_up:
            self.intake.end_session(broken=reset)
        client.close()

    def _bind(self) -> socket.socket:
        door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind(self.address)
        except OSError:
            door.close()
            raise
        return door

    def _let_in(self, wanted: bool) -> None:
        """Listen or not. A bound socket that doesn't listen refuses, and keeps the address."""
        if wanted == self._door_open:
            return
        assert self._door is not None
        if wanted:
            self._door.listen()
        else:
            self._door.close()
            self._door = self._bind()
        self._door_open = wanted

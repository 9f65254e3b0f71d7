"""Running the HTTP server: uvicorn, lean headers, and no patience for half a request."""

from __future__ import annotations

import asyncio
import functools
import os
import socket
from typing import Any

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.supervisors import Multiprocess

from kiosk.errors import BadInput
from sync.central.app import Settings, create_app

HEADER_S = 20.0
"""For the whole head of a request to arrive, from the connection or its first byte on."""

KEEP_ALIVE_S = 1_800
"""Longer than the silence between two heartbeats: a TLS handshake costs more than a day's."""

LOOPBACK = "127.0.0.1,::1"
"""Where the proxy that ends TLS usually runs: beside the server."""

MAX_HEAD = 8 * 1024
_BACKLOG = 512


class ImpatientProtocol(H11Protocol):
    """Hangs up on connections that never get their request's head together."""

    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Starts the clock."""
        super().connection_made(transport)
        self._arm()

    def data_received(self, data: bytes) -> None:
        """Stops the clock with a whole head, starts it with the beginning of another one."""
        super().data_received(data)
        if self.conn.their_state is h11.IDLE:
            self._arm_if_begun()
        else:
            self._disarm()

    def on_response_complete(self) -> None:
        """The next head may have begun to arrive while this request was worked on."""
        super().on_response_complete()
        if self.conn.their_state is h11.IDLE:
            self._arm_if_begun()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forgets the clock."""
        self._disarm()
        super().connection_lost(exc)

    def _arm_if_begun(self) -> None:
        if self._deadline is None and self.conn.trailing_data[0]:
            self._arm()

    def _arm(self) -> None:
        self._deadline = self.loop.call_later(HEADER_S, self._hang_up)

    def _disarm(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _hang_up(self) -> None:
        self._deadline = None
        self.transport.abort()


def listener(listen: str) -> socket.socket:
    """A listening socket on `HOST:PORT`; port 0 takes a free one.

    Raises:
        BadInput: not such an address, or one that is taken.
    """
    host, _, port = listen.rpartition(":")
    host = host.strip("[]")
    if not host or not port.isdecimal() or int(port) > 65_535:
        raise BadInput(
            f"Alamat harus HOST:PORT, misalnya 127.0.0.1:8080 (bukan {listen}).",
            f"the address must be HOST:PORT, such as 127.0.0.1:8080 (not {listen})",
        )
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        made = socket.create_server((host, int(port)), family=family, backlog=_BACKLOG)
    except OSError as error:
        why = os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror
        raise BadInput(
            f"Alamat {listen} tidak bisa dipakai: {why}.", f"can't listen on {listen}: {why}"
        ) from error
    # Inherited by its connections. Without it the answer's body waits for the client's
    # delayed acknowledgement of the head: 40 ms a call.
    made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return made


def run(settings: Settings, sock: socket.socket, workers: int = 1, proxy: str = LOOPBACK) -> None:
    """Serves until it is told to stop (SIGTERM, SIGINT).

    `proxy` is whose `X-Forwarded-For` is believed: addresses or networks, with commas.
    """
    config = uvicorn.Config(
        functools.partial(create_app, settings),
        factory=True,
        workers=workers,
        forwarded_allow_ips=proxy,
        http=ImpatientProtocol,
        ws="none",
        lifespan="on",
        access_log=False,
        log_level="warning",
        server_header=False,
        date_header=False,
        h11_max_incomplete_event_size=MAX_HEAD,
        timeout_keep_alive=KEEP_ALIVE_S,
        timeout_graceful_shutdown=10,
    )
    server = uvicorn.Server(config)
    if workers == 1:
        server.run(sockets=[sock])
        return
    supervisor: Any = Multiprocess(config, sockets=[sock])
    supervisor.run()

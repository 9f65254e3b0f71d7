"""One round with the server: everything up, everything down, and how it went."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from kiosk.clock import Clock, SystemClock
from sync.agent.asks import Ask, Compare, Join, Push
from sync.agent.client import Client, Echo
from sync.agent.content import Downloads
from sync.agent.engine import Engine
from sync.agent.errors import (
    ClockWrong,
    LinkError,
    Malformed,
    NotOurServer,
    Refused,
    ServerTrouble,
    TimedOut,
)
from sync.agent.port import Port
from sync.agent.status import State, SyncStatus
from sync.wire import ForkReply, Health, SyncReply


@dataclass(frozen=True)
class Outcome:
    """How a round went, and when the server would like the next one, in seconds."""

    status: SyncStatus
    next_after_s: int | None = None
    retry_after_s: float | None = None


class Round:
    """Runs rounds; what one learns about the line is kept for the next."""

    def __init__(
        self,
        port: Port,
        clock: Clock,
        health: Callable[[], Health],
        downloads: Downloads | None = None,
    ) -> None:
        self._port = port
        self._engine = Engine(port, clock, health)
        self._downloads = downloads
        self._known = SyncStatus("waiting", 0, 0)

    def run(self, client: Client | None) -> Outcome:
        """Talks until nothing is left to say or the line fails; `client` None: not enrolled.

        Raises:
            Exception: whatever the stand's own store raises; nothing is lost by it.
        """
        if client is None:
            return Outcome(self._status("never_enrolled"))
        self._engine.begin()
        try:
            while (ask := self._engine.next()) is not None:
                self._step(client, ask)
            self._fetch(client)
        except LinkError as error:
            return self._failed(error)
        return Outcome(self._settled(), next_after_s=self._engine.next_after_s)

    def broken(self, error: Exception) -> Outcome:
        """The outcome of a round in which the stand's own store failed."""
        # The store can't be asked now; what was known last is nearer the truth than zeros.
        return Outcome(
            msgspec.structs.replace(
                self._known,
                state="store_error",
                last_contact=self._engine.last_contact,
                detail=type(error).__name__,
                fed_at=None,
            )
        )

    def _step(self, client: Client, ask: Ask) -> None:
        try:
            match ask:
                case Push():
                    self._engine.settle(ask, _told(client, "/v1/sync", ask, SyncReply))
                case Compare():
                    self._engine.compared(ask, _told(client, "/v1/fork", ask, ForkReply))
                case Join():
                    self._join(client, ask)
        except Malformed as error:
            if isinstance(ask, Join):
                raise
            self._engine.malformed(ask, error.code)
        except TimedOut:
            self._engine.timed_out()
            raise

    def _join(self, client: Client, ask: Join) -> None:
        try:
            reply = client.enrol(ask.request, ask.key)
        except Refused as error:
            self._engine.not_joined(ask, error.code)
            return
        server = self._port.server()
        if server is None or reply.root.key.hex() != server.root:
            raise NotOurServer("another server's root key")
        self._engine.joined(ask, reply)

    def _fetch(self, client: Client) -> None:
        if self._downloads is not None and not self._engine.refused:
            own = self._port.streams()[-1]
            self._downloads.fetch(client, own.id, own.key)

    def _settled(self) -> SyncStatus:
        engine = self._engine
        refused = ", ".join(sorted(set(engine.refused.values())))
        if self._port.streams()[-1].id in engine.refused:
            return self._status("revoked", refused)
        if engine.trouble:
            return self._status("server_error", engine.trouble)
        # An old stream that is refused stays in the backlog, but mustn't slow the new one down.
        detail = f"an earlier stream is refused: {refused}" if refused else ""
        return self._status("fork" if engine.forks else "ok", detail)

    def _failed(self, error: LinkError) -> Outcome:
        wish = error.retry_after_s if isinstance(error, ServerTrouble) else None
        return Outcome(self._status(_state(error), str(error)), retry_after_s=wish)

    def _status(self, state: State, detail: str = "") -> SyncStatus:
        streams = self._port.streams()
        self._known = SyncStatus(
            state=state,
            backlog=self._engine.backlog(),
            acked=streams[-1].acked[0] if streams else 0,
            last_contact=self._engine.last_contact,
            rejected=self._engine.rejected,
            detail=detail,
            fed_at=self._engine.fed_at,
        )
        return self._known


def _told(client: Client, path: str, ask: Push | Compare, kind: type[Echo]) -> Echo:
    stream = ask.stream
    return client.ask(path, ask.body, stream.id, stream.key, ask.request.batch, kind)


def _state(error: LinkError) -> State:
    match error:
        case NotOurServer():
            return "captive_portal"
        case ClockWrong():
            return "clock"
        case ServerTrouble() | Malformed():
            return "server_error"
        case _:
            return "offline"


def sync_once(
    port: Port,
    client: Client | None,
    health: Callable[[], Health],
    clock: Clock | None = None,
    downloads: Downloads | None = None,
) -> SyncStatus:
    """One whole round, for the command line.

    Raises:
        Exception: whatever the stand's own store raises.
    """
    return Round(port, clock or SystemClock(), health, downloads).run(client).status

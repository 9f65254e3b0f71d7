"""The link thread: one loop, one timer that is always armed.

Whatever goes wrong in a round is logged, shown and followed by the next one; there is no
state in which nothing will happen any more, except `stop()`.
"""

from __future__ import annotations

import logging
import random
import threading
import time
from collections.abc import Callable

from kiosk.clock import Clock, SystemClock
from sync.agent.client import Client
from sync.agent.content import Downloads
from sync.agent.port import Port
from sync.agent.round import Outcome, Round
from sync.agent.schedule import Schedule
from sync.agent.status import SyncStatus
from sync.agent.watch import LinkWatch
from sync.wire import Health

WATCH_S = 3.0
"""How often the loop looks whether a network came up, while it waits."""

log = logging.getLogger(__name__)


class Link:
    """Keeps a stand in touch with its server, in a thread of its own.

    `port` is called from that thread; where the store belongs to another one, `port` passes
    the calls on. `on_status` gets the status after each round, also in the link thread.
    """

    def __init__(
        self,
        port: Port,
        health: Callable[[], Health],
        *,
        on_status: Callable[[SyncStatus], None] = lambda status: None,
        downloads: Downloads | None = None,
        clock: Clock | None = None,
        chance: random.Random | None = None,
        client_for: Callable[[str], Client] = Client,
        watch: LinkWatch | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self.status = SyncStatus("waiting", 0, 0)
        self._port = port
        self._round = Round(port, clock or SystemClock(), health, downloads)
        self._on_status = on_status
        self._client_for = client_for
        self._client: Client | None = None
        self._watch = watch or LinkWatch()
        self._now = now
        self._schedule = Schedule(now(), chance or random.SystemRandom())
        self._bell = threading.Event()
        self._new_fact = False
        self._asked = False
        self._stopping = False
        self._thread: threading.Thread | None = None

    @property
    def due(self) -> float:
        """When the next round begins, in seconds of the monotonic clock."""
        return self._schedule.due

    def start(self) -> None:
        """Starts the thread; the first round begins at once."""
        self._thread = threading.Thread(target=self.run, name="link", daemon=True)
        self._thread.start()

    def stop(self, wait_s: float = 5.0) -> None:
        """Ends the loop, interrupting a call that is going on."""
        self._stopping = True
        self._bell.set()
        if self._client is not None:
            self._client.close()
        if self._thread is not None:
            self._thread.join(wait_s)

    def notify(self) -> None:
        """Something new is in the journal. May be called from any thread; never waits."""
        self._new_fact = True
        self._bell.set()

    def sync_now(self) -> None:
        """Begins a round at once. May be called from any thread; never waits."""
        self._asked = True
        self._bell.set()

    def run(self) -> None:
        """The loop itself, until `stop()`."""
        while not self._stopping:
            self.turn()
            self.rest()

    def turn(self) -> None:
        """One round. The timer is armed before and after it, whatever happens in it."""
        self._schedule.arm(self._now())
        try:
            outcome = self._talk()
        except Exception as error:
            if self._stopping:
                return
            log.exception("a round with the server failed; the next one is set")
            outcome = self._round.broken(error)
        self._schedule.after(outcome, self._now())
        self._show(outcome.status)

    def rest(self) -> None:
        """Waits until the next round is due; a fact, a network or a person may bring it nearer."""
        while not self._stopping:
            now = self._now()
            if self._new_fact:
                self._new_fact = False
                self._schedule.fact(now)
            if self._asked:
                self._asked = False
                self._schedule.asked(now)
            if self._watch.came_up():
                self._schedule.link_up(now)
            left = self._schedule.due - now
            if left <= 0:
                return
            self._bell.wait(min(left, WATCH_S))
            self._bell.clear()

    def _talk(self) -> Outcome:
        server = self._port.server()
        if server is None:
            return self._round.run(None)
        if self._client is None or self._client.url != server.url.rstrip("/"):
            if self._client is not None:
                self._client.close()
            self._client = self._client_for(server.url)
        return self._round.run(self._client)

    def _show(self, status: SyncStatus) -> None:
        self.status = status
        try:
            self._on_status(status)
        except Exception:
            log.exception("the link's status couldn't be shown")

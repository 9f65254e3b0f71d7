"""A stand and a central server for the benchmarks of the link: the real agent, a real process."""

from __future__ import annotations

import contextlib
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from kiosk.app import Kiosk
from kiosk.facts import Lane
from sync.agent.client import Client
from sync.agent.joining import enrol
from sync.agent.once import health_of
from sync.agent.round import Round
from sync.agent.stand import KioskPort
from sync.agent.status import SyncStatus
from sync.central import admin
from tests.bench._figures import SEED
from tests.support.process import Process
from tests.support.stands import SetClock, make_home, wib

SERVICES = (
    "paspor_umrah_haji",
    "paspor_baru_dewasa",
    "ganti_habis_dewasa",
    "itas_perpanjangan",
)


class Central:
    """The server as `kiosk central serve` starts it, on SQLite, on a port of loopback."""

    def __init__(self, folder: Path) -> None:
        self.db = f"sqlite:///{folder / 'central.db'}"
        command = [sys.executable, "-m", "kiosk", "central", "serve"]
        self._process = Process([*command, "--db", self.db, "--listen", "127.0.0.1:0"])
        url = self._process.wait_for_line("http://").rpartition("http://")[2]
        self.port = int(url.strip().rpartition(":")[2])

    def close(self) -> None:
        """Ends it."""
        self._process.kill()


class Stand:
    """An enrolled stand with a link of its own."""

    def __init__(self, folder: Path, db: str, client: Client) -> None:
        self.clock = SetClock(wib("2026-11-24 08:00"))
        self.kiosk = Kiosk.open(make_home(folder, clock=self.clock), self.clock)
        port = KioskPort(self.kiosk)
        self._client = client
        self._rng = random.Random(SEED)
        self._round = Round(port, self.clock, lambda: health_of(self.kiosk))
        enrol(port, client, admin.make_enrol_code(db, self.kiosk.place.id).code)
        assert self.sync().state == "ok"

    def sync(self) -> SyncStatus:
        """One round of the agent."""
        return self._round.run(self._client).status

    def take_number(self) -> None:
        """As a day brings them: uneven intervals, several services, one in five with priority."""
        rng = self._rng
        self.clock.forward(seconds=rng.uniform(15, 400))
        lane: Lane = "prioritas" if rng.random() < 0.2 else "umum"
        key = f"{rng.getrandbits(128):032x}"
        self.kiosk.issue(rng.choice(SERVICES), lane, key, on_paper=False)

    def close(self) -> None:
        """Hangs up and lets go of the home."""
        self._client.close()
        self.kiosk.close()


@contextlib.contextmanager
def central(folder: Path) -> Iterator[Central]:
    """A server for the length of a `with` block."""
    made = Central(folder)
    try:
        yield made
    finally:
        made.close()

"""One central server and any number of copies of one stand, all real, on one bad line."""

from __future__ import annotations

import contextlib
import shutil
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from kiosk.app import Kiosk
from kiosk.clock import Instant
from kiosk.errors import DiskLow
from kiosk.home import Home
from kiosk.setup import EXAMPLE_PLACE, init_home
from sync.agent.client import Client
from sync.agent.joining import enrol
from sync.agent.round import Round
from sync.agent.stand import KioskPort
from sync.agent.status import SyncStatus
from sync.central import admin
from sync.wire import Health
from tests.faults.sync.server import Central, Nursery
from tests.support.faultproxy import FaultProxy
from tests.support.process import wait_until

CALL_S = 20.0
DAY_MS = 24 * 3600 * 1000


class Killed(BaseException):
    """The stand's process ends here, in the middle of a round."""


class TestClock:
    """The machine's clock, as wrong as the test wants."""

    __test__ = False

    def __init__(self) -> None:
        self.at = 1_795_500_000_000
        self.mono = 1_000

    def read(self) -> Instant:
        self.at += 7
        self.mono += 7
        return Instant(at=self.at, mono=self.mono, boot="aabbccdd")


class TrippedPort:
    """A stand's port that fails at the `at`-th call, before or after doing it."""

    def __init__(self, port: KioskPort, at: int, *, after: bool, error: BaseException) -> None:
        self._port = port
        self._left = at
        self._after = after
        self._error = error

    def __getattr__(self, name: str) -> Any:
        return partial(self._call, getattr(self._port, name))

    def _call(self, method: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        self._left -= 1
        if self._left == 0 and not self._after:
            raise self._error
        value = method(*args, **kwargs)
        if self._left == 0:
            raise self._error
        return value


class Stand:
    """One copy of the stand: its home on disk, opened, and its link."""

    def __init__(self, folder: Path, url: str) -> None:
        self.home = Home(folder)
        self.clock = TestClock()
        self._url = url
        self.open()

    def open(self) -> None:
        self.kiosk = Kiosk.open(self.home, self.clock)
        self.port = KioskPort(self.kiosk)
        self.client = Client(self._url)
        self._round = Round(self.port, self.clock, _health)

    def close(self) -> None:
        self.client.close()
        self.kiosk.close()

    def reopen(self) -> None:
        """What a `kill -9` between two transactions leaves, started again."""
        self.close()
        self.open()

    def sync(self) -> SyncStatus:
        return self._round.run(self.client).status

    def sync_until_killed(self, at: int, *, after: bool) -> None:
        """A round in which the process dies at the `at`-th use of its store."""
        self._tripped(at, Killed(), after=after)
        self.reopen()

    def sync_on_full_disk(self, at: int) -> None:
        """A round in which the store refuses to write at the `at`-th use."""
        self._tripped(at, DiskLow("Penyimpanan penuh.", "disk full"), after=False)

    def _tripped(self, at: int, error: BaseException, *, after: bool) -> None:
        port: Any = TrippedPort(self.port, at, after=after, error=error)
        with contextlib.suppress(Killed, DiskLow):
            Round(port, self.clock, _health).run(self.client)

    def copy_to(self, folder: Path) -> Path:
        """The disk as it is now."""
        return Path(shutil.copytree(self.home.path, folder))

    def roll_back(self, copy: Path) -> None:
        """The whole disk as it was."""
        self.close()
        shutil.rmtree(self.home.path)
        shutil.copytree(copy, self.home.path)
        self.open()


class World:
    """A server and stands; `template` is a folder made by `make_template`."""

    def __init__(self, template: Path, folder: Path, nursery: Nursery) -> None:
        self.folder = folder
        shutil.copytree(template / "central", folder / "central")
        self.central = Central(folder / "central", nursery)
        self.central.start()
        self.line = FaultProxy(("127.0.0.1", self.central.port))
        self.stands: list[Stand] = []
        self._names = iter(range(1_000_000))
        self.add_stand(template / "stand")

    def add_stand(self, disk: Path) -> Stand:
        home = Path(shutil.copytree(disk, self.new_path("stand")))
        stand = Stand(home, self.line.url)
        self.stands.append(stand)
        return stand

    def new_path(self, kind: str) -> Path:
        return self.folder / f"{kind}-{next(self._names)}"

    def during_sync(self, stand: Stand, what: Callable[[], None]) -> None:
        """Does something while a request of this stand is on its way."""
        before = self.line.counted.requests
        thread = threading.Thread(target=what)
        watcher = threading.Thread(target=lambda: self._once_asked(before, thread))
        watcher.start()
        stand.sync()
        watcher.join(CALL_S)
        assert not watcher.is_alive()
        assert not thread.is_alive()

    def _once_asked(self, before: int, thread: threading.Thread) -> None:
        wait_until(
            lambda: self.line.counted.requests > before,
            within=CALL_S,
            what="request on the line",
            every=0.0005,
        )
        thread.start()
        thread.join(CALL_S)

    def close(self) -> None:
        for stand in self.stands:
            stand.close()
        self.line.__exit__(None, None, None)
        self.central.kill()


def make_template(folder: Path, nursery: Nursery) -> None:
    """A fresh server and a stand that is enrolled with it."""
    (folder / "central").mkdir(parents=True)
    central = Central(folder / "central", nursery)
    central.start()
    home = Home(folder / "stand")
    place = init_home(home, EXAMPLE_PLACE, TestClock())
    home.ballast.unlink(missing_ok=True)  # 32 MB that no test needs in each of its copies
    stand = Stand(folder / "stand", f"http://127.0.0.1:{central.port}")
    enrol(stand.port, stand.client, admin.make_enrol_code(central.db, place.id).code)
    assert stand.sync().state == "ok"
    stand.close()
    central.kill()


def _health() -> Health:
    return Health(app="0.1.0")

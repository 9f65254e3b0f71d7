"""Stands of several villages at one server, and an officer who loads tables there."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from uuid import uuid4

import pytest

from kiosk.app import Kiosk
from kiosk.home import Home
from kiosk.statuses import kdf
from kiosk.statuses.values import StatusView
from kiosk.store.tables import application_status
from sync.agent.client import Client
from sync.agent.joining import enrol
from sync.agent.once import sync_once
from sync.agent.stand import KioskPort
from sync.agent.status import SyncStatus
from sync.central.statuses.importing import Imported, import_statuses
from tests.support.stands import OFFICE as OFFICE_TOML
from tests.support.stands import SetClock, make_home
from tests.sync.central.conftest import Central
from tests.sync.central.statuses.tables import BORN, NOW, table

ALWAYS_OPEN = OFFICE_TOML.partition("[hours]")[0] + "[hours]\nalways_open = true\n"


class Village:
    """A stand and its link."""

    def __init__(self, home: Home, clock: SetClock) -> None:
        self.home, self.clock = home, clock
        self.kiosk = Kiosk.open(home, clock)

    def enrol(self, central: Central) -> None:
        client = Client(central.url)
        port = KioskPort(self.kiosk)
        enrol(port, client, central.code(self.kiosk.place.id))
        client.close()

    def sync(self) -> SyncStatus:
        status = sync_once(self.kiosk)
        assert status.state in ("ok", "fork"), status
        return status

    def find(self, reference: str) -> StatusView | None:
        return self.kiosk.statuses.find(reference, BORN, uuid4().hex)

    def stage(self, reference: str) -> str | None:
        found = self.find(reference)
        return found.stage if found else None

    def count(self) -> int:
        return len(
            self.kiosk.store.read(lambda c: c.execute(application_status.select()).fetchall())
        )

    def close(self) -> None:
        self.kiosk.close()


@pytest.fixture
def load(own_central: Central, tmp_path: Path) -> Callable[..., Imported]:
    def loaded(*lines: str, **how: int) -> Imported:
        file = table(tmp_path, *lines)
        return import_statuses(own_central.db_url, file, own_central.keys_dir, **how)

    return loaded


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Callable[..., Village]]:
    """Makes villages, each in a folder of its own, and closes them."""
    made = ExitStack()

    def make(name: str, copied_from: Village | None = None) -> Village:
        folder = tmp_path / name
        clock = SetClock(NOW)
        if copied_from is None:
            folder.mkdir()
            home = make_home(folder, ALWAYS_OPEN.replace("desa-uji", name), clock)
        else:
            home = Home(Path(shutil.copytree(copied_from.home.path, folder)))
        stand = Village(home, clock)
        made.callback(stand.close)
        return stand

    yield make
    made.close()


@pytest.fixture
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of thousands of rows the slow hash would take minutes, and is tested elsewhere."""

    def quick(key: bytes, reference: str, born: object) -> bytes:
        return hashlib.blake2b(f"{reference}{born}".encode(), key=key, digest_size=8).digest()

    monkeypatch.setattr(kdf, "lookup_key", quick)

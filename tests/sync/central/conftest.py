from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from sync.central import admin
from tests.support.process import Process
from tests.sync.central.stand import PLACE, Stand

_SERVE = """
import sys
from pathlib import Path
from sync.central.admin import serve
serve(sys.argv[1], sys.argv[2], Path(sys.argv[3]), started=lambda url: print("at", url))
"""


@dataclass
class Central:
    """A database and, while it runs, the real server process on it."""

    db_url: str
    keys_dir: Path
    process: Process | None = None
    url: str = ""

    def start(self) -> None:
        listen = self.url.removeprefix("http://") or "127.0.0.1:0"
        command = [sys.executable, "-c", _SERVE, self.db_url, listen, str(self.keys_dir)]
        self.process = Process(command)
        self.url = self.process.wait_for_line("at http://").removeprefix("at ")

    def kill(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process = None

    def code(self, place: str = PLACE, letter: str | None = None) -> str:
        return admin.make_enrol_code(self.db_url, place, letter, keys_dir=self.keys_dir).code

    def facts(self, kind: str | None = None) -> list[dict[str, object]]:
        return list(admin.facts(self.db_url, kind))

    def quarantined(self) -> list[tuple[int, str]]:
        return [(item["seq"], item["code"]) for item in admin.quarantine(self.db_url)]


@pytest.fixture(params=["sqlite", "postgresql"])
def db_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of either kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'central.db'}"
    make: Callable[[], str] = request.getfixturevalue("postgres_database")
    return make()


@pytest.fixture
def central(db_url: str, tmp_path: Path) -> Iterator[Central]:
    """A running server."""
    made = Central(db_url, tmp_path / "keys")
    made.start()
    yield made
    made.kill()


@pytest.fixture
def new_stand(central: Central) -> Iterator[Callable[..., Stand]]:
    """Makes enrolled stands; each call takes its own seed."""
    made: list[Stand] = []

    def make(place: str = PLACE, seed: int | None = None, enrolled: bool = True) -> Stand:
        import random

        rng = random.Random(len(made) if seed is None else seed)
        stand = Stand(central.url, rng, place, hardware=f"hw-{len(made)}")
        made.append(stand)
        if enrolled:
            stand.enrol(central.code(place))
        return stand

    yield make
    for stand in made:
        stand.close()


@pytest.fixture
def stand(new_stand: Callable[..., Stand]) -> Stand:
    """An enrolled stand."""
    return new_stand()

from __future__ import annotations

import itertools
import random
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from sync.central import admin
from tests.support.postgres import PostgresServer
from tests.support.process import Process
from tests.sync.central.stand import Stand

SERVE = """
import sys
from pathlib import Path
from sync.central.admin import serve

if __name__ == "__main__":
    url, listen, keys, workers = sys.argv[1:]
    serve(url, listen, Path(keys), int(workers), started=lambda url: print("at", url))
"""
_places = itertools.count(1)


@dataclass
class Central:
    """A database and, while it runs, the real server process on it."""

    db_url: str
    keys_dir: Path
    process: Process | None = None
    url: str = ""
    workers: int = 1

    def start(self) -> None:
        listen = self.url.removeprefix("http://") or "127.0.0.1:0"
        where = [self.db_url, listen, str(self.keys_dir), str(self.workers)]
        self.process = Process([sys.executable, "-c", SERVE, *where])
        self.url = self.process.wait_for_line("at http://").removeprefix("at ")

    def kill(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process = None

    def code(self, place: str, letter: str | None = None, valid_minutes: int = 5) -> str:
        made = admin.make_enrol_code(self.db_url, place, letter, valid_minutes, self.keys_dir)
        return made.code

    def facts(self, *stands: Stand, kind: str | None = None) -> list[tuple[str, int]]:
        """(stream, seq) of every fact of these stands."""
        streams = {stand.stream.hex() for stand in stands}
        found = admin.facts(self.db_url, kind)
        return [(f["stream"], f["seq"]) for f in found if f["stream"] in streams]

    def quarantined(self, *stands: Stand) -> list[tuple[int, str]]:
        streams = {stand.stream.hex() for stand in stands}
        found = admin.quarantine(self.db_url)
        return [(q["seq"], q["code"]) for q in found if q["stream"] in streams]


def running(made: Central) -> Iterator[Central]:
    made.start()
    yield made
    made.kill()


@pytest.fixture(scope="session")
def central_on_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Central]:
    folder = tmp_path_factory.mktemp("central")
    yield from running(Central(f"sqlite:///{folder / 'central.db'}", folder / "keys"))


@pytest.fixture(scope="session")
def central_on_postgresql(
    postgres_server: PostgresServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Central]:
    folder = tmp_path_factory.mktemp("central")
    yield from running(Central(postgres_server.create_database("shared_central"), folder / "keys"))


@pytest.fixture(params=["sqlite", "postgresql"])
def central(request: pytest.FixtureRequest) -> Central:
    """One running server on each kind of database for all tests that leave it running.

    Every test has a place of its own there, so none sees what another one did.
    """
    made: Central = request.getfixturevalue(f"central_on_{request.param}")
    return made


@pytest.fixture(params=["sqlite", "postgresql"])
def db_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of either kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'central.db'}"
    make: Callable[[], str] = request.getfixturevalue("postgres_database")
    return make()


@pytest.fixture
def own_central(db_url: str, tmp_path: Path) -> Iterator[Central]:
    """A server for one test, which may kill it, restore it and start it again."""
    made = Central(db_url, tmp_path / "keys")
    made.start()
    yield made
    made.kill()


@pytest.fixture
def place() -> str:
    """A place that no other test uses."""
    return f"desa-contoh-{next(_places)}"


class Stands:
    """Makes stands, enrolled unless told otherwise, and closes them at the end."""

    def __init__(self, place: str, rng: random.Random) -> None:
        self._place, self._rng = place, rng
        self.made: list[Stand] = []

    def __call__(
        self, central: Central, place: str | None = None, *, enrolled: bool = True
    ) -> Stand:
        rng = random.Random(self._rng.random())
        stand = Stand(central.url, rng, place or self._place, f"hw-{len(self.made)}")
        self.made.append(stand)
        if enrolled:
            stand.enrol(central.code(stand.place))
        return stand


@pytest.fixture
def stands(place: str, rng: random.Random) -> Iterator[Stands]:
    made = Stands(place, rng)
    yield made
    for stand in made.made:
        with closing(stand):
            pass


@pytest.fixture
def stand(central: Central, stands: Stands) -> Stand:
    """A stand that is enrolled with the shared server."""
    return stands(central)

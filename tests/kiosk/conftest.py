"""Stands for the tests of the core."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.app import Kiosk
from kiosk.home import Home
from tests.support.stands import OFFICE, SetClock, make_home, wib


@pytest.fixture
def clock() -> SetClock:
    return SetClock(wib("2026-11-24 09:41"))


@pytest.fixture
def home(tmp_path: Path, clock: SetClock) -> Home:
    return make_home(tmp_path, clock=clock)


@pytest.fixture
def kiosk(home: Home, clock: SetClock) -> Iterator[Kiosk]:
    stand = Kiosk.open(home, clock)
    yield stand
    stand.close()


@pytest.fixture
def village(tmp_path: Path, clock: SetClock) -> Iterator[Kiosk]:
    """A place with hours, two desks and a contact."""
    stand = Kiosk.open(make_home(tmp_path, OFFICE, clock), clock)
    yield stand
    stand.close()

"""A stand that central has told of two applications."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kiosk.app import Kiosk
from kiosk.statuses import kdf
from kiosk.statuses.filing import Filed, NewKey, take
from tests.support.stands import OFFICE, SetClock, make_home, wib

REGENCY = bytes(range(32))
BORN = date(1960, 5, 3)
NOW = "2026-11-24 09:41"
OFFICE_NAME = "Kantor Imigrasi Contoh"


def ms(text: str) -> int:
    return round(wib(text).timestamp() * 1000)


@pytest.fixture(scope="session")
def filed() -> tuple[Filed, ...]:
    """One that changed lately and one that changed 89 days ago."""
    return (
        Filed(
            kdf.lookup_key(REGENCY, "X1234567", BORN), "ready", ms("2026-11-20 10:00"), OFFICE_NAME
        ),
        Filed(
            kdf.lookup_key(REGENCY, "OLD00001", BORN),
            "printed",
            ms("2026-08-27 10:00"),
            OFFICE_NAME,
        ),
    )


@pytest.fixture
def clock() -> SetClock:
    return SetClock(wib(NOW))


@pytest.fixture
def empty(tmp_path: Path, clock: SetClock) -> Iterator[Kiosk]:
    """A stand that knows of nobody."""
    stand = Kiosk.open(make_home(tmp_path, OFFICE, clock), clock)
    yield stand
    stand.close()


@pytest.fixture
def stand(empty: Kiosk, filed: tuple[Filed, ...]) -> Kiosk:
    empty.outbox.take_feed(
        ("e", 3),
        lambda tx: take(tx.connection, (NewKey(REGENCY), *filed), replaces=True),
        snapshot=True,
    )
    empty.outbox.set_link("ok", ms(NOW), ms(NOW))
    return empty

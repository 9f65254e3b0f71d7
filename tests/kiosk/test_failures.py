"""Whatever fails beneath, a person reads a sentence, and only real damage counts as damage."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from kiosk.app import Kiosk
from kiosk.errors import BadInput, DiskLow, StoreBusy, StoreUnusable
from kiosk.home import Home
from kiosk.recovery.start import open_or_recover
from kiosk.store.engine import connect_raw, read_key
from tests.support.stands import UMRAH, SetClock


@contextmanager
def no_room(beyond: int) -> Iterator[None]:
    """Files can't grow beyond so many bytes: what a full disk does, for this process only."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (beyond, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_at_the_start_is_no_damage(home: Home, clock: SetClock) -> None:
    kiosk = Kiosk.open(home, clock)
    kiosk.issue(UMRAH, "umum", "a")
    kiosk.close()
    before = home.store.read_bytes()
    with no_room(100), pytest.raises(DiskLow):
        open_or_recover(home, clock)
    assert home.store.read_bytes() == before
    assert not home.damaged.exists(), "a healthy store was set aside"
    kiosk = Kiosk.open(home, clock)
    assert kiosk.issue(UMRAH, "umum", "b").ticket.number == "A-002"
    kiosk.close()


def test_a_high_water_file_that_can_not_grow_costs_no_number(kiosk: Kiosk) -> None:
    with no_room(10), pytest.raises(DiskLow):
        kiosk.issue(UMRAH, "umum", "a")
    assert kiosk.tickets() == ()
    assert kiosk.issue(UMRAH, "umum", "a").ticket.number == "A-001"
    assert b"25" in kiosk.home.high_water.read_bytes()


def test_locked_by_a_stranger_is_said_as_busy(home: Home, kiosk: Kiosk) -> None:
    stranger = connect_raw(home.store, read_key(home.store_key))
    stranger.execute("BEGIN IMMEDIATE")
    kiosk.store.connection.exec_driver_sql("PRAGMA busy_timeout=20")
    with pytest.raises(StoreBusy):
        kiosk.issue(UMRAH, "umum", "a")
    stranger.close()
    assert kiosk.issue(UMRAH, "umum", "a").ticket.number == "A-001"


def test_a_newer_release_s_store_is_left_alone(home: Home, clock: SetClock) -> None:
    kiosk = Kiosk.open(home, clock)
    kiosk.issue(UMRAH, "umum", "a")
    kiosk.store.connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    kiosk.close()
    with pytest.raises(StoreUnusable, match="newer"):
        open_or_recover(home, clock)
    assert not home.damaged.exists()


@pytest.mark.parametrize("key", ["", "k" * 65, "\udcff", "a\x00b", "baris\nbaru"])
def test_a_request_key_that_can_not_be_kept_is_refused(kiosk: Kiosk, key: str) -> None:
    with pytest.raises(BadInput):
        kiosk.issue(UMRAH, "umum", key)
    assert kiosk.tickets() == ()


@pytest.mark.parametrize("desk", ["", " ", "\udcff", "1\n2", "x" * 41])
def test_a_desk_name_that_can_not_be_shown_is_refused(kiosk: Kiosk, desk: str) -> None:
    kiosk.issue(UMRAH, "umum", "a")
    with pytest.raises(BadInput):
        kiosk.call_next(desk)

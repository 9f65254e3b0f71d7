"""Backups beside a stand that goes on, and what interrupted ones leave."""

from pathlib import Path

import pytest

from kiosk.app import Kiosk
from kiosk.errors import BadInput, StoreBusy
from kiosk.home import Home
from kiosk.recovery import backup
from kiosk.recovery.backup import make_backup, newest_backup
from kiosk.recovery.restore import restore
from kiosk.recovery.start import open_or_recover
from tests.support.stands import UMRAH, SetClock


def named(home: Home, stamp: str, place: str = "contoh") -> Path:
    return home.backups / f"{place}-{stamp}.anjungan-backup"


def test_tickets_meanwhile_do_not_start_the_copy_anew(
    home: Home, kiosk: Kiosk, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "_STEP_PAGES", 4)
    kiosk.issue(UMRAH, "umum", "before")
    steps = 0

    def people_come() -> None:
        nonlocal steps
        steps += 1
        assert steps < 200, "the copy never ends while people take numbers"
        kiosk.issue(UMRAH, "umum", f"meanwhile-{steps}")

    file = make_backup(kiosk, pause=people_come)
    assert steps > 3
    kiosk.close()
    for path in home.path.glob("store.db*"):
        path.unlink()
    restore(home, file, clock=clock)
    restored = Kiosk.open(home, clock)
    assert [ticket.number for ticket in restored.tickets()] == ["A-001"]
    restored.close()


def test_what_the_power_switch_left_is_removed(home: Home, kiosk: Kiosk) -> None:
    old = named(home, "20261123-200000")
    left = [old.with_name(old.name + ending) for ending in (".store", ".store-wal", ".part")]
    for path in left:
        path.write_bytes(b"half")
    stranger = home.backups / "catatan.part"
    stranger.write_bytes(b"mine")
    made = make_backup(kiosk)
    assert set(home.backups.iterdir()) == {made, stranger}


def test_a_clock_that_fell_back_does_not_delete_what_was_just_made(
    home: Home, kiosk: Kiosk
) -> None:
    for n in range(3):
        named(home, f"2099010{n + 1}-000000").write_bytes(b"x")
    made = make_backup(kiosk)
    assert made.exists()
    assert len(list(home.backups.iterdir())) == 3


def test_backups_of_other_places_are_left_alone(home: Home, kiosk: Kiosk) -> None:
    others = [named(home, f"2026010{n}-000000", "contoh-dua") for n in range(1, 6)]
    for path in others:
        path.write_bytes(b"theirs")
    made = make_backup(kiosk)
    assert all(path.exists() for path in others)
    assert newest_backup(home) == made


def test_a_copy_asked_for_elsewhere_deletes_nothing_there(
    home: Home, kiosk: Kiosk, tmp_path: Path
) -> None:
    folder = tmp_path / "usb"
    folder.mkdir()
    made = [make_backup(kiosk, folder / f"{n}.anjungan-backup") for n in range(5)]
    made.append(make_backup(kiosk, folder))
    assert sorted(folder.iterdir()) == sorted(made)


def test_where_nothing_can_be_written_it_is_said(kiosk: Kiosk) -> None:
    with pytest.raises(BadInput, match="/proc/tidak/ada"):
        make_backup(kiosk, Path("/proc/tidak/ada"))


def test_one_copy_at_a_time(home: Home, kiosk: Kiosk) -> None:
    with home.copying(), pytest.raises(StoreBusy), home.copying(wait_s=0.05):
        pytest.fail("two copies at once")


def test_a_spoilt_newest_backup_leaves_the_one_before(home: Home, clock: SetClock) -> None:
    kiosk = Kiosk.open(home, clock)
    for n in range(4):
        kiosk.issue(UMRAH, "umum", f"k{n}")
    good = make_backup(kiosk, named(home, "20261124-000001"))
    named(home, "20261124-000002").write_bytes(good.read_bytes()[:9_000])
    kiosk.close()
    for path in home.path.glob("store.db*"):
        path.unlink()
    (home.path / "recovering").mkdir()
    (home.path / "recovering" / "half.db").write_bytes(b"left by the power switch")
    kiosk = open_or_recover(home, clock)
    assert len(kiosk.tickets()) == 4
    assert not (home.path / "recovering").exists()
    kiosk.close()

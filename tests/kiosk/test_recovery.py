"""Backup, restore and salvage: people take numbers within the same start, none twice."""

import random
import tarfile
from pathlib import Path

import pytest
from nacl.public import PrivateKey

from kiosk.app import Kiosk
from kiosk.errors import BadInput, DiskLow, StoreBusy, StoreDamaged
from kiosk.home import Home
from kiosk.recovery.backup import make_backup, newest_backup
from kiosk.recovery.restore import restore
from kiosk.recovery.start import background_check, mend, open_or_recover
from kiosk.setup import EXAMPLE_PLACE, init_home
from kiosk.store.engine import read_key
from tests.support.stands import UMRAH, SetClock, payloads

PAGE = 4096


def take(kiosk: Kiosk, count: int, name: str) -> list[str]:
    return [kiosk.issue(UMRAH, "umum", f"{name}{n}").ticket.number for n in range(count)]


def spoil(home: Home, pages: list[int]) -> None:
    data = bytearray(home.store.read_bytes())
    for page in pages:
        data[page * PAGE + 50 : page * PAGE + 150] = bytes(100)
    home.store.write_bytes(data)


def close_flushed(kiosk: Kiosk) -> int:
    """Closes a stand with everything in the main file; answers its pages."""
    kiosk.store.connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    kiosk.close()
    return kiosk.home.store.stat().st_size // PAGE


def test_a_restored_stand_never_gives_a_number_twice(home: Home, clock: SetClock) -> None:
    kiosk = Kiosk.open(home, clock)
    given = set(take(kiosk, 7, "before"))
    file = make_backup(kiosk)
    given |= set(take(kiosk, 25, "after"))
    old = kiosk.row.stream
    kiosk.close()
    home.store.unlink()
    for leftover in home.path.glob("store.db-*"):
        leftover.unlink()
    restore(home, file, clock=clock)
    kiosk = Kiosk.open(home, clock)
    fresh = take(kiosk, 5, "new")
    assert not given & set(fresh)
    opened = payloads(kiosk)[0]
    assert (opened["reason"], opened["previous"]) == ("restore", old.hex())
    assert opened["last_seq"] == 9
    assert kiosk.journal_report().ok
    kiosk.close()


def test_without_the_high_water_file_the_day_goes_on_at_500(home: Home, clock: SetClock) -> None:
    kiosk = Kiosk.open(home, clock)
    take(kiosk, 7, "before")
    file = make_backup(kiosk)
    kiosk.close()
    home.high_water.unlink()
    restore(home, file, clock=clock)
    kiosk = Kiosk.open(home, clock)
    assert take(kiosk, 2, "new") == ["A-500", "A-501"]
    clock.forward(days=1)
    assert take(kiosk, 1, "tomorrow") == ["A-001"]
    kiosk.close()


def test_restoring_keeps_what_came_after_the_backup(home: Home, clock: SetClock) -> None:
    kiosk = Kiosk.open(home, clock)
    take(kiosk, 3, "before")
    file = make_backup(kiosk)
    after = take(kiosk, 4, "after")
    kiosk.close()
    found = restore(home, file, clock=clock)
    kiosk = Kiosk.open(home, clock)
    numbers = [ticket.number for ticket in kiosk.tickets()]
    assert set(after) <= set(numbers)
    assert found.salvaged == 4
    kiosk.close()


def test_a_running_stand_is_not_restored_over(home: Home, kiosk: Kiosk, tmp_path: Path) -> None:
    take(kiosk, 1, "a")
    file = make_backup(kiosk, tmp_path / "copy.anjungan-backup")
    with pytest.raises(StoreBusy):
        restore(home, file)
    assert take(kiosk, 1, "b") == ["A-002"]


@pytest.mark.timeout(300)
def test_a_damaged_store_is_mended_in_the_same_start(
    home: Home, clock: SetClock, rng: random.Random
) -> None:
    kiosk = Kiosk.open(home, clock)
    take(kiosk, 30, "before")
    make_backup(kiosk)
    numbers = set(take(kiosk, 170, "after"))
    pages = close_flushed(kiosk)
    spoil(home, rng.sample(range(3, pages), 4))
    said: list[str] = []
    kiosk = open_or_recover(home, clock, said.append)
    try:
        fresh = take(kiosk, 1, "new")
    except StoreDamaged:
        kiosk = mend(kiosk, said.append)
        fresh = take(kiosk, 1, "new")
    assert said
    assert set(fresh).isdisjoint(numbers)
    assert int(fresh[0].removeprefix("A-")) > 200
    kept = {ticket.number for ticket in kiosk.tickets()}
    assert {f"A-{n:03d}" for n in range(1, 31)} <= kept, "what the backup holds is never lost"
    assert kiosk.journal_report().ok
    assert list(home.damaged.glob("*/store.db")), "the broken file is kept"
    kiosk.close()


def test_a_store_that_is_gone_is_rebuilt_from_the_backup(home: Home, clock: SetClock) -> None:
    kiosk = Kiosk.open(home, clock)
    take(kiosk, 5, "before")
    make_backup(kiosk)
    kiosk.close()
    for path in home.path.glob("store.db*"):
        path.unlink()
    kiosk = open_or_recover(home, clock)
    assert len(kiosk.tickets()) == 5
    assert take(kiosk, 1, "new") == ["A-026"]
    kiosk.close()


def test_tickets_without_certain_paper_are_listed_for_staff_after_a_rebuild(
    home: Home, clock: SetClock
) -> None:
    kiosk = Kiosk.open(home, clock)
    for end in ("printed", "uncertain", "printed"):
        take(kiosk, 1, end + str(len(kiosk.tickets())))
        job = kiosk.paper.take()
        assert job is not None
        kiosk.paper.finished(job.id, end)
    make_backup(kiosk)
    take(kiosk, 1, "on its way")
    assert kiosk.paper.take() is not None
    kiosk.cancel(take(kiosk, 1, "taken back")[0])
    close_flushed(kiosk)
    spoil(home, [1])
    kiosk = open_or_recover(home, clock)
    listed = [(trouble.number, trouble.state) for trouble in kiosk.paper.troubles()]
    assert listed == [("A-002", "uncertain"), ("A-004", "uncertain")]
    assert kiosk.paper.take() is None, "nothing comes out by itself"
    kiosk.paper.reprint("A-004")
    copy = kiosk.paper.take()
    assert copy is not None
    assert (copy.number, copy.copy) == ("A-004", 1)
    kiosk.close()


def test_an_interrupted_recovery_starts_again(home: Home, clock: SetClock) -> None:
    kiosk = Kiosk.open(home, clock)
    take(kiosk, 5, "before")
    close_flushed(kiosk)
    aside = home.damaged / "20260101-000000-000000"
    aside.mkdir(parents=True)
    home.store.replace(aside / "store.db")
    (home.path / "store.db.new").write_bytes(b"half of a new store")
    kiosk = open_or_recover(home, clock)
    assert len(kiosk.tickets()) == 5
    kiosk.close()


def test_the_background_check_finds_a_bad_page(home: Home, clock: SetClock) -> None:
    kiosk = Kiosk.open(home, clock)
    take(kiosk, 40, "a")
    assert background_check(home) == ""
    pages = close_flushed(kiosk)
    spoil(home, [pages - 2])
    assert background_check(home) != ""


def test_a_backup_holds_no_private_key_and_opens_with_the_recovery_key(
    tmp_path: Path, clock: SetClock
) -> None:
    secret = PrivateKey.generate()
    home = Home(tmp_path / "home")
    init_home(home, EXAMPLE_PLACE, clock, recovery_key=bytes(secret.public_key))
    kiosk = Kiosk.open(home, clock)
    take(kiosk, 6, "a")
    file = make_backup(kiosk, tmp_path / "copy.anjungan-backup")
    kiosk.close()
    whole = file.read_bytes()
    key = read_key(home.store_key)
    for private in (key, key.hex().encode(), *(p.read_bytes() for p in home.keys.iterdir())):
        assert private not in whole
    elsewhere = Home(tmp_path / "new-machine")
    with pytest.raises(BadInput, match="recovery-key"):
        restore(elsewhere, file, clock=clock)
    restore(elsewhere, file, bytes(secret), clock)
    kiosk = Kiosk.open(elsewhere, clock)
    assert [ticket.number for ticket in kiosk.tickets()] == [f"A-{n:03d}" for n in range(1, 7)]
    resent = [e for e in kiosk.outbox.entries(kiosk.row.stream, 0, 100) if b"origin" in e.header]
    assert len(resent) == 8, "without the old stream's key its entries go into the new stream"
    kiosk.close()


def test_sealed_store_keys_open_only_with_their_key(tmp_path: Path, clock: SetClock) -> None:
    secret, other = PrivateKey.generate(), PrivateKey.generate()
    home = Home(tmp_path / "home")
    init_home(home, EXAMPLE_PLACE, clock, recovery_key=bytes(secret.public_key))
    kiosk = Kiosk.open(home, clock)
    file = make_backup(kiosk, tmp_path / "copy.anjungan-backup")
    kiosk.close()
    with pytest.raises(BadInput):
        restore(Home(tmp_path / "new"), file, bytes(other), clock)
    assert not (tmp_path / "new" / "place.toml").exists()


@pytest.mark.parametrize("damage", ["cut", "flip", "not-a-tar", "empty"])
def test_a_damaged_backup_is_refused_and_nothing_changes(
    home: Home, kiosk: Kiosk, tmp_path: Path, damage: str
) -> None:
    take(kiosk, 3, "a")
    file = make_backup(kiosk, tmp_path / "copy.anjungan-backup")
    kiosk.close()
    data = file.read_bytes()
    file.write_bytes(
        {
            "cut": data[: len(data) // 2],
            "flip": data[:9000] + bytes([data[9000] ^ 1]) + data[9001:],
            "not-a-tar": b"bukan cadangan" * 99,
            "empty": b"",
        }[damage]
    )
    before = home.store.read_bytes()
    with pytest.raises(BadInput):
        restore(home, file)
    assert home.store.read_bytes() == before


def test_old_backups_make_room(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    for n in range(5):
        name = f"contoh-20261124-00000{n}.anjungan-backup"
        made.append(make_backup(kiosk, kiosk.home.backups / name))
    assert sorted(kiosk.home.backups.iterdir()) == made[-3:]
    assert newest_backup(kiosk.home) == made[-1]
    monkeypatch.setattr("kiosk.disk.free_mb", lambda home: 399)
    with pytest.raises(DiskLow):
        make_backup(kiosk)


def test_names_inside_a_backup_are_never_used_as_paths(
    home: Home, kiosk: Kiosk, tmp_path: Path
) -> None:
    file = make_backup(kiosk, tmp_path / "copy.anjungan-backup")
    evil = tmp_path / "evil"
    evil.write_text("x")
    with tarfile.open(file, "a") as tar:
        tar.add(evil, "../../escaped")
    kiosk.close()
    restore(home, file)
    assert not list(tmp_path.parent.glob("escaped"))
    Kiosk.open(home).close()

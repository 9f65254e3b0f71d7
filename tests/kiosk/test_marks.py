"""Numbers are never given twice, whatever became of the store and the file beside it."""

import json
from pathlib import Path

import pytest
from nacl.public import PrivateKey

from kiosk.app import Kiosk
from kiosk.errors import BadInput
from kiosk.facts import Lane
from kiosk.home import Home
from kiosk.recovery.backup import make_backup
from kiosk.recovery.restore import restore
from kiosk.setup import EXAMPLE_PLACE, init_home
from tests.support.stands import OFFICE, UMRAH, SetClock, make_home, wib


def take(kiosk: Kiosk, count: int, name: str, lane: Lane = "umum") -> list[str]:
    return [kiosk.issue(UMRAH, lane, f"{name}{n}").ticket.number for n in range(count)]


def lose_store(home: Home) -> None:
    for path in home.path.glob("store.db*"):
        path.unlink()


def test_a_copy_of_yesterday_without_the_file_goes_on_at_500(home: Home, clock: SetClock) -> None:
    kiosk = Kiosk.open(home, clock)
    take(kiosk, 2, "yesterday")
    file = make_backup(kiosk)
    clock.forward(days=1)
    given = take(kiosk, 3, "a") + take(kiosk, 2, "p", "prioritas")
    kiosk.close()
    lose_store(home)
    home.high_water.unlink()
    restore(home, file, clock=clock)
    kiosk = Kiosk.open(home, clock)
    fresh = take(kiosk, 1, "new") + take(kiosk, 1, "newp", "prioritas")
    assert fresh == ["A-500", "P-500"]
    assert not set(fresh) & set(given)
    kiosk.close()


@pytest.mark.parametrize("spoil", ["gone", "half", "another shape"])
@pytest.mark.parametrize("reopen", [False, True])
def test_a_lost_file_comes_back_for_every_series(
    home: Home, clock: SetClock, spoil: str, reopen: bool
) -> None:
    kiosk = Kiosk.open(home, clock)
    file = make_backup(kiosk)
    given = take(kiosk, 13, "p", "prioritas") + take(kiosk, 10, "a")
    if spoil == "gone":
        home.high_water.unlink()
    else:
        home.high_water.write_text('{"2026-11-24": {"P"' if spoil == "half" else "[1]")
    if reopen:
        kiosk.close()
        kiosk = Kiosk.open(home, clock)
    given += take(kiosk, 1, "b")
    kiosk.close()
    lose_store(home)
    restore(home, file, clock=clock)
    kiosk = Kiosk.open(home, clock)
    assert not set(given) & {*take(kiosk, 1, "c"), *take(kiosk, 1, "d", "prioritas")}
    kiosk.close()


def test_days_of_a_mad_clock_do_not_push_the_true_day_out(home: Home, clock: SetClock) -> None:
    kiosk = Kiosk.open(home, clock)
    for year in range(2031, 2045):
        clock.set_wall(wib(f"{year}-05-01 09:00"))
        take(kiosk, 1, f"{year}")
    kiosk.confirm_day("2026-11-24")
    take(kiosk, 3, "true")
    marks = [json.loads(line) for line in home.high_water.read_bytes().splitlines()]
    assert marks[-1] == {"day": "2026-11-24", "series": "A", "n": 25}
    assert len({mark["day"] for mark in marks}) <= 8
    kiosk.close()


def test_a_home_made_before_the_restore_takes_the_backup_in(
    tmp_path: Path, clock: SetClock
) -> None:
    secret = PrivateKey.generate()
    old = Home(tmp_path / "old")
    init_home(old, EXAMPLE_PLACE, clock, recovery_key=bytes(secret.public_key))
    kiosk = Kiosk.open(old, clock)
    take(kiosk, 4, "before")
    file = make_backup(kiosk, tmp_path / "copy.anjungan-backup")
    given = take(kiosk, 20, "lost")
    kiosk.close()
    new = Home(tmp_path / "new")
    init_home(new, EXAMPLE_PLACE, clock)
    kiosk = Kiosk.open(new, clock)
    take(kiosk, 1, "too early")
    kiosk.close()
    restore(new, file, bytes(secret), clock)
    kiosk = Kiosk.open(new, clock)
    assert {f"A-{n:03d}" for n in range(1, 5)} <= {t.number for t in kiosk.tickets()}
    assert take(kiosk, 1, "new") == ["A-500"]
    assert "A-500" not in given
    assert kiosk.journal_report().ok
    kiosk.close()


def test_a_backup_of_another_place_is_refused_before_anything_moves(
    tmp_path: Path, clock: SetClock
) -> None:
    secret = PrivateKey.generate()
    other = Home(tmp_path / "other")
    init_home(other, EXAMPLE_PLACE, clock, recovery_key=bytes(secret.public_key))
    kiosk = Kiosk.open(other, clock)
    file = make_backup(kiosk, tmp_path / "copy.anjungan-backup")
    kiosk.close()
    here = make_home(tmp_path, OFFICE, clock)
    before = here.store.read_bytes()
    with pytest.raises(BadInput, match="contoh"):
        restore(here, file, bytes(secret), clock)
    assert here.store.read_bytes() == before


def test_a_spoilt_store_key_comes_back_from_the_backup(tmp_path: Path, clock: SetClock) -> None:
    secret = PrivateKey.generate()
    home = Home(tmp_path / "home")
    init_home(home, EXAMPLE_PLACE, clock, recovery_key=bytes(secret.public_key))
    kiosk = Kiosk.open(home, clock)
    take(kiosk, 3, "a")
    file = make_backup(kiosk, tmp_path / "copy.anjungan-backup")
    kiosk.close()
    home.store_key.write_bytes(b"zz")
    restore(home, file, bytes(secret), clock)
    kiosk = Kiosk.open(home, clock)
    assert len(kiosk.tickets()) == 3
    assert take(kiosk, 1, "new") == ["A-026"]
    kiosk.close()

"""The power is cut while a home is made, mended or restored: the next start goes on from there."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.app import Kiosk
from kiosk.errors import StoreDamaged
from kiosk.home import Home
from kiosk.recovery.backup import make_backup, newest_backup
from kiosk.setup import EXAMPLE_PLACE
from tests.faults.power.aftermath import Codes, Seen, Shown, problems
from tests.faults.power.stand import CLOCK
from tests.faults.power.story import Story, at_every_name, cuts, recorded
from tests.support.stands import UMRAH, make_home

PAGE = 4096
OLD, MIDDLE, NEW = 20, 10, 20

pytestmark = [pytest.mark.slow, pytest.mark.timeout(3_600)]


def test_a_home_is_made_whole_or_not_at_all(
    tmp_path: Path,
    recorder: Path,
    rng: random.Random,
    count: Callable[[int, int], int],
    evidence: Callable[..., None],
) -> None:
    (tmp_path / "nothing").mkdir()
    home = str(tmp_path / "disk" / "home")
    program = ["-m", "kiosk", "--home", home, "init", "--place", str(EXAMPLE_PLACE)]
    story = recorded(tmp_path / "nothing", tmp_path, recorder, program)
    moments = at_every_name(story, count(1, 10))
    end = len(story.records) - 1
    moments[end] = count(8, 50)
    made = again = 0
    for cut in cuts(story, Codes(), moments, rng, tmp_path / "image"):
        if cut.home.exists():
            made += 1
        else:
            assert not cut.moment.startswith(f"{end}:"), f"a finished home is gone, {cut.fate}"
            make_home(tmp_path / "image", clock=CLOCK)
            again += 1
        assert problems(cut.home, Seen([], set())) == {}, f"cut at {cut.moment}, {cut.fate}"
    assert made
    assert again
    evidence(images=made + again, whole=made, made_again=again)


@pytest.fixture(scope="module")
def wounded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Seen]:
    """A stand that was killed, with a backup, tickets since then, and more of them in its WAL."""
    folder = tmp_path_factory.mktemp("wounded")
    home = make_home(folder, clock=CLOCK)
    home.ballast.unlink(missing_ok=True)
    kiosk = Kiosk.open(home, CLOCK)
    shown = take(kiosk, "old", OLD)
    make_backup(kiosk)
    shown += take(kiosk, "middle", MIDDLE)
    kiosk.store.connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    shown += take(kiosk, "new", NEW)
    killed = Path(shutil.copytree(folder, folder.with_name("killed")))
    kiosk.close()
    assert (killed / "home" / "store.db-wal").stat().st_size > NEW * PAGE
    return killed, Seen(shown, set())


def take(kiosk: Kiosk, name: str, many: int) -> list[Shown]:
    keys = [f"{name}-{n}" for n in range(many)]
    tickets = [kiosk.issue(UMRAH, "umum", key, on_paper=False).ticket for key in keys]
    return [Shown(t.number, t.seq, key) for t, key in zip(tickets, keys, strict=True)]


def damage(home: Home) -> None:
    """Spoils the first page that no start gets by."""
    whole = home.store.read_bytes()
    for page in range(len(whole) // PAGE):
        trial = Home(Path(shutil.copytree(home.path, home.path.with_name("trial"))))
        spoilt = bytearray(whole)
        spoilt[page * PAGE + 50 : page * PAGE + 150] = bytes(100)
        trial.store.write_bytes(spoilt)
        try:
            Kiosk.open(trial, CLOCK).close()
        except StoreDamaged:
            home.store.write_bytes(spoilt)
            return
        finally:
            shutil.rmtree(trial.path)
    raise AssertionError("no page is needed for a start")


def nothing_lost(
    story: Story, seen: Seen, times: int, rng: random.Random, folder: Path
) -> dict[str, int]:
    """Cuts at every step of the story; each disk must bring up a stand with all tickets.

    That the store is rebuilt is right here, and a rebuilt store has forgotten the touches.
    """
    images = 0
    for cut in cuts(story, Codes(), at_every_name(story, times), rng, folder):
        found = problems(cut.home, seen)
        wrong = {kind: what for kind, what in found.items() if kind not in ("rebuilt", "touch")}
        assert wrong == {}, f"cut at {cut.moment}, {cut.fate}"
        images += 1
    return {"images": images, "tickets": len(seen.shown), "lost": 0}


def test_mending_a_damaged_store_may_be_interrupted_anywhere(
    wounded: tuple[Path, Seen],
    tmp_path: Path,
    recorder: Path,
    rng: random.Random,
    count: Callable[[int, int], int],
    evidence: Callable[..., None],
) -> None:
    base = Path(shutil.copytree(wounded[0], tmp_path / "base"))
    damage(Home(base / "home"))
    program = ["-m", "kiosk", "--home", str(tmp_path / "disk" / "home"), "journal", "verify"]
    story = recorded(base, tmp_path, recorder, program)
    assert list((story.end / "home" / "damaged").glob("*/store.db"))
    evidence(**nothing_lost(story, wounded[1], count(3, 40), rng, tmp_path / "image"))


def test_a_restore_may_be_interrupted_anywhere(
    wounded: tuple[Path, Seen],
    tmp_path: Path,
    recorder: Path,
    rng: random.Random,
    count: Callable[[int, int], int],
    evidence: Callable[..., None],
) -> None:
    disk = tmp_path / "disk" / "home"
    backup = newest_backup(Home(wounded[0] / "home"))
    assert backup is not None
    program = ["-m", "kiosk", "--home", str(disk), "restore", str(disk / "backups" / backup.name)]
    story = recorded(wounded[0], tmp_path, recorder, program)
    evidence(**nothing_lost(story, wounded[1], count(3, 40), rng, tmp_path / "image"))

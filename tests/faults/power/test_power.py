"""The power is cut: what people saw or hold on paper is there when it comes back.

A real stand works under a recorder. Then, for many moments, a disk is made as the cut may
have left it, with everything that wasn't synced kept, lost, torn or shuffled, and the stand
is started on it. The controls show that the method finds what it is for: a stand that syncs
less than ours loses tickets here.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.home import Home
from tests.faults.power.aftermath import Codes, Seen, problems, seen_by
from tests.faults.power.stand import LAZY_FILES
from tests.support.powercut import recording
from tests.support.powercut.disk import NAMES, SURVIVALS, Disk, write_image
from tests.support.powercut.recording import Record
from tests.support.stands import make_home

ROOT = Path(__file__).resolve().parents[3]
SHM_BYTES = 32_768

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def recorder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return recording.build(tmp_path_factory.mktemp("recorder"))


@pytest.fixture(scope="module")
def newborn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a fresh home and an empty world, all of it safely on the disk."""
    folder = tmp_path_factory.mktemp("newborn")
    home = make_home(folder)
    home.ballast.unlink(missing_ok=True)  # 32 MB that no image needs
    (folder / "world").mkdir()
    return folder


@dataclass(frozen=True)
class Story:
    """What was on the disk, what was done to it, and what it came to."""

    base: Path
    records: list[Record]
    end: Path

    def codes(self) -> Codes:
        return Codes.of(Home(self.end / "home"))


def lived(newborn: Path, folder: Path, recorder: Path, *lives: tuple[str, ...]) -> Story:
    """Records a stand through several lives, each from the start to a close or a kill."""
    disk, log = folder / "disk", folder / "log"
    shutil.copytree(newborn, disk)
    surroundings = {
        **os.environ,
        **recording.environment(recorder, disk, log),
        "KIOSK_PRINTER__DEVICE": f"file:{disk}/world/paper.bin",
    }
    for life in lives:
        done = subprocess.run(
            [sys.executable, "-m", "tests.faults.power.stand", disk, *life],
            env=surroundings,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == (-9 if life[2] == "kill" else 0), done.stderr
    story = Story(newborn, list(recording.read(log)), disk)
    assert_recorded_whole(story)
    return story


def assert_recorded_whole(story: Story) -> None:
    """Nothing written escaped the recorder: played to its end, the log gives the real disk."""
    played = Disk(story.base)
    for record in story.records:
        played.play(record)
    real = {
        str(path.relative_to(story.end)): path.read_bytes()
        for path in story.end.rglob("*")
        if path.is_file() and not path.name.endswith("-shm")
    }
    assert played.contents() == real


@dataclass(frozen=True)
class Cut:
    """One disk after one cut, and what people had seen by then."""

    home: Home
    seen: Seen
    fate: tuple[str, str]
    unsynced: bool


def cuts(story: Story, codes: Codes, many: int, rng: random.Random, folder: Path) -> Iterator[Cut]:
    """Disks as the cut may leave them at random moments; each is gone when the next comes."""
    moments = Counter(rng.randrange(len(story.records)) for _ in range(many))
    disk = Disk(story.base)
    for index, record in enumerate(story.records):
        disk.play(record)
        for _ in range(moments[index]):
            fate = (rng.choice(SURVIVALS), rng.choice(NAMES))
            image = disk.cut(rng, *fate)
            unsynced = any(image.get(name) != data for name, data in disk.contents().items())
            # Shared memory isn't synced at all: a file of that name may hold anything.
            if rng.random() < 0.5:
                image["home/store.db-shm"] = rng.randbytes(SHM_BYTES)
            write_image(image, folder)
            seen = seen_by(
                disk.reader_sees("world/shown"), disk.reader_sees("world/paper.bin"), codes
            )
            yield Cut(Home(folder / "home"), seen, fate, unsynced)
            shutil.rmtree(folder)


def test_everything_shown_or_printed_is_there_after_a_power_cut(
    newborn: Path,
    recorder: Path,
    tmp_path: Path,
    rng: random.Random,
    count: Callable[[int, int], int],
    evidence: Callable[..., None],
) -> None:
    each = str(count(70, 250))
    lives = [(str(n * int(each)), each, end) for n, end in enumerate(("close", "kill", "close"))]
    story = lived(newborn, tmp_path, recorder, *lives)
    codes = story.codes()
    tally: Counter[str] = Counter()
    fates: Counter[tuple[str, str]] = Counter()
    for cut in cuts(story, codes, count(60, 3_000), rng, tmp_path / "image"):
        assert problems(cut.home, cut.seen) == {}, f"{cut.fate}, {len(cut.seen.shown)} shown"
        fates[cut.fate] += 1
        tally.update(
            images=1, unsynced=cut.unsynced, shown=len(cut.seen.shown), paper=len(cut.seen.printed)
        )
    written = Counter(record.what for record in story.records)
    assert tally["unsynced"] > tally["images"] // 3, "many cuts hit un-synced writes"
    assert tally["shown"]
    assert tally["paper"]
    evidence(
        images=tally["images"],
        with_unsynced_writes=tally["unsynced"],
        fates=len(fates),
        writes=written["W"],
        syncs=written["S"],
        shown_checked=tally["shown"],
        printed_checked=tally["paper"],
        lost=0,
    )


@pytest.mark.parametrize(
    ("weaken", "found"),
    [
        ("PRAGMA synchronous=OFF", "lost"),
        ("PRAGMA synchronous=NORMAL", "lost"),
        (LAZY_FILES, "mark"),
    ],
)
def test_a_stand_that_syncs_less_is_found_out(
    newborn: Path,
    recorder: Path,
    tmp_path: Path,
    rng: random.Random,
    count: Callable[[int, int], int],
    evidence: Callable[..., None],
    weaken: str,
    found: str,
) -> None:
    story = lived(newborn, tmp_path, recorder, ("0", "40", "kill", weaken))
    kinds: Counter[str] = Counter()
    images = 0
    for cut in cuts(story, story.codes(), count(24, 200), rng, tmp_path / "image"):
        images += 1
        kinds.update(problems(cut.home, cut.seen).keys())
    evidence(images=images, **{kind.replace(" ", "_"): n for kind, n in kinds.items()})
    assert kinds[found] > images // 10

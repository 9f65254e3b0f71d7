"""A recorded run of a stand, and the disks that cuts at its moments may leave."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.home import Home
from tests.faults.power.aftermath import Codes, Seen, seen_by
from tests.support.powercut import recording
from tests.support.powercut.disk import NAMES, SURVIVALS, Disk, write_image
from tests.support.powercut.recording import Record

ROOT = Path(__file__).resolve().parents[3]
SHM_BYTES = 32_768
BALLAST = "home/ballast"


@dataclass(frozen=True)
class Story:
    """What was on the disk, what was done to it, and what it came to."""

    base: Path
    records: list[Record]
    end: Path

    def codes(self) -> Codes:
        return Codes.of(Home(self.end / "home"))


def recorded(base: Path, folder: Path, recorder: Path, *programs: list[str]) -> Story:
    """Records Python programs, one after the other, on a copy of `base`: FOLDER/disk.

    A program whose last words say `kill` must end that way, all others well.
    """
    disk, log = folder / "disk", folder / "log"
    shutil.copytree(base, disk)
    surroundings = {
        **os.environ,
        **recording.environment(recorder, disk, log),
        "KIOSK_PRINTER__DEVICE": f"file:{disk}/world/paper.bin",
    }
    for program in programs:
        done = subprocess.run(
            [sys.executable, *program],
            env=surroundings,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == (-9 if "kill" in program else 0), done.stderr
    story = Story(base, list(recording.read(log)), disk)
    _assert_recorded_whole(story)
    return story


def _assert_recorded_whole(story: Story) -> None:
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
    moment: str
    fate: tuple[str, str]
    unsynced: bool


def cuts(
    story: Story,
    codes: Codes,
    moments: Counter[int],
    rng: random.Random,
    folder: Path,
) -> Iterator[Cut]:
    """Disks as a cut may leave them after the records with these indices, so many of each.

    The disk lies in `folder` and is gone when the next comes.
    """
    disk = Disk(story.base)
    for index, record in enumerate(story.records):
        disk.play(record)
        for _ in range(moments[index]):
            fate = (rng.choice(SURVIVALS), rng.choice(NAMES))
            image = disk.cut(rng, *fate)
            unsynced = any(image.get(name) != data for name, data in disk.contents().items())
            image.pop(BALLAST, None)
            # Shared memory isn't synced at all: a file of that name may hold anything.
            if "home" in image and rng.random() < 0.5:
                image["home/store.db-shm"] = rng.randbytes(SHM_BYTES)
            write_image(image, folder)
            seen = seen_by(
                disk.reader_sees("world/shown"), disk.reader_sees("world/paper.bin"), codes
            )
            moment = f"{index}: {record.what} {record.path} {record.target}".strip()
            yield Cut(Home(folder / "home"), seen, moment, fate, unsynced)
            shutil.rmtree(folder)


def anywhere(story: Story, many: int, rng: random.Random) -> Counter[int]:
    """`many` moments at random."""
    return Counter(rng.randrange(len(story.records)) for _ in range(many))


def at_every_name(story: Story, times: int) -> Counter[int]:
    """Every moment at which a name changed or something was synced, so many times each."""
    return Counter({n: times for n, record in enumerate(story.records) if record.what in "SRLUMD"})

"""The power is cut: what people saw or hold on paper is there when it comes back.

A real stand works under a recorder. Then, for many moments, a disk is made as the cut may
have left it, with everything that wasn't synced kept, lost, torn or shuffled, and the stand
is started on it. The controls show that the method finds what it is for: a stand that syncs
less than ours loses tickets here.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.power.aftermath import problems
from tests.faults.power.stand import LAZY_FILES
from tests.faults.power.story import Story, anywhere, cuts, recorded

pytestmark = [pytest.mark.slow, pytest.mark.timeout(3_600)]


def lived(newborn: Path, folder: Path, recorder: Path, *lives: tuple[str, ...]) -> Story:
    """Records a stand through several lives, each from the start to a close or a kill."""
    return recorded(
        newborn,
        folder,
        recorder,
        *[["-m", "tests.faults.power.stand", str(folder / "disk"), *life] for life in lives],
    )


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
    moments = anywhere(story, count(60, 3_000), rng)
    for cut in cuts(story, codes, moments, rng, tmp_path / "image"):
        assert problems(cut.home, cut.seen) == {}, f"cut at {cut.moment}, {cut.fate}"
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
    moments = anywhere(story, count(24, 200), rng)
    for cut in cuts(story, story.codes(), moments, rng, tmp_path / "image"):
        images += 1
        kinds.update(problems(cut.home, cut.seen).keys())
    evidence(images=images, **{kind.replace(" ", "_"): n for kind, n in kinds.items()})
    assert kinds[found] > images // 10

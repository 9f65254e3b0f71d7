"""Answers that wait while the store is restored or mended count once, or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.app import Kiosk
from kiosk.home import Home
from kiosk.recovery.backup import make_backup
from kiosk.recovery.restore import restore
from kiosk.recovery.start import mend
from tests.kiosk.survey.forms import answered
from tests.support.stands import SetClock


def submit(kiosk: Kiosk, score: int) -> None:
    kiosk.survey.submit(
        "skm", answered(score), service="", by="citizen", request_key=f"touch-{score}"
    )


def scores(kiosk: Kiosk) -> list[str]:
    """How often each score was given, by what the report counts."""
    from kiosk.survey import recorded

    found = kiosk.store.read(lambda c: recorded.answers(c, "skm", "2026-01-01", "2026-12-31"))
    return sorted(str(answer.scores["waktu"]) for answer in found)


@pytest.mark.parametrize("settled", [False, True])
def test_a_restored_stand_counts_each_once(
    home: Home, kiosk: Kiosk, clock: SetClock, settled: bool
) -> None:
    submit(kiosk, 1)
    copy = make_backup(kiosk)
    submit(kiosk, 2)
    if settled:
        kiosk.survey.settle()
        submit(kiosk, 3)
    kiosk.close()
    restore(home, copy, clock=clock)
    again = Kiosk.open(home, clock)
    wanted = ["1", "2", "3"] if settled else ["1", "2"]
    assert scores(again) == wanted
    again.survey.settle()
    assert scores(again) == wanted
    again.close()


def test_a_copy_alone_does_not_bring_them_back(
    home: Home, kiosk: Kiosk, clock: SetClock, tmp_path: Path
) -> None:
    """They may have gone up long ago: nobody left here knows."""
    submit(kiosk, 1)
    copy = shutil.move(make_backup(kiosk), tmp_path / "copy.anjungan-backup")
    kiosk.survey.settle()
    kiosk.close()
    home.store.unlink()
    restore(home, Path(copy), clock=clock)
    again = Kiosk.open(home, clock)
    assert scores(again) == []
    again.close()


def test_a_mended_stand_keeps_what_waits(kiosk: Kiosk) -> None:
    submit(kiosk, 1)
    kiosk.survey.settle()
    submit(kiosk, 2)
    mended = mend(kiosk)
    assert scores(mended) == ["1", "2"]
    assert mended.survey.settle() == 1
    assert scores(mended) == ["1", "2"]
    mended.close()

"""How the stand itself was rated: counted a month, also what still waits, and each once."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.app import Kiosk
from kiosk.errors import BadInput
from kiosk.home import Home
from kiosk.recovery.backup import make_backup
from kiosk.recovery.restore import restore
from kiosk.survey.ratings import MonthRated
from kiosk.survey.report import Period
from tests.kiosk.survey.forms import submit
from tests.support.stands import SetClock, wib

EVERYTHING = Period()


def rate(kiosk: Kiosk, name: str, *scores: int) -> None:
    for n, score in enumerate(scores):
        kiosk.survey.rate_stand(score, f"{name}-{n}")


def test_each_month_has_its_counts(kiosk: Kiosk, clock: SetClock) -> None:
    assert kiosk.survey.ratings(EVERYTHING) == ()
    clock.set_wall(wib("2026-10-31 23:59"))
    rate(kiosk, "october", 1, 4, 4, 4, 4, 2)
    kiosk.survey.settle()
    clock.set_wall(wib("2026-11-01 00:00"))
    rate(kiosk, "november", 3, 3, 3, 3)
    submit(kiosk)
    october = MonthRated("2026-10", 6, False, {1: 1, 2: 1, 3: 0, 4: 4})
    assert kiosk.survey.ratings(EVERYTHING) == (october, MonthRated("2026-11", 4, True, {}))
    rate(kiosk, "one more", 1)
    november = MonthRated("2026-11", 5, False, {1: 1, 2: 0, 3: 4, 4: 0})
    assert kiosk.survey.ratings(EVERYTHING) == (october, november)
    assert kiosk.survey.ratings(Period(last=date(2026, 10, 31))) == (october,)
    assert kiosk.survey.ratings(Period(first=date(2026, 11, 1))) == (november,)
    kiosk.survey.settle()
    assert kiosk.survey.ratings(EVERYTHING) == (october, november)
    with pytest.raises(BadInput):
        kiosk.survey.ratings(Period(date(2026, 11, 2), date(2026, 11, 1)))


def test_a_restored_stand_counts_each_once(home: Home, kiosk: Kiosk, clock: SetClock) -> None:
    rate(kiosk, "before", 1, 2, 3)
    kiosk.survey.settle()
    copy = make_backup(kiosk)
    rate(kiosk, "after", 4, 4)
    kiosk.survey.settle()
    kiosk.close()
    restore(home, copy, clock=clock)
    again = Kiosk.open(home, clock)
    wanted = MonthRated("2026-11", 5, False, {1: 1, 2: 1, 3: 1, 4: 2})
    assert again.survey.ratings(EVERYTHING) == (wanted,)
    again.close()

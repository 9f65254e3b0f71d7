"""Answers are taken in once, lie apart from tickets, and enter the journal by chance's order."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import Any

import pytest

from kiosk.app import Kiosk
from kiosk.errors import BadInput, DiskLow, NotFound
from kiosk.home import Home
from kiosk.rebuilding import rebuild
from tests.kiosk.survey.forms import answered, submit, surveyed, waiting
from tests.support.stands import UMRAH, SetClock, everything, payloads, wib


def test_a_questionnaire_becomes_one_fact(kiosk: Kiosk) -> None:
    submit(kiosk, answered(4, usia="u60_lebih", saran="NIK 1705 0123 4567 8901"), service=UMRAH)
    assert surveyed(kiosk) == []
    assert kiosk.survey.settle() == 1
    assert kiosk.survey.settle() == 0
    assert surveyed(kiosk) == [
        {
            "kind": "survey.answered",
            "form": "skm",
            "version": "1",
            "hour": "2026-11-24T09",
            "answers": {**answered(4), "usia": "u60_lebih", "saran": "NIK [disamarkan]"},
            "service": UMRAH,
            "wording": {"biaya": "baku"},
        }
    ]


def test_nothing_unmasked_is_ever_on_the_disk(kiosk: Kiosk) -> None:
    submit(kiosk, answered(saran="NIK 1705 0123 4567 8901"))
    assert all(b"1705" not in row[2] for row in waiting(kiosk))


def test_staff_and_a_rating_of_the_stand(kiosk: Kiosk) -> None:
    kiosk.survey.submit("skm", answered(), service="", by="staff", request_key="tablet")
    kiosk.survey.rate_stand(2, "face")
    kiosk.survey.settle()
    rated, by_staff = sorted(surveyed(kiosk), key=lambda fact: str(fact["kind"]))
    assert rated == {"kind": "stand.rated", "hour": "2026-11-24T09", "score": 2}
    assert by_staff["by"] == "staff"


def test_a_touch_counts_once_even_when_it_comes_again_after_settling(
    home: Home, kiosk: Kiosk, clock: SetClock
) -> None:
    submit(kiosk, answered(1), key="tap")
    submit(kiosk, answered(4), key="tap")
    kiosk.survey.rate_stand(1, "tap")
    kiosk.survey.settle()
    submit(kiosk, answered(4), key="tap")
    again = Kiosk.open(home, clock)
    submit(again, answered(4), key="tap")
    assert again.survey.settle() == 0
    again.close()
    assert [fact["answers"]["waktu"] for fact in surveyed(kiosk)] == [1]


def test_used_keys_are_forgotten_another_day(kiosk: Kiosk, clock: SetClock) -> None:
    submit(kiosk)
    kiosk.survey.settle()
    assert len(waiting(kiosk)) == 1
    clock.forward(days=1)
    kiosk.survey.settle_due()
    assert waiting(kiosk) == []


@pytest.mark.parametrize("key", ["", "x" * 65, "a\nb"])
def test_a_bad_key_is_refused(kiosk: Kiosk, key: str) -> None:
    with pytest.raises(BadInput):
        kiosk.survey.rate_stand(3, key)


@pytest.mark.parametrize("score", [0, 5, True, "4", 2.0])
def test_a_bad_rating_is_refused(kiosk: Kiosk, score: Any) -> None:
    with pytest.raises(BadInput):
        kiosk.survey.rate_stand(score, "a")


def test_unknown_form_service_and_giver(kiosk: Kiosk) -> None:
    with pytest.raises(NotFound):
        kiosk.survey.submit("spkp", answered(), service="", by="staff", request_key="a")
    with pytest.raises(NotFound):
        submit(kiosk, service="paspor_bulan")
    by: Any = "robot"
    with pytest.raises(BadInput):
        kiosk.survey.submit("skm", answered(), service="", by=by, request_key="a")
    assert waiting(kiosk) == []


def test_a_full_disk_stops_surveys_before_numbers(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.disk.free_mb", lambda home: 199)
    with pytest.raises(DiskLow):
        submit(kiosk)
    kiosk.issue(UMRAH, "umum", "a")


KILLED = """
import os, signal, sys
from pathlib import Path
from kiosk.app import Kiosk
from kiosk.home import Home
from kiosk.journal.tx import Tx

append, left = Tx.append, int(sys.argv[2])

def dying(tx, fact):
    global left
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    left -= 1
    return append(tx, fact)

Tx.append = dying
Kiosk.open(Home(Path(sys.argv[1]))).survey.settle()
"""


@pytest.mark.parametrize("after", [0, 2, 4])
def test_killed_while_they_move_none_is_lost_or_doubled(
    home: Home, kiosk: Kiosk, after: int
) -> None:
    for score in (1, 2, 3, 4):
        submit(kiosk, answered(score))
    words = [sys.executable, "-c", KILLED, str(home.path), str(after)]
    died = subprocess.run(words, check=False, timeout=60).returncode
    assert died == (0 if after == 4 else -signal.SIGKILL)
    moved = 4 if after == 4 else 0
    assert (len(surveyed(kiosk)), kiosk.survey.settle()) == (moved, 4 - moved)
    assert sorted(fact["answers"]["waktu"] for fact in surveyed(kiosk)) == [1, 2, 3, 4]


def test_what_is_derived_can_be_computed_again(kiosk: Kiosk) -> None:
    for score in (1, 2, 3):
        submit(kiosk, answered(score, usia="u20_29"), service=UMRAH)
    for _ in range(21):
        submit(kiosk)
    kiosk.survey.settle()
    kiosk.survey.exclude("2026-11-24T09", "2026-11-24T09", "uji coba")
    before = everything(kiosk)
    assert len(before["survey_answer"]) == 24
    assert len(before["survey_excluded"]) == 1
    kiosk.store.write(rebuild)
    assert everything(kiosk) == before


# When they move


def test_at_closing_everything_moves_once_nobody_waits(village: Kiosk, clock: SetClock) -> None:
    ticket = village.issue(UMRAH, "umum", "a").ticket
    submit(village)
    assert village.survey.settle_due() == 0
    clock.set_wall(wib("2026-11-24 12:30"))  # the break: people come back after it
    assert village.survey.settle_due() == 0
    clock.set_wall(wib("2026-11-24 15:01"))
    assert village.survey.settle_due() == 0  # somebody still waits to be called
    village.call_next("1")
    assert village.survey.settle_due() == 0
    village.done(ticket.number)
    assert village.survey.settle_due() == 1
    assert payloads(village)[-1]["kind"] == "survey.answered"


def test_a_stand_switched_on_again_at_noon_keeps_todays_apart(
    home: Home, kiosk: Kiosk, clock: SetClock
) -> None:
    submit(kiosk, answered(1))
    kiosk.close()
    clock.reboot()
    again = Kiosk.open(home, clock)
    assert again.survey.settle_due() == 0
    clock.forward(days=3)
    submit(again, answered(2))
    assert again.survey.settle_due() == 1
    assert [fact["hour"] for fact in surveyed(again)] == ["2026-11-24T09"]
    again.close()


# What the clock says


def test_a_clock_that_fell_back_says_the_hour_only(kiosk: Kiosk, clock: SetClock) -> None:
    kiosk.issue(UMRAH, "umum", "a")
    clock.set_wall(wib("2021-01-01 14:20"))
    submit(kiosk)
    assert kiosk.survey.settle_due() == 0
    kiosk.survey.settle()
    assert [fact["hour"] for fact in surveyed(kiosk)] == ["2026-11-24T14"]


def test_trusted_time_brings_an_answer_back_from_the_future(kiosk: Kiosk, clock: SetClock) -> None:
    clock.set_wall(wib("2031-01-01 10:05"))
    submit(kiosk)
    kiosk.outbox.trusted_time(round(wib("2026-11-24 10:09").timestamp() * 1000))
    submit(kiosk)
    assert kiosk.survey.settle_due() == 1
    kiosk.survey.settle()
    assert [fact["hour"] for fact in surveyed(kiosk)] == ["2026-11-24T10"] * 2


def test_trusted_time_overrules_the_business_day(kiosk: Kiosk, clock: SetClock) -> None:
    clock.set_wall(wib("2031-01-01 10:05"))
    kiosk.issue(UMRAH, "umum", "a")
    kiosk.outbox.trusted_time(round(wib("2026-11-24 10:09").timestamp() * 1000))
    submit(kiosk)
    kiosk.survey.settle()
    assert [fact["hour"] for fact in surveyed(kiosk)] == ["2026-11-24T10"]


def test_the_hour_is_seluma_s(kiosk: Kiosk, clock: SetClock) -> None:
    clock.set_wall(wib("2026-11-25 00:00"))
    submit(kiosk)
    kiosk.survey.settle()
    assert [fact["hour"] for fact in surveyed(kiosk)] == ["2026-11-25T00"]

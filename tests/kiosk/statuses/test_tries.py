"""Wrong tries are few, and switching the stand off gives no new ones."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kiosk.app import Kiosk
from kiosk.statuses import kdf
from kiosk.statuses.values import TriesUsedUp
from tests.kiosk.statuses.conftest import BORN
from tests.support.stands import SetClock, wib


@pytest.fixture(autouse=True)
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """How slow a try is is another test's matter; here are many."""
    right = kdf.lookup_key(bytes(range(32)), "X1234567", BORN)
    monkeypatch.setattr(
        kdf, "lookup_key", lambda key, ref, born: right if (ref, born) == RIGHT else bytes(8)
    )


RIGHT = ("X1234567", BORN)


def wrong(stand: Kiosk, session: str, times: int = 1) -> None:
    for day in range(times):
        assert stand.statuses.find("X1234567", BORN + timedelta(days=day + 1), session) is None


def refused(stand: Kiosk, session: str) -> TriesUsedUp:
    with pytest.raises(TriesUsedUp) as caught:
        stand.statuses.find(*RIGHT, session)
    return caught.value


def test_one_person_has_five_and_the_next_person_five_more(stand: Kiosk) -> None:
    wrong(stand, "a", 5)
    refused(stand, "a")
    wrong(stand, "b", 5)
    refused(stand, "b")
    assert stand.statuses.find(*RIGHT, "c") is not None


def test_the_refusal_says_from_when_on(stand: Kiosk, clock: SetClock) -> None:
    wrong(stand, "a")
    clock.forward(seconds=90)
    wrong(stand, "a", 4)
    said = refused(stand, "a")
    assert "10.41 WIB" in said.text("id")
    assert "10.41 WIB" in said.text("en")
    assert said.audience == "citizen"
    assert said.until.date() == date(2026, 11, 24)
    clock.forward(seconds=3600 - 91)
    refused(stand, "a")
    clock.forward(seconds=1)
    wrong(stand, "a")
    assert "10.43 WIB" in refused(stand, "a").text("id")


def test_all_persons_together_have_thirty_an_hour(stand: Kiosk, clock: SetClock) -> None:
    for person in range(10):
        wrong(stand, f"p{person}", 3)
        clock.forward(seconds=60)
    refused(stand, "somebody")
    clock.forward(seconds=3600 - 600)
    assert stand.statuses.find(*RIGHT, "somebody") is not None
    wrong(stand, "somebody", 3)
    refused(stand, "somebody")


def test_right_tries_dont_count(stand: Kiosk) -> None:
    for _ in range(40):
        assert stand.statuses.find(*RIGHT, "a") is not None
    wrong(stand, "a", 5)
    refused(stand, "a")


def test_switching_it_off_gives_no_new_tries(stand: Kiosk, clock: SetClock) -> None:
    wrong(stand, "a", 5)
    for person in range(5):
        wrong(stand, f"p{person}", 5)
    clock.forward(seconds=3500)
    clock.reboot()
    clock.set_wall(wib("2030-01-01 09:00"))
    refused(stand, "a")
    refused(stand, "new")
    clock.forward(seconds=3600 - 10)
    wrong(stand, "new")


def test_setting_the_clock_gives_no_new_tries(stand: Kiosk, clock: SetClock) -> None:
    wrong(stand, "a", 5)
    clock.set_wall(wib("2026-11-24 23:00"))
    refused(stand, "a")
    stand.outbox.trusted_time(round(wib("2026-12-01 10:00").timestamp() * 1000))
    refused(stand, "a")


def test_a_power_cut_before_the_answer_gives_no_free_try(
    stand: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(*_: object) -> bytes:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(kdf, "lookup_key", cut)
        for _ in range(5):
            with pytest.raises(KeyboardInterrupt):
                stand.statuses.find(*RIGHT, "a")
    refused(stand, "a")


def test_another_process_sees_them_too(stand: Kiosk, clock: SetClock) -> None:
    wrong(stand, "a", 5)
    other = Kiosk.open(stand.home, clock)
    try:
        refused(other, "a")
    finally:
        other.close()

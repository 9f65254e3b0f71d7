"""Calling the staff: one fact, a sign that stays, and no flood."""

from datetime import datetime

import msgspec
import pytest

from kiosk.app import Kiosk
from kiosk.facts import HelpAsked, decode
from kiosk.home import Home
from kiosk.store.tables import journal
from tests.support.stands import SetClock


def calls(kiosk: Kiosk) -> list[HelpAsked]:
    rows = kiosk.store.read(lambda c: c.execute(journal.select()).fetchall())
    facts = [decode(row.payload) for row in rows]
    return [fact for fact in facts if isinstance(fact, HelpAsked)]


def at(kiosk: Kiosk, clock: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-24 {clock}").replace(tzinfo=kiosk.zone)


def test_nobody_has_called_at_first(kiosk: Kiosk) -> None:
    assert kiosk.help.standing() is None


def test_a_call_stands_until_it_is_answered(kiosk: Kiosk, clock: SetClock) -> None:
    assert kiosk.help.ask("home") == at(kiosk, "09:41")
    clock.forward(seconds=60)
    assert kiosk.help.standing() == at(kiosk, "09:41")

    kiosk.help.answered()
    assert kiosk.help.standing() is None
    assert calls(kiosk) == [HelpAsked(day="2026-11-24", screen="home")]


def test_the_fact_holds_a_day_and_a_screen_only(kiosk: Kiosk) -> None:
    kiosk.help.ask("requirements")

    assert set(msgspec.to_builtins(calls(kiosk)[0])) == {"kind", "day", "screen"}


def test_a_child_that_presses_on_adds_nothing(kiosk: Kiosk, clock: SetClock) -> None:
    for _ in range(50):
        kiosk.help.ask("home")
        clock.forward(seconds=5)
    assert len(calls(kiosk)) == 1
    clock.forward(seconds=60)
    assert kiosk.help.ask("home") == at(kiosk, "09:41")
    assert len(calls(kiosk)) == 2


def test_after_an_answer_the_next_call_counts_at_once(kiosk: Kiosk, clock: SetClock) -> None:
    kiosk.help.ask("home")
    kiosk.help.answered()
    clock.forward(seconds=60)

    assert kiosk.help.ask("ask") == at(kiosk, "09:42")
    assert [fact.screen for fact in calls(kiosk)] == ["home", "ask"]


@pytest.mark.parametrize("boots", [False, True])
def test_it_outlasts_a_restart_of_the_screen_but_not_of_the_machine(
    home: Home, clock: SetClock, boots: bool
) -> None:
    first = Kiosk.open(home, clock)
    first.help.ask("home")
    first.close()
    if boots:
        clock.reboot()
    again = Kiosk.open(home, clock)
    try:
        assert (again.help.standing() is None) is boots
    finally:
        again.close()


def test_answering_nobody_writes_nothing(kiosk: Kiosk) -> None:
    kiosk.help.answered()
    assert kiosk.help.standing() is None
    assert calls(kiosk) == []

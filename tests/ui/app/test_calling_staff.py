"""Calling the staff: from any screen, by touch; a sign until somebody has come."""

from collections.abc import Callable
from datetime import datetime

import pytest

from kiosk.app import Kiosk
from kiosk.errors import StoreBusy
from kiosk.facts import HelpAsked, decode
from kiosk.help import HelpCalls
from kiosk.home import Home
from kiosk.store.tables import journal
from tests.ui.app.conftest import HandClock, OpenStand, Walker
from tests.ui.app.test_staff_corner import PIN, knock, type_pin
from ui.finger import wait_until
from ui.router import Screen

SIGN = "Petugas: ada yang minta bantuan, pukul 09.23"
NOTED = "Panggilan dicatat pukul 09.23. Tanda untuk petugas sudah menyala."


@pytest.fixture
def walker(open_stand: OpenStand) -> Walker:
    walker = open_stand(clock=HandClock())
    walker.touch("attract.start")
    return walker


@pytest.fixture
def asked(home: Home) -> Callable[[], list[HelpAsked]]:
    """Every call in the journal, read by an opening of the store of its own."""

    def read() -> list[HelpAsked]:
        kiosk = Kiosk.open(home)
        try:
            rows = kiosk.store.read(lambda c: c.execute(journal.select()).fetchall())
        finally:
            kiosk.close()
        facts = [decode(row.payload) for row in rows]
        return [fact for fact in facts if isinstance(fact, HelpAsked)]

    return read


def call(walker: Walker) -> None:
    walker.touch("barHelp", "help.call")
    wait_until(lambda: walker.finger.find("help.noted") is not None, "the call noted")


def until_sign(walker: Walker, shown: bool) -> None:
    wait_until(lambda: (SIGN in walker.words()) is shown, f"sign {shown}")


def test_a_call_is_a_fact_and_says_what_was_done(
    walker: Walker, asked: Callable[[], list[HelpAsked]]
) -> None:
    walker.touch("home.read")
    call(walker)
    assert walker.reads("help.noted") == NOTED
    assert walker.finger.find("help.call") is None
    assert asked() == [HelpAsked(day="2026-11-24", screen="services")]


def test_the_sign_stands_until_staff_say_they_have_come(walker: Walker) -> None:
    assert SIGN not in walker.words()
    call(walker)
    walker.touch("barHome")
    until_sign(walker, True)
    walker.assembly.session.wipe()
    until_sign(walker, True)
    knock(walker)
    walker.until(Screen.PIN)
    type_pin(walker, PIN)
    type_pin(walker, PIN)
    walker.until(Screen.STAFF)
    assert walker.reads("staff.helped") == "Bantuan 09.23: selesai"
    walker.touch("staff.helped")
    wait_until(lambda: walker.finger.find("staff.helped") is None, "the call answered")
    walker.touch("staff.leave")
    until_sign(walker, False)


def test_whoever_called_sees_that_the_staff_know(walker: Walker) -> None:
    call(walker)
    session = walker.assembly.session
    wait_until(lambda: session.now is not None and session.now.help_since is not None, "the look")
    session.store.call(lambda kiosk: kiosk.help.answered())
    session.look()
    seen = "Petugas sudah melihat panggilan Anda."
    wait_until(lambda: walker.reads("help.noted") == seen, seen)


def test_the_next_person_may_call_too_but_adds_nothing_yet(
    walker: Walker, asked: Callable[[], list[HelpAsked]]
) -> None:
    for _ in range(3):
        call(walker)
        walker.assembly.session.wipe()
        walker.touch("attract.start")
    assert len(asked()) == 1
    walker.touch("barHelp")
    assert walker.finger.find("help.call") is not None


class Deaf(HelpCalls):
    """A store that is busy, however long one waits."""

    def ask(self, screen: str) -> datetime:
        raise StoreBusy("Anjungan sedang sibuk.", "the store is busy")


def test_a_call_that_cant_be_kept_says_so(open_stand: OpenStand, home: Home) -> None:
    def opening() -> Kiosk:
        kiosk = Kiosk.open(home)
        kiosk.help = Deaf(kiosk)
        return kiosk

    walker = open_stand(opening=opening)
    walker.touch("attract.start", "barHelp", "help.call")
    wait_until(
        lambda: walker.reads("help.call", "line").startswith("Tidak berhasil"), "the failure"
    )
    assert walker.finger.find("help.noted") is None

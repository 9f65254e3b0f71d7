"""A stand where there is something to see on every screen, and who walks over all of them."""

from datetime import date

from PySide6.QtQuick import QQuickItem

from kiosk.app import Kiosk
from kiosk.clock import Clock
from kiosk.home import Home
from kiosk.staff import StaffPin
from kiosk.statuses import kdf
from kiosk.statuses.filing import Filed, NewKey, take
from tests.ui.app.conftest import HandClock, Walker
from tests.ui.app.test_staff_corner import PIN, knock
from ui.finger import wait_until
from ui.router import Ask, Pin, Route, Screen, Status, Wait

NEWS = """
[[announcements]]
id = "Hari Rabu loket tutup."
en = "The desk is closed on Wednesday."
from = 2026-01-01
to = 2099-12-31
"""
REGENCY = bytes(range(32))
REFERENCE = "x123"
BORN = date(1960, 5, 3)
BORN_TYPED = "03051960"

CORNER = "staff.corner"
PATIENCE = "(nobody touches)"
"""Not a control: a minute and more goes by."""

Touches = tuple[str, ...]
"""What a person touches, one after the other."""


def furnish(home: Home, clock: Clock) -> None:
    """An announcement, an application, a PIN, somebody who waits: a stand in use."""
    home.place.write_text(home.place.read_text("utf-8") + NEWS, "utf-8")
    StaffPin(home.staff_pin).set(PIN)
    key = kdf.lookup_key(REGENCY, REFERENCE.upper(), BORN)
    now = clock.read().at
    filed = Filed(key, "ready", now - 86_400_000, "Kantor Imigrasi Contoh")
    kiosk = Kiosk.open(home, clock)
    try:
        kiosk.outbox.take_feed(
            ("e", 1),
            lambda tx: take(tx.connection, (NewKey(REGENCY), filed), replaces=True),
            snapshot=True,
        )
        kiosk.outbox.set_link("ok", now, now)
        kiosk.issue("informasi", "umum", "the first of the day", on_paper=False)
    finally:
        kiosk.close()


def controls(walker: Walker) -> list[QQuickItem]:
    """What can be touched now: everything that is built on Touchable."""
    items = [item for item in walker.finger.items() if item.property("rapid") is not None]
    nameless = [item.property("name") for item in items if not item.objectName()]
    assert not nameless, f"controls without an objectName: {nameless}"
    return [item for item in items if item.isEnabled()]


def names(walker: Walker) -> list[str]:
    """The controls by name."""
    return sorted(item.objectName() for item in controls(walker))


def do(walker: Walker, touches: Touches, clock: HandClock) -> None:
    """Touches one after the other, each when the stand has done what the last one asked for."""
    for name in touches:
        if name == PATIENCE:
            clock.forward(61)
            walker.finger.see("idle.stay")
        elif name == CORNER:
            knock(walker)
        else:
            if name.startswith(("lane.", "status.yes")):
                clock.forward(15)  # Slower than playing children.
            walker.touch(name)
        wait_for_calm(walker)


def wait_for_calm(walker: Walker) -> None:
    """Waits until nobody works on anything that was asked for."""
    assembly = walker.assembly

    def calm() -> bool:
        asked = assembly.store._mailbox._tasks or assembly.pool._mailbox._tasks
        return not asked and walker.finger.free()

    wait_until(calm, "all work done")


def skills(here: Route) -> list[Touches]:
    """What one can do here that takes several touches: typing what has an answer, and what hasn't.

    Without these no touch leads to a found application or to the staff.
    """
    match here:
        case Pin():
            return [digits(PIN)]
        case Ask(typing=True):
            return [letters("biaya"), letters("zzzz")]
        case Status(step="reference"):
            return [letters(REFERENCE), letters("q777")]
        case Status(step="birth"):
            return [digits(BORN_TYPED)]
        case Wait(found=False):
            return [("prefix.R", *digits("001")), digits("999")]
        case _:
            return []


def digits(typed: str) -> Touches:
    """On the number pad."""
    return (*(f"digit{digit}" for digit in typed), "confirm")


def letters(typed: str) -> Touches:
    """On the keyboard."""
    return (*(f"key.{letter}" for letter in typed), "key.done")


_TICKET = ("home.take", "service.paspor_umrah_haji", "lane.umum")
_LEARN = ("home.more", "more.learn")

ERRANDS: dict[Screen, Touches] = {
    Screen.ATTRACT: (),
    Screen.HOME: (),
    Screen.SERVICES: _TICKET[:1],
    Screen.LANE: _TICKET[:2],
    Screen.RESULT: _TICKET,
    Screen.REQUIREMENTS: ("home.read", "service.paspor_umrah_haji"),
    Screen.NOTICE: (*_TICKET, "result.cancel", "dialogConfirm"),
    Screen.HELP: ("barHelp",),
    Screen.PIN: (CORNER,),
    Screen.STAFF: (CORNER, *digits(PIN)),
    Screen.ASK: ("home.ask", "ask.type"),
    Screen.ANSWER: ("home.ask", "ask.type", *letters("biaya")),
    Screen.STATUS: ("home.status", *letters(REFERENCE), *digits(BORN_TYPED), "status.yes"),
    Screen.WAIT: (*_TICKET, "barHome", "home.more", "more.wait"),
    Screen.MORE: ("home.more",),
    Screen.LEARN: _LEARN,
    Screen.LESSON: (*_LEARN, "lesson.daftar-mpaspor"),
    Screen.NEWS: ("home.more", "more.news"),
    Screen.CONTACT: ("home.more", "more.contact"),
    Screen.ABOUT: ("home.more", "more.about"),
    Screen.SURVEY: ("home.more", "more.survey", "survey.answer.di_sini"),
}
"""A way to each screen from Home; nobody touches anything to see the first."""

"""Will it take long? What is known of a number that somebody has on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.queue.issuing import letter_of
from kiosk.queue.values import Ticket, TicketNumber, TicketState
from ui.models.rows import RowsModel
from ui.router import Screen, Survey, Wait
from ui.session import Session
from ui.snapshot import ACTIVE
from ui.viewmodels.base import ViewModel
from ui.words import spoken_number

if TYPE_CHECKING:
    from kiosk.app import Kiosk

QML_IMPORT_NAME = "Kiosk.vm"
QML_IMPORT_MAJOR_VERSION = 1

MAX_DIGITS = 6

Outcome = TicketState | Literal["", "missing", "failed"]


class Prefix(msgspec.Struct, frozen=True):
    """The letters a number may begin with."""

    letters: str


class Waiting(msgspec.Struct, frozen=True):
    """What is known of a number. `serving`: numbers of its line that are at the desks now."""

    number: str
    outcome: Outcome
    ahead: int = 0
    minutes: int = 0
    desk: str = ""
    serving: tuple[str, ...] = ()
    service: str = ""


NOTHING = Waiting("", "")


@QmlElement
class WaitVm(ViewModel):
    """The number that is typed, and how long it has to wait."""

    changed = Signal()
    state = Property(str, ViewModel.read_state, notify=changed)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._route = Wait()
        self._letters = self._digits = ""
        self._waiting = NOTHING
        self._prefixes = RowsModel(Prefix)
        session.looked.connect(self._look_again)
        session.routed.connect(self._moved)

    @Property(bool, notify=changed)
    def found(self) -> bool:
        """What is known of the number is shown."""
        return self._route.found

    @Property(QObject, constant=True)
    def prefixes(self) -> QObject:
        """Model with the role letters."""
        return self._prefixes

    @Property(int, notify=changed)
    def prefixCount(self) -> int:
        """How many there are."""
        return len(self._prefixes.rows)

    @Property(str, notify=changed)
    def letters(self) -> str:
        """The letters chosen."""
        return self._letters

    @Property(str, notify=changed)
    def typed(self) -> str:
        """`A-01` while one types; empty before."""
        if not self._letters and not self._digits:
            return ""
        return f"{self._letters or '?'}-{self._digits}"

    @Property(str, notify=changed)
    def missing(self) -> str:
        """What is still to be typed: letter, digits, or nothing."""
        return self._missing

    @Property(str, notify=changed)
    def number(self) -> str:
        """The number as on paper."""
        return self._waiting.number

    @Property(str, notify=changed)
    def spoken(self) -> str:
        """The number as one says it."""
        return spoken_number(self._waiting.number, self.lang) if self._waiting.number else ""

    @Property(str, notify=changed)
    def outcome(self) -> str:
        """The state of the ticket, `missing`, or `failed`; empty until it is known."""
        return self._waiting.outcome

    @Property(int, notify=changed)
    def ahead(self) -> int:
        """People before it."""
        return self._waiting.ahead

    @Property(int, notify=changed)
    def minutes(self) -> int:
        """About how long; 0: next."""
        return self._waiting.minutes

    @Property(str, notify=changed)
    def desk(self) -> str:
        """The desk that called it."""
        known = self.known
        desks = known.place.desks if known else ()
        names = [desk.name for desk in desks if str(desk.number) == self._waiting.desk]
        return names[0] if names else self._waiting.desk

    @Property(str, notify=changed)
    def serving(self) -> str:
        """The numbers of its line at the desks now; empty where nobody is."""
        return ", ".join(self._waiting.serving)

    @Slot(str)
    def letter(self, letters: str) -> None:
        """The letters of the number."""
        self._letters = letters
        self.changed.emit()

    @Slot(str, result=bool)
    def typeLetter(self, sign: str) -> bool:
        """A letter of a plugged-in keyboard; False where no number has it there."""
        known = [prefix.letters for prefix in self._prefixes.rows]
        for letters in (self._letters + sign.upper(), sign.upper()):
            if any(one.startswith(letters) for one in known):
                self._letters = letters
                self.changed.emit()
                return True
        return False

    @Slot(str)
    def digit(self, value: str) -> None:
        """A digit."""
        if len(self._digits) < MAX_DIGITS:
            self._digits += value
            self.changed.emit()

    @Slot()
    def erase(self) -> None:
        """Takes the last digit back, or the letters."""
        if self._digits:
            self._digits = self._digits[:-1]
        else:
            self._letters = ""
        self.changed.emit()

    @Slot()
    def look(self) -> None:
        """What is known of it?"""
        if not self._missing and self._state != "busy":
            self.be("busy")
            self._ask()

    @Slot()
    def rate(self) -> None:
        """Whoever was served may say how it was."""
        self.session.go(Survey(service=self._waiting.service))

    @Slot()
    def done(self) -> None:
        """The person leaves."""
        self.session.wipe()

    @Slot()
    def again(self) -> None:
        """Another number."""
        self._clear()
        self.session.back()

    def enter(self, route: Wait) -> None:
        """Asks for the number, or tells of it."""
        self._route = route
        if not route.found:
            self.session.ask(prefixes_of, self._offer, self._failed)
        self.changed.emit()

    def forget(self) -> None:
        """Nothing typed stays here."""
        self._route = Wait()
        self._clear()
        self._prefixes.put(())
        super().forget()

    @property
    def _missing(self) -> Literal["", "letter", "digits"]:
        known = [prefix.letters for prefix in self._prefixes.rows]
        return "letter" if self._letters not in known else "" if self._n else "digits"

    @property
    def _n(self) -> int:
        return int(self._digits or "0")

    def _clear(self) -> None:
        self._letters = self._digits = ""
        self._waiting = NOTHING

    def _offer(self, letters: tuple[str, ...]) -> None:
        self._prefixes.put(tuple(Prefix(one) for one in letters))
        self.changed.emit()

    def _ask(self) -> None:
        letters, n = self._letters, self._n
        wanted = (letters, n)
        self.session.ask(
            lambda kiosk: waiting_of(kiosk, letters, n),
            lambda waiting: self._told(wanted, waiting),
            self._failed,
        )

    def _told(self, wanted: tuple[str, int], waiting: Waiting) -> None:
        if (self._letters, self._n) != wanted:
            return
        self._waiting = waiting
        self.be("ok")
        if self.session.router.here == Wait():
            self.session.go(Wait(found=True))

    def _failed(self, error: Exception) -> None:
        self.be("error")

    @Slot()
    def _look_again(self) -> None:
        """The queue moves while one reads."""
        if self._waiting.number and self.session.router.here == Wait(found=True):
            self._ask()

    @Slot()
    def _moved(self) -> None:
        """Whoever has gone elsewhere begins anew."""
        if (self._letters or self._digits) and not self.session.router.holds(Screen.WAIT):
            self._clear()
            self.be("idle")


def prefixes_of(kiosk: Kiosk) -> tuple[str, ...]:
    """What numbers of this stand begin with: those of its lines, and any other given out today."""
    letter = kiosk.store.read(letter_of)
    series = [
        one for line in kiosk.catalogue.lines for one in (line.series.umum, line.series.prioritas)
    ]
    given = [ticket.number.partition("-")[0] for ticket in today_of(kiosk)]
    return tuple(dict.fromkeys([*(one + letter for one in series), *given]))


def today_of(kiosk: Kiosk) -> tuple[Ticket, ...]:
    """Today's tickets. The business day is that of the last ticket, which may be an earlier day."""
    today = kiosk.local_time().date().isoformat()
    return tuple(ticket for ticket in kiosk.tickets() if ticket.day >= today)


def waiting_of(kiosk: Kiosk, letters: str, n: int) -> Waiting:
    """What is known of a number now. Runs in the store thread."""
    number = str(TicketNumber(letters[:1], letters[1:], n))
    tickets = today_of(kiosk)
    ticket = next((one for one in tickets if one.number == number), None)
    if ticket is None:
        return Waiting(number, "missing")
    at_desks = [one for one in tickets if one.line == ticket.line and one.state in ACTIVE]
    serving = tuple(one.number for one in at_desks if one.number != number)
    ahead, minutes = kiosk.wait_of(ticket) if ticket.state == "waiting" else (0, 0)
    return Waiting(
        number, ticket.state, ahead, minutes, ticket.desk, serving, service=ticket.service
    )

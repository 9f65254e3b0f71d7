"""The staff corner: desks, paper, and how the stand is doing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.errors import KioskError
from kiosk.place.words import spoken_clock, spoken_date
from ui.logbook import Logbook
from ui.models.rows import RowsModel
from ui.router import Screen, Survey
from ui.session import Session
from ui.staff_look import DeskRow, PaperRow, StaffLook, StateRow, desk_rows, look, state_rows
from ui.viewmodels.base import ViewModel
from ui.words import translate

if TYPE_CHECKING:
    from kiosk.app import Kiosk

QML_IMPORT_NAME = "Kiosk.vm"
QML_IMPORT_MAJOR_VERSION = 1

MOVES: dict[str, Callable[[Kiosk, str], Any]] = {
    "next": lambda kiosk, desk: kiosk.call_next(desk),
    "start": lambda kiosk, number: kiosk.start(number),
    "done": lambda kiosk, number: kiosk.done(number),
    "noShow": lambda kiosk, number: kiosk.no_show(number),
    "reprint": lambda kiosk, number: kiosk.paper.reprint(number),
}
"""What staff may do, by name: with a desk or a number."""

TABS = ("queue", "paper", "state")


@QmlElement
class StaffVm(ViewModel):
    """Everything behind the PIN."""

    changed = Signal()
    state = Property(str, ViewModel.read_state, notify=changed)

    def __init__(self, session: Session, logbook: Logbook) -> None:
        super().__init__(session)
        self._logbook = logbook
        self._look: StaffLook | None = None
        self._tab = "queue"
        self._message = ""
        self._days = 0
        self._desks = RowsModel(DeskRow)
        self._papers = RowsModel(PaperRow)
        self._states = RowsModel(StateRow)
        session.looked.connect(self._look_again)
        session.paper_moved.connect(self._look_again)
        session.spoken.connect(self._show)

    @Property(QObject, constant=True)
    def desks(self) -> QObject:
        """Model with the roles name, number, service, stage."""
        return self._desks

    @Property(QObject, constant=True)
    def papers(self) -> QObject:
        """Model with the roles number, words: tickets without certain paper."""
        return self._papers

    @Property(QObject, constant=True)
    def states(self) -> QObject:
        """Model with the roles text, detail, sign, section, figure."""
        return self._states

    @Property(int, notify=changed)
    def deskCount(self) -> int:
        """How many desks there are."""
        return len(self._desks.rows)

    @Property(int, notify=changed)
    def stateCount(self) -> int:
        """How many things there are to know."""
        return len(self._states.rows)

    @Property(str, notify=changed)
    def tab(self) -> str:
        """queue, paper or state."""
        return self._tab

    @Property(int, notify=changed)
    def waiting(self) -> int:
        """People waiting."""
        return self._look.waiting if self._look else 0

    @Property(int, notify=changed)
    def troubles(self) -> int:
        """Tickets without certain paper."""
        return len(self._papers.rows)

    @Property(str, notify=changed)
    def message(self) -> str:
        """What became of the last touch; empty if it shows by itself."""
        return self._message

    @Property(str, notify=changed)
    def helpSince(self) -> str:
        """Since when somebody has been calling the staff; empty: nobody does."""
        now = self.session.now
        return spoken_clock(now.help_since) if now and now.help_since else ""

    @Property(str, notify=changed)
    def clockDay(self) -> str:
        """The day by this stand's clock, or the one that staff are choosing instead."""
        day = self._chosen_day()
        return "" if day is None else spoken_date(day, self.lang)

    def _chosen_day(self) -> date | None:
        return None if self._look is None else self._look.local.date() + timedelta(self._days)

    @Slot(str)
    def show(self, tab: str) -> None:
        """Another tab."""
        if tab in TABS:
            self._tab = tab
            self._message = ""
            self.changed.emit()

    @Slot(str, str)
    def move(self, name: str, of: str) -> None:
        """next(desk), start, done, noShow, reprint(number)."""
        if self._state == "busy" or name not in MOVES:
            return
        move = MOVES[name]
        self.be("busy")
        self.session.ask(lambda kiosk: (name, of, move(kiosk, of)), self._moved, self._failed)

    @Slot()
    def testPrint(self) -> None:
        """Prints a test page."""
        self.session.services.printer.test_print()
        self._say(translate("Staff", "A test page was sent to the printer."))

    @Slot()
    def settle(self) -> None:
        """Somebody has seen to the printer; what it holds back may go out."""
        self.session.services.printer.settle()
        self._say(translate("Staff", "The printer goes on."))

    @Slot(int)
    def shiftDay(self, days: int) -> None:
        """The clock's day is wrong: so many days on from the one shown."""
        self._days += days
        self.changed.emit()

    @Slot()
    def confirmDay(self) -> None:
        """The day shown is right."""
        chosen = self._chosen_day()
        if chosen is not None and self._state != "busy":
            day = chosen.isoformat()
            self.be("busy")

            def confirm(kiosk: Kiosk) -> tuple[str, str, None]:
                kiosk.confirm_day(day)
                return "day", day, None

            self.session.ask(confirm, self._moved, self._failed)

    @Slot()
    def survey(self) -> None:
        """The survey, with a citizen: the way back isn't into the staff corner."""
        self.session.finish(Survey(by="staff"))

    @Slot()
    def helped(self) -> None:
        """Whoever called has been helped: the sign goes out."""

        def answered(kiosk: Kiosk) -> tuple[str, str, None]:
            kiosk.help.answered()
            return "helped", "", None

        if self._state != "busy":
            self.be("busy")
            self.session.ask(answered, self._moved, self._failed)

    @Slot()
    def leave(self) -> None:
        """Out of the staff corner."""
        self.session.wipe()

    @Slot()
    def exit(self) -> None:
        """Ends the program."""
        self.session.exit_asked.emit()

    def enter(self, route: object) -> None:
        """Shows the corner."""
        self._message, self._days = "", 0
        self.be("idle")
        self._look_again()

    def forget(self) -> None:
        """The next one starts at the first tab."""
        self._tab, self._message = "queue", ""
        super().forget()

    def _moved(self, what: tuple[str, str, Any]) -> None:
        name, of, answer = what
        if name == "day":
            self._days = 0
        self.be("idle")
        message = ""
        if name == "next" and answer is None:
            message = translate("Staff", "Nobody is waiting for {desk}.").format(desk=of)
        elif name == "reprint":
            self.session.services.printer.wake()
            message = translate("Staff", "{number} is printed again, marked as a copy.").format(
                number=of
            )
        self.session.services.link.wake()
        self._say(message)
        self.session.look()

    def _failed(self, error: Exception) -> None:
        self._state = "error"
        said = isinstance(error, KioskError)
        self._say(
            cast(KioskError, error).text(self.lang)
            if said
            else translate("Staff", "That didn't work. It is written in the log.")
        )

    def _say(self, message: str) -> None:
        self._message = message
        self.changed.emit()

    @Slot()
    def _look_again(self) -> None:
        if self.session.router.here.screen is Screen.STAFF:
            self.session.ask(look, self._take_look, self._failed)

    def _take_look(self, found: StaffLook) -> None:
        self._look = found
        self._show()

    @Slot()
    def _show(self) -> None:
        if self._look is not None and self.known is not None:
            services = self.session.services
            views = (services.printer.view(), services.link.view())
            self._desks.put(desk_rows(self.known, self._look, self.lang))
            self._papers.put(self._look.papers(self.lang))
            self._states.put(state_rows(self._look, *views, self._logbook, self.lang))
        self.changed.emit()

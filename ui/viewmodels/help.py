"""Calling the staff, and whom to ask at this place, and when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.place.words import spoken_clock
from ui.contacts import office_lines, place_lines
from ui.session import Session
from ui.viewmodels.lines import Line, LinesVm
from ui.words import sentence, translate

QML_IMPORT_NAME = "Kiosk.vm"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class HelpVm(LinesVm):
    """Help on every screen. `state`: error where the call couldn't be kept."""

    changed = Signal()
    state = Property(str, LinesVm.read_state, notify=changed)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._since: datetime | None = None
        self._seen_on = self._answered = False
        session.looked.connect(self._looked)

    @Property(str, notify=changed)
    def ask(self) -> str:
        """Whom to ask."""
        return sentence(self.known.ask(self.lang)) + "." if self.known else ""

    @Property(bool, notify=changed)
    def called(self) -> bool:
        """This person has called the staff."""
        return self._since is not None

    @Property(str, notify=changed)
    def calledWords(self) -> str:
        """What became of the call: what the stand did, and no more."""
        if self._since is None:
            return ""
        if self._answered:
            return translate("Help", "The staff have seen your call.")
        return translate(
            "Help", "The call was noted at {clock}. A sign for the staff is on."
        ).format(clock=spoken_clock(self._since))

    @Property(bool, notify=changed)
    def deskOpen(self) -> bool:
        """Somebody is likely to be at the desk."""
        return self.session.now is None or self.session.now.is_open

    @Slot()
    def call(self) -> None:
        """Calls the staff."""
        if self._state == "busy":
            return
        below = self.session.router.below
        screen = below.screen.value if below is not None else "help"
        self.be("busy")
        self.session.ask(lambda kiosk: kiosk.help.ask(screen), self._noted, self._failed)

    def made(self) -> Iterable[Line]:
        """The place and its immigration office."""
        assert self.known is not None
        yield from place_lines(self.known, self.lang)
        yield from office_lines(self.known, self.lang)

    def forget(self) -> None:
        """The next person hasn't called anybody."""
        self._since, self._seen_on, self._answered = None, False, False
        super().forget()

    @Slot()
    def _looked(self) -> None:
        """The sign that was on is off: somebody has come."""
        now = self.session.now
        on = now is not None and now.help_since is not None
        if self._seen_on and not on:
            self._answered = True
        self._seen_on = self._since is not None and on
        self.changed.emit()

    def _noted(self, since: datetime) -> None:
        self._since, self._answered = since, False
        self.be("ok")
        self.session.look()
        self.session.services.link.wake()

    def _failed(self, error: Exception) -> None:
        self.be("error")

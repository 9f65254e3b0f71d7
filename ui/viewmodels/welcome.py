"""The two screens that wait for a person: the attract scenes, and the first choice."""

from __future__ import annotations

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.place.words import spoken_clock
from ui.router import Ask, More, Services, Status
from ui.session import Session
from ui.viewmodels.base import ViewModel
from ui.words import translate

QML_IMPORT_NAME = "Kiosk.vm"
QML_IMPORT_MAJOR_VERSION = 1


class _DeskModel(ViewModel):
    """What both say about the desk."""

    changed = Signal()
    state = Property(str, ViewModel.read_state, notify=changed)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        session.looked.connect(self.changed)
        session.opened.connect(self.changed)
        session.paper_moved.connect(self.changed)

    @Property(bool, notify=changed)
    def deskOpen(self) -> bool:
        """Numbers are given out now. True until the first look, or the block would flicker."""
        now = self.session.now
        return now is None or now.is_open

    @Property(str, notify=changed)
    def deskWords(self) -> str:
        """Until when the desk is open, or when it opens."""
        now = self.session.now
        return now.desk_words.get(self.lang) if now else ""

    @Property(str, notify=changed)
    def printerTrouble(self) -> str:
        """What is wrong with the printer, for the staff who walk by; empty: nothing."""
        printer = self.session.services.printer.view()
        return printer.text(self.lang) if printer.state == "trouble" else ""

    @Property(int, notify=changed)
    def troubles(self) -> int:
        """Tickets of today without certain paper."""
        return self.session.now.troubles if self.session.now else 0

    @Property(str, notify=changed)
    def servingWords(self) -> str:
        """The numbers being served."""
        now = self.session.now
        if now is None or not now.serving:
            return ""
        return translate("Welcome", "Now being served: {numbers}").format(
            numbers=", ".join(now.serving[-3:])
        )

    @Property(bool, notify=changed)
    def statusShown(self) -> bool:
        """The stand knows of applications."""
        now = self.session.now
        return now is not None and now.statuses_known

    @Property(str, notify=changed)
    def helpWords(self) -> str:
        """For the staff: since when somebody has been calling them; empty: nobody does."""
        since = self.session.now.help_since if self.session.now else None
        if since is None:
            return ""
        said = translate("Welcome", "somebody asked for help at {clock}")
        return said.format(clock=spoken_clock(since))


@QmlElement
class AttractVm(_DeskModel):
    """Nobody is here."""


@QmlElement
class HomeVm(_DeskModel):
    """What do you need?"""

    @Slot()
    def take(self) -> None:
        """A queue number, please."""
        self.session.go(Services("take"))

    @Slot()
    def read(self) -> None:
        """What must I bring, and what does it cost?"""
        self.session.go(Services("read"))

    @Slot()
    def ask(self) -> None:
        """A question, please."""
        self.session.go(Ask())

    @Slot()
    def status(self) -> None:
        """How far is my application?"""
        self.session.go(Status())

    @Slot()
    def more(self) -> None:
        """Everything else."""
        self.session.go(More())

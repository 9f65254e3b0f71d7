"""What a service needs: a checklist to tick, to print and to take along, and the rest to read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.content.schema import Service
from ui.cooldown import Cooldown
from ui.requirement_lines import lines_of
from ui.router import LaneQuestion, Requirements, Screen
from ui.services import PaperEnd
from ui.session import Session
from ui.takeaway import list_paper, qr_words
from ui.viewmodels.lines import Line, LinesVm
from ui.words import translate

QML_IMPORT_NAME = "Kiosk.vm"
QML_IMPORT_MAJOR_VERSION = 1

LISTS, LISTS_WITHIN_S = 3, 600
"""Paper is dear and children press: so many lists within so many seconds."""


@QmlElement
class RequirementsVm(LinesVm):
    """The page of one service; the screen cuts its lines into pages that fit."""

    changed = Signal()
    state = Property(str, LinesVm.read_state, notify=changed)

    listed = Signal(str, int)
    """How a list ended, and which; emitted from any thread."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._service: Service | None = None
        self._ticked: frozenset[str] = frozenset()
        self._print = ""
        self._number = 0
        self._lists = Cooldown(LISTS, LISTS_WITHIN_S)
        session.looked.connect(self.changed)
        session.paper_moved.connect(self.changed)
        self.listed.connect(self._listed)

    @Property(str, notify=changed)
    def serviceName(self) -> str:
        """The service."""
        if self._service is None or self.known is None:
            return ""
        return self.known.said(self._service.short_name, self.lang)

    @Property(str, notify=changed)
    def audience(self) -> str:
        """For whom it is."""
        if self._service is None or self.known is None:
            return ""
        return self.known.said(self._service.audience, self.lang)

    @Property(bool, notify=changed)
    def canTake(self) -> bool:
        """A number can be taken from here: there is a line, it is open, and one has none yet."""
        now = self.session.now
        opened = now is not None and now.is_open
        has_one = self.session.router.holds(Screen.RESULT)
        return self._service is not None and self._service.ticket and opened and not has_one

    @Property(bool, notify=changed)
    def hasList(self) -> bool:
        """There are papers to bring."""
        return bool(self._papers)

    @Property(str, notify=changed)
    def tickedWords(self) -> str:
        """How many of the papers are at hand; empty before the first tick."""
        if not self._ticked:
            return ""
        said = translate("Requirements", "{count} of {all} at hand")
        return said.format(count=len(self._ticked), all=len(self._papers))

    @Property(bool, notify=changed)
    def canPrint(self) -> bool:
        """There is a list, and this stand has a printer."""
        return bool(self._papers) and self.session.services.printer.view().state != "none"

    def why_not_print(self) -> str:
        """Why the list can't be printed now; empty when it can."""
        if self._print == "printing":
            return translate("Requirements", "Printing ...")
        if self._print == "printed":
            return translate("Requirements", "Printed")
        if self._print == "uncertain":
            return translate("Requirements", "Check paper")
        if self.session.services.printer.view().state == "trouble":
            return translate("Requirements", "Trouble")
        wait = self._lists.wait_s(self.session.mono_s)
        if wait:
            minutes = -(-wait // 60)
            return translate("Requirements", "In {minutes} min").format(minutes=minutes)
        return ""

    whyNotPrint = Property(str, why_not_print, notify=changed)

    @Property(str, notify=changed)
    def printed(self) -> str:
        """One of "", printing, printed, uncertain, not_sent."""
        return self._print

    @Property(str, notify=changed)
    def qrText(self) -> str:
        """What the QR code holds."""
        now = self.session.now
        if self._service is None or self.known is None or now is None:
            return ""
        return qr_words(self.known, self._service, now.local, self.lang)

    @Slot(str)
    def tick(self, key: str) -> None:
        """This paper is at hand, or it isn't after all."""
        self._ticked ^= {key}
        self.fill()

    @Slot()
    def take(self) -> None:
        """A number for this service, please."""
        if self._service is not None:
            self.session.go(LaneQuestion(self._service.id))

    @Slot()
    def printList(self) -> None:
        """The list on paper, please."""
        now = self.session.now
        if self._service is None or self.known is None or now is None or self.why_not_print():
            return
        self._lists.took(self.session.mono_s)
        self._print, self._number = "printing", self._number + 1
        number = self._number
        paper = list_paper(self.known, self._service, now.local, self.lang)
        self.session.services.printer.print_list(paper, lambda end: self.listed.emit(end, number))
        self.changed.emit()

    def made(self) -> Iterable[Line]:
        """Everything there is to read about the service today."""
        if self._service is None or self.known is None:
            return ()
        now = self.session.now
        day = now.local.date() if now else self.known.catalogue.compiled_on
        return lines_of(self.known, self._service, day, self.lang, self._ticked)

    def enter(self, route: object) -> None:
        """Shows the page of this service; coming back to it keeps what was ticked."""
        if self.known is not None:
            service = self.known.catalogue.service(cast(Requirements, route).service)
            if service != self._service:
                self._service, self._ticked, self._print = service, frozenset(), ""
            self.fill()

    def forget(self) -> None:
        """Nothing of a person stays here."""
        self._service, self._ticked, self._print = None, frozenset(), ""
        super().forget()

    @property
    def _papers(self) -> tuple[str, ...]:
        return tuple(line.key for line in self._lines.rows if line.key)

    @Slot(str, int)
    def _listed(self, end: PaperEnd, number: int) -> None:
        # Of somebody else's list, or another service's, this page says nothing.
        if number == self._number and self._print == "printing":
            self._print = end
            self.changed.emit()

"""The number, and what becomes of its paper."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.errors import KioskError
from kiosk.place.model import Place
from kiosk.queue.values import CANCEL_WITHIN_MS, Ticket
from ui.router import Notice, Requirements, Result, Screen, Services
from ui.services import PrinterState
from ui.session import Session
from ui.viewmodels.base import ViewModel
from ui.words import spoken_number, translate

if TYPE_CHECKING:
    from kiosk.app import Kiosk

QML_IMPORT_NAME = "Kiosk.vm"
QML_IMPORT_MAJOR_VERSION = 1


class Paper(StrEnum):
    """What the person must know about the paper."""

    PRINTING = "printing"
    PRINTED = "printed"
    UNKNOWN = "unknown"
    FAILED = "failed"
    NONE = "none"


_ENDED = {
    "printed": Paper.PRINTED,
    "uncertain": Paper.UNKNOWN,
    "not_sent": Paper.FAILED,
    "expired": Paper.FAILED,
}


def paper_of(job: str | None, printer: PrinterState) -> Paper:
    """From the state of the print job and of the printer.

    A job that still waits for a printer in trouble may print within its 90 seconds, but the
    person shouldn't wait for it: that counts as failed until it has printed after all.
    """
    if job is None:
        return Paper.NONE
    if job in _ENDED:
        return _ENDED[job]
    return Paper.FAILED if job == "queued" and printer in ("trouble", "none") else Paper.PRINTING


@QmlElement
class ResultVm(ViewModel):
    """Shows one ticket. The number stands from the commit on; only the paper's band moves."""

    changed = Signal()
    state = Property(str, ViewModel.read_state, notify=changed)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._route: Result | None = None
        self._job = ""
        self._since = 0.0
        session.paper_moved.connect(self._look_at_paper)
        session.looked.connect(self._look_at_paper)
        self._too_late = QTimer(self, interval=CANCEL_WITHIN_MS, singleShot=True)
        self._too_late.timeout.connect(self.changed)

    @property
    def ticket(self) -> Ticket | None:
        """The ticket that is shown."""
        return self._route.issued.ticket if self._route else None

    @property
    def paper_is_unknown(self) -> bool:
        """Nobody can tell yet whether the paper is there: the person must look."""
        return self.paper_state in (Paper.UNKNOWN, Paper.FAILED, Paper.PRINTING)

    @property
    def paper_state(self) -> Paper:
        """What the person must know about the paper."""
        if self._route is None or self._route.job is None:
            return Paper.NONE
        return paper_of(self._job or "queued", self.session.services.printer.view().state)

    @Property(str, notify=changed)
    def paper(self) -> str:
        """One of printing, printed, unknown, failed, none."""
        return self.paper_state.value

    @Property(str, notify=changed)
    def number(self) -> str:
        """`A-017`."""
        return self.ticket.number if self.ticket else ""

    @Property(str, notify=changed)
    def spokenNumber(self) -> str:
        """The number as a voice says it."""
        return spoken_number(self.ticket.number, self.lang) if self.ticket else ""

    @Property(str, notify=changed)
    def serviceName(self) -> str:
        """What the number is for."""
        if self.ticket is None or self.known is None:
            return ""
        service = self.known.catalogue.service(self.ticket.service)
        return self.known.said(service.short_name, self.lang)

    @Property(bool, notify=changed)
    def priority(self) -> bool:
        """It stands in the priority lane."""
        return self.ticket is not None and self.ticket.lane == "prioritas"

    @Property(int, notify=changed)
    def ahead(self) -> int:
        """People who are called before."""
        return self._route.ahead if self._route else 0

    @Property(int, notify=changed)
    def waitMinutes(self) -> int:
        """About how long; 0 says "you are next"."""
        return self._route.wait_minutes if self._route else 0

    @Property(str, notify=changed)
    def desks(self) -> str:
        """The one or two desks that may call this number; empty where there are more or none."""
        if self.ticket is None or self.known is None:
            return ""
        names = desks_of(self.known.place, self.ticket.line)
        return translate("Result", " or ").join(names) if len(names) <= 2 else ""

    @Property(str, notify=changed)
    def advice(self) -> str:
        """What the content tells a person of the priority lane; else empty."""
        if self.known is None or self.ticket is None or self.ticket.lane != "prioritas":
            return ""
        known = self.known
        note = known.catalogue.priority_note
        if not note.verified:
            return known.ask(self.lang)
        return " ".join(known.said(text, self.lang) for text in note.advice)

    @Property(str, notify=changed)
    def bring(self) -> str:
        """The short names of what must be brought, joined."""
        if self.ticket is None or self.known is None:
            return ""
        known = self.known
        service = known.catalogue.service(self.ticket.service)
        if not service.verified:
            return ""
        return ", ".join(
            requirement.document.short.get(self.lang)
            for requirement in known.catalogue.documents_of(service)
            if requirement.need == "required"
        )

    @Property(str, notify=changed)
    def notAnAppointment(self) -> str:
        """That this isn't an appointment at the immigration office."""
        if self.known is None:
            return ""
        return self.known.said(self.known.catalogue.not_an_appointment, self.lang)

    @Property(bool, notify=changed)
    def canCancel(self) -> bool:
        """Within the minute in which the person may take the number back."""
        passed_ms = (self.session.mono_s - self._since) * 1000
        return self.ticket is not None and passed_ms < CANCEL_WITHIN_MS

    @Slot()
    def done(self) -> None:
        """The person leaves."""
        self.session.wipe()

    @Slot()
    def another(self) -> None:
        """A number for somebody else of the family."""
        self.session.go(Services("take"))

    @Slot()
    def read(self) -> None:
        """What must I bring?"""
        if self.ticket is not None:
            self.session.go(Requirements(self.ticket.service))

    @Slot()
    def cancel(self) -> None:
        """Takes the number back."""
        if self.ticket is None or self._state == "busy":
            return
        number = self.ticket.number
        self.be("busy")
        self.session.ask(
            lambda kiosk: kiosk.cancel(number, by="citizen"), self._cancelled, self._not_cancelled
        )

    def enter(self, route: Result) -> None:
        """Shows this ticket; coming back to it keeps its minute running."""
        if self._route != route:
            self._since = self.session.mono_s
            self._job = ""
            self._too_late.start()
        self._route = route
        self.be("ok")
        self._look_at_paper()

    def forget(self) -> None:
        """Nothing of a person stays here."""
        self._route, self._job = None, ""
        self._too_late.stop()
        super().forget()

    @Slot()
    def _look_at_paper(self) -> None:
        if self._route is None or self._route.job is None:
            return
        job = self._route.job

        def state(kiosk: Kiosk) -> tuple[int, str]:
            return job, kiosk.paper.state(job)

        self.session.ask(state, self._take_paper, self._no_paper_news)

    def _take_paper(self, news: tuple[int, str]) -> None:
        job, state = news
        if self._route is not None and self._route.job == job:
            self._job = state
            self.changed.emit()

    def _no_paper_news(self, error: Exception) -> None:
        # Not knowing is a state of its own: the band says what to do then.
        self._job = "uncertain"
        self.changed.emit()

    def _cancelled(self, ticket: Ticket) -> None:
        if self.session.router.here.screen is Screen.RESULT:
            self.session.finish(Notice("cancelled", ticket.number, ticket.number))
        self.forget()
        self.session.look()

    def _not_cancelled(self, error: Exception) -> None:
        self.be("ok")
        texts = (error.text("id"), error.text("en")) if isinstance(error, KioskError) else ("", "")
        self.session.go(Notice("failed", *texts))


def desks_of(place: Place, line: str) -> tuple[str, ...]:
    """Names of the desks of a place that serve a line."""
    return tuple(desk.name for desk in place.desks if not desk.lines or line in desk.lines)

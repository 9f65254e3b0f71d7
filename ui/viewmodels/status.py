"""How far an application is: reference and birth date, a look at both, the path."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Literal
from uuid import uuid4

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.content.statuses import StageText
from kiosk.errors import BadInput, KioskError, NotAllowed
from kiosk.place.words import spoken_clock
from kiosk.statuses.reference import normalised, parse_scan
from kiosk.statuses.stages import STAGES
from kiosk.statuses.values import StatusView
from ui.router import Requirements, Screen, Status
from ui.session import Session
from ui.viewmodels import birthdate
from ui.viewmodels.base import ViewModel
from ui.words import long_date, translate

QML_IMPORT_NAME = "Kiosk.vm"
QML_IMPORT_MAJOR_VERSION = 1

MAX_LETTERS = 500
"""More than any reference has: a scanner may type the whole address in a QR code."""

COLLECTING = "ambil_paspor"
"""The service that says what to bring when one collects the passport."""

Outcome = Literal["", "found", "missing", "limit", "failed"]


@QmlElement
class StatusVm(ViewModel):
    """What is typed stays here only while the screen, or one on top of it, is shown."""

    changed = Signal()
    state = Property(str, ViewModel.read_state, notify=changed)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._route = Status()
        self._key = uuid4().hex
        self._reference = self._digits = ""
        self._birth: date | birthdate.Problem = "short"
        self._confirmed = False
        self._outcome: Outcome = ""
        self._view: StatusView | None = None
        self._refusal: KioskError | None = None
        session.routed.connect(self._moved)

    @Property(str, notify=changed)
    def step(self) -> str:
        """reference, birth, check or found."""
        return self._route.step

    @Property(str, notify=changed)
    def reference(self) -> str:
        """The reference as typed."""
        return self._reference

    @Property(bool, notify=changed)
    def canContinue(self) -> bool:
        """There is a reference to look for."""
        return self._has_reference

    @Property(str, notify=changed)
    def birthShown(self) -> str:
        """The digits typed so far in the mask DD MM YYYY."""
        return birthdate.shown(self._digits, translate("Status", "DD MM YYYY"))

    @Property(str, notify=changed)
    def birthSpoken(self) -> str:
        """The date in words once it is whole; empty before."""
        return long_date(self._birth, self.lang) if isinstance(self._birth, date) else ""

    @Property(str, notify=changed)
    def birthProblem(self) -> str:
        """Of a date that was confirmed: short, none (no such day) or future; empty if none is."""
        return self._birth if self._confirmed and isinstance(self._birth, str) else ""

    @Property(str, notify=changed)
    def outcome(self) -> str:
        """found, missing, limit or failed; empty until there is one."""
        return self._outcome

    @Property(str, notify=changed)
    def refusal(self) -> str:
        """Why it can't be looked up, in the words of the one who refused."""
        return self._refusal.text(self.lang) if self._refusal else ""

    @Property(list, notify=changed)
    def stageNames(self) -> list[str]:
        """The seven stages in order, in words."""
        stages = self.known.catalogue.stages if self.known else ()
        return [stage.title.get(self.lang) for stage in stages]

    @Property(int, notify=changed)
    def reached(self) -> int:
        """The place in `stageNames` of the stage that was reached; -1 before it is known."""
        return STAGES.index(self._view.stage) if self._view else -1

    @Property(str, notify=changed)
    def meaning(self) -> str:
        """What that stage means."""
        return self.known.said(self._stage.meaning, self.lang) if self._stage and self.known else ""

    @Property(str, notify=changed)
    def advice(self) -> str:
        """What to do now."""
        return self.known.said(self._stage.next, self.lang) if self._stage and self.known else ""

    @Property(str, notify=changed)
    def since(self) -> str:
        """The day this stage began."""
        return long_date(self._local(self._view.changed_at_ms), self.lang) if self._view else ""

    @Property(str, notify=changed)
    def office(self) -> str:
        """The office that has the application."""
        return self._view.office if self._view else ""

    @Property(str, notify=changed)
    def asOf(self) -> str:
        """`24 November 2026, 09.41 WIB`: how new this is; empty where that isn't known."""
        if self._view is None or self._view.as_of_ms is None or self.known is None:
            return ""
        moment = self._local(self._view.as_of_ms)
        clock = f"{spoken_clock(moment)} {self.known.place.zone_name}"
        return f"{long_date(moment, self.lang)}, {clock}"

    @Property(bool, notify=changed)
    def canRead(self) -> bool:
        """There is a page about collecting the passport."""
        return self._can_read

    @Slot(str)
    def sign(self, sign: str) -> None:
        """A key of the keyboard, or of a scanner."""
        self._reference = (self._reference + sign.upper())[:MAX_LETTERS]
        self._refusal = None
        self.changed.emit()

    @Slot()
    def eraseSign(self) -> None:
        """Takes the last sign of the reference back."""
        self._reference = self._reference[:-1]
        self._refusal = None
        self.changed.emit()

    @Slot(str)
    def digit(self, value: str) -> None:
        """A digit of the birth date."""
        self._digits = (self._digits + value)[: birthdate.DIGITS]
        self._read_birth()

    @Slot()
    def eraseDigit(self) -> None:
        """Takes the last digit back."""
        self._digits = self._digits[:-1]
        self._read_birth()

    @Slot()
    def goOn(self) -> None:
        """The reference, or the birth date, is complete."""
        if self._route.step == "reference" and self._has_reference:
            self._take_reference()
        elif self._route.step == "birth":
            self._confirmed = True
            if isinstance(self._birth, date):
                self.session.go(Status("check"))
            self.changed.emit()

    @Slot()
    def correct(self) -> None:
        """The birth date is wrong."""
        self.session.back()

    @Slot()
    def correctNumber(self) -> None:
        """The reference is wrong."""
        self.session.finish(Status())

    @Slot()
    def look(self) -> None:
        """Both are right: looks it up. Takes a tenth of a second or more on purpose."""
        birth = self._birth
        if self._state == "busy" or self._route.step != "check" or not isinstance(birth, date):
            return
        self.be("busy")
        reference, key = self._reference, self._key
        self.session.ask(
            lambda kiosk: kiosk.statuses.find(reference, birth, key),
            lambda view: self._looked(reference, view),
            lambda error: self._refused(reference, error),
        )

    @Slot()
    def again(self) -> None:
        """Another application, or the same once more."""
        self._clear()
        self.session.finish(Status())

    @Slot()
    def done(self) -> None:
        """The person leaves."""
        self.session.wipe()

    @Slot()
    def read(self) -> None:
        """What to bring when one collects the passport."""
        if self._can_read:
            self.session.go(Requirements(COLLECTING))

    def enter(self, route: Status) -> None:
        """Shows a step."""
        self._route = route
        self.changed.emit()

    def forget(self) -> None:
        """Nothing of a person stays here."""
        self._route, self._key = Status(), uuid4().hex
        self._clear()
        super().forget()

    @property
    def _has_reference(self) -> bool:
        return any(sign.isalnum() for sign in self._reference)

    @property
    def _can_read(self) -> bool:
        services = self.known.catalogue.services if self.known else ()
        ready = self._view is not None and self._view.stage == "ready"
        return ready and any(service.id == COLLECTING for service in services)

    @property
    def _stage(self) -> StageText | None:
        """The stage that was reached, in words."""
        if self._view is None or self.known is None:
            return None
        return self.known.catalogue.stage(self._view.stage)

    def _clear(self) -> None:
        self._reference = self._digits = ""
        self._birth, self._confirmed, self._outcome = "short", False, ""
        self._view, self._refusal = None, None

    def _take_reference(self) -> None:
        try:
            self._reference = parse_scan(self._reference) or normalised(self._reference)
        except BadInput as error:
            self._refusal = error
            self.changed.emit()
        else:
            self.session.go(Status("birth"))

    def _read_birth(self) -> None:
        now = self.session.now
        today = now.local.date() if now else date.today()
        self._birth = birthdate.read(self._digits, today)
        self._confirmed = len(self._digits) == birthdate.DIGITS
        self.changed.emit()

    def _looked(self, reference: str, view: StatusView | None) -> None:
        if not self._still_wanted(reference):
            return
        self._view, self._outcome = view, "found" if view else "missing"
        self._state = "ok"
        self.session.replace(Status("found"))

    def _refused(self, reference: str, error: Exception) -> None:
        if not self._still_wanted(reference):
            return
        self._refusal = error if isinstance(error, BadInput | NotAllowed) else None
        self._outcome = "limit" if isinstance(error, NotAllowed) else "failed"
        self._state = "error"
        self.session.replace(Status("found"))

    def _still_wanted(self, reference: str) -> bool:
        """This person is still here, and still asks for that."""
        here = self.session.router.here == Status("check")
        if not here:
            self._state = "idle"
        return here and reference == self._reference

    def _local(self, at_ms: int) -> datetime:
        moment = datetime.fromtimestamp(at_ms / 1000, UTC)
        return moment.astimezone(self.known.place.zone) if self.known else moment

    @Slot()
    def _moved(self) -> None:
        """Whoever has gone elsewhere begins anew."""
        if self._reference and not self.session.router.holds(Screen.STATUS):
            self._clear()
            self.be("idle")

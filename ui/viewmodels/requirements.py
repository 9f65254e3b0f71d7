"""What a service needs: papers, steps, fees with their source, and how long it takes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

import msgspec
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.content.catalogue import FeeRow, FeeTotal, Requirement
from kiosk.content.schema import Service
from ui.models.rows import RowsModel
from ui.router import LaneQuestion, Requirements
from ui.session import Session
from ui.snapshot import Known
from ui.viewmodels.base import ViewModel
from ui.words import long_date, rupiah, sentence, translate

QML_IMPORT_NAME = "Kiosk.vm"
QML_IMPORT_MAJOR_VERSION = 1

Section = Literal["documents", "steps", "fees", "more", "ask"]


class Line(msgspec.Struct, frozen=True):
    """One line to read. `figure` stands at the right; `last` ends its section."""

    section: Section
    text: str
    detail: str = ""
    figure: str = ""
    sign: str = ""


@QmlElement
class RequirementsVm(ViewModel):
    """The page of one service; the screen cuts its lines into pages that fit."""

    changed = Signal()
    state = Property(str, ViewModel.read_state, notify=changed)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._service: Service | None = None
        self._lines = RowsModel(Line)
        session.spoken.connect(self._fill)
        session.looked.connect(self.changed)

    @Property(QObject, constant=True)
    def lines(self) -> QObject:
        """Model with the roles section, text, detail, figure, sign."""
        return self._lines

    @Property(int, notify=changed)
    def count(self) -> int:
        """How many lines there are."""
        return len(self._lines.rows)

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
        return self._service is not None and self._service.ticket and opened

    @Slot()
    def take(self) -> None:
        """A number for this service, please."""
        if self._service is not None:
            self.session.go(LaneQuestion(self._service.id))

    def enter(self, route: Requirements) -> None:
        """Shows the page of this service."""
        if self.known is not None:
            self._service = self.known.catalogue.service(route.service)
            self._fill()

    def forget(self) -> None:
        """Nothing of a person stays here."""
        self._service = None
        self._lines.put(())
        super().forget()

    @Slot()
    def _fill(self) -> None:
        if self.known is not None and self._service is not None:
            now = self.session.now
            day = now.local.date() if now else self.known.catalogue.compiled_on
            self._lines.put(tuple(lines_of(self.known, self._service, day, self.lang)))
        self.changed.emit()


def lines_of(known: Known, service: Service, day: date, lang: str) -> Iterator[Line]:
    """Everything there is to read about a service on a local day."""
    if not service.verified:
        yield Line(
            "ask",
            translate("Requirements", "These details aren't confirmed yet."),
            sentence(known.ask(lang)) + ".",
            sign="info-circle",
        )
        return
    catalogue = known.catalogue
    for requirement in catalogue.documents_of(service):
        yield _document(known, requirement, lang)
    for number, step in enumerate(catalogue.steps_of(service), start=1):
        yield Line("steps", f"{number}. {known.said(step, lang)}")
    rows = catalogue.fees_of(service, day)
    for row in rows:
        yield _fee(known, row, lang)
    for total in catalogue.fee_totals(service, day):
        if total.rupiah is not None and total.extra.offered == "yes" and total.extra.rupiah:
            yield _total(known, total, lang)
    yield from _rest(known, service, lang)


def _document(known: Known, requirement: Requirement, lang: str) -> Line:
    when = known.said(requirement.when, lang) if requirement.when else ""
    detail = when
    if requirement.need == "conditional" and not when:
        detail = translate("Requirements", "if it applies to you")
    elif requirement.need == "optional":
        detail = translate("Requirements", "not compulsory")
    return Line("documents", known.said(requirement.document.name, lang), detail, sign="check")


def _fee(known: Known, row: FeeRow, lang: str) -> Line:
    name = known.said(row.name, lang)
    if row.rupiah is None:
        return Line("fees", name, sentence(known.ask(lang)) + ".")
    said = []
    if row.regulation is not None:
        said.append(known.said(row.regulation.title, lang))
    if row.since is not None:
        since = translate("Requirements", "in force since {day}")
        said.append(since.format(day=long_date(row.since, lang)))
    if row.offered == "unknown":
        said.append(
            translate("Requirements", "whether it is offered: {ask}").format(ask=known.ask(lang))
        )
    return Line("fees", name, ", ".join(said), rupiah(row.rupiah, lang))


def _total(known: Known, total: FeeTotal, lang: str) -> Line:
    assert total.rupiah is not None
    text = translate("Requirements", "Together: {book} + {extra}").format(
        book=known.said(total.book.name, lang), extra=known.said(total.extra.name, lang)
    )
    return Line("fees", text, figure=rupiah(total.rupiah, lang))


def _rest(known: Known, service: Service, lang: str) -> Iterator[Line]:
    if service.duration is not None:
        duration = known.said(service.duration.text, lang)
        check = "" if service.duration.verified else sentence(known.ask(lang)) + "."
        yield Line("more", duration, check, sign="clock")
    if service.validity is not None:
        label = translate("Requirements", "Valid: {years}")
        yield Line("more", label.format(years=known.said(service.validity, lang)), sign="check")
    for note in service.notes:
        yield Line("more", known.said(note, lang), sign="info-circle")
    for case in service.cases:
        yield Line("more", known.said(case.when, lang), known.said(case.rule, lang))

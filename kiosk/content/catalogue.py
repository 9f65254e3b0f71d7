"""The content as the rest of the stand asks for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from msgspec import Struct

from kiosk.content import asking, schema
from kiosk.content.lessons import Lesson
from kiosk.content.schema import Document, Group, Need, Service, Text
from kiosk.content.statuses import StageText
from kiosk.content.survey import SurveyForm
from kiosk.errors import NotFound
from kiosk.statuses.stages import STAGES, Stage

MENU_CHOICES = 6
"""The most choices a screen shows."""


class Requirement(Struct, frozen=True):
    """A document that a service wants, with its name."""

    document: Document
    need: Need
    when: Text | None


class FeeRow(Struct, frozen=True):
    """What a fee is on one day.

    `rupiah` is None whenever there is no verified figure for that day: say whom to ask
    (`Catalogue.ask`), never 0. A verified 0 is 0. `offered` is what the issuing office
    gives: "unknown" must be said too. `since`, `until`: the days of the figure.
    """

    fee: str
    name: Text
    per: str
    offered: str
    additional: bool
    rupiah: int | None
    verified: bool
    since: date | None
    until: date | None
    regulation: schema.Regulation | None
    note: Text | None
    sources: tuple[str, ...]


class FeeTotal(Struct, frozen=True):
    """A book together with one fee on top of it; `rupiah` is None if either is unknown."""

    book: FeeRow
    extra: FeeRow
    rupiah: int | None


class Catalogue(Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """All content of one release."""

    release: str
    compiled_on: date
    newest_evidence: date
    title: Text
    issuing_office: Text
    parent_agency: Text
    not_an_appointment: Text
    ask: Text
    priority: schema.PriorityNote
    menu: tuple[schema.MenuGroup, ...]
    placeholders: tuple[schema.Placeholder, ...]
    lines: tuple[schema.Line, ...]
    regulations: tuple[schema.Regulation, ...]
    sources: tuple[schema.Source, ...]
    documents: tuple[Document, ...]
    steps: tuple[schema.StepList, ...]
    fees: tuple[schema.Fee, ...]
    services: tuple[Service, ...]
    faq: tuple[schema.Question, ...]
    words: tuple[asking.Word, ...]
    elsewhere: tuple[asking.Elsewhere, ...]
    topics: tuple[asking.Topic, ...]
    lessons: tuple[Lesson, ...]
    stages: tuple[StageText, ...]
    surveys: tuple[SurveyForm, ...]
    regions: tuple[schema.Region, ...]
    holidays: tuple[schema.HolidayYear, ...]

    @cached_property
    def _services(self) -> dict[str, Service]:
        return {service.id: service for service in self.services}

    @cached_property
    def _lines(self) -> dict[str, schema.Line]:
        return {line.id: line for line in self.lines}

    @cached_property
    def _documents(self) -> dict[str, Document]:
        return {document.id: document for document in self.documents}

    @cached_property
    def _fees(self) -> dict[str, schema.Fee]:
        return {fee.id: fee for fee in self.fees}

    @cached_property
    def _regulations(self) -> dict[str, schema.Regulation]:
        return {regulation.id: regulation for regulation in self.regulations}

    @property
    def priority_note(self) -> schema.PriorityNote:
        """What a person is told who belongs to a priority group."""
        return self.priority

    def service(self, id: str) -> Service:
        """The service of that id.

        Raises:
            NotFound: there is no such service in this release.
        """
        found = self._services.get(id)
        if found is None:
            known = ", ".join(sorted(self._services))
            raise NotFound(
                f"Layanan '{id}' tidak ada. Yang ada: {known}.",
                f"there is no service '{id}'; there are: {known}",
            )
        return found

    def line(self, id: str) -> schema.Line:
        """The queue line of that id.

        Raises:
            NotFound: there is no such line in this release.
        """
        found = self._lines.get(id)
        if found is None:
            known = ", ".join(sorted(self._lines))
            raise NotFound(
                f"Antrean '{id}' tidak ada. Yang ada: {known}.",
                f"there is no line '{id}'; there are: {known}",
            )
        return found

    def stage(self, id: Stage) -> StageText:
        """An application's stage in words; every pack has them all, in the order of the path."""
        return self.stages[STAGES.index(id)]

    def survey(self, id: str) -> SurveyForm:
        """The survey form of that id.

        Raises:
            NotFound: there is no such form in this release.
        """
        found = next((form for form in self.surveys if form.id == id), None)
        if found is None:
            known = ", ".join(form.id for form in self.surveys)
            raise NotFound(
                f"Survei '{id}' tidak ada. Yang ada: {known}.",
                f"there is no survey '{id}'; there are: {known}",
            )
        return found

    def regulation(self, id: str) -> schema.Regulation:
        """The regulation of that id; every id in a pack resolves, the sources are checked."""
        return self._regulations[id]

    def services_for_menu(self, group: Group) -> tuple[Service, ...]:
        """The services behind one door of the menu, in the order they are shown."""
        return tuple(
            sorted((s for s in self.services if s.group == group), key=lambda s: (s.order, s.id))
        )

    def documents_of(self, service: Service) -> tuple[Requirement, ...]:
        """What to bring, in the order of the service."""
        return tuple(
            Requirement(self._documents[need.ref], need.need, need.when)
            for need in service.documents
        )

    def steps_of(self, service: Service) -> tuple[Text, ...]:
        """What to do, in order."""
        shared = next((s.steps for s in self.steps if s.id == service.steps.ref), ())
        return (*shared, *service.steps.own, *service.steps.extra)

    def fees_of(self, service: Service, on: date) -> tuple[FeeRow, ...]:
        """What the service costs on that local day: one row a fee that the office gives.

        A fee without a row for that day still appears, with `rupiah` None: to leave it
        out would make it look free.
        """
        fees = (self._fees[ref] for ref in service.fees)
        return tuple(self._row(fee, on) for fee in fees if fee.offered != "no")

    def fee_totals(self, service: Service, on: date) -> tuple[FeeTotal, ...]:
        """Every book of the service with every fee that comes on top, added up.

        Empty where nothing comes on top: then the rows of `fees_of` are the totals.
        """
        rows = self.fees_of(service, on)
        return tuple(
            FeeTotal(book, extra, total((book, extra)))
            for extra in rows
            if extra.additional
            for book in rows
            if not book.additional
        )

    def _row(self, fee: schema.Fee, on: date) -> FeeRow:
        dated = next((row for row in fee.rows if _covers(row, on)), None)
        verified = dated is not None and dated.verified
        return FeeRow(
            fee=fee.id,
            name=fee.name,
            per=fee.per,
            offered=fee.offered,
            additional=fee.additional,
            rupiah=dated.rupiah if dated is not None and verified else None,
            verified=verified,
            since=dated.since if dated else None,
            until=dated.until if dated else None,
            regulation=self.regulation(dated.regulation) if dated else None,
            note=dated.note if dated else None,
            sources=dated.sources if dated else (),
        )


def total(rows: Iterable[FeeRow]) -> int | None:
    """The sum in rupiah, or None as soon as one figure is unknown."""
    figures = [row.rupiah for row in rows]
    known = [figure for figure in figures if figure is not None]
    return sum(known) if len(known) == len(figures) else None


def _covers(row: schema.FeeDate, on: date) -> bool:
    return (row.since or date.min) <= on <= (row.until or date.max)

"""What there is to read about a service: papers, steps, fees with their source, and the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from kiosk.content.catalogue import FeeRow, FeeTotal, Requirement
from kiosk.content.schema import Service
from ui.contacts import COMPLAIN_SITE, COMPLAIN_SMS
from ui.snapshot import Known
from ui.viewmodels.lines import Line
from ui.words import long_date, rupiah, sentence, translate


def lines_of(
    known: Known, service: Service, day: date, lang: str, ticked: frozenset[str] = frozenset()
) -> Iterator[Line]:
    """Everything there is to read about a service on a local day; `ticked` papers are at hand."""
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
        yield _document(known, requirement, lang, ticked)
    for number, step in enumerate(catalogue.steps_of(service), start=1):
        yield Line("steps", f"{number}. {known.said(step, lang)}")
    rows = catalogue.fees_of(service, day)
    for row in rows:
        yield _fee(known, row, lang)
    for total in catalogue.fee_totals(service, day):
        if total.rupiah is not None and total.extra.offered == "yes" and total.extra.rupiah:
            yield _total(known, total, lang)
    yield _no_other(rows)
    yield from _rest(known, service, lang)
    yield _whom_to_ask(known, lang)


def when_of(known: Known, requirement: Requirement, lang: str) -> str:
    """In which case a document is needed; empty: always."""
    when = known.said(requirement.when, lang) if requirement.when else ""
    if requirement.need == "conditional" and not when:
        return translate("Requirements", "if it applies to you")
    if requirement.need == "optional":
        return translate("Requirements", "not compulsory")
    return when


def all_fees_known(rows: Iterable[FeeRow]) -> bool:
    """Every figure is known and offered for certain: then these are all there are."""
    return all(row.rupiah is not None and row.offered == "yes" for row in rows)


def figure_source(known: Known, row: FeeRow, lang: str) -> str:
    """The regulation of a figure, and since when it stands."""
    said = []
    if row.regulation is not None:
        said.append(known.said(row.regulation.title, lang))
    if row.since is not None:
        since = translate("Requirements", "in force since {day}")
        said.append(since.format(day=long_date(row.since, lang)))
    return ", ".join(said)


def _document(known: Known, requirement: Requirement, lang: str, ticked: frozenset[str]) -> Line:
    document = requirement.document
    return Line(
        "documents",
        known.said(document.name, lang),
        when_of(known, requirement, lang),
        key=document.id,
        ticked=document.id in ticked,
    )


def _fee(known: Known, row: FeeRow, lang: str) -> Line:
    name = known.said(row.name, lang)
    if row.rupiah is None:
        return Line("fees", name, sentence(known.ask(lang)) + ".")
    said = figure_source(known, row, lang)
    if row.offered == "unknown":
        offered = translate("Requirements", "whether it is offered: {ask}")
        said = f"{said}, {offered.format(ask=known.ask(lang))}"
    return Line("fees", name, said, rupiah(row.rupiah, lang))


def _total(known: Known, total: FeeTotal, lang: str) -> Line:
    assert total.rupiah is not None
    text = translate("Requirements", "Together: {book} + {extra}").format(
        book=known.said(total.book.name, lang), extra=known.said(total.extra.name, lang)
    )
    return Line("fees", text, figure=rupiah(total.rupiah, lang))


def _no_other(rows: tuple[FeeRow, ...]) -> Line:
    """That nothing more may be asked for, and whom to tell if it is."""
    if not rows:
        text = translate("Requirements", "Your number and what you read here are free.")
    elif all_fees_known(rows):
        text = translate("Requirements", "There are no other fees.")
    else:
        text = translate("Requirements", "Pay official fees only.")
    report = translate("Requirements", "Asked for more? Report it: {sms} or {site}.")
    return Line(
        "fees", text, report.format(sms=COMPLAIN_SMS, site=COMPLAIN_SITE), sign="info-circle"
    )


def _whom_to_ask(known: Known, lang: str) -> Line:
    contact = known.place.contact
    more = ", ".join(part for part in (contact.where, contact.phone) if part)
    return Line("whom", sentence(known.ask(lang)) + ".", more, sign="lifebuoy")


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

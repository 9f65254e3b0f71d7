"""What a service needs, to take home: on paper, or as a QR code that holds the list itself.

Neither holds anything of the person, nor what was ticked.
"""

from __future__ import annotations

from datetime import datetime

from kiosk.content.fill import fill
from kiosk.content.schema import Service
from printing.compose import INSTITUTION
from printing.paper import Lang, ListItem, ListPaper
from ui.contacts import COMPLAIN_SITE, COMPLAIN_SMS
from ui.requirement_lines import all_fees_known, figure_source, when_of
from ui.snapshot import Known
from ui.words import long_date, rupiah, sentence, translate

QR_BYTES = 600
"""A code of more modules is hard to read from a screen for the telephones people have here."""


def list_paper(known: Known, service: Service, now: datetime, lang: str) -> ListPaper:
    """The list as the printer gets it, on a local day."""
    rows = known.catalogue.fees_of(service, now.date())
    sources = {figure_source(known, row, lang) for row in rows if row.rupiah is not None}
    spoken: Lang = "en" if lang == "en" else "id"
    return ListPaper(
        institution=INSTITUTION.get(lang),
        place_name=known.place.name,
        service=known.said(service.name, lang),
        bring=tuple(
            ListItem(known.said(need.document.name, lang), when_of(known, need, lang))
            for need in known.catalogue.documents_of(service)
        ),
        fees=_fees(known, service, now, lang),
        regulation=sources.pop() if len(sources) == 1 else "",
        no_other_fees=bool(rows) and all_fees_known(rows),
        complain_to=f"{COMPLAIN_SMS}, {COMPLAIN_SITE}",
        ask=sentence(known.ask(lang)) + ".",
        printed=now,
        lang=spoken,
        example=known.place.example,
    )


def qr_words(known: Known, service: Service, now: datetime, lang: str) -> str:
    """The same as text for a QR code: the short names, since a code holds little."""
    bring = [
        f"- {fill(need.document.short, known.fills, known.catalogue.ask).get(lang)}"
        + ("" if need.need == "required" else " *")
        for need in known.catalogue.documents_of(service)
    ]
    lines = [known.said(service.short_name, lang), "", translate("TakeAway", "Bring:")]
    lines += bring
    if any(line.endswith("*") for line in bring):
        lines.append(translate("TakeAway", "* only in some cases"))
    fees = _fees(known, service, now, lang)
    if fees:
        lines += ["", translate("TakeAway", "Official fees:")]
        lines += [f"{name}: {figure}" for name, figure in fees]
    asked = translate("TakeAway", "Asked for more? {sms}, {site}")
    day = long_date(now.date(), lang)
    lines += ["", asked.format(sms=COMPLAIN_SMS, site=COMPLAIN_SITE), f"{known.place.name}, {day}"]
    return "\n".join(lines).replace("\u2011", "-")


def _fees(known: Known, service: Service, now: datetime, lang: str) -> tuple[tuple[str, str], ...]:
    rows = known.catalogue.fees_of(service, now.date())
    return tuple(
        (
            known.said(row.name, lang),
            sentence(known.ask(lang)) if row.rupiah is None else rupiah(row.rupiah, lang),
        )
        for row in rows
    )

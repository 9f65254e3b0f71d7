"""What this stand is and does with data, in words for the person in front of it.

Everything said here is what the software does, or what UU 27/2022 says in the articles named.
"""

from __future__ import annotations

from collections.abc import Iterator

from ui.snapshot import Known
from ui.viewmodels.lines import Line
from ui.words import sentence, translate


def about_lines(known: Known, lang: str) -> Iterator[Line]:
    """The stand, what it keeps and why, how long, and what one may ask for."""
    yield from _stand(known, lang)
    yield from _kept(known, lang)
    yield from _rights(known, lang)


def _stand(known: Known, lang: str) -> Iterator[Line]:
    place = f"{known.place.name}, {known.place.regency}"
    yield Line(
        "stand",
        translate("About", "A help for people of this place: queue numbers and information."),
        place,
        sign="info-circle",
    )
    yield Line(
        "stand",
        translate("About", "Passports are made at the immigration office, not here."),
        known.said(known.catalogue.not_an_appointment, lang),
        sign="building",
    )
    facts = translate("About", "Information {release}, from public sources of government and press")
    yield Line(
        "stand",
        translate("About", "It works without internet, and is free."),
        facts.format(release=known.catalogue.release),
        sign="wifi-off",
    )


def _kept(known: Known, lang: str) -> Iterator[Line]:
    yield Line(
        "data",
        translate("About", "Your number, service, lane and the time. No name, no NIK."),
        translate("About", "To serve in order, and to count how many people come."),
        sign="check",
    )
    yield Line(
        "data",
        translate("About", "Survey answers, without anything that says who gave them."),
        translate(
            "About",
            "To make the service better; voluntary. Answers given before one stops are kept.",
        ),
        sign="check",
    )
    yield Line(
        "data",
        translate("About", "Questions we couldn't answer: only ordinary words of them."),
        translate("About", "To add the missing answer. Names and numbers are left out."),
        sign="check",
    )
    yield Line(
        "data",
        translate("About", "What you type or tick is wiped when you leave."),
        translate("About", "No photos, no fingerprints, no recordings."),
        sign="x",
    )
    retention = known.place.privacy.retention
    yield Line(
        "data",
        translate("About", "How long it is kept"),
        retention.get(lang) if retention else sentence(known.ask(lang)) + ".",
        sign="clock",
    )


def _rights(known: Known, lang: str) -> Iterator[Line]:
    law = translate("About", "UU 27/2022, article {article}")
    for words, article in (
        (translate("About", "To be told who uses your data, and what for"), 5),
        (translate("About", "To have mistakes corrected"), 6),
        (translate("About", "To see your data, and get a copy"), 7),
        (translate("About", "To have the use ended, and your data deleted"), 8),
    ):
        yield Line("rights", words, law.format(article=article), sign="check")
    yield Line(
        "rights",
        translate("About", "If data leak, you must be told in writing within 3 x 24 hours"),
        law.format(article=46),
        sign="alert-triangle",
    )
    contact = known.place.privacy.contact
    yield Line(
        "rights",
        translate("About", "Whom to ask about your data"),
        contact or sentence(known.ask(lang)) + ".",
        sign="lifebuoy",
    )

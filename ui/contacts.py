"""Whom to reach, and how: only what the place has filled in, and what is the same everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.place.words import spoken_week
from ui.snapshot import Known
from ui.viewmodels.lines import Line
from ui.words import sentence, translate

COMPLAIN_SITE = "lapor.go.id"
COMPLAIN_SMS = "SMS 1708"
"""SP4N-LAPOR, the government's complaints service (PermenPANRB 62/2018)."""

_HOMES = {
    "instagram": "https://www.instagram.com/{}",
    "facebook": "https://www.facebook.com/{}",
    "x": "https://x.com/{}",
    "tiktok": "https://www.tiktok.com/@{}",
    "youtube": "https://www.youtube.com/@{}",
}
_NAMES = {
    "instagram": "Instagram",
    "facebook": "Facebook",
    "x": "X",
    "tiktok": "TikTok",
    "youtube": "YouTube",
}
_ACCOUNT = re.compile(r"@?([\w.]{1,40})\Z", re.ASCII)


def place_lines(known: Known, lang: str) -> Iterator[Line]:
    """The people of this place, and when they are there."""
    contact = known.place.contact
    if contact.name:
        who = sentence(known.place.whom_to_ask.get(lang))
        yield Line("place", who, contact.where, sign="lifebuoy")
    if contact.phone:
        yield Line("place", contact.phone, translate("Contact", "Telephone"), sign="phone")
    if contact.whatsapp:
        yield Line("place", contact.whatsapp, "WhatsApp", sign="phone")
    hours = sentence(spoken_week(known.place).get(lang))
    yield Line("place", hours, translate("Contact", "Hours of the desk"), sign="clock")


def office_lines(known: Known, lang: str) -> Iterator[Line]:
    """The immigration office, as far as the place has filled it in."""
    office = known.place.parent_office
    name = (office.name or known.catalogue.issuing_office).get(lang)
    yield Line("office", name, office.address, sign="building")
    if office.contact:
        yield Line("office", office.contact, translate("Contact", "Official contact"), sign="phone")
    if office.hours is not None:
        hours = sentence(office.hours.get(lang))
        yield Line("office", hours, translate("Contact", "Hours of the office"), sign="clock")


def complaint_lines() -> Iterator[Line]:
    """Where anybody can complain, about anybody; the same in the whole country."""
    yield Line(
        "complain",
        f"SP4N-LAPOR! {COMPLAIN_SITE}",
        translate("Contact", "The government's complaints service. It's free."),
        sign="message",
        link=f"https://www.{COMPLAIN_SITE}",
    )
    yield Line(
        "complain",
        COMPLAIN_SMS,
        translate("Contact", "Checked within 3 working days. You can stay anonymous."),
        sign="phone",
    )


def account_lines(known: Known) -> Iterator[Line]:
    """Official accounts: the ministry's, and those that the place has configured."""
    yield Line(
        "accounts",
        "@ditjen_imigrasi",
        translate("Contact", "Instagram and X of the Directorate General of Immigration"),
        sign="at",
        link="https://www.instagram.com/ditjen_imigrasi",
    )
    yield Line(
        "accounts",
        "imigrasi.go.id",
        translate("Contact", "Site of the Directorate General of Immigration"),
        sign="world",
        link="https://www.imigrasi.go.id",
    )
    for network, account in known.place.social.items():
        name = _NAMES.get(network, translate("Contact", "Website of this place"))
        yield Line("accounts", account, name, sign="at", link=link_of(network, account))


def link_of(network: str, account: str) -> str:
    """The address behind an account as the place file has it; empty where it can't be told."""
    if re.match(r"https?://\S+\Z", account):
        return account
    if network == "website":
        return f"https://{account}" if re.match(r"[\w-]+(\.[\w-]+)+(/\S*)?\Z", account) else ""
    found = _ACCOUNT.match(account)
    return _HOMES[network].format(found[1]) if found and network in _HOMES else ""

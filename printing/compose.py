"""From a ticket in the store to what its paper says."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from kiosk.app import Kiosk
from kiosk.content.fill import fill
from kiosk.content.schema import Text
from kiosk.errors import BadInput
from kiosk.place.words import fills
from kiosk.printjobs import PrintJob
from kiosk.queue.values import Ticket, TicketNumber
from kiosk.streams import read_stream_key
from kiosk.ticket_token import TicketClaim, key_id, make, short_code
from printing.paper import TicketPaper
from printing.press import PrinterConfig
from printing.profile import for_width
from printing.transport.device import DeviceError, parse_device

INSTITUTION = Text("Anjungan Layanan Imigrasi", "Immigration Service Stand")
_LANES = {
    "umum": Text("jalur umum", "regular lane"),
    "prioritas": Text("jalur prioritas", "priority lane"),
}
# SP4N-LAPOR takes complaints by SMS (PermenPANRB 62/2018; lapor.go.id).
COMPLAIN_TO = "SMS 1708"


def printer_of(kiosk: Kiosk) -> PrinterConfig | None:
    """The printer that the home's settings name; None when there is none.

    Raises:
        BadInput: the setting can't be understood.
    """
    wanted = kiosk.settings.printer
    if not wanted.device:
        return None
    profile = for_width(wanted.width_mm, cutter=wanted.cutter, status=wanted.status)
    try:
        device = parse_device(wanted.device)
    except DeviceError as error:
        raise BadInput(str(error), str(error)) from error
    return PrinterConfig(device, profile, kiosk.home.path)


def paper_of(kiosk: Kiosk, job: PrintJob) -> TicketPaper:
    """The paper of a print job, with the people ahead as they are now."""
    ticket = kiosk.paper.ticket_of(job)
    lang: Literal["id", "en"] = "en" if job.lang == "en" else "id"
    service = kiosk.catalogue.service(ticket.service)
    waiting = ticket.state == "waiting"
    ahead, minutes = kiosk.wait_of(ticket) if waiting else (None, None)
    claim = claim_of(kiosk, ticket)
    key = read_stream_key(kiosk.home, bytes.fromhex(ticket.stream))
    save_paper = kiosk.settings.printer.save_paper
    return TicketPaper(
        institution=INSTITUTION.get(lang),
        place_name=kiosk.place.name,
        regency=kiosk.place.regency,
        number=ticket.number,
        service=service.name.get(lang),
        lane_text=_LANES[ticket.lane].get(lang),
        desk=_only_desk(kiosk, ticket.line),
        issued=dt.datetime.fromtimestamp(ticket.issued_at / 1000, kiosk.zone),
        ahead=ahead,
        wait_minutes=minutes,
        bring=_bring(kiosk, ticket, lang),
        qr=None if save_paper else make(claim, key),
        short_code=short_code(claim),
        copy=job.copy,
        lang=lang,
        example=kiosk.place.example,
        save_paper=save_paper,
        complain_to=COMPLAIN_TO,
    )


def claim_of(kiosk: Kiosk, ticket: Ticket) -> TicketClaim:
    """What the signed token says about a ticket."""
    number = TicketNumber.parse(ticket.number)
    key = read_stream_key(kiosk.home, bytes.fromhex(ticket.stream)).verify_key
    return TicketClaim(
        key_id=key_id(key),
        seq=ticket.seq,
        day=dt.date.fromisoformat(ticket.day),
        series=number.series,
        kiosk=number.kiosk,
        number=number.n,
        place=kiosk.place.id,
    )


def _only_desk(kiosk: Kiosk, line: str) -> str:
    """The desk's name where only one serves the line; else nobody can know yet."""
    serving = [d for d in kiosk.place.desks if not d.lines or line in d.lines]
    return serving[0].name if len(serving) == 1 else ""


def _bring(kiosk: Kiosk, ticket: Ticket, lang: str) -> tuple[str, ...]:
    """Short names of what is surely needed; nothing where the service isn't verified."""
    service = kiosk.catalogue.service(ticket.service)
    if not service.verified:
        return ()
    values = fills(kiosk.place)
    return tuple(
        fill(need.document.short, values, kiosk.catalogue.ask).get(lang)
        for need in kiosk.catalogue.documents_of(service)
        if need.need == "required"
    )

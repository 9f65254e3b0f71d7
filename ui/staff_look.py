"""What the staff corner shows, read in the store thread and put into words."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

import msgspec

from kiosk.disk import DiskState, disk_state
from kiosk.place.words import spoken_clock, spoken_date
from kiosk.queue.values import Ticket
from printing.reasons import Reason, explain
from ui.logbook import Logbook
from ui.services import LinkView, PrinterView
from ui.snapshot import ACTIVE, Known
from ui.words import translate

if TYPE_CHECKING:
    from kiosk.app import Kiosk
    from kiosk.printjobs import PaperTrouble
    from kiosk.queue.days import DayState

Tone = Literal["info", "positive", "warning", "danger"]

SIGNS: dict[Tone, str] = {
    "info": "info-circle",
    "positive": "circle-check",
    "warning": "alert-triangle",
    "danger": "alert-triangle",
}


class DeskRow(msgspec.Struct, frozen=True):
    """A desk and whom it has. `stage`: free, called or serving."""

    name: str
    number: str
    service: str
    stage: str


class PaperRow(msgspec.Struct, frozen=True):
    """A ticket whose paper isn't certain."""

    number: str
    words: str


class StateRow(msgspec.Struct, frozen=True):
    """One thing to know about the stand, in the shape of a line to read."""

    text: str
    detail: str
    sign: str
    section: str = ""
    figure: str = ""


class StaffLook(msgspec.Struct, frozen=True):
    """The stand at one moment, for those who look after it."""

    local: datetime
    active: tuple[Ticket, ...]
    waiting: int
    troubles: tuple[PaperTrouble, ...]
    day: DayState | None
    disk: DiskState

    def papers(self, lang: str) -> tuple[PaperRow, ...]:
        """The tickets without certain paper, newest first."""
        return tuple(PaperRow(t.number, _trouble(t, lang)) for t in reversed(self.troubles))


def look(kiosk: Kiosk) -> StaffLook:
    """Reads it all; in the store thread."""
    today = kiosk.tickets()
    return StaffLook(
        local=kiosk.local_time(),
        active=tuple(ticket for ticket in today if ticket.state in ACTIVE),
        waiting=sum(ticket.state == "waiting" for ticket in today),
        troubles=kiosk.paper.troubles(),
        day=kiosk.day_state(),
        disk=disk_state(kiosk.home),
    )


def desk_rows(known: Known, found: StaffLook, lang: str) -> tuple[DeskRow, ...]:
    """Every desk of the place, and desks of others that have a ticket."""
    at = {ticket.desk: ticket for ticket in found.active}
    desks = [(desk.name, str(desk.number)) for desk in known.place.desks]
    return tuple(
        _desk_row(known, name, at.get(number) or at.get(name), lang)
        for name, number in desks or [(translate("Staff", "Desk 1"), "1")]
    )


def state_rows(
    found: StaffLook, printer: PrinterView, link: LinkView, logbook: Logbook, lang: str
) -> tuple[StateRow, ...]:
    """Printer, link, backlog, disk, day, last errors."""
    rows: tuple[tuple[str, str, Tone], ...] = (
        (translate("Staff", "Printer"), *_printer(printer, lang)),
        (translate("Staff", "Link"), *_link(link, found.local, lang)),
        (
            translate("Staff", "Not yet sent"),
            translate("Staff", "{count} entries").format(count=link.backlog),
            "info" if link.state == "online" or not link.backlog else "warning",
        ),
        (translate("Staff", "Disk"), *_disk(found.disk, lang)),
        (translate("Staff", "Business day"), *_day(found.day, lang)),
        (translate("Staff", "Last error"), *_error(logbook)),
    )
    return tuple(StateRow(name, words, SIGNS[tone]) for name, words, tone in rows)


def _desk_row(known: Known, name: str, ticket: Ticket | None, lang: str) -> DeskRow:
    if ticket is None:
        return DeskRow(name, "", "", "free")
    service = known.said(known.catalogue.service(ticket.service).short_name, lang)
    return DeskRow(name, ticket.number, service, ticket.state)


def _trouble(trouble: PaperTrouble, lang: str) -> str:
    if trouble.state in ("queued", "sending"):
        begun = translate("Staff", "waiting for the printer")
    elif trouble.state == "uncertain":
        begun = translate("Staff", "nobody knows whether it printed")
    else:
        begun = translate("Staff", "not printed")
    known = trouble.why in [reason.value for reason in Reason]
    why = explain(Reason(trouble.why), "en" if lang == "en" else "id") if known else ""
    return f"{begun}. {why}".strip()


def _printer(view: PrinterView, lang: str) -> tuple[str, Tone]:
    match view.state:
        case "none":
            return translate("Staff", "No printer is set up."), "info"
        case "trouble":
            return view.text(lang), "danger"
        case "printing":
            return translate("Staff", "Printing"), "info"
        case _:
            return translate("Staff", "Ready"), "positive"


def _link(view: LinkView, local: datetime, lang: str) -> tuple[str, Tone]:
    words = view.text(lang)
    if view.last_contact is not None:
        then = datetime.fromtimestamp(view.last_contact / 1000, UTC).astimezone(local.tzinfo)
        clock = translate("Staff", "Last contact {clock}.").format(clock=spoken_clock(then))
        words = f"{words} {clock}".strip()
    if view.state == "none":
        return words or translate("Staff", "This stand isn't enrolled."), "info"
    tones: dict[str, Tone] = {"online": "positive", "offline": "warning", "trouble": "danger"}
    fallback = (
        translate("Staff", "Online")
        if view.state == "online"
        else translate("Staff", "No connection")
    )
    return words or fallback, tones[view.state]


def _disk(disk: DiskState, lang: str) -> tuple[str, Tone]:
    size = f"{disk.free_mb / 1024:.1f}"
    if lang == "id":
        size = size.replace(".", ",")
    free = translate("Staff", "{size} GB free").format(size=size)
    return free, "danger" if disk.stopped else "positive"


def _day(day: DayState | None, lang: str) -> tuple[str, Tone]:
    if day is None:
        return translate("Staff", "No ticket yet"), "info"
    name = spoken_date(datetime.fromisoformat(day.day).date(), lang)
    if day.confirmed:
        return name, "positive"
    return translate("Staff", "{day}, not confirmed").format(day=name), "warning"


def _error(logbook: Logbook) -> tuple[str, Tone]:
    lines = logbook.lines()
    if lines:
        return lines[0], "warning"
    if logbook.last_crash:
        return translate("Staff", "The last run was cut off: {line}").format(
            line=logbook.last_crash
        ), "warning"
    return translate("Staff", "None since the start"), "positive"

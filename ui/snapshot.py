"""What the screens show of the stand as a whole, read in the store thread."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from kiosk.content.catalogue import Catalogue
from kiosk.content.fill import fill
from kiosk.content.schema import Text
from kiosk.place.hours import Closed, Open, desk_state
from kiosk.place.model import Place
from kiosk.place.words import fills, spoken_clock, spoken_opening
from kiosk.settings import Settings

if TYPE_CHECKING:
    from kiosk.app import Kiosk
    from kiosk.queue.days import DayState

ACTIVE = ("called", "serving")


class Known(msgspec.Struct, frozen=True):
    """What doesn't change while the stand is open."""

    place: Place
    catalogue: Catalogue
    settings: Settings
    fills: Mapping[str, Text]

    def said(self, text: Text, lang: str) -> str:
        """A text of the content, with what the place fills in."""
        return fill(text, self.fills, self.catalogue.ask).get(lang)

    def ask(self, lang: str) -> str:
        """Whom to ask: "tanyakan kepada ..."."""
        return self.said(self.catalogue.ask, lang)


class Snapshot(msgspec.Struct, frozen=True):
    """The stand at one moment. `mono` is that moment in monotonic milliseconds.

    `serving` holds the numbers at the desks, `troubles` counts the tickets of today whose paper
    isn't certain. `release` names the content in use. `help_since`: a call for the staff stands.
    """

    local: datetime
    mono: int
    desk: Open | Closed
    desk_words: Text
    zone_name: str
    serving: tuple[str, ...]
    waiting: int
    troubles: int
    day: DayState | None
    release: str
    help_since: datetime | None = None
    statuses_known: bool = False

    @property
    def is_open(self) -> bool:
        """True while numbers are given out."""
        return isinstance(self.desk, Open)


def known(kiosk: Kiosk) -> Known:
    """Reads what doesn't change."""
    return Known(kiosk.place, kiosk.catalogue, kiosk.settings, fills(kiosk.place))


def look(kiosk: Kiosk) -> Snapshot:
    """Reads what does change."""
    local = kiosk.local_time()
    desk = desk_state(kiosk.place, local)
    today = kiosk.tickets()
    return Snapshot(
        local=local,
        mono=kiosk.now().mono,
        desk=desk,
        desk_words=_desk_words(desk, kiosk.place.zone_name),
        zone_name=kiosk.place.zone_name,
        serving=tuple(ticket.number for ticket in today if ticket.state in ACTIVE),
        waiting=sum(ticket.state == "waiting" for ticket in today),
        troubles=len(kiosk.paper.troubles()),
        day=kiosk.day_state(),
        release=kiosk.catalogue.release,
        statuses_known=kiosk.statuses.known(),
        help_since=kiosk.help.standing(),
    )


def _desk_words(desk: Open | Closed, zone_name: str) -> Text:
    """One line about the desk: until when it is open, or when it opens."""
    if isinstance(desk, Closed):
        return Text(spoken_opening(desk, "id"), spoken_opening(desk, "en"))
    if desk.until is None:
        return Text("Loket buka setiap saat", "The desk is open at any time")
    clock = f"{spoken_clock(desk.until)} {zone_name}"
    return Text(f"Loket buka sampai {clock}", f"Desk open until {clock}")

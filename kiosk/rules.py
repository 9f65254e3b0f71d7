"""What place and content together say about the queue."""

from __future__ import annotations

from datetime import datetime, timedelta

from kiosk.content.catalogue import Catalogue
from kiosk.content.schema import Line
from kiosk.errors import BadInput, DeskClosed, NotFound, QuotaUsedUp
from kiosk.place.hours import Closed, desk_state
from kiosk.place.model import Place
from kiosk.place.words import spoken_opening
from kiosk.queue.issuing import LineRule

MAX_DESK = 40


class Rules:
    """The queue's rules at one place with one release of the content."""

    def __init__(self, place: Place, catalogue: Catalogue) -> None:
        self._place = place
        self._catalogue = catalogue
        self.zone = place.zone
        self.priority = place.priority
        self._lines = {line.id: _rule_of(line, place) for line in catalogue.lines}

    def line(self, name: str) -> LineRule:
        """The rule of a line, with this place's desks and quota.

        Raises:
            NotFound: no such line in the content.
        """
        return self._lines[self._catalogue.line(name).id]

    def line_for(self, service: str) -> LineRule:
        """The rule of the line that a service's numbers stand in.

        Raises:
            NotFound: no such service.
            BadInput: no numbers are given out for it.
        """
        found = self._catalogue.service(service)
        if not found.ticket or found.line is None:
            raise BadInput(
                f"Untuk {found.name.id} tidak perlu nomor antrean.",
                f"no numbers are given out for {found.name.en}",
            )
        return self.line(found.line)

    def desk(self, name: str) -> tuple[str, tuple[str, ...]]:
        """The one name of a desk in facts, however it was named, and its lines; () is every line.

        Raises:
            NotFound: this place has no such desk.
        """
        name = name.strip()
        for desk in self._place.desks:
            if name in (str(desk.number), desk.name):
                return str(desk.number), desk.lines
        if not self._place.desks and 0 < len(name) <= MAX_DESK and name.isprintable():
            return name, ()
        known = ", ".join(str(desk.number) for desk in self._place.desks)
        raise NotFound(
            f"Loket “{name}” tidak ada. Yang ada: {known}.", f"no desk “{name}”; there are: {known}"
        )

    def require_open(self, now: datetime) -> None:
        """Passes while numbers are given out.

        Raises:
            DeskClosed: it is not served now; says when it opens.
        """
        state = desk_state(self._place, now)
        if isinstance(state, Closed):
            raise DeskClosed(
                f"Loket tutup. {spoken_opening(state, 'id')}.",
                f"The desk is closed. {spoken_opening(state, 'en')}.",
            )

    def quota_used_up(self, line: LineRule, now: datetime) -> QuotaUsedUp:
        """The refusal once a line's numbers of the day are given out."""
        opens = self._next_day(now)
        return QuotaUsedUp(
            f"Nomor hari ini sudah habis ({line.quota} nomor). {spoken_opening(opens, 'id')}.",
            f"Today's {line.quota} numbers are given out. {spoken_opening(opens, 'en')}.",
        )

    def _next_day(self, now: datetime) -> Closed:
        """When numbers are given out again, from tomorrow on, as seen from now."""
        midnight = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
        state = desk_state(self._place, midnight)
        opens = state.opens_at if isinstance(state, Closed) else midnight
        return Closed(reason="after_hours", at=now, opens_at=opens, zone_name=self._place.zone_name)


def _rule_of(line: Line, place: Place) -> LineRule:
    serving = [desk for desk in place.desks if not desk.lines or line.id in desk.lines]
    return LineRule(
        id=line.id,
        series={"umum": line.series.umum, "prioritas": line.series.prioritas},
        minutes=line.average_minutes,
        desks=len(serving) or line.desks,
        quota=place.quota_of(line.id),
    )

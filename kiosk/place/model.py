"""What a place file says, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from msgspec import Struct

from kiosk.content.schema import Holiday, Text

Kind = Literal["village", "office"]

ZONES: Mapping[str, str] = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}
"""The zones of Indonesia, none with summer time, and what their hours are called."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

STAFF = Text("petugas di tempat ini", "the staff at this place")
"""Whom to ask while no contact is filled in."""


class Contact(Struct, frozen=True):
    """The person every "unknown" on a screen points to. Empty: not filled in yet."""

    name: str = ""
    role: str = ""
    phone: str = ""
    whatsapp: str = ""
    where: str = ""


class ParentOffice(Struct, frozen=True):
    """The immigration office that serves this place. None or empty: not filled in yet."""

    name: Text | None = None
    address: str = ""
    contact: str = ""
    hours: Text | None = None
    quota_opening: Text | None = None


class Desk(Struct, frozen=True):
    """A desk that serves people; without `lines` it serves every line."""

    number: int
    name: str
    lines: tuple[str, ...] = ()


class Span(Struct, frozen=True):
    """A stretch of one day in local time; the end isn't part of it."""

    start: time
    end: time


class DayHours(Struct, frozen=True):
    """When a desk is served on one day; numbers are given until `last_number` (excluded)."""

    opens: time
    closes: time
    last_number: time
    breaks: tuple[Span, ...] = ()


Week = tuple[DayHours | None, ...]
"""Seven days from Monday; None: the desk isn't served."""


class Period(Struct, frozen=True):
    """Days, both included, on which other hours replace the whole week (Ramadan)."""

    name: str
    first: date
    last: date
    week: Week


class Closing(Struct, frozen=True):
    """Days, both included, on which this place is closed, whatever the calendar says."""

    name: str
    first: date
    last: date


class Hours(Struct, frozen=True):
    """The usual week and its exceptions. `always_open` ignores everything else here."""

    always_open: bool
    week: Week
    periods: tuple[Period, ...] = ()


class Holidays(Struct, frozen=True):
    """Which holidays close the desk.

    `national` and `joint_leave` follow the decreed list of the content and, for years it
    lacks, the `holidays` library, which estimates the Islamic feasts; `working` takes
    days out again.
    """

    national: bool = True
    joint_leave: bool = True
    closed: tuple[Closing, ...] = ()
    working: frozenset[date] = frozenset()


class PriorityRule(Struct, frozen=True):
    """`ratio` 0: priority first. N: after N priority calls in a row, a regular one.

    A regular ticket that has waited `ageing_minutes` or longer goes next (0: never).
    """

    ratio: int = 0
    ageing_minutes: int = 0


class Privacy(Struct, frozen=True):
    """What the place says about personal data. Empty: not filled in yet."""

    retention: Text | None = None
    contact: str = ""


class Announcement(Struct, frozen=True):
    """What the place tells people, from one day to another, both included."""

    text: Text
    first: date
    last: date


class Place(Struct, frozen=True):
    """One place with one queue. `example`: made up, marked CONTOH wherever it shows."""

    id: str
    kind: Kind
    name: str
    regency: str
    time_zone: str
    example: bool
    contact: Contact
    parent_office: ParentOffice
    desks: tuple[Desk, ...]
    hours: Hours
    holidays: Holidays
    quota: Mapping[str, int]
    priority: PriorityRule
    social: Mapping[str, str]
    privacy: Privacy
    announcements: tuple[Announcement, ...] = ()
    survey_wording: Mapping[str, str] = {}
    """The wording this place chose for a survey question, by the question's id."""
    calendar: Mapping[int, Mapping[date, Holiday]] = {}
    """Decreed holidays by year; `kiosk.place.calendar.with_calendar` puts them in."""

    @property
    def zone(self) -> ZoneInfo:
        """The time zone as an object."""
        return ZoneInfo(self.time_zone)

    @property
    def zone_name(self) -> str:
        """What hours are called here: WIB, WITA or WIT."""
        return ZONES[self.time_zone]

    def quota_of(self, line: str) -> int | None:
        """Numbers a day of that line; None: no limit."""
        return self.quota.get(line)

    def announced(self, day: date) -> tuple[Announcement, ...]:
        """What is announced on a local day, the newest first."""
        now = (a for a in self.announcements if a.first <= day <= a.last)
        return tuple(sorted(now, key=lambda a: a.first, reverse=True))

    @property
    def whom_to_ask(self) -> Text:
        """The contact with name and role, to be said wherever something is unknown."""
        if not self.contact.name:
            return STAFF
        role = f" ({self.contact.role})" if self.contact.role else ""
        return Text(self.contact.name + role, self.contact.name + role)


class Unfilled(NamedTuple):
    """A setting nobody has filled in: its key, and what belongs there."""

    key: str
    what: Text


_WANTED: Mapping[str, Text] = {
    "place": Text("tempat yang sebenarnya (ini CONTOH)", "a real place (this is an EXAMPLE)"),
    "hours": Text(
        "hari dan jam meja dilayani (sekarang: selalu buka)",
        "days and hours of the desk (now: always open)",
    ),
    "contact.name": Text("nama orang yang dapat ditanya", "whom people can ask"),
    "contact.role": Text("jabatan orang itu", "that person's role"),
    "contact.phone": Text("nomor telepon atau WhatsApp", "a phone or WhatsApp number"),
    "parent_office.address": Text("alamat kantor imigrasi", "the immigration office's address"),
    "parent_office.contact": Text(
        "kontak resmi kantor imigrasi", "the immigration office's contact"
    ),
    "parent_office.hours": Text("jam layanan kantor imigrasi", "the immigration office's hours"),
    "parent_office.quota_opening": Text(
        "kapan kuota M-Paspor dibuka", "when the M-Paspor quota opens"
    ),
    "social": Text("akun media sosial resmi", "official social media accounts"),
    "privacy.retention": Text("berapa lama data disimpan", "how long data are kept"),
    "privacy.contact": Text("kontak pelindungan data pribadi", "data protection contact"),
}


def unfilled(place: Place) -> tuple[Unfilled, ...]:
    """What the place file still lacks; a stand runs without it and says whom to ask."""
    contact, office, privacy = place.contact, place.parent_office, place.privacy
    filled = {
        "place": not place.example,
        "hours": not place.hours.always_open,
        "contact.name": contact.name,
        "contact.role": contact.role,
        "contact.phone": contact.phone or contact.whatsapp,
        "parent_office.address": office.address,
        "parent_office.contact": office.contact,
        "parent_office.hours": office.hours,
        "parent_office.quota_opening": office.quota_opening,
        "social": place.social,
        "privacy.retention": privacy.retention,
        "privacy.contact": privacy.contact,
    }
    return tuple(Unfilled(key, what) for key, what in _WANTED.items() if not filled[key])

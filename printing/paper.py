"""What a ticket says on paper, before any printer is known."""

import datetime as dt
from typing import Literal

import msgspec

Lang = Literal["id", "en"]

_DAYS: dict[Lang, tuple[str, ...]] = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS: dict[Lang, tuple[str, ...]] = {
    "id": ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
# Keppres 41/1987: the three time zones of Indonesia.
_ZONES = {7: "WIB", 8: "WITA", 9: "WIT"}


class TicketPaper(msgspec.Struct, frozen=True, kw_only=True):
    """One ticket as it is to be printed. No personal data.

    Attributes:
        institution: first line of the ticket, "Anjungan Layanan Imigrasi".
        place_name: the place, "Kantor Desa Contoh".
        regency: regency of the place, "Seluma"; printed on wide paper only.
        number: the number as people say it, "A-017".
        service: name of the service in the person's language.
        lane_text: "jalur umum", "jalur prioritas", in the person's language.
        desk: "Loket 1", or "" when nobody can know yet.
        issued: moment of the issue, with the place's time zone.
        ahead: people ahead at the issue; None when unknown.
        wait_minutes: estimated wait in minutes; None when unknown.
        bring: what to bring, originals, one name each.
        qr: text of the QR code; None to leave it out.
        short_code: what staff can type, "7K4M-92QX".
        copy: 0 for the first print, n for the n-th reprint ("CETAK ULANG n").
        lang: language of the ticket's own words.
        example: whether to mark the ticket "CONTOH".
        save_paper: whether to leave out what to bring and the QR code.
        complain_to: whom to tell when someone asks for money, "SMS 1708"; "" leaves it out.
    """

    institution: str
    place_name: str
    regency: str
    number: str
    service: str
    lane_text: str
    desk: str
    issued: dt.datetime
    ahead: int | None
    wait_minutes: int | None
    bring: tuple[str, ...]
    qr: str | None
    short_code: str
    copy: int = 0
    lang: Lang = "id"
    example: bool = False
    save_paper: bool = False
    complain_to: str = ""

    def __post_init__(self) -> None:
        """Refuse a moment without a time zone: the paper would show a wrong hour.

        Raises:
            ValueError: `issued` has no time zone, or `copy` is negative.
        """
        if self.issued.utcoffset() is None:
            raise ValueError("issued needs a time zone")
        if self.copy < 0:
            raise ValueError("copy counts from 0")


class ListItem(msgspec.Struct, frozen=True):
    """A thing to bring, and when it is needed ("" for always)."""

    name: str
    when: str = ""


class ListPaper(msgspec.Struct, frozen=True, kw_only=True):
    """What a service needs, to take home. Nothing of the person who asked for it.

    Attributes:
        institution: first line, "Anjungan Layanan Imigrasi".
        place_name: the place, "Kantor Desa Contoh".
        service: name of the service in the person's language.
        bring: what to bring.
        fees: name and figure of each fee; the figure is whom to ask where it isn't known.
        regulation: where the figures stand and since when; "" where none is known.
        no_other_fees: every figure is known, so that these are all there are.
        complain_to: whom to tell when someone asks for more money; "" leaves it out.
        ask: whom to ask, a sentence.
        printed: when, with the place's time zone.
        lang: language of the list's own words.
        example: whether to mark the list "CONTOH".
    """

    institution: str
    place_name: str
    service: str
    bring: tuple[ListItem, ...]
    fees: tuple[tuple[str, str], ...]
    regulation: str
    no_other_fees: bool
    complain_to: str
    ask: str
    printed: dt.datetime
    lang: Lang = "id"
    example: bool = False


def long_day(moment: dt.datetime, lang: Lang) -> str:
    """Say the day in words: "Selasa, 24 Nov 2026"."""
    month = _MONTHS[lang][moment.month - 1]
    return f"{_DAYS[lang][moment.weekday()]}, {moment.day} {month} {moment.year}"


def short_day(moment: dt.datetime, lang: Lang) -> str:
    """Say the day for narrow paper: "Sel 24-11-2026"."""
    return f"{_DAYS[lang][moment.weekday()][:3]} {moment:%d-%m-%Y}"


def clock(moment: dt.datetime) -> str:
    """Say the time as EYD writes it: "09.41 WIB".

    Outside the three Indonesian zones the offset stands instead: "09.41 +0530".
    """
    offset = moment.utcoffset() or dt.timedelta()
    zone = _ZONES.get(offset // dt.timedelta(hours=1)) if not offset.seconds % 3600 else None
    return f"{moment:%H.%M} {zone or moment.strftime('%z')}"

"""Opening hours, said as one says them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from itertools import groupby

from kiosk.content.schema import Text
from kiosk.place.calendar import closing_of
from kiosk.place.hours import Closed, business_day, hours_on
from kiosk.place.model import DayHours, Place

_DAYS = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS = {
    "id": (
        "Januari", "Februari", "Maret", "April", "Mei", "Juni",
        "Juli", "Agustus", "September", "Oktober", "November", "Desember",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
_ALWAYS = Text("setiap saat", "at any time")


def spoken_clock(at: time | datetime) -> str:
    """The hour as Indonesian writes it: 08.00."""
    return f"{at:%H.%M}"


def spoken_date(day: date, lang: str = "id") -> str:
    """The day in full: Selasa, 5 Januari 2027."""
    spoken = "en" if lang == "en" else "id"
    return f"{_DAYS[spoken][day.weekday()]}, {day.day} {MONTHS[spoken][day.month - 1]} {day.year}"


def spoken_opening(closed: Closed, lang: str = "id") -> str:
    """When the desk opens: "Buka Selasa pukul 08.00 WIB".

    Today only the hour is said, within six days the weekday, beyond that the whole date.
    """
    opens = closed.opens_at
    if opens is None:
        return "The opening day is not known yet" if lang == "en" else "Belum ada jadwal buka"
    clock = f"{spoken_clock(opens)} {closed.zone_name}"
    days = (opens.date() - closed.at.date()).days
    english = lang == "en"
    if days == 0:
        return f"Opens at {clock}" if english else f"Buka pukul {clock}"
    if days < 7:
        name = _DAYS["en" if english else "id"][opens.weekday()]
        return f"Opens {name} at {clock}" if english else f"Buka {name} pukul {clock}"
    day = spoken_date(opens.date(), lang)
    return f"Opens {day}, at {clock}" if english else f"Buka {day}, pukul {clock}"


def spoken_today(place: Place, now: datetime, lang: str = "id") -> str:
    """Today's hours for the home screen: "Hari ini 08.00-12.00 dan 13.00-15.00 WIB"."""
    english = lang == "en"
    if place.hours.always_open:
        return "Open at any time" if english else "Buka setiap saat"
    day = business_day(place, now)
    hours = hours_on(place, day)
    name = closing_of(place, day)
    if hours is None or name is not None:
        why = f": {name.get(lang)}" if name else ""
        return f"Closed today{why}" if english else f"Hari ini tutup{why}"
    return f"{'Today' if english else 'Hari ini'} {_served(hours, lang)} {place.zone_name}"


def spoken_week(place: Place) -> Text:
    """The usual week: "Senin-Kamis 08.00-15.00, Jumat 08.00-11.30 dan 13.30-15.00 WIB"."""
    if place.hours.always_open:
        return _ALWAYS
    return Text(_week(place, "id"), _week(place, "en"))


def fills(place: Place) -> Mapping[str, Text]:
    """What the place puts into the {{...}} of the content; what it doesn't know is left out."""
    office, privacy = place.parent_office, place.privacy
    known: dict[str, Text | None] = {
        "petugas": place.whom_to_ask,
        "alamat_kantor": _same(office.address),
        "jam_layanan": office.hours,
        "kontak_resmi_kantor": _same(office.contact),
        "jadwal_pembukaan_kuota": office.quota_opening,
        "jam_kios": spoken_week(place),
        "masa_simpan": privacy.retention,
        "kontak_pdp": _same(privacy.contact),
    }
    return {name: value for name, value in known.items() if value is not None}


def _week(place: Place, lang: str) -> str:
    said = []
    for hours, days in groupby(enumerate(place.hours.week), key=lambda pair: pair[1]):
        if hours is not None:
            numbers = [number for number, _ in days]
            first, last = _DAYS[lang][numbers[0]], _DAYS[lang][numbers[-1]]
            name = first if len(numbers) == 1 else f"{first}-{last}"
            said.append(f"{name} {_served(hours, lang)}")
    return f"{', '.join(said)} {place.zone_name}"


def _served(hours: DayHours, lang: str) -> str:
    ends = [
        hours.opens,
        *(t for span in hours.breaks for t in (span.start, span.end)),
        hours.closes,
    ]
    parts = [
        f"{spoken_clock(start)}-{spoken_clock(end)}"
        for start, end in zip(ends[::2], ends[1::2], strict=True)
    ]
    return (" and " if lang == "en" else " dan ").join(parts)


def _same(words: str) -> Text | None:
    return Text(words, words) if words else None

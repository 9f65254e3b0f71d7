"""A place to ask about, and ways to change it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from kiosk.place.model import Place
from kiosk.place.reader import parse_place

WIB = ZoneInfo("Asia/Jakarta")

PLACE = parse_place("""
[place]
id = "desa-uji"
kind = "village"
name = "Kantor Desa Uji"
regency = "Seluma"

[hours]
monday = { open = "08.00-15.00", breaks = ["12.00-13.00"], last_number = "14.30" }
tuesday = { open = "08.00-15.00", breaks = ["12.00-13.00"], last_number = "14.30" }
wednesday = { open = "08.00-15.00", breaks = ["12.00-13.00"], last_number = "14.30" }
thursday = { open = "08.00-15.00", breaks = ["12.00-13.00"], last_number = "14.30" }
friday = { open = "08.00-15.00", breaks = ["11.30-13.30"], last_number = "14.30" }

[[hours.periods]]
name = "Ramadan"
from = 2027-02-08
to = 2027-03-09
monday = { open = "08.30-13.00" }
friday = { open = "08.30-11.30" }

[[holidays.closed]]
name = "Pemilihan kepala desa"
from = 2027-06-14
to = 2027-06-15
""")


def wib(year: int, month: int, day: int, hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, second, tzinfo=WIB)


def changed(place: Place, **parts: object) -> Place:
    values = {name: getattr(place, name) for name in place.__struct_fields__}
    return Place(**{**values, **parts})

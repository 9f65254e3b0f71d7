"""Announcements stand in the place file, on their days only."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.place.reader import PlaceError, parse_place

HEAD = """
[place]
id = "desa-uji"
kind = "village"
name = "Kantor Desa Uji"
regency = "Seluma"

[hours]
always_open = true
"""
TWO = (
    HEAD
    + """
[[announcements]]
id = "Loket tutup hari Senin."
en = "The desk is closed on Monday."
from = 2026-10-01
to = 2026-10-05

[[announcements]]
id = "Rapat desa."
en = "Village meeting."
from = 2026-10-04
to = 2026-10-04
"""
)


def said(day: date) -> list[str]:
    return [a.text.id for a in parse_place(TWO).announced(day)]


def test_each_stands_on_its_days_and_the_newest_first() -> None:
    assert said(date(2026, 9, 30)) == []
    assert said(date(2026, 10, 1)) == ["Loket tutup hari Senin."]
    assert said(date(2026, 10, 4)) == ["Rapat desa.", "Loket tutup hari Senin."]
    assert said(date(2026, 10, 5)) == ["Loket tutup hari Senin."]
    assert said(date(2026, 10, 6)) == []


def test_none_is_normal() -> None:
    assert parse_place(HEAD).announcements == ()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('en = "Village meeting."\n', "", "announcements[1].en"),
        ("to = 2026-10-05\n", "", "announcements[0].to: write a date"),
        ("to = 2026-10-04", "to = 2026-10-03", "'to' is before 'from'"),
        ("Rapat desa.", "Rapat. " * 40, "at most 240 letters"),
        ("from = 2026-10-04", "since = 2026-10-04", "unknown key"),
    ],
)
def test_each_mistake_is_said(old: str, new: str, message: str) -> None:
    assert old in TWO
    with pytest.raises(PlaceError) as caught:
        parse_place(TWO.replace(old, new))
    assert message in caught.value.text("en")

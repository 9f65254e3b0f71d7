"""A place file is read strictly, and every mistake in it is said with its line and key."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from kiosk.content import source
from kiosk.content.fill import unfilled as unfilled_texts
from kiosk.place.model import Desk, PriorityRule, Span, unfilled
from kiosk.place.reader import MAX_BYTES, PlaceError, load_place, parse_place, unknown_lines
from kiosk.place.words import fills

ASSETS = Path(__file__).parents[3] / "assets"

WHOLE = """
[place]
id = "desa-uji"
kind = "village"
name = "Kantor Desa Uji"
regency = "Seluma"
time_zone = "Asia/Jakarta"

[contact]
name = "Operator Desa"
role = "operator"
phone = "0000 0000"
where = "Loket 1"

[parent_office]
name = { id = "Kantor Uji", en = "Test Office" }
address = "Jalan Uji"
contact = "uji.example"
hours = { id = "Senin-Jumat", en = "Monday-Friday" }
quota_opening = { id = "tiap Jumat", en = "every Friday" }

[[desks]]
number = 1
name = "Loket 1"
lines = ["paspor"]

[[desks]]
number = 2
name = "Loket 2"

[hours]
monday = { open = "08.00-15.00", breaks = ["12.00-13.00"], last_number = "14.30" }
friday = { open = "8:00-15:00", breaks = ["11.30-13.30"] }

[[hours.periods]]
name = "Ramadan"
from = 2027-02-08
to = 2027-03-09
monday = { open = "08.00-14.00" }

[holidays]
working = [2026-12-24]
[[holidays.closed]]
name = "Pemilihan kepala desa"
from = 2027-06-15
to = 2027-06-16

[quota]
paspor = 40

[priority]
rule = "ratio"
ratio = 3
ageing_minutes = 45

[social]
instagram = "@uji"

[privacy]
retention = { id = "30 hari", en = "30 days" }
contact = "uji.example"
"""


def said(text: str) -> list[str]:
    with pytest.raises(PlaceError) as caught:
        parse_place(text)
    return [message.text("en") for message in caught.value.messages]


def test_a_whole_file() -> None:
    place = parse_place(WHOLE)

    assert (place.id, place.kind, place.zone_name, place.example) == (
        "desa-uji", "village", "WIB", False,
    )  # fmt: skip
    assert place.desks == (Desk(1, "Loket 1", ("paspor",)), Desk(2, "Loket 2"))
    monday, friday = place.hours.week[0], place.hours.week[4]
    assert monday is not None
    assert friday is not None
    assert (monday.opens, monday.closes, monday.last_number) == (time(8), time(15), time(14, 30))
    assert friday.breaks == (Span(time(11, 30), time(13, 30)),)
    assert friday.last_number == time(15)
    assert [day is None for day in place.hours.week] == [False, True, True, True, False, True, True]
    assert place.hours.periods[0].last == date(2027, 3, 9)
    assert place.holidays.closed[0].last == date(2027, 6, 16)
    assert place.quota_of("paspor") == 40
    assert place.quota_of("wna") is None
    assert place.priority == PriorityRule(3, 45)
    assert unfilled(place) == ()


def test_the_smallest_file() -> None:
    place = parse_place(
        '[place]\nid = "x1"\nkind = "office"\nname = "X"\nregency = "Y"\n'
        "[hours]\nalways_open = true\n"
    )

    assert place.desks == (Desk(1, "Loket 1"),)
    assert place.priority == PriorityRule(0, 0)
    assert place.whom_to_ask.id == "petugas di tempat ini"


# What to replace in the whole file, by what, and what must be said about it.
WRONG = [
    ('id = "desa-uji"', 'id = "Desa Uji"', "line 3, place.id: use 2-29"),
    ('id = "desa-uji"', "", "line 2, place.id: write a text"),
    ('kind = "village"', 'kind = "desa"', 'line 4, place.kind: write one of "village", "office"'),
    ('"Asia/Jakarta"', '"Europe/Berlin"', "line 7, place.time_zone: write one of"),
    ('name = "Kantor Desa Uji"', 'name = "  "', "line 5, place.name: write a text"),
    ('name = "Kantor Desa Uji"', 'name = "A\\u001bB"', "line 5, place.name: write a text"),
    ('role = "operator"', 'rolle = "operator"', "line 11, contact.rolle: unknown key"),
    ('"0000 0000"', '"rahasia"', "line 12, contact.phone: write a phone number"),
    ('en = "Test Office"', 'en = ""', "parent_office.name.en: write a text"),
    ("number = 2", "number = 1", "desks: two desks have the same number"),
    ("number = 2", 'number = "2"', "line 28, desks[1].number: write a whole number"),
    ('lines = ["paspor"]', 'lines = "paspor"', "line 25, desks[0].lines: write a list"),
    ('lines = ["paspor"]', "lines = [1]", "line 25, desks[0].lines[0]: write a text"),
    ("08.00-15.00", "15.00-08.00", "line 32, hours.monday.open: write hours like"),
    ("08.00-15.00", "08.00-24.30", "line 32, hours.monday.open: write hours like"),
    ("12.00-13.00", "14.00-16.00", "line 32, hours.monday.breaks: a break must lie"),
    ('["12.00-13.00"]', '["12.00-13.00", "12.30-13.30"]', "hours.monday.breaks: breaks overlap"),
    ('"14.30"', '"15.01"', "line 32, hours.monday.last_number: the last number must lie"),
    ('"14.30"', "14.30", 'hours.monday.last_number: write a time like "14.30"'),
    ("[hours]", "[hours]\nalways_open = true", "line 32, hours.always_open: either"),
    ("to = 2027-03-09", "to = 2027-01-01", "line 38, hours.periods[0].to: 'to' is before"),
    ("from = 2027-02-08", 'from = "2027-02-08"', "line 37, hours.periods[0].from: write a date"),
    (
        "[holidays]",
        '[[hours.periods]]\nname = "Lain"\nfrom = 2027-03-09\nmonday = { open = "08.00-09.00" }\n'
        "[holidays]",
        "hours.periods: 'Ramadan' and 'Lain' share days",
    ),
    ("paspor = 40", "paspor = 0", "line 49, quota.paspor: write a whole number"),
    ("paspor = 40", "paspor = true", "line 49, quota.paspor: write a whole number"),
    ("ratio = 3\n", "", "line 51, priority.ratio: write how many"),
    ('rule = "ratio"', 'rule = "priority_first"', "line 53, priority.ratio: only with"),
    ('instagram = "@uji"', 'myspace = "@uji"', "line 57, social.myspace: unknown key"),
    ("[social]", "[sosial]", "line 56, sosial: unknown key"),
]


@pytest.mark.parametrize(("old", "new", "message"), WRONG, ids=[case[2][-40:] for case in WRONG])
def test_each_mistake_is_said(old: str, new: str, message: str) -> None:
    assert old in WHOLE
    messages = said(WHOLE.replace(old, new, 1))

    assert any(message in line for line in messages), messages


def test_all_mistakes_at_once() -> None:
    text = WHOLE.replace('"village"', '"desa"').replace("paspor = 40", "paspor = 0")

    assert len(said(text.replace('rule = "ratio"', 'rule = "umur"'))) == 3


def test_no_hours_at_all_is_a_mistake() -> None:
    head = WHOLE[: WHOLE.index("[hours]")]

    assert any("hours.monday: give the hours" in line for line in said(head))


@pytest.mark.parametrize("text", ["[place", 'id = "a"\nid = "b"', "x = 1e"])
def test_not_toml(text: str) -> None:
    assert "isn't valid TOML" in said(text)[0]


def test_files_that_cant_be_read(tmp_path: Path) -> None:
    (tmp_path / "latin.toml").write_bytes('[place]\nname = "é"'.encode("latin-1"))
    (tmp_path / "huge.toml").write_bytes(b"#" * (MAX_BYTES + 1))

    for name, words in (
        ("latin.toml", "UTF-8"), ("huge.toml", "too large"), ("none.toml", "can't be read"),
        (".", "can't be read"),
    ):  # fmt: skip
        with pytest.raises(PlaceError, match=words):
            load_place(tmp_path / name)


def test_indonesian_comes_with_line_and_key() -> None:
    with pytest.raises(PlaceError) as caught:
        parse_place(WHOLE.replace('kind = "village"', 'kind = "desa"'), "tempat.toml")

    assert caught.value.text("id") == (
        'tempat.toml: baris 4, place.kind: Pilih salah satu: "village", "office".'
    )
    assert caught.value.exit_code == 2


def test_the_example_ships_marked_and_without_inventions() -> None:
    place = load_place(ASSETS / "places" / "contoh.toml")

    assert place.example
    assert "Contoh" in place.name
    assert place.hours.always_open
    assert place.quota == {}
    missing = {entry.key for entry in unfilled(place)}
    assert {"contact.name", "contact.phone", "social", "parent_office.address", "place"} <= missing


def test_the_template_can_only_be_used_once_filled_in() -> None:
    text = (ASSETS / "places" / "template-desa.toml").read_text("utf-8")
    assert {line.split(": ")[0].split(", ")[1] for line in said(text)} == {
        "place.id", "place.name", "hours.monday",
    }  # fmt: skip

    filled = text.replace('id = ""', 'id = "desa-uji"', 1).replace('name = ""', 'name = "Uji"', 1)
    for day in ("monday", "tuesday", "wednesday", "thursday", "friday"):
        filled = filled.replace(f"# {day} = ", f"{day} = ", 1)
    place = parse_place(filled)
    assert sum(day is not None for day in place.hours.week) == 5
    assert not place.example


def test_lines_that_the_content_lacks() -> None:
    place = parse_place(WHOLE.replace("paspor = 40", "paspor = 40\nvisa = 5"))

    assert unknown_lines(place, ("paspor", "wna")) == ("visa",)


def test_the_place_fills_every_placeholder_of_the_shipped_content() -> None:
    catalogue = source.read(ASSETS / "content")

    assert unfilled_texts(catalogue, fills(parse_place(WHOLE))) == ()
    example = fills(load_place(ASSETS / "places" / "contoh.toml"))
    assert {placeholder.id for placeholder, _ in unfilled_texts(catalogue, example)} == {
        "alamat_kantor", "jam_layanan", "kontak_resmi_kantor", "jadwal_pembukaan_kuota",
        "masa_simpan", "kontak_pdp",
    }  # fmt: skip


def test_the_settings_that_placeholders_name_exist(tmp_path: Path) -> None:
    """What `doctor` tells an administrator to fill in must be a key of the place file."""
    catalogue = source.read(ASSETS / "content")
    keys = {entry.key for entry in unfilled(load_place(ASSETS / "places" / "contoh.toml"))}

    assert {placeholder.setting for placeholder in catalogue.placeholders} <= keys

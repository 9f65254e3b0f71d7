"""From a place file (TOML) to a checked `Place`, with every mistake said at once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

from kiosk.errors import BadInput
from kiosk.place.announcing import read_announcements
from kiosk.place.model import (
    WEEKDAYS,
    ZONES,
    Closing,
    Contact,
    DayHours,
    Desk,
    Holidays,
    Hours,
    Kind,
    ParentOffice,
    Period,
    Place,
    PriorityRule,
    Privacy,
    Week,
)
from kiosk.place.table import Message, Report, Table, key_lines

_ID = re.compile(r"[a-z0-9][a-z0-9-]{1,28}\Z")
_LINE = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}\Z")
_KINDS = {"village": None, "office": None}
_RULES = {"priority_first": None, "ratio": None}
_NETWORKS = ("instagram", "facebook", "x", "tiktok", "youtube", "website")
MAX_BYTES = 256 * 1024


class PlaceError(BadInput):
    """The place file can't be used; `messages` lists everything that is wrong in it."""

    code = "bad_place"

    def __init__(self, messages: Sequence[Message], file: str) -> None:
        self.messages = tuple(messages)
        super().__init__(
            *(
                "\n".join(f"{file}: {message.text(lang)}" for message in self.messages)
                for lang in ("id", "en")
            )
        )


def load_place(path: Path) -> Place:
    """The place of a file.

    Raises:
        PlaceError: the file can't be read, or says something that can't be.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        said = error.strerror or str(error)
        message = Message(0, "-", f"Berkas tidak bisa dibaca: {said}.", f"can't be read: {said}")
        raise PlaceError([message], path.name) from error
    if len(data) > MAX_BYTES:
        raise PlaceError(
            [Message(0, "-", "Berkas terlalu besar.", "the file is too large")], path.name
        )
    try:
        return parse_place(data.decode("utf-8"), path.name)
    except UnicodeDecodeError as error:
        message = Message(0, "-", "Simpan berkas ini sebagai UTF-8.", "save this file as UTF-8")
        raise PlaceError([message], path.name) from error


def parse_place(text: str, file: str = "place.toml") -> Place:
    """The place of a TOML text; `file` is what messages call it.

    Raises:
        PlaceError: it isn't TOML, or says something that can't be.
    """
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = Message(0, "-", f"Bukan TOML yang benar: {error}.", f"isn't valid TOML: {error}")
        raise PlaceError([message], file) from error
    report = Report(key_lines(text))
    place = _place(Table(report, "", values))
    if report.messages:
        raise PlaceError(sorted(set(report.messages)), file)
    return place


def unknown_lines(place: Place, lines: Iterable[str]) -> tuple[str, ...]:
    """Line ids that the place file uses and the content doesn't have."""
    used = {*place.quota, *(line for desk in place.desks for line in desk.lines)}
    return tuple(sorted(used - set(lines)))


def _place(file: Table) -> Place:
    head = file.table("place")
    id = head.text("id")
    if id and not _ID.match(id):
        head.say("id", 'Pakai 2-29 huruf kecil, angka, dan "-".', "use 2-29 of a-z, 0-9 and -")
    place = Place(
        id=id,
        kind=cast(Kind, head.choice("kind", _KINDS)),
        name=head.text("name"),
        regency=head.text("regency"),
        time_zone=head.choice("time_zone", ZONES, "Asia/Jakarta"),
        example=head.flag("example", False),
        contact=_contact(file.table("contact")),
        parent_office=_parent_office(file.table("parent_office")),
        desks=_desks(file),
        hours=_hours(file.table("hours")),
        holidays=_holidays(file.table("holidays")),
        quota=_quota(file.table("quota")),
        priority=_priority(file.table("priority")),
        social=_social(file.table("social")),
        privacy=_privacy(file.table("privacy")),
        survey_wording=_survey(file.table("survey")),
        announcements=read_announcements(file),
    )
    head.finish()
    file.finish()
    return place


def _contact(table: Table) -> Contact:
    values = {name: table.text(name, "") for name in Contact.__struct_fields__}
    table.finish()
    for name in ("phone", "whatsapp"):
        if values[name] and not re.fullmatch(r"\+?[0-9][0-9 -]{3,19}", values[name]):
            table.say(name, 'Tulis nomor seperti "0812 3456 7890".', "write a phone number")
    return Contact(**values)


def _parent_office(table: Table) -> ParentOffice:
    office = ParentOffice(
        name=table.both("name"),
        address=table.text("address", ""),
        contact=table.text("contact", ""),
        hours=table.both("hours"),
        quota_opening=table.both("quota_opening"),
    )
    table.finish()
    return office


def _desks(file: Table) -> tuple[Desk, ...]:
    desks = []
    for table in file.tables("desks"):
        number = table.number("number", 1, 1, 99)
        name = table.text("name", f"Loket {number}")
        desks.append(Desk(number, name, tuple(table.words("lines"))))
        table.finish()
    numbers = [desk.number for desk in desks]
    if len(set(numbers)) < len(numbers):
        file.say("desks", "Nomor loket tidak boleh sama.", "two desks have the same number")
    return tuple(desks) or (Desk(1, "Loket 1"),)


def _hours(table: Table) -> Hours:
    always = table.flag("always_open", False)
    week = _week(table)
    periods = tuple(_period(period) for period in table.tables("periods"))
    table.finish()
    if always and any(week):
        table.say(
            "always_open",
            "Pilih satu: always_open = true, atau jam per hari.",
            "either always_open = true or hours a day, not both",
        )
    if not always and not any(week):
        table.say(
            "monday",
            'Isi jam meja, misalnya monday = { open = "08.00-15.00" }.',
            'give the hours of the desk, such as monday = { open = "08.00-15.00" }',
        )
    for earlier, later in pairwise(sorted(periods, key=lambda period: period.first)):
        if later.first <= earlier.last:
            table.say(
                "periods",
                f"'{earlier.name}' dan '{later.name}' memakai tanggal yang sama.",
                f"'{earlier.name}' and '{later.name}' share days",
            )
    return Hours(always, week, periods)


def _period(table: Table) -> Period:
    name = table.text("name")
    first, last = _first_and_last(table)
    period = Period(name, first, last, _week(table))
    table.finish()
    return period


def _week(table: Table) -> Week:
    return tuple(_day_hours(table.table(day)) if table.has(day) else None for day in WEEKDAYS)


def _day_hours(table: Table) -> DayHours:
    open_ = table.span("open")
    breaks = sorted(table.spans("breaks"), key=lambda span: span.start)
    last = table.clock("last_number") or open_.end
    table.finish()
    if not open_.start < last <= open_.end:
        table.say(
            "last_number",
            "Nomor terakhir harus di antara jam buka dan jam tutup.",
            "the last number must lie between opening and closing",
        )
    for span in breaks:
        if not open_.start < span.start or not span.end < open_.end:
            table.say(
                "breaks",
                "Istirahat harus di antara jam buka dan jam tutup.",
                "a break must lie between opening and closing",
            )
    if any(later.start < earlier.end for earlier, later in pairwise(breaks)):
        table.say("breaks", "Waktu istirahat bertumpuk.", "breaks overlap")
    return DayHours(open_.start, open_.end, last, tuple(breaks))


def _holidays(table: Table) -> Holidays:
    closed = []
    for entry in table.tables("closed"):
        name = entry.text("name")
        closed.append(Closing(name, *_first_and_last(entry)))
        entry.finish()
    holidays = Holidays(
        national=table.flag("national", True),
        joint_leave=table.flag("joint_leave", True),
        closed=tuple(closed),
        working=frozenset(table.days("working")),
    )
    table.finish()
    return holidays


def _first_and_last(table: Table) -> tuple[Any, Any]:
    first = table.day("from")
    last = table.day("to") if table.has("to") else first
    if last < first:
        table.say("to", "Tanggal akhir lebih awal dari tanggal awal.", "'to' is before 'from'")
    return first, last


def _quota(table: Table) -> dict[str, int]:
    names = [name for name in table.names() if name]
    for name in names:
        if not _LINE.match(name):
            table.say(name, "Tulis id antrean, misalnya paspor.", "write a line id")
    quota = {name: table.number(name, 1, 1, 9999) for name in names}
    table.finish()
    return quota


def _priority(table: Table) -> PriorityRule:
    rule = table.choice("rule", _RULES, "priority_first")
    ratio = table.number("ratio", 0, 0, 50)
    ageing = table.number("ageing_minutes", 0, 0, 600)
    table.finish()
    if rule == "ratio" and ratio == 0:
        table.say(
            "ratio",
            "Tulis berapa nomor prioritas sebelum satu nomor umum, misalnya 3.",
            "write how many priority numbers come before a regular one, such as 3",
        )
    if ratio and table.raw("rule", "priority_first") == "priority_first":
        table.say("ratio", 'Hanya dipakai bila rule = "ratio".', 'only with rule = "ratio"')
    return PriorityRule(ratio, ageing)


def _social(table: Table) -> dict[str, str]:
    accounts = {name: table.text(name, "") for name in _NETWORKS}
    table.finish()
    return {name: account for name, account in accounts.items() if account}


def _privacy(table: Table) -> Privacy:
    privacy = Privacy(table.both("retention"), table.text("contact", ""))
    table.finish()
    return privacy


def _survey(table: Table) -> dict[str, str]:
    wording = table.table("wording")
    chosen = {question: wording.text(question) for question in wording.names()}
    for part in (wording, table):
        part.finish()
    return chosen

"""What an officer's table holds in its cells, and what is wrong with a cell.

A message never repeats what a cell holds: it may be somebody's reference or birth date.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

from kiosk.errors import BadInput
from kiosk.statuses.kdf import can_be_born
from kiosk.statuses.reference import LONGEST, SHORTEST, normalised
from kiosk.statuses.values import STAGES

COLUMNS = ("reference", "birth_date", "stage", "changed_at", "office")

Cell = str | int | float | bool | date | datetime | None
"""As CSV (text only) and openpyxl give them. A datetime is a date too."""

LONGEST_OFFICE = 80
EXACT_DIGITS = 15
"""A spreadsheet keeps no more digits of a number; a longer one has lost its end already."""

_ZONE = ZoneInfo("Asia/Jakarta")  # Seluma's; times without a zone are meant so
_AHEAD = timedelta(days=1)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan", "februari feb pebruari", "maret mar", "april apr", "mei", "juni jun",
            "juli jul", "agustus agu agt ags", "september sep", "oktober okt",
            "november nov nopember", "desember des",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_LOCAL_DATE = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
_WORDS_DATE = re.compile(r"(\d{1,2})\s+([A-Za-z]+)\.?\s+(\d{4})")
_CLOCK = re.compile(r"(?:pukul\s+)?(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\s*WIB)?", re.IGNORECASE)
_MIDNIGHT = re.compile(r"[ T]00:00(:00)?$")  # some programs write a day so
_FORMULA = ("=", "+", "-", "@")


class CellFault(Exception):
    """A cell that can't be used: its column, and why in two languages."""

    def __init__(self, column: str, id: str, en: str) -> None:
        super().__init__(column)
        self.column, self.id, self.en = column, id, en


class StatusRow(msgspec.Struct, frozen=True):
    """One good row. Never stored or logged: it says whose application it is."""

    reference: str
    birth_date: date
    stage: int
    changed_at: int
    office: str


def read_row(cells: Mapping[str, Cell], now_ms: int) -> StatusRow:
    """The row in these cells, by column.

    Raises:
        CellFault: for the first cell that can't be used.
    """
    moment = datetime.fromtimestamp(now_ms / 1000, UTC)
    return StatusRow(
        reference=_reference(cells["reference"]),
        birth_date=_birth_date(cells["birth_date"], moment.astimezone(_ZONE).date()),
        stage=_stage(cells["stage"]),
        changed_at=_changed_at(cells["changed_at"], moment),
        office=_office(cells["office"]),
    )


def _reference(cell: Cell) -> str:
    column = "reference"
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, int) and not isinstance(cell, bool):
        if len(str(abs(cell))) > EXACT_DIGITS:
            raise CellFault(
                column,
                "angkanya terlalu panjang untuk sel angka; jadikan kolom ini teks dan isi ulang",
                "too long for a number cell; make the column text and fill it in again",
            )
        cell = str(cell)
    text = _text(cell, column)
    if re.fullmatch(r"\d([.,]\d+)?E\+?\d+", text, re.IGNORECASE):
        raise CellFault(
            column,
            "tersimpan sebagai bilangan berpangkat (E+); jadikan kolom ini teks dan isi ulang",
            "saved in scientific notation; make the column text and fill it in again",
        )
    try:
        return normalised(text)
    except BadInput:
        raise CellFault(
            column,
            f"harus {SHORTEST} sampai {LONGEST} huruf dan angka",
            f"must be {SHORTEST} to {LONGEST} letters and digits",
        ) from None


def _birth_date(cell: Cell, today: date) -> date:
    column = "birth_date"
    if isinstance(cell, datetime):
        found: date = cell.date()
    elif isinstance(cell, date):
        found = cell
    else:
        found = _date(_MIDNIGHT.sub("", _text(cell, column)), column)
    if not can_be_born(found, today):
        raise CellFault(column, "tanggal lahir tidak mungkin", "nobody alive was born on that day")
    return found


def _stage(cell: Cell) -> int:
    text = _text(cell, "stage").lower()
    for number, stage in enumerate(STAGES):
        if text == stage:
            return number
    known = ", ".join(STAGES)
    raise CellFault("stage", f"tahap tidak dikenal; pilih: {known}", f"no such stage; use: {known}")


def _changed_at(cell: Cell, now: datetime) -> int:
    """UTC milliseconds. A day without a time begins at midnight."""
    column = "changed_at"
    if isinstance(cell, datetime):
        moment = cell
    elif isinstance(cell, date):
        moment = datetime(cell.year, cell.month, cell.day)
    else:
        moment = _moment(_text(cell, column), column)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=_ZONE)
    if moment.year < 2000 or moment > now + _AHEAD:
        raise CellFault(column, "waktunya tidak mungkin", "not a possible time")
    return round(moment.timestamp() * 1000)


def _office(cell: Cell) -> str:
    text = " ".join(_text(cell, "office").split())
    if len(text) > LONGEST_OFFICE or not text.isprintable() or not any(map(str.isalpha, text)):
        raise CellFault(
            "office",
            f"harus nama kantor, paling panjang {LONGEST_OFFICE} huruf",
            f"must be an office's name of at most {LONGEST_OFFICE} characters",
        )
    return text


def _text(cell: Cell, column: str) -> str:
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        raise CellFault(column, "kosong", "is empty")
    if not isinstance(cell, str):
        raise CellFault(column, "jenis selnya salah", "has the wrong kind of cell")
    text = cell.strip()
    if text.startswith(_FORMULA):
        raise CellFault(
            column, "berisi rumus; tempel nilainya saja", "holds a formula; paste its value only"
        )
    return text


def _moment(text: str, column: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass  # not ISO 8601; people write it in other ways too
    day, clock = _split_clock(text)
    found = _date(day.strip(" ,"), column)
    hour, minute, second = 0, 0, 0
    if clock:
        match = _CLOCK.fullmatch(clock.strip())
        if match is None:
            raise CellFault(column, "jamnya tidak terbaca", "its time can't be read")
        hour, minute, second = (int(part or 0) for part in match.groups())
    try:
        return datetime(found.year, found.month, found.day, hour, minute, second)
    except ValueError:
        raise CellFault(column, "jamnya tidak ada", "there is no such time") from None


def _split_clock(text: str) -> tuple[str, str]:
    """Day and time of `20/11/2026 09.41` or `3 Mei 2026, pukul 09.41 WIB`; the time may lack."""
    match = re.search(r"(?<=\d{4})[\s,]+(.*)$", text)
    return (text[: match.start()], match[1]) if match else (text, "")


def _date(text: str, column: str) -> date:
    if match := _ISO_DATE.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
    elif match := _LOCAL_DATE.fullmatch(text):
        day, month, year = int(match[1]), int(match[3]), int(match[4])
    elif (match := _WORDS_DATE.fullmatch(text)) and match[2].lower() in _MONTHS:
        day, month, year = int(match[1]), _MONTHS[match[2].lower()], int(match[3])
    else:
        raise CellFault(
            column,
            "tanggalnya tidak terbaca; tulis seperti 2026-11-24, 24-11-2026, atau 24 November 2026",
            "its date can't be read; write 2026-11-24, 24-11-2026 or 24 November 2026",
        )
    try:
        return date(year, month, day)
    except ValueError:
        raise CellFault(column, "tanggalnya tidak ada", "there is no such day") from None

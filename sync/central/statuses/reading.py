"""An officer's table, CSV or XLSX, as cells by column and the line they stand on."""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO
from xml.etree.ElementTree import ParseError

from kiosk.errors import BadInput
from sync.central.statuses.cells import COLUMNS, Cell

MAX_FILE = 32 * 1024 * 1024
MAX_UNPACKED = 512 * 1024 * 1024
"""Bytes. Larger ones aren't a table of a regency, and would fill this machine's memory."""

_XLSX = b"PK\x03\x04"
_OLD_XLS = b"\xd0\xcf\x11\xe0"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_SEPARATORS = ";,\t"
_LINE_END = re.compile(r"\r\n|\n|\r")
_BROKEN_XLSX = (
    zipfile.BadZipFile, ParseError, OSError, EOFError, ArithmeticError,
    AttributeError, LookupError, TypeError, ValueError,
)  # fmt: skip
"""openpyxl lets all of these through where a file isn't what it says."""

Line = tuple[int, Mapping[str, Cell]]


def read(file: Path) -> Iterator[Line]:
    """Every line that isn't empty: its number in the file, and its cells of `COLUMNS`.

    A line that can't be taken apart comes with empty cells; a cell of a kind that no column
    can hold (an array formula, a time of day) comes as False.

    Raises:
        BadInput: not such a file, too large, or a column is missing.
    """
    try:
        with file.open("rb") as opened:
            if opened.seek(0, 2) > MAX_FILE:
                raise _too_large()
            opened.seek(0)
            start = opened.read(4)
            opened.seek(0)
            if start == _XLSX:
                yield from _by_column(_xlsx(opened))
            elif start == _OLD_XLS:
                raise BadInput(
                    "Berkas .xls lama tidak bisa dibaca. Simpan sebagai .xlsx atau CSV.",
                    "an old .xls file can't be read; save it as .xlsx or CSV",
                )
            else:
                yield from _by_column(_csv(opened.read()))
    except OSError as error:
        raise BadInput(
            f"Berkas {file} tidak bisa dibaca: {error.strerror}.",
            f"can't read {file}: {error.strerror}",
        ) from error


def _by_column(lines: Iterator[tuple[int, Sequence[Cell]]]) -> Iterator[Line]:
    number, header = next(lines, (0, ()))
    names = [str(cell).strip().lower() if cell is not None else "" for cell in header]
    missing = [name for name in COLUMNS if names.count(name) != 1]
    if missing:
        raise BadInput(
            f"Baris judul harus memuat tiap kolom satu kali; periksa: {', '.join(missing)}.",
            f"the heading must name each column once; look at: {', '.join(missing)}",
        )
    places = {name: names.index(name) for name in COLUMNS}
    for number, cells in lines:
        yield (
            number,
            {name: cells[place] if place < len(cells) else None for name, place in places.items()},
        )


def _csv(data: bytes) -> Iterator[tuple[int, Sequence[Cell]]]:
    separator = ""
    for number, line in enumerate(_LINE_END.split(_decoded(data)), start=1):
        if line.lower().startswith("sep=") or not line.strip(_SEPARATORS + ' "'):
            continue
        separator = separator or max(_SEPARATORS, key=line.count)
        try:
            # Line by line: a stray quote spoils its own line, not all that follow.
            yield number, next(csv.reader([line], delimiter=separator, strict=True))
        except csv.Error:
            yield number, ()


def _decoded(data: bytes) -> str:
    if data.startswith(_UTF_16):
        encodings = ["utf-16"]
    elif b"\0" in data:
        encodings = []
    else:
        encodings = ["utf-8-sig", "cp1252"]  # the second is what Excel calls plain CSV
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadInput("Berkas ini bukan CSV dan bukan XLSX.", "this file is neither CSV nor XLSX")


def _xlsx(opened: BinaryIO) -> Iterator[tuple[int, Sequence[Cell]]]:
    import openpyxl

    try:
        with zipfile.ZipFile(opened) as archive:
            if sum(member.file_size for member in archive.infolist()) > MAX_UNPACKED:
                raise _too_large()
        book = openpyxl.load_workbook(opened, read_only=True, data_only=False)
        sheet = book.active
        if sheet is None or not hasattr(sheet, "iter_rows"):
            raise ValueError("no sheet with cells")
        sheet.reset_dimensions()  # some programs write a wrong size, and rows beyond it were lost
        for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
            cells = [cell if isinstance(cell, Cell) else False for cell in row]
            if any(cell is not None and cell != "" for cell in cells):
                yield number, cells
    except _BROKEN_XLSX as error:
        raise BadInput(
            "Berkas XLSX ini rusak. Buka dan simpan sekali lagi, lalu ulangi.",
            f"this XLSX file is damaged ({type(error).__name__}); open it and save it again",
        ) from error


def _too_large() -> BadInput:
    return BadInput(
        f"Berkas terlalu besar (paling besar {MAX_FILE >> 20} MB). Bagi menjadi beberapa.",
        f"the file is too large (at most {MAX_FILE >> 20} MB); split it",
    )

"""Answers that another system exported: a table with the nine elements as columns."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator, Mapping

from kiosk.errors import BadInput
from kiosk.survey.index import UNSUR

_SEPARATORS = (",", ";", "\t")
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How files of spreadsheets begin, new and old."""

_PLAIN = {"": None, "1": 1, "2": 2, "3": 3, "4": 4}
_SCORE = re.compile(r"([1-4])(?:[.,]0+)?\Z")  # "4.0": columns with gaps are often exported so


def read_answers(data: bytes, name: str) -> list[dict[str, int | None]]:
    """The scores of each row; None where a cell is empty. Other columns are passed over.

    In UTF-8, or in UTF-16 as spreadsheets save "Unicode text"; separated by commas, semicolons
    or tabs. `name` is the file's, for messages.

    Raises:
        BadInput: no table, a column is missing, or a cell holds no score; says in which line.
    """
    lines = _text(data, name).splitlines(keepends=True)
    header = lines[0]
    separator = max(_SEPARATORS, key=header.count)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    try:
        columns = _columns(next(reader, []), name)
        return [
            {id: _score(row, at, (name, reader.line_num, id)) for id, at in columns.items()}
            for row in _filled(reader)
        ]
    except csv.Error as error:
        raise _bad(name, reader.line_num, f"tidak terbaca: {error}", f"{error}") from error


def _text(data: bytes, name: str) -> str:
    if data.startswith(_WORKBOOKS):
        raise _bad(
            name,
            1,
            "ini buku kerja; simpan dulu sebagai CSV",
            "this is a workbook; save it as CSV first",
        )
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = data.decode("utf-16" if wide else "utf-8-sig", errors="replace")
    if not text.strip():
        raise _bad(name, 1, "berkas ini kosong", "this file is empty")
    return text


def _filled(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    """Without the empty rows that spreadsheets leave at the end."""
    return (row for row in rows if any(cell.strip() for cell in row))


def _columns(header: list[str], name: str) -> Mapping[str, int]:
    titles = [title.strip().lower() for title in header]
    for id in UNSUR:
        if titles.count(id) != 1:
            raise _bad(
                name,
                1,
                f"kolom {id} harus ada satu kali; kolomnya: {', '.join(UNSUR)}",
                f"there must be one column {id}; the columns are {', '.join(UNSUR)}",
            )
    return {id: titles.index(id) for id in UNSUR}


def _score(row: list[str], at: int, where: tuple[str, int, str]) -> int | None:
    text = row[at].strip() if at < len(row) else ""
    if text in _PLAIN:
        return _PLAIN[text]
    found = _SCORE.match(text)
    if found is None:
        name, line, id = where
        shown = "".join(sign if sign.isprintable() else "?" for sign in text[:20])
        raise _bad(name, line, f"{id}: “{shown}” bukan 1–4", f"{id}: “{shown}” is not 1 to 4")
    return int(found[1])


def _bad(name: str, line: int, id: str, en: str) -> BadInput:
    return BadInput(f"{name}, baris {line}: {id}.", f"{name}, line {line}: {en}")

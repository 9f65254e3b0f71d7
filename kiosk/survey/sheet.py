"""Answers that another system exported: a table with the nine elements as columns."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping

from kiosk.errors import BadInput
from kiosk.survey.index import UNSUR

_SEPARATORS = (",", ";", "\t")
_SCORE = re.compile(r"([1-4])(?:[.,]0+)?\Z")  # "4.0": columns with gaps are often exported so


def read_answers(data: bytes, name: str) -> list[dict[str, int | None]]:
    """The scores of each row; None where a cell is empty. Other columns are passed over.

    With or without BOM, separated by commas, semicolons or tabs. `name` is the file's, for
    messages.

    Raises:
        BadInput: a column is missing, or a cell holds no score; says in which line.
    """
    lines = data.decode("utf-8-sig", errors="replace").splitlines(keepends=True)
    header = lines[0] if lines else ""
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
    if not text:
        return None
    found = _SCORE.match(text)
    if found is None:
        name, line, id = where
        shown = text[:20]
        raise _bad(name, line, f"{id}: “{shown}” bukan 1–4", f"{id}: “{shown}” is not 1 to 4")
    return int(found[1])


def _bad(name: str, line: int, id: str, en: str) -> BadInput:
    return BadInput(f"{name}, baris {line}: {id}.", f"{name}, line {line}: {en}")

"""The index as a table for other programs: CSV, and a workbook for people."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from kiosk.survey.index import UNSUR
from sync.central.survey import names, words
from sync.central.survey.cover import count
from sync.central.survey.evaluation import Evaluation
from sync.central.survey.figures import Cell

HEAD = (
    "place", "period", "level", "id", "name", "n", "n_partial", "population", "sample_needed",
    "sufficient", "suppressed", "ikm", "grade",
    *(f"nrr_{id_}" for id_ in UNSUR),
    *(f"ikm_{id_}" for id_ in UNSUR),
)  # fmt: skip
"""One row for the unit, each service, stand and month. Elements by id, never by number."""

Row = dict[str, Any]


def rows(about: Evaluation) -> list[Row]:
    """The rows of the table; figures are None where they are withheld."""
    whole = _row(about, "unit", about.place, about.unit, about.whole) | {
        "population": about.whole.population,
        "sample_needed": about.needed,
        "sufficient": _yes(about.sufficient),
    }
    return [
        whole,
        *(_row(about, "service", c.key, names.service(c.key, "id"), c) for c in about.services),
        *(_row(about, "stand", c.key.hex(), about.stand_name(c.key), c) for c in about.stands),
        *(_row(about, "month", c.key, c.key, c) for c in about.months if c.n or c.n_partial),
    ]


def as_csv(about: Evaluation) -> bytes:
    """UTF-8 with a decimal point and commas between fields, as programs read it."""
    held = io.StringIO(newline="")
    writer = csv.DictWriter(held, HEAD, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: _harmless(value) for name, value in row.items()} for row in rows(about))
    return held.getvalue().encode("utf-8-sig")


def as_xlsx(about: Evaluation) -> bytes:
    """A workbook: the table, the nine unsur, the profile, the suggestions."""
    from openpyxl import Workbook

    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "Ringkasan"
    table = rows(about)
    _fill(first, HEAD, ([row[name] for name in HEAD] for row in table))
    _fill(
        book.create_sheet("Unsur"),
        ("id", "unsur", "nrr", "ikm", "mutu", "kinerja"),
        (
            (
                r.id,
                words.unsur_name(r.id, "id"),
                r.nrr,
                r.ikm,
                r.grade,
                words.grade_word(r.grade, "id"),
            )
            for r in (about.whole.skm.unsur if about.whole.skm else ())
        ),
    )
    _fill(
        book.create_sheet("Profil"),
        ("pertanyaan", "jawaban", "responden"),
        (
            (names.question(split.question, "id"), option, count(n))
            for split in (about.splits if about.whole.skm else ())
            for option, n in [
                *((names.option(split.question, key, "id"), n) for key, n in split.options),
                ("Tidak diisi", split.unsaid),
            ]
        ),
    )
    _fill(book.create_sheet("Saran"), ("saran", "kali"), about.suggestions)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def _row(about: Evaluation, level: str, id_: str, name: str, cell: Cell) -> Row:
    made: Row = dict.fromkeys(HEAD)
    shown = cell.skm is not None
    made |= {
        "place": about.place,
        "period": cell.key if level == "month" else about.period.month,
        "level": level,
        "id": id_,
        "name": name,
        # How few they are isn't told of a part, as nothing else is.
        "n": cell.n if shown or level == "unit" or level == "month" else None,
        "n_partial": cell.n_partial if shown or level == "unit" or level == "month" else None,
        "suppressed": _yes(not shown),
    }
    if cell.skm is not None:
        made |= {"ikm": cell.skm.ikm, "grade": cell.skm.grade}
        made |= {f"nrr_{row.id}": row.nrr for row in cell.skm.unsur}
        made |= {f"ikm_{row.id}": row.ikm for row in cell.skm.unsur}
    return made


def _fill(sheet: Any, head: Sequence[str], lines: Iterable[Sequence[Any]]) -> None:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment, Font, PatternFill

    widths = [len(name) for name in head]
    for number, line in enumerate([head, *lines], start=1):
        for at, value in enumerate(line, start=1):
            cell = sheet.cell(number, at)
            if isinstance(value, str):
                # A text stays a text, also one that begins like a formula.
                cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
                cell.data_type = "s"
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                widths[at - 1] = max(widths[at - 1], len(value))
            else:
                cell.value = value
            if isinstance(value, Decimal):
                cell.number_format = "0.0000" if head[at - 1].startswith("nrr") else "0.00"
    for at, width in enumerate(widths, start=1):
        sheet.column_dimensions[sheet.cell(1, at).column_letter].width = min(width + 2, 80)
        sheet.cell(1, at).font = Font(bold=True, color="FFFFFF")
        sheet.cell(1, at).fill = PatternFill("solid", start_color="0B2E59")
    sheet.freeze_panes = "A2"


def _harmless(value: Any) -> Any:
    """A spreadsheet that opens the CSV mustn't take a name for a formula."""
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return f"'{value}"
    return value


def _yes(true: bool) -> str:
    return "yes" if true else "no"

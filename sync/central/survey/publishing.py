"""What the command line asks of the survey at central: figures, exports, poster and report."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import msgspec

from kiosk.errors import BadInput
from kiosk.survey.ratings import MonthRated, months
from sync.central.database import reading_from
from sync.central.survey import cover, details, exports, figures, report, stands
from sync.central.survey.evaluation import Evaluation, evaluate
from sync.central.survey.figures import Cell
from sync.central.survey.period import Period, month

FORMATS: dict[str, Callable[[Evaluation], bytes]] = {
    "csv": exports.as_csv,
    "xlsx": exports.as_xlsx,
    "poster": cover.poster,
}


def evaluation(db_url: str, place: str, month_text: str) -> Evaluation:
    """Reads a unit's month.

    Raises:
        NotFound: no such place.
        BadInput: no such month.
    """
    period = month(month_text)
    with reading_from(db_url) as tx:
        return evaluate(tx, place, period)


def export(db_url: str, place: str, month_text: str, kind: str) -> bytes:
    """The unit's month as `csv`, `xlsx` or `poster` (PDF).

    Raises:
        NotFound, BadInput: as `evaluation`; or another kind.
    """
    make = FORMATS.get(kind)
    if make is None:
        known = ", ".join(FORMATS)
        raise BadInput(f"Format harus salah satu dari {known}.", f"the format is one of {known}")
    return make(evaluation(db_url, place, month_text))


def monthly_report(db_url: str, place: str, month_text: str) -> bytes:
    """The monthly evaluation report as PDF.

    Raises:
        NotFound, BadInput: as `evaluation`.
    """
    return report.report(evaluation(db_url, place, month_text))


def indices(db_url: str, place: str | None, period: Period, by: str) -> list[dict[str, Any]]:
    """The index of a unit (`by` unit), or of its services, stands or months; all places: None.

    Figures of small cells are withheld: such a row says `suppressed`.

    Raises:
        NotFound: no such place.
        BadInput: another `by`.
    """
    ways: dict[str, Callable[..., list[Cell]]] = {
        "unit": lambda tx: [figures.whole(tx, place, period)],
        "place": lambda tx: figures.by_place(tx, period),
        "service": lambda tx: figures.by_service(tx, place, period),
        "stand": lambda tx: figures.by_stand(tx, place, period),
        "month": lambda tx: figures.by_month(tx, place, period),
    }
    if by not in ways:
        known = ", ".join(ways)
        raise BadInput(f"Rincian harus salah satu dari {known}.", f"the level is one of {known}")
    with reading_from(db_url) as tx:
        if place is not None:
            figures.unit_name(tx, place)
        letters = stands.names(tx, place) if by == "stand" and place is not None else {}
        return [_told(cell, letters) for cell in ways[by](tx)]


class StandRated(NamedTuple):
    """A stand, by its letter or its order, in one month."""

    stand: str
    rated: MonthRated


def ratings(db_url: str, place: str, period: Period) -> list[StandRated]:
    """How people who weren't served yet rated each stand of a place, month by month.

    Raises:
        NotFound: no such place.
    """
    with reading_from(db_url) as tx:
        figures.unit_name(tx, place)
        letters = stands.names(tx, place)
        found = details.ratings_of_stands(tx, place, period)
    rows = [
        StandRated(letters.get(stand, stand.hex()), rated)
        for stand, counts in found.items()
        for rated in months((month, score, n) for (month, score), n in counts.items())
    ]
    return sorted(rows, key=lambda row: (row.stand, row.rated.month))


def _told(cell: Cell, letters: dict[bytes, str]) -> dict[str, Any]:
    key = cell.key.hex() if isinstance(cell.key, bytes) else cell.key
    made: dict[str, Any] = {"key": key, "suppressed": cell.skm is None}
    if cell.key in letters:
        made["stand"] = letters[cell.key]
    if cell.skm is not None:
        made |= msgspec.to_builtins(cell.skm) | {"suppressed": False}
    return made

"""The index of a unit, and of its services, stands and months, from the daily sums."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select
from sqlalchemy.sql.elements import ColumnElement

from kiosk.errors import NotFound
from kiosk.survey.index import SMALLEST_CELL, UNSUR, SkmIndex, index_of_totals
from sync.central.models import Place, table
from sync.central.survey.form import ELSEWHERE, SKM
from sync.central.survey.period import Period, months_until
from sync.central.survey.tables import QueueEvent, SurveyDay, SurveyUnit

TREND_MONTHS = 12

_DAY = table(SurveyDay)
_MONTH = func.substr(_DAY.c.day, 1, 7)


class Cell(NamedTuple):
    """A unit, service, stand or month; `skm` is None where it is withheld or nobody answered."""

    key: Any
    n: int
    n_partial: int
    skm: SkmIndex | None
    population: int | None = None


class Sums(NamedTuple):
    """What the questionnaires of a cell add up to, before anything is withheld."""

    n: int
    n_partial: int
    scores: Mapping[str, int]


def by_service(tx: Connection, place: str | None, period: Period) -> list[Cell]:
    """One cell a service, most answers first; '' is "not said"."""
    return _cells(_sums(tx, place, period, _DAY.c.service))


def by_stand(tx: Connection, place: str | None, period: Period) -> list[Cell]:
    """One cell a stand, by its 16 bytes."""
    return _cells(_sums(tx, place, period, _DAY.c.stand))


def by_place(tx: Connection, period: Period) -> list[Cell]:
    """One cell a place, most answers first. Each place is published on its own anyway."""
    found = _sums(tx, None, period, _DAY.c.place)
    return [_cell(key, found[key]) for key in sorted(found, key=lambda key: (-found[key].n, key))]


def by_month(tx: Connection, place: str | None, period: Period) -> list[Cell]:
    """One cell for every month of the period, in order, also where nobody answered.

    Months are published one by one, so nothing but a month's own count withholds it.
    """
    found = _sums(tx, place, period, _MONTH)
    return [_cell(key, found.get(key, _NOTHING)) for key in _months(period)]


def trend(tx: Connection, place: str | None, last: Period) -> list[Cell]:
    """The last twelve months up to `last`."""
    return by_month(tx, place, months_until(last, TREND_MONTHS))


def whole(tx: Connection, place: str | None, period: Period) -> Cell:
    """The index of the unit; `place` None: of all places together."""
    population = served(tx, place, period.previous())
    found = _sums(tx, place, period, None).get(None, _NOTHING)
    return _cell(place, found, population)


def of_the_office(tx: Connection, place: str | None, period: Period) -> Cell:
    """What people say whom the immigration office served; no part of the unit's own index."""
    found = _sums(tx, place, period, None, elsewhere=True)
    return _cell(place, found.get(None, _NOTHING))


def sums_of(tx: Connection, place: str | None, period: Period) -> Sums:
    """What the index is computed of, for whoever has to check it."""
    return _sums(tx, place, period, None).get(None, _NOTHING)


def served(tx: Connection, place: str | None, period: Period) -> int | None:
    """How many tickets were served; None where none was, for then nothing is known."""
    query = select(func.count()).where(
        QueueEvent.what == "served", QueueEvent.day.between(*period.days)
    )
    if place is not None:
        query = query.where(QueueEvent.place == place)
    return tx.execute(query).scalar() or None


def months_with_answers(tx: Connection, place: str) -> list[str]:
    """Every month with a questionnaire, oldest first."""
    query = select(_MONTH).where(_DAY.c.place == place, _DAY.c.form == SKM)
    return sorted(tx.execute(query.distinct()).scalars())


def unit_name(tx: Connection, place: str) -> str:
    """What the place is called in publications; its id until an officer named it.

    Raises:
        NotFound: no such place.
    """
    query = (
        select(Place.id, SurveyUnit.name)
        .outerjoin(SurveyUnit, SurveyUnit.place == Place.id)
        .where(Place.id == place)
    )
    # PostgreSQL refuses to compare a text with a zero character in it.
    found = None if "\0" in place else tx.execute(query).one_or_none()
    if found is None:
        raise NotFound(f"Tempat '{place}' tidak dikenal.", f"there is no place '{place}'")
    return found.name or place


_NOTHING = Sums(0, 0, dict.fromkeys(UNSUR, 0))


def _sums(
    tx: Connection,
    place: str | None,
    period: Period,
    key: ColumnElement[Any] | None,
    *,
    elsewhere: bool = False,
) -> dict[Any, Sums]:
    names = ("n", "n_partial", *UNSUR)
    columns = [func.sum(_DAY.c[name]) for name in names]
    query = select(*columns).where(_DAY.c.form == SKM, _DAY.c.day.between(*period.days))
    if place is not None:
        query = query.where(_DAY.c.place == place)
    about_office = _DAY.c.served_at == ELSEWHERE
    query = query.where(about_office if elsewhere else ~about_office)
    if key is not None:
        query = query.add_columns(key.label("key")).group_by(key)
    found: dict[Any, Sums] = {}
    for row in tx.execute(query):
        n, n_partial, *scores = (int(value or 0) for value in row[: len(names)])
        sums = Sums(n, n_partial, dict(zip(UNSUR, scores, strict=True)))
        if n or n_partial:
            found[row[-1] if key is not None else None] = sums
    return found


def _cell(key: Any, sums: Sums, population: int | None = None, *, hide: bool = False) -> Cell:
    shown = sums.n >= SMALLEST_CELL and not hide
    made = index_of_totals(sums.scores, sums.n, sums.n_partial, population) if shown else None
    return Cell(key, sums.n, sums.n_partial, made, population)


def _cells(found: Mapping[Any, Sums]) -> list[Cell]:
    """Cells of one whole. What the withheld ones hold together mustn't follow by subtraction."""
    ordered = sorted(found.items(), key=lambda item: (-item[1].n, item[0]))
    hidden = {key for key, sums in ordered if sums.n < SMALLEST_CELL}
    together = sum(found[key].n for key in hidden)
    for key, sums in reversed(ordered):
        if not 0 < together < SMALLEST_CELL:
            break
        if key not in hidden:
            hidden.add(key)
            together += sums.n
    return [_cell(key, sums, hide=key in hidden) for key, sums in ordered]


def _months(period: Period) -> list[str]:
    first, last = period.since, period.until
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return [
        f"{(first.year * 12 + first.month - 1 + n) // 12}-{(first.month - 1 + n) % 12 + 1:02d}"
        for n in range(count)
    ]

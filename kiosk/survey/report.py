"""The index of a period at one stand, and what must be known to believe it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from msgspec import Struct
from sqlalchemy import Connection

from kiosk.errors import BadInput
from kiosk.survey import recorded
from kiosk.survey.bursts import Burst, Exclusion, bursts
from kiosk.survey.index import ELSEWHERE, SkmIndex, as_cell, index


class Period(Struct, frozen=True):
    """Local days, both included; None: from the first answer on, until now."""

    first: date | None = None
    last: date | None = None


class SurveyReport(Struct, frozen=True):
    """The index; the hours that look stuffed; what staff left out of it, `n_excluded` answers.

    Of fewer than 5 answers the figures are withheld.
    `n_elsewhere` questionnaires are about the immigration office, so they aren't in the index.
    """

    index: SkmIndex
    bursts: tuple[Burst, ...]
    exclusions: tuple[Exclusion, ...]
    n_excluded: int
    n_elsewhere: int


def report(
    connection: Connection, form: str, period: Period, service: str, population: int | None
) -> SurveyReport:
    """The report of one form; `period.last` must be given. See `SurveyBook.report`.

    Raises:
        BadInput: the period ends before it begins.
    """
    first, last = period.first or date.min, period.last or date.max
    require_order(first, last)
    if population is None:
        before = _before(period.first, last)
        population = recorded.people_served(connection, *before, service) or None
    answered = recorded.answers(connection, form, first.isoformat(), last.isoformat())
    left_out = recorded.exclusions(connection, form)
    wanted = [found for found in answered if service in ("", found.service)]
    kept = [a for a in wanted if not any(range.covers(a.hour) for range in left_out)]
    here = [answer for answer in kept if answer.served_at != ELSEWHERE]
    found = index((answer.scores for answer in here), population)
    return SurveyReport(
        index=as_cell(found),
        bursts=bursts((answer.hour for answer in answered), left_out),
        exclusions=left_out,
        n_excluded=len(wanted) - len(kept),
        n_elsewhere=len(kept) - len(here),
    )


def require_order(first: date, last: date) -> None:
    """Raises `BadInput` where a period ends before it begins."""
    if last < first:
        raise BadInput("Tanggal akhir lebih awal.", "the period ends before it begins")


def parsed_hour(text: str) -> str:
    """A local hour as facts have it, from `2026-11-24T09` or `2026-11-24 09:00`.

    Raises:
        BadInput: it is no hour.
    """
    try:
        hour = datetime.fromisoformat(text)
    except ValueError:
        hour = None
    if hour is None or len(text) < len("2026-11-24T09") or hour.tzinfo or hour.minute:
        raise BadInput(
            f"“{text}” bukan jam. Contoh: 2026-11-24T09.", f"“{text}” is no hour (2026-11-24T09)"
        )
    return f"{hour:%Y-%m-%dT%H}"


def _before(first: date | None, last: date) -> tuple[str, str]:
    """The days before a period, as many as it has; up to its last where it has no first."""
    if first is None:
        return date.min.isoformat(), last.isoformat()
    end = first - timedelta(days=1)
    return (end - (last - first)).isoformat(), end.isoformat()

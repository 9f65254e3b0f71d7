"""The daily sums of a stand, counted anew from its questionnaires.

Adding to a sum would be a little faster; counting a day anew is right whatever came first,
the answers or the exclusion that covers them, and the same code rebuilds everything.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, delete, select

from kiosk.survey.index import UNSUR
from sync.central.bulk import insert_rows
from sync.central.models import Stream, table
from sync.central.survey.form import ELSEWHERE
from sync.central.survey.tables import (
    SurveyAnswer,
    SurveyDay,
    SurveyExclusion,
    SurveyProfileDay,
    SurveyReadmission,
)

_ANSWER, _DAY, _PROFILE = table(SurveyAnswer), table(SurveyDay), table(SurveyProfileDay)
_DAYS_AT_ONCE = 100
_SCORES = [_ANSWER.c[name] for name in UNSUR]

Ranges = dict[str, list[tuple[str, str]]]
"""Form -> (since, until) in hours, both ends in it."""


def lock(tx: Connection, stand: bytes) -> None:
    """An old stream of a stand may still drain while its successor sends: they take turns.

    A stream's own row is locked already; whoever holds the first stream's wants no other.
    """
    tx.execute(select(Stream.id).where(Stream.id == stand).with_for_update())


def excluded(tx: Connection, stand: bytes) -> Ranges:
    """The hours that the index leaves out of this stand's answers."""
    rows = tx.execute(
        select(SurveyExclusion.form, SurveyExclusion.since, SurveyExclusion.until)
        .outerjoin(SurveyReadmission, SurveyReadmission.exclusion == SurveyExclusion.id)
        .where(SurveyExclusion.stand == stand, SurveyReadmission.exclusion.is_(None))
    )
    ranges: Ranges = {}
    for form, since, until in rows:
        ranges.setdefault(form, []).append((since, until))
    return ranges


def covers(ranges: Ranges, form: str, hour: str) -> bool:
    """Whether an answer of this hour is left out."""
    return any(since <= hour <= until for since, until in ranges.get(form, ()))


def days_between(tx: Connection, stand: bytes, since: str, until: str) -> set[str]:
    """The days with answers among these hours."""
    within = _ANSWER.c.day.between(since[:10], until[:10])
    return set(
        tx.execute(
            select(_ANSWER.c.day).where(_ANSWER.c.stand == stand, within).distinct()
        ).scalars()
    )


def recount(tx: Connection, stand: bytes, days: Collection[str]) -> None:
    """Makes the sums of these days what the answers say; `lock` comes first."""
    if not days:
        return
    ranges = excluded(tx, stand)
    ordered = sorted(days)
    for start in range(0, len(ordered), _DAYS_AT_ONCE):
        _recount(tx, stand, ordered[start : start + _DAYS_AT_ONCE], ranges)


def _recount(tx: Connection, stand: bytes, days: Sequence[str], ranges: Ranges) -> None:
    columns = [
        _ANSWER.c[name]
        for name in ("place", "form", "day", "service", "served_at", "hour", "complete")
    ]
    answers = tx.execute(
        select(*columns, _ANSWER.c.profile, *_SCORES).where(
            _ANSWER.c.stand == stand, _ANSWER.c.day.in_(days)
        )
    )
    sums: dict[tuple[str, ...], list[int]] = {}
    chosen: Counter[tuple[str, ...]] = Counter()
    for place, form, day, service, served_at, hour, complete, profile, *scores in answers:
        if covers(ranges, form, hour):
            continue
        cell = sums.setdefault((place, form, day, service, served_at), [0] * (2 + len(UNSUR)))
        if not complete:
            cell[1] += 1
            continue
        cell[0] += 1
        for at, score in enumerate(scores, start=2):
            cell[at] += score
        if served_at == ELSEWHERE:
            continue  # the profile is of the people whom this unit served
        chosen.update(
            (place, form, day, question, option)
            for question, options in json.loads(profile).items()
            for option in options
        )
    for into in (_DAY, _PROFILE):
        tx.execute(delete(into).where(into.c.stand == stand, into.c.day.in_(days)))
    _insert(tx, stand, sums, chosen)


def _insert(
    tx: Connection,
    stand: bytes,
    sums: dict[tuple[str, ...], list[int]],
    chosen: Counter[tuple[str, ...]],
) -> None:
    of_sums = ("place", "form", "day", "service", "served_at", "n", "n_partial", *UNSUR)
    rows: list[dict[str, Any]] = [
        {"stand": stand, **dict(zip(of_sums, (*key, *cell), strict=True))}
        for key, cell in sums.items()
    ]
    if rows:
        insert_rows(tx, _DAY, rows)
    of_profile = ("place", "form", "day", "question", "option")
    rows = [
        {"stand": stand, **dict(zip(of_profile, key, strict=True)), "n": n}
        for key, n in chosen.items()
    ]
    if rows:
        insert_rows(tx, _PROFILE, rows)

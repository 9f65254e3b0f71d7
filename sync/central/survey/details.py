"""What a report says beside the index: profile, suggestions, bursts, exclusions, the queue."""

from __future__ import annotations

import json
import statistics
from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select

from kiosk.survey import bursts
from sync.central.models import Ticket, table
from sync.central.survey import recount
from sync.central.survey.form import ELSEWHERE, SKM
from sync.central.survey.period import Period
from sync.central.survey.stands import stand_of
from sync.central.survey.tables import (
    QueueEvent,
    StandRating,
    SurveyAnswer,
    SurveyExclusion,
    SurveyProfileDay,
    SurveyReadmission,
)

_ANSWER, _PROFILE = table(SurveyAnswer), table(SurveyProfileDay)
_Rated = tuple[str, int]
_DAY_MS = 86_400_000


class Exclusion(NamedTuple):
    """Hours left out, by whom (empty: the stand's own staff) and why; `taken_back` ones count."""

    id: str
    stand: bytes
    since: str
    until: str
    reason: str
    name: str
    at: int
    taken_back: bool


class Flagged(NamedTuple):
    """An hour of a stand with more answers than people can give."""

    stand: bytes
    hour: str
    n: int
    excluded: bool


class Queue(NamedTuple):
    """Tickets of a period. Waiting times are minutes from the ticket to the first call."""

    issued: int
    served: int
    no_show: int
    cancelled: int
    by_service: tuple[tuple[str, int], ...]
    waits: int
    wait_median: float | None
    wait_p90: float | None


def profile(tx: Connection, place: str, period: Period) -> dict[str, dict[str, int]]:
    """Question -> option -> how many questionnaires of the index chose it."""
    rows = tx.execute(
        select(_PROFILE.c.question, _PROFILE.c.option, func.sum(_PROFILE.c.n))
        .where(
            _PROFILE.c.place == place,
            _PROFILE.c.form == SKM,
            _PROFILE.c.day.between(*period.days),
        )
        .group_by(_PROFILE.c.question, _PROFILE.c.option)
        .order_by(_PROFILE.c.question, _PROFILE.c.option)
    )
    found: dict[str, dict[str, int]] = {}
    for question, option, n in rows:
        found.setdefault(question, {})[option] = int(n)
    return found


def suggestions(tx: Connection, place: str, period: Period) -> list[tuple[str, int]]:
    """Every suggestion and how often it was written, in the order of the alphabet.

    An order of time would help to tell who wrote one. Excluded hours are left out.
    """
    written: Counter[str] = Counter()
    left_out = _left_out(tx)
    rows = tx.execute(
        select(_ANSWER.c.stand, _ANSWER.c.hour, _ANSWER.c.suggestion).where(
            _within(place, period), _ANSWER.c.suggestion.is_not(None)
        )
    )
    for row in rows.all():
        if not left_out(row.stand, row.hour):
            written[" ".join(row.suggestion.split())] += 1
    return sorted(written.items(), key=lambda item: (item[0].casefold(), item[0]))


def wordings(tx: Connection, place: str, period: Period) -> dict[str, Counter[str]]:
    """Question -> wording -> questionnaires of the index, where a form offers several wordings."""
    found: dict[str, Counter[str]] = {}
    left_out = _left_out(tx)
    group = (_ANSWER.c.stand, _ANSWER.c.hour, _ANSWER.c.wording)
    rows = tx.execute(
        select(*group, func.count())
        .where(_within(place, period), _ANSWER.c.complete == 1, _ANSWER.c.served_at != ELSEWHERE)
        .group_by(*group)
    )
    for stand, hour, wording, n in rows.all():
        if not left_out(stand, hour):
            for question, which in json.loads(wording).items():
                found.setdefault(question, Counter())[which] += n
    return found


def hours(tx: Connection, place: str, period: Period) -> dict[bytes, dict[str, int]]:
    """Stand -> hour -> questionnaires, excluded ones too."""
    rows = tx.execute(
        select(_ANSWER.c.stand, _ANSWER.c.hour, func.count())
        .where(_within(place, period))
        .group_by(_ANSWER.c.stand, _ANSWER.c.hour)
        .order_by(_ANSWER.c.stand, _ANSWER.c.hour)
    )
    found: dict[bytes, dict[str, int]] = {}
    for stand, hour, n in rows:
        found.setdefault(stand, {})[hour] = n
    return found


def hours_of_stand(tx: Connection, stand: bytes, since: str, until: str) -> dict[str, int]:
    """Hour -> questionnaires of one stand, from one hour to another, both in it."""
    rows = tx.execute(
        select(_ANSWER.c.hour, func.count())
        .where(
            _ANSWER.c.stand == stand,
            _ANSWER.c.form == SKM,
            _ANSWER.c.day.between(since[:10], until[:10]),
            _ANSWER.c.hour.between(since, until),
        )
        .group_by(_ANSWER.c.hour)
    )
    return {row.hour: row[1] for row in rows}


def flagged(hours: dict[bytes, dict[str, int]], exclusions: list[Exclusion]) -> list[Flagged]:
    """The bursts among these hours; they count all the same, unless they were left out."""
    found = []
    for stand, counts in hours.items():
        left_out = [
            bursts.Exclusion(row.since, row.until, row.reason)
            for row in exclusions
            if row.stand == stand and not row.taken_back
        ]
        for burst in bursts.bursts(Counter(counts).elements(), left_out):
            found.append(Flagged(stand, burst.hour, burst.count, burst.excluded))
    return sorted(found, key=lambda row: (row.hour, row.stand))


def exclusions(tx: Connection, place: str, period: Period) -> list[Exclusion]:
    """Every exclusion that touches the period, also those taken back."""
    since, until = period.days
    rows = tx.execute(
        select(*table(SurveyExclusion).c, SurveyReadmission.exclusion)
        .outerjoin(SurveyReadmission, SurveyReadmission.exclusion == SurveyExclusion.id)
        .where(
            SurveyExclusion.place == place,
            SurveyExclusion.form == SKM,
            SurveyExclusion.since <= f"{until}T23",
            SurveyExclusion.until >= f"{since}T00",
        )
        .order_by(SurveyExclusion.since, SurveyExclusion.stand, SurveyExclusion.id)
    )
    return [
        Exclusion(
            row.id, row.stand, row.since, row.until, row.reason, row.name, row.at,
            row.exclusion is not None,
        )
        for row in rows
    ]  # fmt: skip


def ratings(tx: Connection, place: str, period: Period) -> dict[int, int]:
    """Score 1 to 4 -> how many people who weren't served gave it to the stand."""
    rows = tx.execute(
        select(StandRating.score, func.count())
        .where(StandRating.place == place, StandRating.day.between(*period.days))
        .group_by(StandRating.score)
    )
    return {row.score: row[1] for row in rows}


def ratings_of_stands(tx: Connection, place: str, period: Period) -> dict[bytes, Counter[_Rated]]:
    """Stand -> (month, score) -> how many people who weren't served gave it."""
    month = func.substr(StandRating.day, 1, 7)
    rows = tx.execute(
        select(StandRating.stream, month, StandRating.score, func.count())
        .where(StandRating.place == place, StandRating.day.between(*period.days))
        .group_by(StandRating.stream, month, StandRating.score)
        .order_by(StandRating.stream)
    )
    found: dict[bytes, Counter[_Rated]] = {}
    for stream, when, score, n in rows.all():
        found.setdefault(stand_of(tx, stream), Counter())[(when, score)] += n
    return found


def queue(tx: Connection, place: str, period: Period) -> Queue:
    """Tickets issued, what became of them, and how long people waited."""
    issued = tx.execute(
        select(Ticket.service, func.count())
        .where(Ticket.place == place, Ticket.day.between(*period.days))
        .group_by(Ticket.service)
    ).all()
    ended: Counter[str] = Counter()
    called: dict[tuple[bytes, int], int] = {}
    for event in tx.execute(
        select(*table(QueueEvent).c).where(
            QueueEvent.place == place, QueueEvent.day.between(*period.days)
        )
    ):
        ended[event.what] += 1
        if event.what == "called":
            called[(event.ticket_stream, event.ticket_seq)] = event.at
    waits = _waits(tx, place, period, called)
    return Queue(
        issued=sum(n for _, n in issued),
        served=ended["served"],
        no_show=ended["no_show"],
        cancelled=ended["cancelled"],
        by_service=tuple(sorted(((s, n) for s, n in issued), key=lambda item: (-item[1], item[0]))),
        waits=len(waits),
        wait_median=statistics.median(waits) if waits else None,
        wait_p90=statistics.quantiles(waits, n=10, method="inclusive")[-1]
        if len(waits) > 1
        else None,
    )


def _waits(
    tx: Connection, place: str, period: Period, called: dict[tuple[bytes, int], int]
) -> list[float]:
    tickets = tx.execute(
        select(Ticket.stream, Ticket.seq, Ticket.issued_at).where(
            Ticket.place == place, Ticket.day.between(*period.days)
        )
    )
    return [
        (called[(stream, seq)] - at) / 60_000
        for stream, seq, at in tickets
        # Less than nothing, or more than a day: the stand's clock was set in between.
        if (stream, seq) in called and 0 <= called[(stream, seq)] - at <= _DAY_MS
    ]


def _left_out(tx: Connection) -> Callable[[bytes, str], bool]:
    """Whether an exclusion covers this hour of this stand; asks once a stand."""
    ranges = cache(lambda stand: recount.excluded(tx, stand))
    return lambda stand, hour: recount.covers(ranges(stand), SKM, hour)


def _within(place: str, period: Period) -> Any:
    return (
        (_ANSWER.c.place == place) & (_ANSWER.c.form == SKM) & _ANSWER.c.day.between(*period.days)
    )

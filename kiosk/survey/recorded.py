"""What was answered at this stand, as far as a report needs it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec
from sqlalchemy import Connection, func, insert, select

from kiosk import facts
from kiosk.store.tables import IS_ACTIVE, IS_WAITING, survey_answer, survey_excluded, ticket
from kiosk.survey import waiting
from kiosk.survey.bursts import Exclusion
from kiosk.survey.index import GATE

_Scores = dict[str, int]


class Recorded(msgspec.Struct, frozen=True):
    """One questionnaire: its local hour, the service, and the answers that are numbers.

    `served_at` is what was answered to the question where, '' where it wasn't asked.
    """

    hour: str
    service: str
    served_at: str
    scores: _Scores


def note_answer(connection: Connection, stream: int, seq: int, fact: facts.SurveyAnswered) -> None:
    """Derives the row of one questionnaire."""
    found = _recorded(fact)
    row = msgspec.structs.asdict(found) | {"scores": msgspec.json.encode(found.scores)}
    connection.execute(insert(survey_answer).values(stream=stream, seq=seq, form=fact.form, **row))


def note_exclusion(
    connection: Connection, stream: int, seq: int, fact: facts.SurveyExcluded
) -> None:
    """Derives the row of one range that staff left out."""
    row = {"since": fact.since, "until": fact.until, "reason": fact.reason}
    connection.execute(
        insert(survey_excluded).values(stream=stream, seq=seq, form=fact.form, **row)
    )


def answers(connection: Connection, form: str, first: str, last: str) -> list[Recorded]:
    """Every questionnaire of these local days (both included), also those still waiting."""
    columns = survey_answer.c
    rows = connection.execute(
        select(columns.hour, columns.service, columns.served_at, columns.scores).where(
            columns.form == form, func.substr(columns.hour, 1, 10).between(first, last)
        )
    )
    decode = msgspec.json.Decoder(_Scores).decode
    found = [Recorded(*row[:-1], decode(row[-1])) for row in rows]
    return [*found, *_still_waiting(connection, form, first, last)]


def names_service(connection: Connection, form: str, service: str) -> bool:
    """Whether any answer names this service, which the content may no longer have."""
    columns = survey_answer.c
    found = select(1).where(columns.form == form, columns.service == service).limit(1)
    if connection.execute(found).first() is not None:
        return True
    waits = _still_waiting(connection, form, date.min.isoformat(), date.max.isoformat())
    return any(answer.service == service for answer in waits)


def exclusions(connection: Connection, form: str) -> tuple[Exclusion, ...]:
    """The ranges of hours that staff left out, in the order they were."""
    columns = survey_excluded.c
    rows = connection.execute(
        select(columns.since, columns.until, columns.reason)
        .where(columns.form == form)
        .order_by(columns.stream, columns.seq)
    )
    return tuple(Exclusion(*row) for row in rows)


def people_served(connection: Connection, first: str, last: str, service: str) -> int:
    """Tickets served on these business days (both included); `service` '' is every one."""
    wanted = [ticket.c.service == service] if service else []
    return connection.execute(
        select(func.count())
        .select_from(ticket)
        .where(ticket.c.day.between(first, last), ticket.c.state == "served", *wanted)
    ).scalar_one()


def somebody_waits(connection: Connection) -> bool:
    """Whether any ticket is still open: something will yet be written about it."""
    return any(
        connection.execute(select(1).select_from(ticket).where(condition).limit(1)).first()
        for condition in (IS_WAITING, IS_ACTIVE)
    )


def _still_waiting(connection: Connection, form: str, first: str, last: str) -> Iterator[Recorded]:
    for fact in waiting.facts_in(connection):
        if not isinstance(fact, facts.SurveyAnswered) or fact.form != form:
            continue
        if first <= fact.hour[:10] <= last:
            yield _recorded(fact)


def _recorded(fact: facts.SurveyAnswered) -> Recorded:
    scores = {id: answer for id, answer in fact.answers.items() if isinstance(answer, int)}
    return Recorded(fact.hour, fact.service, str(fact.answers.get(GATE, "")), scores)

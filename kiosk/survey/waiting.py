"""Answers wait here, in the order of random keys, until they are shuffled into the journal.

In the journal a questionnaire stands with the local hour alone, among others and after the
tickets of its day: neither order nor time ties it to somebody's ticket.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from random import SystemRandom
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from sqlalchemy import Connection, bindparam, delete, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.sql import ColumnElement

from kiosk.clock import Instant
from kiosk.errors import BadInput
from kiosk.facts import AnyFact, StandRated, SurveyAnswered, decode, encode
from kiosk.journal.tx import Tx
from kiosk.queue import days
from kiosk.store.tables import survey_waiting

MAX_KEY = 64

_columns = survey_waiting.c
_MOVED = update(survey_waiting).where(_columns.key == bindparam("moved")).values(fact=None)


def local_hour(connection: Connection, now: Instant, zone: ZoneInfo) -> str:
    """The hour an answer is given in, `2026-11-24T09`.

    A clock that runs behind the business day says the hour only, as it does for tickets.
    """
    local = days.local_time(connection, now, zone)
    day = local.date().isoformat()
    known = days.current_day(connection)
    if known is not None and known.day > day and not days.true_ms(connection, now)[1]:
        day = known.day
    return f"{day}T{local:%H}"


def put(connection: Connection, request_key: str, fact: SurveyAnswered | StandRated) -> None:
    """Lays an answer down; the same key again, on its day, changes nothing.

    Raises:
        BadInput: the key is empty, too long or not printable.
    """
    if not 0 < len(request_key) <= MAX_KEY or not request_key.isprintable():
        raise BadInput(
            "Kunci permintaan kosong, terlalu panjang, atau berisi tanda aneh.",
            f"a request key has 1 to {MAX_KEY} printable characters",
        )
    row = {"key": sha256(request_key.encode()).digest(), "day": fact.hour[:10]}
    statement = insert(survey_waiting).values(**row, fact=encode(fact))
    connection.execute(statement.on_conflict_do_nothing())


def facts_in(connection: Connection) -> Iterator[AnyFact]:
    """The answers that wait."""
    waits = select(_columns.fact).where(_columns.fact.is_not(None))
    return (decode(fact) for (fact,) in connection.execute(waits))


def is_due(connection: Connection, today: str, *, all_of_them: bool) -> bool:
    """Whether `settle` would do anything."""
    wanted = _due(today, all_of_them) | (_columns.day != today)
    return connection.execute(select(1).where(wanted).limit(1)).first() is not None


def settle(tx: Tx, zone: ZoneInfo, *, all_of_them: bool) -> int:
    """Moves what waits into the journal in an order of chance; answers how many.

    Those of other days than this one, unless `all_of_them`. What leaves the table enters the
    journal in the same transaction, so each answer is always in exactly one of them.
    """
    today = local_hour(tx.connection, tx.now, zone)[:10]
    trusted = days.true_ms(tx.connection, tx.now)[1]
    waits = select(_columns.key, _columns.fact).where(_due(today, all_of_them))
    rows = list(tx.connection.execute(waits))
    SystemRandom().shuffle(rows)
    for _, fact in rows:
        answer = decode(fact)
        assert isinstance(answer, SurveyAnswered | StandRated)
        tx.append(_not_after(answer, today) if trusted else answer)
    if rows:
        tx.connection.execute(_MOVED, [{"moved": key} for key, _ in rows])
    tx.connection.execute(
        delete(survey_waiting).where(_columns.fact.is_(None), _columns.day != today)
    )
    return len(rows)


def _due(today: str, all_of_them: bool) -> ColumnElement[bool]:
    waits = _columns.fact.is_not(None)
    return waits if all_of_them else waits & (_columns.day != today)


def _not_after(answer: SurveyAnswered | StandRated, today: str) -> SurveyAnswered | StandRated:
    """An answer that a clock running ahead put on a day to come was given today at the latest."""
    day, hour = answer.hour.split("T")
    return replace(answer, hour=f"{min(day, today)}T{hour}")

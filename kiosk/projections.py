"""What is derived from facts: tickets, their intervals, the business day.

`project` runs in the transaction that appends the fact; `kiosk.rebuilding` runs it again
over the whole journal and must arrive at the same tables.
"""

from __future__ import annotations

from functools import singledispatch

from sqlalchemy import Connection, bindparam, insert, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.exc import IntegrityError

from kiosk import facts
from kiosk.errors import NotAllowed
from kiosk.journal.tx import row_of
from kiosk.queue.expiring import expire, revive
from kiosk.store.prepared import Prepared
from kiosk.store.tables import (
    OPEN_STATES,
    day_state,
    enrolment,
    interval,
    number_floor,
    survey_answer,
    survey_excluded,
    ticket,
)
from kiosk.survey import recorded

DERIVED = (
    ticket, interval, number_floor, day_state, enrolment, survey_answer, survey_excluded
)  # fmt: skip

_TICKET = Prepared(
    insert(ticket),
    *("stream", "seq", "day", "series", "kiosk", "n", "line", "lane", "service"),
    *("state", "issued_at"),
)
_FLOOR = upsert(number_floor)
_RAISE_FLOOR = _FLOOR.on_conflict_do_update(
    index_elements=["day", "series", "kiosk"],
    set_={"last": _FLOOR.excluded.last},
    where=_FLOOR.excluded.last > number_floor.c.last,
)
_AT_TICKET = (ticket.c.stream == bindparam("b_stream"), ticket.c.seq == bindparam("b_seq"))


def project(connection: Connection, stream: int, seq: int, at: int, fact: facts.Fact) -> None:
    """Updates the derived tables for one fact of stream row `stream`, written at `at` ms.

    Raises:
        NotAllowed: the fact contradicts the tables (a ticket called twice ...).
    """
    _apply(fact, connection, stream, seq, at)


@singledispatch
def _apply(fact: facts.Fact, connection: Connection, stream: int, seq: int, at: int) -> None:
    """Most facts only go into the journal."""


@_apply.register
def _issued(
    fact: facts.TicketIssued, connection: Connection, stream: int, seq: int, at: int
) -> None:
    _TICKET.run(
        connection,
        stream=stream,
        seq=seq,
        day=fact.day,
        series=fact.series,
        kiosk=fact.kiosk,
        n=fact.n,
        line=fact.line,
        lane=fact.lane,
        service=fact.service,
        state="waiting",
        issued_at=at,
    )


@_apply.register
def _called(
    fact: facts.TicketCalled, connection: Connection, stream: int, seq: int, at: int
) -> None:
    _move(connection, (stream, fact.seq, fact.of), at, ("waiting",), "called", fact.desk)


@_apply.register
def _serving(
    fact: facts.TicketServing, connection: Connection, stream: int, seq: int, at: int
) -> None:
    _move(connection, (stream, fact.seq, fact.of), at, ("called",), "serving", fact.desk)


@_apply.register
def _served(
    fact: facts.TicketServed, connection: Connection, stream: int, seq: int, at: int
) -> None:
    origins = ("called", "serving")
    _move(connection, (stream, fact.seq, fact.of), at, origins, "served", fact.desk)


@_apply.register
def _no_show(
    fact: facts.TicketNoShow, connection: Connection, stream: int, seq: int, at: int
) -> None:
    _move(connection, (stream, fact.seq, fact.of), at, ("called",), "no_show", fact.desk)


@_apply.register
def _cancelled(
    fact: facts.TicketCancelled, connection: Connection, stream: int, seq: int, at: int
) -> None:
    _move(connection, (stream, fact.seq, fact.of), at, OPEN_STATES, "cancelled", fact.by)


@_apply.register
def _expired(
    fact: facts.TicketsExpired, connection: Connection, stream: int, seq: int, at: int
) -> None:
    expire(connection, fact.day, at)


@_apply.register
def _requested(
    fact: facts.PrintRequested, connection: Connection, stream: int, seq: int, at: int
) -> None:
    connection.execute(
        update(ticket).where(*_AT_TICKET).values(copies=bindparam("copy")),
        {**_key(connection, stream, fact.seq, fact.of), "copy": fact.copy},
    )


@_apply.register
def _printed(
    fact: facts.PrintFinished, connection: Connection, stream: int, seq: int, at: int
) -> None:
    # A marked copy that didn't come out takes nothing back from the paper there is already.
    stays = ["printed"]
    if fact.copy > 0 and fact.state in ("not_sent", "expired"):
        stays.append("uncertain")
    connection.execute(
        update(ticket)
        .where(*_AT_TICKET, ticket.c.printed.not_in(stays))
        .values(printed=bindparam("b_state")),
        {**_key(connection, stream, fact.seq, fact.of), "b_state": fact.state},
    )


@_apply.register
def _raised(
    fact: facts.NumbersRaised, connection: Connection, stream: int, seq: int, at: int
) -> None:
    for series, kiosk, last in fact.floors:
        row = {"day": fact.day, "series": series, "kiosk": kiosk, "last": last}
        connection.execute(_RAISE_FLOOR, row)


@_apply.register
def _day_opened(
    fact: facts.DayOpened, connection: Connection, stream: int, seq: int, at: int
) -> None:
    _set_day(connection, day=fact.day, confirmed=int(fact.confirmed), warned_clock_day="")


@_apply.register
def _jumped(
    fact: facts.ClockJumped, connection: Connection, stream: int, seq: int, at: int
) -> None:
    _set_day(connection, warned_clock_day=fact.clock_day)


@_apply.register
def _confirmed(
    fact: facts.ClockConfirmed, connection: Connection, stream: int, seq: int, at: int
) -> None:
    _set_day(connection, confirmed=1)


@_apply.register
def _corrected(
    fact: facts.ClockCorrected, connection: Connection, stream: int, seq: int, at: int
) -> None:
    _set_day(connection, day=fact.day, confirmed=1, warned_clock_day="")
    revive(connection, fact.day, at)


@_apply.register
def _enrolled(
    fact: facts.StreamEnrolled, connection: Connection, stream: int, seq: int, at: int
) -> None:
    row = {"id": 1, "place": fact.place, "letter": fact.letter, "server": fact.server}
    row["epoch"] = fact.epoch
    statement = upsert(enrolment).values(**row)
    connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=row))


@_apply.register
def _answered(
    fact: facts.SurveyAnswered, connection: Connection, stream: int, seq: int, at: int
) -> None:
    recorded.note_answer(connection, stream, seq, fact)


@_apply.register
def _excluded(
    fact: facts.SurveyExcluded, connection: Connection, stream: int, seq: int, at: int
) -> None:
    recorded.note_exclusion(connection, stream, seq, fact)


def _set_day(connection: Connection, **values: object) -> None:
    known = {"id": 1, "day": "", "confirmed": 0, **values}
    statement = upsert(day_state).values(**known)
    connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=values))


def _key(connection: Connection, stream: int, seq: int, of: str) -> dict[str, int]:
    row = stream if of == "" else row_of(connection, bytes.fromhex(of))
    return {"b_stream": row, "b_seq": seq}


_STAMP: dict[str, str] = {"called": "called_at", "serving": "serving_at"}


def _move(
    connection: Connection,
    named: tuple[int, int, str],
    at: int,
    origins: tuple[str, ...],
    target: str,
    who: str,
) -> None:
    """One conditional UPDATE ... RETURNING: a ticket moves only from an allowed state."""
    key = _key(connection, *named)
    values: dict[str, object] = {"state": target, _STAMP.get(target, "ended_at"): at}
    if target == "called":
        values["desk"] = who
    statement = (
        update(ticket)
        .where(*_AT_TICKET, ticket.c.state.in_(origins))
        .values(**values)
        .returning(ticket.c.issued_at)
    )
    try:
        moved = connection.execute(statement, key).first()
    except IntegrityError as error:
        raise NotAllowed(
            f"Loket {who} masih melayani nomor lain. Selesaikan dulu.",
            f"desk {who} still has a ticket; finish that one first",
        ) from error
    if moved is None:
        raise NotAllowed(
            "Nomor ini sudah ditangani atau sudah berakhir.",
            f"this ticket can't become {target}: it isn't {' or '.join(origins)} now",
        )
    _close_interval(connection, key, int(moved[0]), at)
    if target in OPEN_STATES:
        connection.execute(
            insert(interval).values(
                stream=key["b_stream"], seq=key["b_seq"], state=target, start=at, who=who
            )
        )


def _close_interval(connection: Connection, key: dict[str, int], issued: int, at: int) -> None:
    """Ends the open interval; the waiting one is only written down when it ends."""
    closed = connection.execute(
        update(interval)
        .where(interval.c.stream == key["b_stream"], interval.c.seq == key["b_seq"])
        .where(interval.c.end.is_(None))
        .values(end=at)
    )
    if closed.rowcount == 0:
        connection.execute(
            insert(interval).values(
                stream=key["b_stream"], seq=key["b_seq"], state="waiting", start=issued, end=at
            )
        )

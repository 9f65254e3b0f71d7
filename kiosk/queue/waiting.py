"""How many are before you, and about how long it takes."""

from __future__ import annotations

from statistics import median

from sqlalchemy import Connection, and_, bindparam, func, or_, select

from kiosk.place.model import PriorityRule
from kiosk.queue.calling import priority_run
from kiosk.queue.issuing import LineRule
from kiosk.queue.values import Ticket
from kiosk.store.prepared import Prepared
from kiosk.store.tables import IS_SERVED, IS_WAITING, ticket

SAMPLES = 20
ENOUGH_SAMPLES = 3
ROUND_TO_MINUTES = 5

_earlier = or_(
    ticket.c.stream < bindparam("stream"),
    and_(ticket.c.stream == bindparam("stream"), ticket.c.seq < bindparam("seq")),
)
_BEFORE = Prepared(
    select(func.count())
    .select_from(ticket)
    .where(IS_WAITING, ticket.c.line == bindparam("line"), ticket.c.lane == bindparam("lane"))
    .where(_earlier)
)
_IN_LANE = Prepared(
    select(func.count())
    .select_from(ticket)
    .where(IS_WAITING, ticket.c.line == bindparam("line"), ticket.c.lane == bindparam("lane"))
)
_SERVED = Prepared(
    select(ticket.c.ended_at - func.coalesce(ticket.c.serving_at, ticket.c.called_at))
    .where(IS_SERVED, ticket.c.line == bindparam("line"))
    .order_by(ticket.c.ended_at.desc())
    .limit(SAMPLES)
)


def people_ahead(connection: Connection, stream: int, ticket: Ticket, rule: PriorityRule) -> int:
    """Waiting people of the same line who are called before this ticket of stream row `stream`.

    As things stand: nobody new comes, and nobody's turn comes early by ageing.
    """
    here = {"line": ticket.line, "lane": ticket.lane, "stream": stream, "seq": ticket.seq}
    same = int(_BEFORE.run(connection, **here).fetchone()[0])
    other = "prioritas" if ticket.lane == "umum" else "umum"
    others = int(_IN_LANE.run(connection, line=ticket.line, lane=other).fetchone()[0])
    if rule.ratio == 0:
        return same + (others if ticket.lane == "umum" else 0)
    # With N:1, N priority people go before each regular one, less those called just now.
    run = priority_run(connection, rule.ratio)
    if ticket.lane == "umum":
        return same + min(others, (same + 1) * rule.ratio - run)
    return same + min(others, (same + run) // rule.ratio)


def service_minutes(connection: Connection, line: LineRule) -> float:
    """Median of the last real services of the line; the configured average until known."""
    times = [ms / 60_000 for (ms,) in _SERVED.run(connection, line=line.id)]
    times = [minutes for minutes in times if minutes >= 0]
    return median(times) if len(times) >= ENOUGH_SAMPLES else float(line.minutes)


def wait_minutes(connection: Connection, line: LineRule, ahead: int) -> int:
    """About how many minutes, rounded up to fives; 0 means: you are next."""
    exact = ahead * service_minutes(connection, line) / max(1, line.desks)
    return int(-(-exact // ROUND_TO_MINUTES) * ROUND_TO_MINUTES)

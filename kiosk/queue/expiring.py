"""The end of a day for the tickets that nobody called, and what takes it back."""

from __future__ import annotations

from sqlalchemy import Connection, insert, literal, select, update

from kiosk.store.tables import IS_ACTIVE, IS_WAITING, interval, ticket

_EMPTY = {"called_at": None, "serving_at": None, "ended_at": None, "desk": None}


def expire(connection: Connection, day: str, at: int) -> None:
    """Ends the day's open tickets at `at` ms."""
    for condition in (IS_WAITING, IS_ACTIVE):
        connection.execute(
            update(interval)
            .where(interval.c.end.is_(None))
            .where(
                select(1)
                .where(ticket.c.stream == interval.c.stream, ticket.c.seq == interval.c.seq)
                .where(ticket.c.day == day, condition)
                .exists()
            )
            .values(end=at)
        )
        connection.execute(
            update(ticket)
            .where(ticket.c.day == day, condition)
            .values(state="expired", ended_at=at)
        )


def revive(connection: Connection, day: str, at: int) -> None:
    """The day isn't over after all (the clock had jumped): its people wait again, from `at` ms on.

    Whoever had been called is called again: nobody knows who sat at the desk meanwhile.
    """
    ended = (ticket.c.day == day, ticket.c.state == "expired")
    connection.execute(
        insert(interval).from_select(
            ["stream", "seq", "state", "start", "who"],
            select(ticket.c.stream, ticket.c.seq, literal("waiting"), literal(at), literal(""))
            .where(*ended, ticket.c.called_at.is_not(None))
            .order_by(ticket.c.stream, ticket.c.seq),
        )
    )
    connection.execute(update(ticket).where(*ended).values(state="waiting", **_EMPTY))

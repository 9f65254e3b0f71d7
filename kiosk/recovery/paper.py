"""After a store was built anew nobody knows what had come out of the printer unheard."""

from __future__ import annotations

from sqlalchemy import Connection, insert, literal, select

from kiosk.queue import days
from kiosk.store.tables import place_of, request, ticket


def list_uncertain(connection: Connection) -> None:
    """Puts the day's tickets without certain paper on the staff's list again.

    Print jobs aren't in the journal. Those still owed came with the copy of the store; of all
    others only what the printer had reported is known.
    """
    day = days.current_day(connection)
    if day is None:
        return
    listed = select(literal(1)).where(
        request.c.stream == ticket.c.stream, request.c.seq == ticket.c.seq
    )
    rows = connection.execute(
        select(ticket)
        .where(ticket.c.day == day.day, ticket.c.state != "cancelled")
        .where(ticket.c.printed != "printed", ~listed.exists())
    ).fetchall()
    for row in rows:
        job = place_of(row.stream, row.seq)
        known = {"stream": row.stream, "seq": row.seq, "copy": row.copies, "state": "uncertain"}
        when = {"created_at": row.issued_at, "created_mono": 0, "boot": ""}
        # A touch's own key is printable, so that no touch meets this one.
        connection.execute(insert(request).values(key=f"\n{job}", job=job, **known, **when))

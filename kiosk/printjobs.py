"""Print jobs: what is owed on paper, and what may never happen.

    queued -> sending -> printed | uncertain        (sending is on disk before the first byte)
    queued <- sending                                (not sent for certain: tried again)
    queued -> expired                                (90 s after issue: only staff reprint)
    uncertain -> printed                             (late acknowledgement, or staff saw it)

Never a false "printed"; at most one unmarked copy (copy 0) of a ticket goes out; every
ticket whose paper isn't certain is listed for staff.

A job is named after the place of the fact that asked for it, so no name is used twice. It lies in
one row with the touch that asked for the number, until the end of the day: then facts and ticket
tell what became of it.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, Select, delete, insert, select, update

from kiosk.clock import Instant
from kiosk.errors import NotAllowed
from kiosk.facts import PrintFinished, PrintRequested, PrintState
from kiosk.journal.tx import Tx
from kiosk.queue.lookup import TicketRow, stream_names
from kiosk.queue.values import TicketNumber
from kiosk.store.prepared import Prepared
from kiosk.store.tables import SEQ_BITS, place_of, request, ticket

EXPIRES_AFTER_MS = 90_000
_NO_PAPER = "none"

OutcomeState = Literal["printed", "not_sent", "uncertain"]


class PrintJob(msgspec.Struct, frozen=True):
    """One copy to print. `stream` is 32 hex digits; `copy` 0 is the citizen's own."""

    id: int
    stream: str
    seq: int
    number: str
    copy: int
    created_ms: int
    lang: str


class PaperTrouble(msgspec.Struct, frozen=True):
    """A ticket whose paper needs staff: not printed, or nobody knows."""

    number: str
    day: str
    state: str
    why: str


def add_job(tx: Tx, key: str, seq: int, lang: str | None) -> int | None:
    """Keeps the touch that asked for a ticket, in the transaction that issues it.

    Its paper is owed in `lang`; None: no paper is meant to come, and there is no job.
    """
    state = "queued" if lang else _NO_PAPER
    job = _insert(tx, key, place_of(tx.writes.id, seq), (tx.writes.id, seq, 0), state, lang or "id")
    return job if lang else None


def add_reprint(tx: Tx, row: TicketRow) -> int:
    """Queues a marked copy on behalf of staff; an unmarked one still queued is withdrawn.

    Raises:
        NotAllowed: the ticket was cancelled.
    """
    if row.state == "cancelled":
        raise NotAllowed(
            "Nomor ini sudah dibatalkan, jadi tidak dicetak lagi.", "this ticket was cancelled"
        )
    withdraw(tx, row, "replaced by a marked copy")
    copy = row.copies + 1
    asked = tx.append(PrintRequested(seq=row.seq, copy=copy, of=tx.name_of(row.stream)))
    job = place_of(tx.writes.id, asked)
    return _insert(tx, _key_of(job), job, (row.stream, row.seq, copy), "queued", "id")


def take_next(tx: Tx) -> PrintJob | None:
    """Expires what is too old, then marks the oldest queued job as sending."""
    for old in tx.connection.execute(_queued()).fetchall():
        if _age_ms(old.created_mono, old.boot, tx.now) > EXPIRES_AFTER_MS:
            _finish(tx, old.job, "expired", old.why or "waited too long")
    job = tx.connection.execute(_queued().limit(1)).first()
    if job is None:
        return None
    _set_state(tx.connection, job.job, "sending", "")
    return read_job(tx.connection, job.job)


def finish(tx: Tx, job_id: int, state: OutcomeState, why: str) -> bool:
    """Writes down what the printer said about a job that was being sent.

    What certainly wasn't sent goes back to the queue until it expires, unless its ticket was
    cancelled or given a newer copy meanwhile. False, and nothing done, where the job isn't being
    sent: a report may come twice, or after the store was rebuilt without this job.
    """
    if not _is(tx.connection, job_id, "sending"):
        return False
    if state != "not_sent":
        _finish(tx, job_id, state, why)
    elif _still_owed(tx.connection, job_id):
        _set_state(tx.connection, job_id, "queued", why)
    else:
        _finish(tx, job_id, "expired", why)
    return True


def settle(tx: Tx, job_id: int, printed: bool, why: str) -> bool:
    """Ends an uncertain job: late acknowledgement, or staff looked at the paper.

    Of the two, whoever comes first counts; False for the other.
    """
    if not _is(tx.connection, job_id, "uncertain"):
        return False
    _finish(tx, job_id, "printed" if printed else "not_sent", why)
    return True


def withdraw(tx: Tx, row: TicketRow, why: str) -> None:
    """Takes the queued copies of a ticket back, so that they don't print."""
    for job in tx.connection.execute(_queued()).fetchall():
        if (job.stream, job.seq) == (row.stream, row.seq):
            _finish(tx, job.job, "expired", why)


def after_restart(tx: Tx) -> int:
    """Jobs found in mid-send when nobody drives the printer: how they ended is unknown."""
    stuck = tx.connection.execute(
        select(request.c.job).where(request.c.state == "sending")
    ).scalars()
    jobs = list(stuck)
    for job_id in jobs:
        _finish(tx, job_id, "uncertain", "stopped while printing")
    return len(jobs)


def read_job(connection: Connection, job_id: int) -> PrintJob:
    """The value of one job."""
    row = connection.execute(
        select(request, ticket.c.series, ticket.c.kiosk, ticket.c.n)
        .join(ticket, (ticket.c.stream == request.c.stream) & (ticket.c.seq == request.c.seq))
        .where(request.c.job == job_id)
    ).one()
    return PrintJob(
        id=row.job,
        stream=stream_names(connection)[row.stream].hex(),
        seq=row.seq,
        number=str(TicketNumber(row.series, row.kiosk, row.n)),
        copy=row.copy,
        created_ms=row.created_at,
        lang=row.lang,
    )


def own_job(connection: Connection, row: TicketRow) -> int | None:
    """The job of a ticket's own copy; None where no paper was asked for."""
    job = place_of(row.stream, row.seq)
    asked = row.printed != "no" or _state_of(connection, job) not in (None, _NO_PAPER)
    return job if asked else None


def job_state(connection: Connection, job_id: int) -> str:
    """One of queued, sending, printed, uncertain, not_sent, expired.

    Of a job that was forgotten only the ticket tells.
    """
    found = _state_of(connection, job_id)
    if found is not None:
        return found
    stream, seq = divmod(job_id, 1 << SEQ_BITS)
    known = connection.execute(
        select(ticket.c.printed).where(ticket.c.stream == stream, ticket.c.seq == seq)
    ).scalar_one_or_none()
    return "printed" if known == "printed" else "uncertain"


def forget_ended(connection: Connection) -> None:
    """At the end of the day: no touch of it comes again, and its paper has come or hasn't."""
    connection.execute(delete(request).where(request.c.state.not_in(("queued", "sending"))))


def forget_touches(connection: Connection) -> None:
    """In another life of the stand no touch is answered with what an earlier one was."""
    forget_ended(connection)
    owed = connection.execute(select(request.c.job)).scalars().all()
    for job in owed:
        connection.execute(update(request).where(request.c.job == job).values(key=_key_of(job)))


def troubles(connection: Connection, day: str) -> tuple[PaperTrouble, ...]:
    """Tickets of a day whose newest copy isn't certainly on paper, for the staff's list."""
    newest: dict[tuple[int, int], PaperTrouble] = {}
    rows = connection.execute(
        select(request, ticket.c.series, ticket.c.kiosk, ticket.c.n, ticket.c.day)
        .join(ticket, (ticket.c.stream == request.c.stream) & (ticket.c.seq == request.c.seq))
        .where(ticket.c.day == day, ticket.c.state != "cancelled")
        .where(request.c.state != _NO_PAPER)
        .order_by(request.c.job)
    )
    for row in rows:
        number = str(TicketNumber(row.series, row.kiosk, row.n))
        newest[row.stream, row.seq] = PaperTrouble(number, row.day, row.state, row.why)
    return tuple(trouble for trouble in newest.values() if trouble.state != "printed")


def _is(connection: Connection, job_id: int, state: str) -> bool:
    return _state_of(connection, job_id) == state


def _state_of(connection: Connection, job_id: int) -> str | None:
    return connection.execute(
        select(request.c.state).where(request.c.job == job_id)
    ).scalar_one_or_none()


def _still_owed(connection: Connection, job_id: int) -> bool:
    """False once the ticket was cancelled or a newer copy takes the place of this one."""
    row = connection.execute(
        select(request.c.copy, ticket.c.copies, ticket.c.state)
        .join(ticket, (ticket.c.stream == request.c.stream) & (ticket.c.seq == request.c.seq))
        .where(request.c.job == job_id)
    ).one()
    return bool(row.state != "cancelled" and row.copy == row.copies)


def _insert(
    tx: Tx, key: str, job: int, copy_of: tuple[int, int, int], state: str, lang: str
) -> int:
    stream, seq, copy = copy_of
    _INSERT.run(
        tx.connection,
        key=key,
        job=job,
        stream=stream,
        seq=seq,
        copy=copy,
        state=state,
        created_at=tx.now.at,
        created_mono=tx.now.mono,
        boot=tx.now.boot,
        lang=lang,
    )
    return job


_INSERT = Prepared(
    insert(request),
    *("key", "job", "stream", "seq", "copy", "state", "created_at", "created_mono", "boot", "lang"),
)


def _key_of(job: int) -> str:
    """The key of a job that no touch asked for; a touch's own is printable, so they never meet."""
    return f"\n{job}"


def _queued() -> Select[Any]:
    return select(request).where(request.c.state == "queued").order_by(request.c.job)


def _age_ms(mono: int, boot: str, now: Instant) -> int:
    """How old a job is; one of another boot is too old whatever the clock says."""
    return now.mono - mono if boot == now.boot else EXPIRES_AFTER_MS + 1


def _finish(tx: Tx, job_id: int, state: PrintState, why: str) -> None:
    row = tx.connection.execute(select(request).where(request.c.job == job_id)).one()
    _set_state(tx.connection, job_id, state, why)
    tx.append(
        PrintFinished(seq=row.seq, state=state, copy=row.copy, why=why, of=tx.name_of(row.stream))
    )


def _set_state(connection: Connection, job_id: int, state: str, why: str) -> None:
    connection.execute(update(request).where(request.c.job == job_id).values(state=state, why=why))

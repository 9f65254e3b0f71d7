"""Which business day it is: the local date, rolled by the first ticket or call, never by a cron.

A stand is off every night and often for weeks, and its clock battery may be dead. So a
day that the clock alone opened is *unconfirmed*, a clock that runs behind never takes
numbers back, and time that central vouched for since this boot overrules the clock. A
day that a clock ended too early comes back, with those who wait, once it is corrected.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import Connection, func, literal_column, select, true

from kiosk.clock import Instant
from kiosk.errors import BadInput
from kiosk.facts import ClockConfirmed, ClockCorrected, ClockJumped, DayOpened, TicketsExpired
from kiosk.journal.tx import Tx
from kiosk.printjobs import forget_ended
from kiosk.store.notes import get_note, set_note
from kiosk.store.prepared import Prepared
from kiosk.store.tables import IS_ACTIVE, IS_WAITING, day_state, note, sorted_aside, ticket

TRUSTED = "trusted_time"
_DAY_MS = 86_400_000
_EPOCH = datetime.fromtimestamp(0, UTC)

_STATE = (day_state.c.day, day_state.c.confirmed, day_state.c.warned_clock_day)
_DAY = Prepared(select(*_STATE))
_TRUSTED = select(note.c.value).where(note.c.key == literal_column(f"'{TRUSTED}'"))
_ONE = select(literal_column("1").label("one")).subquery()
_LOOK = Prepared(
    select(_TRUSTED.scalar_subquery(), *_STATE).select_from(_ONE.outerjoin(day_state, true()))
)


class TrustedTime(msgspec.Struct, frozen=True):
    """Central's (or staff's) time against this boot's clock: UTC ms = mono + `offset`."""

    boot: str
    offset: int


_TIMES = msgspec.json.Decoder(TrustedTime)


class DayState(msgspec.Struct, frozen=True):
    """The business day, and whether someone trusted has confirmed it."""

    day: str
    confirmed: bool
    warned_clock_day: str


class Look(msgspec.Struct, frozen=True):
    """What a touch must know of the time: it in the place's zone, aware, and the business day.

    `trusted` says that it is trusted time of this boot; no `state`, no ticket before.
    """

    local: datetime
    trusted: bool
    state: DayState | None


def true_ms(connection: Connection, now: Instant) -> tuple[int, bool]:
    """UTC milliseconds as well as known, and whether that is trusted time of this boot."""
    return _best_ms(get_note(connection, TRUSTED, TrustedTime), now)


def local_time(connection: Connection, now: Instant, zone: ZoneInfo) -> datetime:
    """The time to show and to judge opening hours by, aware, in the place's zone."""
    return _in_zone(true_ms(connection, now)[0], zone)


def look(connection: Connection, now: Instant, zone: ZoneInfo) -> Look:
    """Time and business day, read at once."""
    found = _LOOK.first(connection)
    assert found is not None  # a row of one column beside whatever there is
    kept, *state = found
    ms, trusted = _best_ms(None if kept is None else _TIMES.decode(kept), now)
    return Look(_in_zone(ms, zone), trusted, None if state[0] is None else _state(state))


def current_day(connection: Connection) -> DayState | None:
    """The business day of the last roll; None before the first ticket."""
    row = _DAY.first(connection)
    return _state(row) if row else None


def open_day(tx: Tx, seen: Look) -> str:
    """The business day to issue on, as `seen`; rolls it where a new one has begun."""
    clock_day, trusted, state = seen.local.date().isoformat(), seen.trusted, seen.state
    if state is None or clock_day > state.day:
        expire_days(tx, before=clock_day)
        tx.append(DayOpened(day=clock_day, confirmed=trusted))
        forget_ended(tx.connection)
        return clock_day
    if clock_day < state.day:
        if trusted:
            tx.append(ClockCorrected(wrong=state.day, day=clock_day, by="central"))
            return clock_day
        if state.warned_clock_day != clock_day:
            tx.append(ClockJumped(day=state.day, clock_day=clock_day))
    return state.day


def roll(tx: Tx, zone: ZoneInfo) -> None:
    """Ends the last business day where it is over, before anyone of it is called."""
    seen = look(tx.connection, tx.now, zone)
    if seen.state is not None:
        open_day(tx, seen)


def expire_days(tx: Tx, before: str) -> None:
    """Ends every ticket that is still open from a day other than `before`'s."""
    counts: dict[str, int] = {}
    for condition in (IS_WAITING, IS_ACTIVE):
        rows = tx.connection.execute(
            select(ticket.c.day, func.count()).where(condition).group_by(sorted_aside(ticket.c.day))
        )
        for day, count in rows:
            counts[day] = counts.get(day, 0) + count
    for day, count in sorted(counts.items()):
        if day != before:
            tx.append(TicketsExpired(day=day, count=count))


def trust_time(tx: Tx, server_ms: int, zone: ZoneInfo) -> None:
    """Takes central's time for this boot and confirms or corrects the business day."""
    offset = server_ms - tx.now.mono
    set_note(tx.connection, TRUSTED, TrustedTime(boot=tx.now.boot, offset=offset))
    state = current_day(tx.connection)
    if state is None:
        return
    true_day = local_time(tx.connection, tx.now, zone).date().isoformat()
    if true_day < state.day:
        tx.append(ClockCorrected(wrong=state.day, day=true_day, by="central"))
    elif not state.confirmed and true_day == state.day:
        tx.append(ClockConfirmed(day=state.day, by="central"))


def confirm_day(tx: Tx, day: str, zone: ZoneInfo) -> None:
    """Staff say which day it is: confirms the present one, or corrects it.

    Until the stand is switched off, the clock is then believed for the hour only.

    Raises:
        BadInput: `day` isn't a date.
    """
    try:
        wanted = date.fromisoformat(day)
        day = wanted.isoformat()  # “20261124” is a date too, but days are compared as text
    except ValueError as error:
        raise BadInput(
            f"“{day}” bukan tanggal. Contoh: 2026-11-24.", f"“{day}” is no date (YYYY-MM-DD)"
        ) from error
    shown = local_time(tx.connection, tx.now, zone)
    ms, _ = true_ms(tx.connection, tx.now)
    ms += (wanted - shown.date()).days * _DAY_MS
    set_note(tx.connection, TRUSTED, TrustedTime(boot=tx.now.boot, offset=ms - tx.now.mono))
    state = current_day(tx.connection)
    if state is None or state.day < day:
        expire_days(tx, before=day)
        tx.append(DayOpened(day=day, confirmed=True))
    elif state.day == day:
        tx.append(ClockConfirmed(day=day, by="staff"))
    else:
        tx.append(ClockCorrected(wrong=state.day, day=day, by="staff"))


def _state(row: Sequence[Any]) -> DayState:
    return DayState(row[0], bool(row[1]), row[2])


def _best_ms(trusted: TrustedTime | None, now: Instant) -> tuple[int, bool]:
    if trusted is not None and trusted.boot == now.boot:
        return now.mono + trusted.offset, True
    return now.at, False


def _in_zone(ms: int, zone: ZoneInfo) -> datetime:
    return (_EPOCH + timedelta(milliseconds=ms)).astimezone(zone)

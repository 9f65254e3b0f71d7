"""Wrong tries, counted so that switching the stand off gives nobody new ones.

A try is noted, durably, before anything is looked up, and taken back where it was right. It
counts for an hour of the monotonic clock, which nobody can set. Tries from before the last
start count as made at that start, since nobody knows how long the stand was off.
"""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection

from kiosk.clock import Instant
from kiosk.store.notes import get_note, set_note

PER_SESSION = 5
PER_HOUR = 30
HOUR_MS = 3_600_000

_NOTE = "status_tries"


class Try(msgspec.Struct, frozen=True, array_like=True):
    """`mono`: milliseconds since boot. `session`: a random name of one person's turn."""

    mono: int
    session: str


class _Tries(msgspec.Struct, frozen=True):
    boot: str
    tries: tuple[Try, ...]


def wait_ms(connection: Connection, now: Instant, session: str) -> int:
    """Milliseconds until this person may try (again); 0 means now."""
    tries = _counted(connection, now)
    own = [one for one in tries if one.session == session]
    return max(_until_free(own, PER_SESSION, now), _until_free(tries, PER_HOUR, now))


def note_try(connection: Connection, now: Instant, session: str) -> Try:
    """Counts a try before its answer is known."""
    made = Try(now.mono, session)
    _keep(connection, now, (*_counted(connection, now), made))
    return made


def take_back(connection: Connection, now: Instant, made: Try) -> None:
    """The try was right."""
    tries = list(_counted(connection, now))
    if made in tries:
        tries.remove(made)
    _keep(connection, now, tuple(tries))


def _counted(connection: Connection, now: Instant) -> tuple[Try, ...]:
    """The tries of the last hour, oldest first."""
    kept = get_note(connection, _NOTE, _Tries)
    if kept is None:
        return ()
    tries = kept.tries
    if kept.boot != now.boot:
        tries = tuple(Try(0, one.session) for one in tries)
    return tuple(one for one in tries if now.mono - one.mono < HOUR_MS)


def _keep(connection: Connection, now: Instant, tries: tuple[Try, ...]) -> None:
    set_note(connection, _NOTE, _Tries(now.boot, tries))


def _until_free(tries: list[Try] | tuple[Try, ...], most: int, now: Instant) -> int:
    if len(tries) < most:
        return 0
    return tries[-most].mono + HOUR_MS - now.mono

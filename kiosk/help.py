"""Somebody at the stand calls the staff: one fact, and a sign that stays until staff have come.

The sign lives in the store, so that it outlasts a restart of the screen; not a boot, since whoever
called before the power went has long spoken to somebody.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import Connection

from kiosk.facts import HelpAsked
from kiosk.journal.tx import Tx
from kiosk.queue import days
from kiosk.store.notes import drop_note, get_note, set_note

if TYPE_CHECKING:
    from kiosk.app import Kiosk

AGAIN_AFTER_MS = 300_000
"""While a call is unanswered, another touch within this time adds nothing: children press, too."""

_CALL = "help_call"


class _Call(msgspec.Struct, frozen=True):
    """The call that stands: since when (UTC ms), and when its last fact was written."""

    since: int
    boot: str
    mono: int


class HelpCalls:
    """`kiosk.help`: calls for the staff of this stand."""

    def __init__(self, kiosk: Kiosk) -> None:
        self._kiosk = kiosk

    def ask(self, screen: str) -> datetime:
        """Calls the staff from `screen`; answers since when the call stands, in local time.

        Raises:
            StoreBusy, DiskLow, StoreDamaged: nobody was called.
        """
        return self._kiosk.write(lambda tx: self._local(self._ask(tx, screen)))

    def standing(self) -> datetime | None:
        """Since when a call stands, in local time; None where nobody has called."""

        def work(connection: Connection) -> datetime | None:
            call = self._standing(connection)
            return None if call is None else self._local(call)

        return self._kiosk.store.read(work)

    def answered(self) -> None:
        """Staff have come."""
        self._kiosk.write(lambda tx: drop_note(tx.connection, _CALL))

    def _ask(self, tx: Tx, screen: str) -> _Call:
        standing = self._standing(tx.connection)
        if standing is not None and tx.now.mono - standing.mono < AGAIN_AFTER_MS:
            return standing
        at, _ = days.true_ms(tx.connection, tx.now)
        day = days.local_time(tx.connection, tx.now, self._kiosk.zone).date()
        tx.append(HelpAsked(day=day.isoformat(), screen=screen))
        call = _Call(standing.since if standing else at, tx.now.boot, tx.now.mono)
        set_note(tx.connection, _CALL, call)
        return call

    def _standing(self, connection: Connection) -> _Call | None:
        call = get_note(connection, _CALL, _Call)
        return call if call is not None and call.boot == self._kiosk.now().boot else None

    def _local(self, call: _Call) -> datetime:
        since = datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=call.since)
        return since.astimezone(self._kiosk.zone)

"""Finding an application by what only its owner knows."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from kiosk.errors import BadInput
from kiosk.journal.tx import Tx
from kiosk.outbox import fed_at
from kiosk.queue import days
from kiosk.statuses import kdf, tries
from kiosk.statuses.filing import regency_key
from kiosk.statuses.reference import normalised
from kiosk.statuses.values import StatusView, TriesUsedUp, oldest_kept
from kiosk.store.tables import application_status

if TYPE_CHECKING:
    from kiosk.app import Kiosk

MAX_SESSION = 64

_table = application_status.c
_FIND = select(_table.stage, _table.changed_at, _table.office).where(_table.key == bindparam("key"))


class Statuses:
    """Looking up an application at an open stand."""

    def __init__(self, kiosk: Kiosk) -> None:
        self._kiosk = kiosk

    def known(self) -> bool:
        """Whether there is anything to find here at all."""
        anything = select(_table.key).limit(1)
        return self._kiosk.store.read(
            lambda c: regency_key(c) is not None and c.execute(anything).first() is not None
        )

    def as_of_ms(self) -> int | None:
        """When this stand last had everything central knew; UTC milliseconds."""
        return self._kiosk.store.read(fed_at)

    def find(self, reference: str, birth_date: date, session_key: str) -> StatusView | None:
        """How far the application is; None where nothing fits, whatever the reason.

        Takes about 100 ms, found or not. `session_key` is a random name of one person's turn.

        Raises:
            BadInput: no reference or birth date can look like that; this was no try.
            TriesUsedUp: too many wrong tries; says from when on one may try again.
            StoreBusy, DiskLow, StoreDamaged: nothing was looked up.
        """
        kiosk = self._kiosk
        plain = normalised(reference)
        if not 0 < len(session_key) <= MAX_SESSION:
            raise BadInput("Kunci sesi tidak sah.", "not a session key")
        if not kdf.can_be_born(birth_date, kiosk.local_time().date()):
            raise BadInput("Tanggal lahir tidak mungkin.", "nobody alive was born on that day")
        # Written before the answer: cutting the power in between gives no free try.
        made, kept = kiosk.write(lambda tx: self._begin(tx, session_key))
        key = kdf.lookup_key(kept, plain, birth_date)
        return kiosk.write(lambda tx: _settle(tx, made, key))

    def _begin(self, tx: Tx, session: str) -> tuple[tries.Try, bytes]:
        wait = tries.wait_ms(tx.connection, tx.now, session)
        if wait:
            local = days.local_time(tx.connection, tx.now, self._kiosk.zone)
            # Up to the next whole minute, or the time that is said would still be too early.
            until = local + timedelta(milliseconds=wait, seconds=59)
            raise TriesUsedUp(until, self._kiosk.place.zone_name)
        # Without a key the work is the same, and nothing is found.
        key = regency_key(tx.connection) or bytes(kdf.REGENCY_KEY_BYTES)
        return tries.note_try(tx.connection, tx.now, session), key


def _settle(tx: Tx, made: tries.Try, key: bytes) -> StatusView | None:
    """Looks the key up; a right try doesn't count."""
    row = tx.connection.execute(_FIND, {"key": key}).first()
    # By an untrusted clock a row is only hidden, never lost: the clock may be wrong.
    now_ms, _ = days.true_ms(tx.connection, tx.now)
    if row is None or row.changed_at < oldest_kept(now_ms):
        return None
    tries.take_back(tx.connection, tx.now, made)
    return StatusView(row.stage, row.changed_at, row.office, fed_at(tx.connection))

"""The PIN of the staff corner: hashed, and slow for those who guess.

The PIN keeps playing children and passers-by out of the staff's screen. Whoever can open the
case or read the disk needs no PIN, so nothing else is protected by it.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from kiosk.errors import BadInput, KioskError, NotAllowed
from kiosk.home import write_durably

if TYPE_CHECKING:
    from argon2 import PasswordHasher

PIN_DIGITS = 6
FREE_TRIES = 3
FIRST_WAIT_S = 30
LONGEST_WAIT_S = 900

_PIN = re.compile(rf"[0-9]{{{PIN_DIGITS}}}")
_WEAK = frozenset({"123456", "654321", "012345", "112233", "121212", "123123"})
# OWASP's smallest argon2id setting (19 MiB, two passes): about 30 ms on a stand's processor.
_PASSES = 2
_MEMORY_KB = 19 * 1024


@cache
def _hasher() -> PasswordHasher:
    # Not before somebody needs it: the staff's corner isn't on the way to the first frame.
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=_PASSES, memory_cost=_MEMORY_KB, parallelism=1)


class _Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the file holds. `wrong` tries outlive a restart, or the switch would reset them."""

    hash: str
    wrong: int = 0


class PinDamaged(KioskError):
    """The PIN's file can't be read. The store has nothing to do with it."""

    code = "pin_damaged"


class StaffPin:
    """The PIN kept in one 0600 file. Times are milliseconds of the monotonic clock."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._locked_until: int | None = None

    def is_set(self) -> bool:
        """False on a new stand: whoever opens the corner first chooses the PIN."""
        return self._file.exists()

    def set(self, pin: str) -> None:
        """Takes `pin` into use.

        Raises:
            BadInput: not six digits, or one of those that everybody tries first.
        """
        if _PIN.fullmatch(pin) is None:
            raise BadInput(f"PIN harus {PIN_DIGITS} angka.", f"a PIN has {PIN_DIGITS} digits")
        if len(set(pin)) == 1 or pin in _WEAK:
            raise BadInput(
                "PIN itu terlalu mudah ditebak. Pilih yang lain.",
                "This PIN is too easy to guess. Choose another one.",
            )
        self._write(_Record(_hasher().hash(pin)))
        self._locked_until = None

    def wait_s(self, mono_ms: int) -> int:
        """Seconds until the next try; 0 means now. After a restart a started wait starts anew."""
        if self._locked_until is None:
            self._locked_until = mono_ms + 1000 * _penalty_s(self._read().wrong)
        return max(0, -(-(self._locked_until - mono_ms) // 1000))

    def check(self, pin: str, mono_ms: int) -> bool:
        """True if this is the PIN. Takes some ten milliseconds.

        Raises:
            NotAllowed: too soon after wrong tries; this one wasn't looked at.
            PinDamaged: the file can't be read.
        """
        from argon2.exceptions import InvalidHashError, VerifyMismatchError

        if wait := self.wait_s(mono_ms):
            raise NotAllowed(f"Coba lagi {wait} detik lagi.", f"Try again in {wait} seconds.")
        record = self._read()
        # Written before the answer: cutting the power in between gives no free try.
        self._write(_Record(record.hash, record.wrong + 1))
        try:
            _hasher().verify(record.hash, pin)
        except VerifyMismatchError:
            self._locked_until = mono_ms + 1000 * _penalty_s(record.wrong + 1)
            return False
        except InvalidHashError as error:
            raise _damaged(self._file) from error
        self._write(_Record(record.hash))
        self._locked_until = None
        return True

    def _read(self) -> _Record:
        try:
            return msgspec.json.decode(self._file.read_bytes(), type=_Record)
        except (OSError, msgspec.DecodeError) as error:
            raise _damaged(self._file) from error

    def _write(self, record: _Record) -> None:
        write_durably(self._file, msgspec.json.encode(record))


def _penalty_s(wrong: int) -> int:
    """Nothing for the first slips of a finger, then 30 s, 1, 2, 4 ... at most 15 minutes."""
    if wrong < FREE_TRIES:
        return 0
    return int(min(FIRST_WAIT_S * 2.0 ** min(wrong - FREE_TRIES, 10), LONGEST_WAIT_S))


def _damaged(file: Path) -> PinDamaged:
    return PinDamaged(
        f"Berkas PIN {file.name} rusak. Hapus berkas itu untuk membuat PIN baru.",
        f"the PIN file {file.name} is damaged; delete it to choose a new PIN",
    )

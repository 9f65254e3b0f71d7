"""Free space decides what may still be written, so that the last thing to stop is paper.

SQLite rolls back when the disk is full and the file stays fine, but then even a DELETE
fails, and a ticket whose print state can't be written must not be issued. So kinds of
work stop one after the other, each well before the next is in danger.
"""

from __future__ import annotations

import os
from typing import Literal

import msgspec

from kiosk.errors import DiskLow
from kiosk.home import Home, sync_folder

Work = Literal["backup", "survey", "registration", "ticket", "print_state"]

NEEDS_MB: dict[Work, int] = {
    "backup": 400,
    "survey": 200,
    "registration": 100,
    "ticket": 30,
    "print_state": 10,
}
BALLAST_BYTES = 32 * 1024 * 1024

_NAMES: dict[Work, tuple[str, str]] = {
    "backup": ("cadangan", "backups"),
    "survey": ("survei", "surveys"),
    "registration": ("pendaftaran", "registrations"),
    "ticket": ("nomor antrean", "tickets"),
    "print_state": ("catatan cetak", "print states"),
}


class DiskState(msgspec.Struct, frozen=True):
    """Free space for an ordinary user in MB, and the kinds of work that have stopped."""

    free_mb: int
    stopped: tuple[Work, ...]
    ballast: bool


def free_mb(home: Home) -> int:
    """Space that an unprivileged process may still use, in whole MB."""
    found = os.statvfs(home.path)
    return found.f_bavail * found.f_frsize // (1024 * 1024)


def disk_state(home: Home) -> DiskState:
    """What still works with the space there is."""
    free = free_mb(home)
    stopped = tuple(work for work, needed in NEEDS_MB.items() if free < needed)
    return DiskState(free, stopped, home.ballast.exists())


def require_space(home: Home, work: Work) -> None:
    """Refuses work that there is too little space for.

    Raises:
        DiskLow: with what has stopped and whom to tell.
    """
    free = free_mb(home)
    if free >= NEEDS_MB[work]:
        return
    if free < NEEDS_MB["print_state"]:
        drop_ballast(home)
    what_id, what_en = _NAMES[work]
    raise DiskLow(
        f"Penyimpanan hampir penuh, {what_id} berhenti dulu. Informasi tetap bisa dibaca.",
        f"{free} MB free, {NEEDS_MB[work]} MB needed: {what_en} have stopped",
    )


def make_ballast(home: Home) -> None:
    """Sets real bytes aside, to be given up when nothing else can be written."""
    if home.ballast.exists() or free_mb(home) < 2 * NEEDS_MB["backup"]:
        return
    fd = os.open(home.ballast, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        os.posix_fallocate(fd, 0, BALLAST_BYTES)
        os.fsync(fd)
    finally:
        os.close(fd)


def drop_ballast(home: Home) -> bool:
    """Gives the ballast up; True if there was any."""
    if not home.ballast.exists():
        return False
    home.ballast.unlink()
    sync_folder(home.path)
    return True

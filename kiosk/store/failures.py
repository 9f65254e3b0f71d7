"""What a failure of the database driver means, and for whom."""

from __future__ import annotations

import errno

import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import DBAPIError

from kiosk.errors import DiskLow, KioskError, StoreBusy, StoreDamaged, StoreUnusable

DRIVER_ERRORS = (driver.Error, DBAPIError)

_FULL = ("SQLITE_FULL", "SQLITE_IOERR")
_BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL")
_DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
_UNUSABLE = ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH", "SQLITE_NOMEM")
_DISK_ERRNOS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


def failure_of(error: BaseException, where: str) -> KioskError | None:
    """The failure that a person can act on; None for a mistake of this program.

    Only what can't be read as a store is damage: that alone is mended by rebuilding it.
    """
    if isinstance(error, OSError):  # of a file beside the store
        return disk_failing(where, str(error.strerror)) if error.errno in _DISK_ERRNOS else None
    cause = error.orig if isinstance(error, DBAPIError) else error
    name = getattr(cause, "sqlite_errorname", "")
    if name.startswith(_FULL):
        return disk_failing(where, name)
    if name.startswith(_BUSY):
        return StoreBusy(
            "Anjungan sedang sibuk menyimpan data. Coba lagi sebentar lagi.",
            f"{where}: another program holds the store ({cause}); try again",
        )
    if name.startswith(_DAMAGE):
        return damaged(str(cause))
    if name.startswith(_UNUSABLE):
        return StoreUnusable(
            "Berkas data anjungan tidak bisa dibuka. Hubungi pengelola.",
            f"{where}: the store can't be used ({cause})",
        )
    return None


def disk_failing(where: str, why: str) -> DiskLow:
    """The disk is full, or doesn't do what it is told."""
    return DiskLow(
        "Penyimpanan penuh. Data tidak berubah. Hubungi pengelola.",
        f"the disk of {where} is full or failing ({why}); nothing was written",
    )


def damaged(detail: str) -> StoreDamaged:
    """The store can't be read."""
    return StoreDamaged("Berkas data anjungan rusak.", f"the store is damaged: {detail}")

"""What a database says when it can't be used, in one line for the administrator."""

from __future__ import annotations

import psycopg.errors
from alembic.util import CommandError
from sqlalchemy.exc import DBAPIError

from kiosk.errors import BadInput, KioskError

_OTHER_TABLES = (psycopg.errors.UndefinedTable, psycopg.errors.UndefinedColumn)
_NOBODY_IN = ("28", "3D")
"""Classes of SQLSTATE: the name or password is wrong; there is no such database."""


def not_ours(name: str) -> BadInput:
    """The refusal of a file or database that another program made."""
    return BadInput(
        f"{name} bukan basis data server pusat Anjungan.",
        f"{name} isn't a database of Anjungan's central server",
    )


def explained(error: Exception) -> KioskError | None:
    """The failure in one line that shows neither SQL nor password; None if it isn't a database's.

    Missing tables and columns are those of another release; only `serve` changes tables.
    """
    if isinstance(error, CommandError):
        return BadInput(
            "Basis data ini dari versi yang lebih baru, atau dari program lain.",
            "this database is of a newer release, or another program's",
        )
    if not isinstance(error, DBAPIError) or error.orig is None:
        return None
    said = next(iter(str(error.orig).strip().splitlines()), type(error.orig).__name__)
    if isinstance(error.orig, _OTHER_TABLES) or said.startswith(("no such table", "no such col")):
        return BadInput(
            "Basis data ini kosong atau dari versi lain. "
            "Mulai `kiosk central serve` sekali untuk menyiapkannya.",
            "this database is empty or of another release; "
            "`kiosk central serve` makes and upgrades it",
        )
    if "file is not a database" in said:
        return BadInput("Berkas ini bukan basis data SQLite.", "this file is no SQLite database")
    if "unable to open database file" in said:
        return BadInput("Berkas basis data tidak bisa dibuka.", "can't open the database file")
    if isinstance(error.orig, psycopg.OperationalError):
        state = error.orig.sqlstate or ""
        if not state or state.startswith(_NOBODY_IN):
            return BadInput(f"Basis data tidak terhubung: {said}", f"no connection: {said}")
    return KioskError(f"Basis data pusat gagal: {said}", f"the database failed: {said}")

"""Opening a stand whatever state its file is in: people can take numbers within this start."""

from __future__ import annotations

import shutil
import tarfile
from collections.abc import Callable
from pathlib import Path

from kiosk.app import Kiosk
from kiosk.clock import Clock, SystemClock
from kiosk.errors import KioskError, StoreDamaged
from kiosk.home import Home
from kiosk.place.reader import load_place
from kiosk.recovery.backup import backups_of
from kiosk.recovery.recover import Recovered, recover
from kiosk.settings import load
from kiosk.store.engine import connect_raw, read_key
from kiosk.store.failures import DRIVER_ERRORS, failure_of
from kiosk.store.store import translated


def open_or_recover(
    home: Home, clock: Clock | None = None, report: Callable[[str], None] = lambda text: None
) -> Kiosk:
    """Opens a home; a damaged or missing store is rebuilt from backup and salvage first.

    Raises:
        NotFound: there is no home. StoreBusy: another process holds a damaged store open.
    """
    clock = clock or SystemClock()
    home.require()
    if home.store.exists():
        try:
            return Kiosk.open(home, clock)
        except StoreDamaged as error:
            report(f"{error}")
    return _rebuilt(home, clock, report)


def _rebuilt(home: Home, clock: Clock, report: Callable[[str], None]) -> Kiosk:
    found = recover_damaged(home, clock)
    report(
        f"the store was rebuilt: {found.entries} journal entries, {found.salvaged} of them "
        f"salvaged; what was there is in {found.set_aside or '(nothing was there)'}"
    )
    return Kiosk.open(home, clock)


def mend(kiosk: Kiosk, report: Callable[[str], None] = lambda text: None) -> Kiosk:
    """Closes a stand that met a broken page, rebuilds its store, and opens it again."""
    kiosk.close()
    return _rebuilt(kiosk.home, kiosk.clock, report)


def recover_damaged(home: Home, clock: Clock) -> Recovered:
    """Rebuilds the store from the newest backup that verifies and from the broken file."""
    place = load_place(home.place)
    folder = home.path / "recovering"
    shutil.rmtree(folder, ignore_errors=True)  # left by the power switch, as large as the store
    folder.mkdir(mode=0o700)
    try:
        backups = backups_of(home, load(home.settings).backup.folder)
        copies = (_usable_copy(home, backup, folder) for backup in backups)
        base = next((copy for copy in copies if copy is not None), None)
        return recover(home, clock, place, "salvage", base)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _usable_copy(home: Home, backup: Path, folder: Path) -> Path | None:
    """The backup's store, if it is whole and opens with this home's key."""
    copy = folder / f"{backup.name}.db"
    try:
        with tarfile.open(backup, "r:") as tar:
            member = tar.extractfile("store.db")
            if member is None:
                return None
            with copy.open("wb") as file:
                shutil.copyfileobj(member, file)
        connection = connect_raw(copy, read_key(home.store_key))
        try:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()
        return copy if found == "ok" else None
    except (OSError, tarfile.TarError, KeyError, KioskError, *DRIVER_ERRORS):
        return None


def background_check(home: Home) -> str:
    """Reads every page on a connection of its own; '' when the store is whole.

    Takes seconds on a large store; call it in a thread that nothing waits for.
    """
    with translated(home):
        connection = connect_raw(home.store, read_key(home.store_key), read_only=True)
        try:
            found = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
        except DRIVER_ERRORS as error:
            if not isinstance(failure_of(error, home.store.name), StoreDamaged):
                raise
            found = str(error)
        finally:
            connection.close()
    return "" if found == "ok" else found

"""What a stand does for itself while people use it: files surveys, reads its file, keeps a copy."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from kiosk.errors import DiskLow, KioskError, StoreDamaged
from ui.services import StoreCaller

FIRST_AFTER_S = 120.0
EVERY_S = 3600.0
SETTLE_EVERY_S = 300.0
BACKUP_AFTER_S = 20 * 3600.0
_STEP_PAUSE_S = 0.02

log = logging.getLogger(__name__)


class _Stopped(KioskError):
    """A copy was left unfinished because the stand closes."""


class Caretaker:
    """A thread that nothing waits for. It reads on a connection of its own."""

    def __init__(self, store: StoreCaller) -> None:
        self._store = store
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="caretaker", daemon=True)

    def start(self) -> None:
        """Begins, some time after people can take numbers."""
        self._thread.start()

    def stop(self) -> None:
        """Ends it; a copy being made is left out."""
        self._stopping.set()

    def _run(self) -> None:
        next_look = time.monotonic() + FIRST_AFTER_S
        stopped = False
        while not stopped:
            _tried(self._settle)
            if time.monotonic() >= next_look:
                _tried(self._look)
                next_look = time.monotonic() + EVERY_S
            until_look = max(0.0, next_look - time.monotonic())
            stopped = self._stopping.wait(min(SETTLE_EVERY_S, until_look))

    def _settle(self) -> None:
        """At the start, and again soon after the desk has closed."""
        self._store.call(lambda kiosk: kiosk.survey.settle_due())

    def _look(self) -> None:
        from kiosk.app import Kiosk
        from kiosk.recovery.backup import make_backup, newest_backup
        from kiosk.recovery.start import background_check

        home = self._store.call(lambda kiosk: kiosk.home)
        damage = background_check(home)
        if damage:
            self._store.call(lambda kiosk: _report(damage))
        own = Kiosk.open(home)
        try:
            newest = newest_backup(home, own.settings.backup.folder)
            if newest is None or time.time() - newest.stat().st_mtime > BACKUP_AFTER_S:
                make_backup(own, pause=self._pause)
        finally:
            own.close()

    def _pause(self) -> None:
        """Between the steps of a copy, so that tickets go before it."""
        if self._stopping.wait(_STEP_PAUSE_S):
            raise _Stopped("Salinan dihentikan.", "the stand is closing")


def _tried(work: Callable[[], None]) -> None:
    """What fails now is tried again next time; nobody waits for it."""
    try:
        work()
    except (DiskLow, _Stopped) as error:
        log.warning("left for later: %s", error)
    except KioskError:
        log.exception("the caretaker")


def _report(damage: str) -> None:
    """Raised inside the store thread, where a damaged store is mended."""
    raise StoreDamaged("Berkas data anjungan rusak.", f"the store is damaged: {damage}")

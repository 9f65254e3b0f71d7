"""Python's cyclic garbage, collected in the GUI thread only.

Python collects in whichever thread happens to allocate; a Qt object that is found there would be
destroyed in the wrong thread, which Qt answers with a crash sooner or later.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

EVERY_MS = 5000
_FULL_EVERY = 12
"""A full collection once a minute, the young objects only in between."""


class GuiThreadGarbage(QObject):
    """Switches automatic collection off while it lives, and collects on a timer instead."""

    def __init__(self) -> None:
        super().__init__()
        self._rounds = 0
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def close(self) -> None:
        """Collects once more, and gives Python its habit back."""
        self._timer.stop()
        gc.collect()
        gc.enable()

    @Slot()
    def _collect(self) -> None:
        self._rounds += 1
        gc.collect(2 if self._rounds % _FULL_EVERY == 0 else 1)

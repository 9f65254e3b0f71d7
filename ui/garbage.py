"""Python's cyclic garbage, collected in the GUI thread only.

Python collects in whichever thread happens to allocate; a Qt object that is found there would be
destroyed in the wrong thread, which Qt answers with a crash sooner or later. At the end: what keeps
pictures from breaking up the C heap.
"""

from __future__ import annotations

import contextlib
import gc

from PySide6.QtCore import QObject, QTimer, Slot

EVERY_MS = 5000
_FULL_EVERY = 12
"""A full collection once a minute, the young objects only in between."""

_M_MMAP_THRESHOLD = -3  # from malloc.h
_PICTURE_BYTES = 256 * 1024
"""A drawing of 256 x 256 pixels, or a tenth of a frame."""


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
        if self._rounds == 0:
            _keep_pictures_apart()
        self._rounds += 1
        gc.collect(2 if self._rounds % _FULL_EVERY == 0 else 1)


def _keep_pictures_apart() -> None:
    """Has large blocks lie outside the heap, so that all of one goes back when it is freed.

    glibc does so until the first of a size was freed, and then puts them into the heap, where
    something small soon lies in each gap: measured over a day of touches, 30 MB were free and lost.
    """
    from ctypes import CDLL  # not before the first frame

    with contextlib.suppress(AttributeError):  # of another C library than glibc
        CDLL(None).mallopt(_M_MMAP_THRESHOLD, _PICTURE_BYTES)

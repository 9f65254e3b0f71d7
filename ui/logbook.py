"""The log of this run, and the end of the last one, for the staff corner and for whoever repairs.

`ui.log` holds this run, `ui.last.log` the run before. A run that ended cleanly says so in its last
line; one that doesn't was cut off, and the staff corner shows what it said last.
"""

from __future__ import annotations

import faulthandler
import logging
from collections import deque
from datetime import datetime
from pathlib import Path
from typing import IO

CLEAN_END = "the screen ended cleanly"
KEPT = 20
MAX_BYTES = 512 * 1024

log = logging.getLogger("ui")


class Logbook(logging.Handler):
    """Keeps the last warnings in memory, and everything from INFO on in a file."""

    def __init__(self, folder: Path) -> None:
        super().__init__(logging.WARNING)
        self._lines: deque[str] = deque(maxlen=KEPT)
        self._file = folder / "ui.log"
        last = folder / "ui.last.log"
        if self._file.exists():
            self._file.replace(last)
        self.last_crash = _end_of(last)
        self._handler = logging.FileHandler(self._file, encoding="utf-8")
        self._handler.setFormatter(
            logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
        )
        self._handler.addFilter(lambda record: self._room_left())
        self._faults: IO[str] | None = None

    def install(self) -> None:
        """Receives what every module logs."""
        root = logging.getLogger()
        root.setLevel(logging.INFO)
        root.addHandler(self)
        root.addHandler(self._handler)

    def watch_crashes(self) -> None:
        """Has the stacks of a crash in native code written to the file, too."""
        self._faults = self._file.open("a", encoding="utf-8")
        faulthandler.enable(self._faults)

    def close_cleanly(self) -> None:
        """Marks the run as well ended, and lets go of the file."""
        log.info(CLEAN_END)
        root = logging.getLogger()
        root.removeHandler(self)
        root.removeHandler(self._handler)
        self._handler.close()
        if self._faults is not None:
            faulthandler.disable()
            self._faults.close()
            self._faults = None

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps one line; no traceback is ever shown on a screen."""
        clock = datetime.fromtimestamp(record.created).strftime("%H.%M")
        text = record.getMessage().splitlines() or [""]
        self._lines.append(f"{clock} {text[0][:120]}")

    def lines(self) -> tuple[str, ...]:
        """The last warnings and errors, newest first."""
        return tuple(reversed(self._lines))

    def _room_left(self) -> bool:
        """A full disk must not come from a log."""
        return not self._file.exists() or self._file.stat().st_size < MAX_BYTES


def _end_of(file: Path) -> str:
    """The last line of a run that was cut off; empty after a clean end or a first start."""
    if not file.exists():
        return ""
    lines = file.read_text("utf-8", "replace").strip().splitlines()
    if not lines or lines[-1].endswith(CLEAN_END):
        return ""
    return lines[-1][:160]

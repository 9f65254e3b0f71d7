"""`kiosk run`, touched at its very first frame and on until a number is on paper; then it ends.

Usage: python -m tests.bench._first_person HOME; prints a JSON line with what it saw.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, QPointF, QSize, QTimer

import ui.app
from kiosk import cli
from ui.assembly import Assembly
from ui.finger import TouchFinger, wait_until
from ui.renderer import StartMarker

REST = ("home.take", "service.paspor_umrah_haji", "lane.umum")


class FirstPerson:
    """Waits in front of the stand while it starts."""

    def __init__(self, assembly: Assembly) -> None:
        self._assembly = assembly
        self._finger = TouchFinger(assembly.window, assembly.engine)
        assembly.window.frameSwapped.connect(self._first_frame)

    def _first_frame(self) -> None:
        window = self._assembly.window
        window.frameSwapped.disconnect(self._first_frame)
        item = self._finger.find("attract.start")
        assert item is not None, "nothing to touch on the first frame"
        assert item.isEnabled()
        self._began = time.perf_counter()
        middle = QPointF(item.width() / 2, item.height() / 2)
        self._finger.tap_at(item.mapToScene(middle).toPoint())
        QTimer.singleShot(0, self._journey)

    def _journey(self) -> None:
        self._finger.see("home.take")
        answered = (time.perf_counter() - self._began) * 1000
        for name in REST:
            self._finger.tap(name)
        number = str(self._finger.see("result.number").property("number"))
        result = cast(QObject, self._assembly.app.result)
        wait_until(lambda: result.property("paper") == "printed", "the number on paper")
        found = {"number": number, "answered_ms": answered, "rss_mb": _memory_mb()}
        print(json.dumps(found), flush=True)
        self._assembly.session.exit_asked.emit()


def _memory_mb() -> float:
    """Resident memory of this process now, in MB of 1,000,000 bytes."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024 / 1_000_000
    raise AssertionError("the kernel doesn't tell the resident memory")


def main() -> int:
    """Runs the real command with somebody in front of it."""
    shown = ui.app._show
    people: list[FirstPerson] = []

    def show(assembly: Assembly, size: QSize, windowed: bool, marker: StartMarker) -> None:
        people.append(FirstPerson(assembly))
        shown(assembly, size, windowed, marker)

    ui.app._show = show
    return cli.run(["--home", sys.argv[1], "run", "--windowed"])


if __name__ == "__main__":
    sys.exit(main())

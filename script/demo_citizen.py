"""A citizen at the real window: touches it, looks at every screen, keeps a picture of each."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from kiosk.cli.services import KioskServices
from kiosk.home import Home
from kiosk.recovery.start import open_or_recover
from ui.assembly import PORTRAIT, REFERENCE_PX_PER_MM, Assembly
from ui.finger import NotThere, TouchFinger, wait_until

SETTLE_MS = 400
"""Longer than the longest motion of a screen change."""

PAPER_S = 30.0
WAY = (
    ("attract.start", "attract"),
    ("home.take", "home"),
    ("service.paspor_umrah_haji", "services"),
    ("lane.umum", "lane"),
)


class Citizen:
    """One person's visit; pictures are numbered in the order of the way."""

    def __init__(self, assembly: Assembly, out: Path) -> None:
        self._window = assembly.window
        self._finger = TouchFinger(assembly.window, assembly.engine)
        self._out = out
        self._count = 0

    def take_a_number(self) -> float:
        """Walks up, wakes the screen, takes a number; answers when the last touch was (UTC s)."""
        for control, screen in WAY:
            self._finger.see(control)
            self._picture(screen)
            print(f"  citizen: touches {control}", flush=True)
            touched = time.time()
            self._finger.tap(control)
        self._finger.see("result.number")
        self._picture("result")
        return touched

    def read_and_leave(self) -> None:
        """Waits for the paper, looks at what to bring, and goes."""
        wait_until(self._printed, "the paper", PAPER_S)
        self._picture("result-printed")
        for control, screen in (("result.read", "requirements"), ("barBack", "result")):
            if self._finger.find(control) is not None:
                print(f"  citizen: touches {control}", flush=True)
                self._finger.tap(control)
                self._picture(screen)
        print("  citizen: touches result.done", flush=True)
        self._finger.tap("result.done")
        self._picture("afterwards")

    def _printed(self) -> bool:
        band = self._finger.find("result.band")
        return band is not None and band.property("slot") == "down"

    def _picture(self, screen: str) -> None:
        QTest.qWait(SETTLE_MS)
        self._count += 1
        self._window.grabWindow().save(str(self._out / f"{self._count:02d}-{screen}.png"))


def main(out: Path, touched: Path) -> int:
    """Plays the visit; 0 if every touch found what it was for."""
    gui = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    assert isinstance(gui, QGuiApplication)
    home = Home(Path(os.environ["KIOSK_HOME"]))
    assembly = Assembly(home, KioskServices, opening=lambda: open_or_recover(home))
    try:
        assembly.start(REFERENCE_PX_PER_MM)
        assembly.window.resize(PORTRAIT)
        assembly.window.show()
        wait_until(assembly.window.isExposed, "the window")
        assembly.services.start()
        citizen = Citizen(assembly, out)
        touched.write_text(json.dumps({"touched_at": citizen.take_a_number()}))
        citizen.read_and_leave()
    except NotThere as error:
        print(f"demo: {error}", file=sys.stderr)
        return 1
    finally:
        assembly.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))

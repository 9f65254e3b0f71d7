"""`kiosk --self-test`: opens the window, takes a number by touch in a throw-away home, ends."""

from __future__ import annotations

import logging
import os
import sys
import tempfile
from pathlib import Path

from kiosk.app import Kiosk
from kiosk.home import Home
from kiosk.setup import EXAMPLE_PLACE, init_home

log = logging.getLogger("ui")


def self_test() -> int:
    """0 if a touch gives a number that the journal has; else 1, with the reason on stderr."""
    if sys.platform == "linux" and not {"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    with tempfile.TemporaryDirectory(prefix="anjungan-selftest-") as folder:
        home = Home(Path(folder) / "home")
        init_home(home, EXAMPLE_PLACE)
        shown = _take_by_touch(home)
        kiosk = Kiosk.open(home)
        try:
            written = [ticket.number for ticket in kiosk.tickets()]
            sound = kiosk.journal_report().ok
        finally:
            kiosk.close()
    if written == [shown] and sound:
        print(f"self-test: {shown}")
        return 0
    print(f"self-test: shown {shown}, written {written}, journal ok: {sound}", file=sys.stderr)
    return 1


def _take_by_touch(home: Home) -> str:
    """The number that the screen shows after the touches of a citizen."""
    from PySide6.QtGui import QGuiApplication

    from ui.assembly import PORTRAIT, REFERENCE_PX_PER_MM, Assembly
    from ui.finger import NotThere, TouchFinger

    gui = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    assert isinstance(gui, QGuiApplication)
    assembly = Assembly(home)
    try:
        assembly.start(REFERENCE_PX_PER_MM)
        assembly.window.resize(PORTRAIT)
        assembly.window.show()
        finger = TouchFinger(assembly.window, assembly.engine)
        for name in ("attract.start", "home.take", "service.paspor_umrah_haji", "lane.umum"):
            finger.tap(name)
        return str(finger.see("result.number").property("number"))
    except NotThere as error:
        print(f"self-test: {error}", file=sys.stderr)
        return ""
    finally:
        assembly.close()

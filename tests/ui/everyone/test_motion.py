"""The setting for people whom movement on a screen makes ill."""

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.home import Home
from kiosk.settings import load
from ui.assembly import REFERENCE_PX_PER_MM, Assembly


@pytest.mark.parametrize(("written", "reduced"), [("true", True), ("false", False)])
def test_reduced_motion_is_a_setting(
    qapp: QGuiApplication, home: Home, written: str, reduced: bool
) -> None:
    home.settings.write_text(f"[screen]\nreduced_motion = {written}\n")
    assembly = Assembly(home)
    try:
        wanted = load(home.settings).screen.reduced_motion
        assembly.start(REFERENCE_PX_PER_MM, reduced_motion=wanted)
        theme = assembly.engine.singletonInstance("Kiosk.theme", "Theme")
        assert theme.property("reducedMotion") is reduced
    finally:
        assembly.close()

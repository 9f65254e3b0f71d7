"""The kept pictures: a screen that looks different is noticed, and changed on purpose only."""

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication, QImage

from kiosk.home import Home
from tests.ui.app.conftest import fresh_home, home
from tests.ui.conftest import PICTURES
from tests.ui.looks.pictures import (
    GOLDENS,
    LOOKS,
    SCREENS,
    gallery_pictures,
    halved,
    read,
    screen_pictures,
)
from ui.gallery import PAGES, Look

__all__ = ["fresh_home", "home"]

BLENDED = 12
"""Another processor's arithmetic may blend an edge a little differently, of 255 steps."""


def differs(name: str, image: QImage) -> str:
    """How a picture differs from its golden, in words; '' where it doesn't."""
    try:
        kept = read(name)
    except FileNotFoundError:
        return f"{name}: there is no golden"
    pixels = halved(image)
    if kept.shape != pixels.shape:
        return f"{name}: {pixels.shape[1]}x{pixels.shape[0]}, the golden has another size"
    apart = np.abs(kept.astype(np.int16) - pixels.astype(np.int16)).max(axis=2) > BLENDED
    if not apart.any():
        return ""
    PICTURES.mkdir(exist_ok=True)
    image.save(str(PICTURES / f"{name}.png"))
    rows, columns = np.nonzero(apart)
    return (
        f"{name}: differs at x {2 * columns.min()}-{2 * columns.max()}, "
        f"y {2 * rows.min()}-{2 * rows.max()}; see test-output/{name}.png"
    )


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_every_component_looks_as_kept(qapp: QGuiApplication, look: Look) -> None:
    found = [differs(name, image) for name, image in gallery_pictures(look)]
    assert len(found) == len(PAGES)
    assert [fault for fault in found if fault] == []


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_the_main_screens_look_as_kept(qapp: QGuiApplication, home: Home, look: Look) -> None:
    found = [differs(name, image) for name, image in screen_pictures(home, look)]
    assert len(found) == len(SCREENS)
    assert [fault for fault in found if fault] == []


def test_no_golden_is_left_over() -> None:
    names = {f"gallery-{page}-{look.name}" for page in PAGES for look in LOOKS}
    names |= {f"screen-{screen}-{look.name}" for screen in SCREENS for look in LOOKS}
    assert {file.stem for file in GOLDENS.iterdir()} == names

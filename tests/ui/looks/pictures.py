"""The pictures that are kept: every gallery page and eight screens, as a person may see them.

`python -m tests.ui.looks.pictures` draws them all anew into the folder of the goldens: do that by
hand, look at each that changed, and commit it with the screen and the reason. No test calls it.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtGui import QGuiApplication, QImage

from kiosk.home import Home
from kiosk.setup import EXAMPLE_PLACE, init_home
from tests.ui.app.conftest import HandClock, Walker
from tests.ui.everyone.places import calm
from tests.ui.looks.audit import Pixels, as_array
from ui import router
from ui.assembly import Assembly
from ui.finger import wait_until
from ui.gallery import PAGES, Gallery, Look

GOLDENS = Path(__file__).parent / "goldens"
LOOKS = tuple(
    Look(english, contrast, 1.0, landscape)
    for landscape, contrast, english in product((False, True), repeat=3)
)
SERVICE = "paspor_umrah_haji"
SCREENS: dict[str, router.Route] = {
    "Attract": router.Attract(),
    "Home": router.HomePage(),
    "Services": router.Services("take"),
    "Lane": router.LaneQuestion(SERVICE),
    "Requirements": router.Requirements(SERVICE),
    "Ask": router.Ask(),
    "Survey": router.Survey(),
    "Help": router.Help(),
}


def gallery_pictures(look: Look, pages: tuple[str, ...] = PAGES) -> Iterator[tuple[str, QImage]]:
    """Each page of the gallery in a look, by the name of its golden."""
    gallery = Gallery(pages)
    gallery.window.show()
    gallery.wear(look)
    content = gallery.window.contentItem()
    wait_until(lambda: content.width() == gallery.window.width(), "the window's size")
    for page in pages:
        gallery.turn_to(page)
        yield f"gallery-{page}-{look.name}", settled(gallery.window.grabWindow)
    gallery.window.close()
    gallery.engine.deleteLater()


def screen_pictures(home: Home, look: Look) -> Iterator[tuple[str, QImage]]:
    """Each kept screen of a new stand in a look, by the name of its golden."""
    with _stand(home, look) as walker:
        session = walker.assembly.session
        for name, route in SCREENS.items():
            session.wipe()
            if route.screen is not router.Screen.ATTRACT:
                session.router.wake()
                session.home()
                _wear(walker, look)
                session.go(route)
            calm(walker)
            yield f"screen-{name}-{look.name}", settled(walker.assembly.window.grabWindow)


def settled(grab: Callable[[], QImage]) -> QImage:
    """The picture once two in a row are the same."""
    before: list[QImage] = [grab()]

    def same() -> bool:
        before.append(grab())
        return before[-1] == before[-2]

    wait_until(same, "a picture that stays")
    return before[-1]


def read(name: str) -> Pixels:
    """The pixels of a golden. Raises `FileNotFoundError`."""
    with Image.open(GOLDENS / f"{name}.webp") as image:
        return np.asarray(image.convert("RGB"))


def write(name: str, image: QImage) -> None:
    """Keeps a picture, without loss beyond its half size."""
    Image.fromarray(halved(image)).save(GOLDENS / f"{name}.webp", lossless=True, method=4)


def halved(image: QImage) -> Pixels:
    """Half as wide and high: each pixel is the mean of four, so a changed one still shows."""
    whole = as_array(image).astype(np.uint16)
    high, wide = (extent - extent % 2 for extent in whole.shape[:2])
    blocks = whole[:high, :wide].reshape(high // 2, 2, wide // 2, 2, 3)
    mean: Pixels = (blocks.sum(axis=(1, 3)) // 4).astype(np.uint8)
    return mean


@contextmanager
def _stand(home: Home, look: Look) -> Iterator[Walker]:
    assembly = Assembly(home, clock=HandClock())
    assembly.start(look.px_per_mm)
    assembly.window.resize(*look.size)
    theme = assembly.engine.singletonInstance("Kiosk.theme", "Theme")
    theme.setProperty("reducedMotion", True)
    assembly.window.show()
    try:
        wait_until(lambda: assembly.session.now is not None, "the stand open")
        yield Walker(home, assembly)
    finally:
        assembly.close()


def _wear(walker: Walker, look: Look) -> None:
    app = walker.assembly.app
    app.speak("en" if look.english else "id")
    app.contrast(look.high_contrast)


def main() -> int:
    """Draws all goldens anew."""
    os.environ.update(QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software")
    application = QGuiApplication([])
    shutil.rmtree(GOLDENS, ignore_errors=True)
    GOLDENS.mkdir()
    with tempfile.TemporaryDirectory() as folder:
        made = Home(Path(folder) / "made")
        init_home(made, EXAMPLE_PLACE)
        for number, look in enumerate(LOOKS):
            home = Home(Path(shutil.copytree(made.path, Path(folder) / str(number))))
            for name, image in (*gallery_pictures(look), *screen_pictures(home, look)):
                write(name, image)
            print(look.name, file=sys.stderr)
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The gallery of components: `kiosk ui gallery [--out DIR]`.

In a window it shows one page at a time. With `--out` it draws every page offscreen, in both
languages, both contrasts, three text sizes and both orientations, as PNG.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from ui.assets import QML, AssetError, make_engine

PAGES = tuple(
    sorted(file.stem.removesuffix("Page") for file in (QML / "Kiosk/gallery").glob("*Page.qml"))
)
"""The names of the pages; `<name>Page.qml` draws one."""


@dataclass(frozen=True)
class Look:
    """One way in which a person may see the stand."""

    english: bool = False
    high_contrast: bool = False
    text_factor: float = 1.0
    landscape: bool = False

    @property
    def name(self) -> str:
        """`id-light-100-portrait`."""
        return "-".join(
            (
                "en" if self.english else "id",
                "contrast" if self.high_contrast else "light",
                f"{self.text_factor:.0%}".rstrip("%"),
                "landscape" if self.landscape else "portrait",
            )
        )

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels of the reference screen."""
        return (1366, 768) if self.landscape else (1080, 1920)

    @property
    def px_per_mm(self) -> float:
        """Pixels a millimetre of the reference screen: 15.6 inch lying, 21.5 inch standing."""
        return 3.96 if self.landscape else 4.03


def looks() -> Iterator[Look]:
    """Every combination, 24 in all."""
    for landscape, factor, contrast, english in product(
        (False, True), (1.0, 1.5, 2.0), (False, True), (False, True)
    ):
        yield Look(english, contrast, factor, landscape)


class Gallery:
    """The gallery's window and the theme behind it."""

    def __init__(self, pages: tuple[str, ...] = PAGES) -> None:
        """Load the window; raises `AssetError` when it can't be built."""
        self.pages = pages
        self.engine: QQmlApplicationEngine = make_engine()
        self.engine.setInitialProperties({"pages": list(pages)})
        self.engine.load(QML / "Kiosk/gallery/Gallery.qml")
        roots = self.engine.rootObjects()
        if not roots or not isinstance(roots[0], QQuickWindow):
            raise AssetError("Galeri tidak bisa dibuka / the gallery can't be opened")
        self.window: QQuickWindow = roots[0]
        theme = self.engine.singletonInstance("Kiosk.theme", "Theme")
        assert isinstance(theme, QObject)
        self.theme: QObject = theme

    def wear(self, look: Look) -> None:
        """Give the window and the theme a look."""
        self.theme.setProperty("landscape", look.landscape)
        self.theme.setProperty("pxPerMm", look.px_per_mm)
        self.theme.setProperty("textFactor", look.text_factor)
        self.theme.setProperty("highContrast", look.high_contrast)
        self.theme.setProperty("reducedMotion", True)
        self.window.resize(*look.size)
        self.window.setProperty("english", look.english)

    def turn_to(self, page: str) -> None:
        """Show the page of that name."""
        self.window.setProperty("current", self.pages.index(page))

    def draw_all(self, folder: Path) -> int:
        """Draw every page in every look into `folder`; returns how many pictures there are."""
        folder.mkdir(parents=True, exist_ok=True)
        self.window.show()
        count = 0
        for look in looks():
            self.wear(look)
            for page in self.pages:
                self.turn_to(page)
                QGuiApplication.processEvents()
                file = folder / f"{page}-{look.name}.png"
                if not self.window.grabWindow().save(str(file)):
                    raise AssetError(f"Tidak bisa menulis / can't write {file}")
                count += 1
        return count


def main(argv: list[str]) -> int:
    """Show the gallery, or draw it with `--out DIR`; returns the exit status."""
    parser = argparse.ArgumentParser(prog="kiosk ui gallery")
    parser.add_argument("--out", type=Path, help="draw every page as PNG into this folder")
    parser.add_argument("--page", choices=PAGES, help="only this page")
    wanted = parser.parse_args(argv)
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    if wanted.out:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QGuiApplication([])
    try:
        gallery = Gallery((wanted.page,) if wanted.page else PAGES)
        if wanted.out:
            print(f"{gallery.draw_all(wanted.out)} gambar / pictures: {wanted.out}")
            return 0
    except AssetError as error:
        print(error, file=sys.stderr)
        return 1
    gallery.wear(Look())
    gallery.window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

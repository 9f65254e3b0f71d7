"""Fonts, icons and drawings for Qt Quick.

Qt's SVG plugin knows no colour from outside. The image provider here fills the colours in before
the SVG is drawn, so one file serves the light theme, the high contrast one and every state:

    image://drawing/icons/home?ink=%23ffffff
    image://drawing/pictograms/passport?ink=%230b2e59&accent=%23f2b705&body=%23ffffff
"""

from functools import lru_cache
from pathlib import Path
from urllib.parse import parse_qsl, unquote

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QColor, QFontDatabase, QImage, QPainter
from PySide6.QtQml import QQmlApplicationEngine, QQmlEngine
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

from ui.qr import QrProvider

ASSETS = Path(__file__).parent.parent / "assets"
QML = Path(__file__).parent / "qml"

FIGURES = "Plus Jakarta Sans"
"""Family of headings, keys, numbers, fees and dates."""
PROSE = "Anjungan Prose"
"""Family of sentences."""

PARTS = {"ink": "#0B2E59", "accent": "#F2B705", "body": "#FFFFFF"}
"""The parts of our own drawings, and the colour that stands for each inside the SVG files."""

KEPT_DRAWINGS = 128
"""Drawings kept for the next screen that shows them: each takes milliseconds, some ten a screen.
All screens together show 90, of 9 MB; with room for fewer, a walk over them finds none again."""


class AssetError(Exception):
    """A font or a drawing isn't where the program expects it."""


def load_fonts(folder: Path = ASSETS / "fonts") -> None:
    """Make both families known to Qt; needs a QGuiApplication. Raises `AssetError`."""
    loaded: set[str] = set()
    for file in sorted(folder.glob("*.ttf")):
        loaded.update(
            QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
        )
    if missing := {FIGURES, PROSE} - loaded:
        raise AssetError(f"Fonta tidak ada / font missing: {', '.join(sorted(missing))} ({folder})")


def install(engine: QQmlEngine) -> None:
    """Give `engine` the QML modules `Kiosk.*` and the drawings, before it loads any QML."""
    engine.addImportPath(str(QML))
    engine.addImageProvider("drawing", DrawingProvider())
    engine.addImageProvider("qr", QrProvider())


def make_engine() -> QQmlApplicationEngine:
    """An engine that has fonts, drawings and the modules `Kiosk.*`; needs a QGuiApplication."""
    load_fonts()
    engine = QQmlApplicationEngine()
    install(engine)
    return engine


@lru_cache(maxsize=128)
def svg_source(name: str) -> str:
    """The text of `assets/<name>.svg`; raises `AssetError` for a name outside `assets/`."""
    file = (ASSETS / f"{name}.svg").resolve()
    if not file.is_relative_to(ASSETS.resolve()) or not file.is_file():
        raise AssetError(f"Gambar tidak ada / drawing missing: {name}")
    return file.read_text(encoding="utf-8")


def coloured(source: str, colours: dict[str, str]) -> bytes:
    """`source` with the given parts (`ink`, `accent`, `body`) in other colours."""
    for part in colours:
        # A marker first, or a colour put in for one part could be taken for another part's.
        source = source.replace(PARTS[part], f"@{part}@")
        if part == "ink":
            source = source.replace("currentColor", "@ink@")
    for part, colour in colours.items():
        source = source.replace(f"@{part}@", QColor(colour).name())
    return source.encode()


def draw(name: str, colours: dict[str, str], size: QSize) -> QImage:
    """`assets/<name>.svg` as an image that fits into `size` (pixels), keeping its proportions."""
    renderer = QSvgRenderer(QByteArray(coloured(svg_source(name), colours)))
    if not renderer.isValid():
        raise AssetError(f"Gambar rusak / drawing broken: {name}")
    natural = renderer.defaultSize()
    wanted = _fitted(natural, size) if size.isValid() else natural
    image = QImage(wanted, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    # Not `image.fill`: to choose among its forms PySide makes the namespace `Qt`, see `_fitted`.
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    painter.eraseRect(image.rect())
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    return image


def _fitted(natural: QSize, room: QSize) -> QSize:
    # Not `QSize.scaled`: its argument is in the namespace `Qt`, which takes PySide 30 ms to make,
    # a tenth of the time until the first frame.
    wide = room.height() * natural.width() // natural.height()
    if wide <= room.width():
        return QSize(wide, room.height())
    return QSize(room.width(), room.width() * natural.height() // natural.width())


class DrawingProvider(QQuickImageProvider):
    """Serves `image://drawing/<folder>/<name>?<part>=<colour>&...`."""

    def __init__(self) -> None:
        """Draws on the thread that asks; a drawing takes about a millisecond."""
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requested: QSize) -> QImage:
        """Qt's entry; a missing drawing gives an empty image, which Qt logs with its name."""
        try:
            image = _served(id, requested.width(), requested.height())
        except AssetError:
            return QImage()
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image


@lru_cache(maxsize=KEPT_DRAWINGS)
def _served(id: str, width: int, height: int) -> QImage:
    """The drawing that QML asks for by this id and size; 0 leaves a side to the proportions."""
    name, _, query = id.partition("?")
    colours = {part: colour for part, colour in parse_qsl(query) if part in PARTS}
    asked = width > 0 or height > 0
    room = QSize(width or 1 << 14, height or 1 << 14) if asked else QSize()
    return draw(unquote(name), colours, room)

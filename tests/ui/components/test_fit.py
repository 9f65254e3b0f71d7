"""No word is cut and no control too small: on every page, in every size and language."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from ui.gallery import PAGES, Gallery, Look, looks

# Half a pixel for rounding.
SLACK = 0.5


@pytest.fixture
def gallery(qapp: QGuiApplication) -> Iterator[Gallery]:
    gallery = Gallery()
    gallery.window.show()
    yield gallery
    gallery.window.close()
    gallery.engine.deleteLater()


def walk(item: QQuickItem) -> Iterator[QQuickItem]:
    """Every visible item below `item`."""
    for child in item.childItems():
        if child.isVisible() and child.opacity() > 0:
            yield child
            yield from walk(child)


def laid_out(gallery: Gallery, page: str, qtbot: QtBot) -> None:
    """Show the page and let a frame pass, in which texts find their places."""
    gallery.turn_to(page)
    content = gallery.window.contentItem()
    qtbot.waitUntil(lambda: content.width() == gallery.window.width(), timeout=3000)
    gallery.window.grabWindow()


def has(item: QQuickItem, name: str) -> bool:
    return item.metaObject().indexOfProperty(name) >= 0


def scene_rect(item: QQuickItem, width: float, height: float) -> QRectF:
    return QRectF(item.mapToScene(QPointF(0, 0)), item.mapToScene(QPointF(width, height)))


def control_around(item: QQuickItem) -> QQuickItem | None:
    """The Touchable that an item is part of."""
    above = item.parentItem()
    while above is not None and not has(above, "whyNot"):
        above = above.parentItem()
    return above


def faults(gallery: Gallery, page: str, px_per_mm: float) -> Iterator[str]:
    """What is wrong on the page that is shown, in words."""
    window = QRectF(0, 0, gallery.window.width(), gallery.window.height())
    for item in walk(gallery.window.contentItem()):
        if has(item, "truncated") and item.property("text"):
            text = item.property("text")
            if item.property("truncated"):
                yield f"{page}: cut: {text!r}"
            if item.property("paintedWidth") > item.width() + SLACK:
                yield f"{page}: wider than its place: {text!r}"
            words = scene_rect(item, item.property("paintedWidth"), item.property("paintedHeight"))
            control = control_around(item)
            room = scene_rect(control, control.width(), control.height()) if control else window
            if words.top() < room.top() - SLACK or words.bottom() > room.bottom() + SLACK:
                yield f"{page}: higher than its place: {text!r}"
        if has(item, "whyNot") and min(item.width(), item.height()) < 20 * px_per_mm - SLACK:
            yield f"{page}: {item.property('name')!r} is {item.width():.0f}x{item.height():.0f}"


@pytest.mark.parametrize(
    "look", [look for look in looks() if not look.high_contrast], ids=lambda look: look.name
)
def test_every_page_fits(gallery: Gallery, look: Look, qtbot: QtBot) -> None:
    gallery.wear(look)
    found: list[str] = []
    for page in PAGES:
        laid_out(gallery, page, qtbot)
        found += faults(gallery, page, look.px_per_mm)
    assert found == []


def test_the_number_fills_its_card(gallery: Gallery, qtbot: QtBot) -> None:
    gallery.wear(Look())
    laid_out(gallery, "NumberCard", qtbot)
    cards = [item for item in walk(gallery.window.contentItem()) if has(item, "figureWidth")]
    assert [card.property("number") for card in cards] == ["A-017", "PB-1000"]
    for card in cards:
        assert 800 <= card.property("figureWidth") <= 900
        # Capitals are 0.745 of the size; the number must be 25 mm high at least.
        assert card.property("figureSize") * 0.745 / 4.03 >= 25

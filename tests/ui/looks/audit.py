"""What is wrong with a picture of the screen: measured on pixels and rectangles, not on tokens.

Contrast is what is painted: the commonest colour of a text's place is its ground, the colour
farthest from it that covers enough of the place is its ink (WCAG 2.2, relative luminance).
"""

from collections.abc import Iterator
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem, QQuickWindow

TARGET_MM = 20
CONTRAST = 7.0
HIGHEST_CONTROL = 744
"""On the standing screen every control lies below: within reach of a wheelchair (art direction)."""

_SLACK = 1.0
_INK_PART = 0.004
"""A colour is ink where it covers this part of a text's place: single blended pixels aren't."""

Pixels = NDArray[np.uint8]


def faults(window: QQuickWindow, px_per_mm: float, *, low_reach: bool = True) -> Iterator[str]:
    """Everything wrong on the screen that is shown, in words."""
    image = window.grabWindow()
    shown = list(visible(window.contentItem()))
    controls = [item for item in shown if is_control(item)]
    texts = [item for item in shown if is_text(item)]
    yield from _small(controls, px_per_mm)
    yield from _overlaps("controls", [(named(item), box(item)) for item in controls])
    yield from _overlaps("words", [(item.property("text"), painted(item)) for item in texts])
    if low_reach and window.height() > window.width():
        for item in controls:
            if box(item).top() < HIGHEST_CONTROL:
                yield f"out of reach: {named(item)!r} at {box(item).top():.0f}"
    whole = QRectF(0, 0, window.width(), window.height())
    for item in texts:
        yield from _cut(item, whole)
    pixels = as_array(image)
    for item in texts:
        ratio = contrast_at(pixels, painted(item) & whole, image.devicePixelRatio())
        if ratio < CONTRAST:
            yield f"contrast {ratio:.1f}: {item.property('text')!r}"


def visible(root: QQuickItem) -> Iterator[QQuickItem]:
    """Every item below `root` that can be seen."""
    for child in root.childItems():
        if child.isVisible() and child.opacity() > 0:
            yield child
            yield from visible(child)


def is_control(item: QQuickItem) -> bool:
    """A Touchable that takes touches now."""
    return item.property("rapid") is not None and item.isEnabled()


def is_text(item: QQuickItem) -> bool:
    """A Text with words in it."""
    return item.property("truncated") is not None and bool(str(item.property("text")).strip())


def named(item: QQuickItem) -> str:
    """What the control is called."""
    return item.objectName() or str(item.property("name"))


def box(item: QQuickItem) -> QRectF:
    """Where an item is in the window."""
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def painted(item: QQuickItem) -> QRectF:
    """Where a text's words are in the window."""
    wide, high = item.property("paintedWidth"), item.property("paintedHeight")
    left = {Qt.AlignmentFlag.AlignRight: 1.0, Qt.AlignmentFlag.AlignHCenter: 0.5}
    top = {Qt.AlignmentFlag.AlignBottom: 1.0, Qt.AlignmentFlag.AlignVCenter: 0.5}
    x = (item.width() - wide) * left.get(_alignment(item, "horizontalAlignment"), 0.0)
    y = (item.height() - high) * top.get(_alignment(item, "verticalAlignment"), 0.0)
    return QRectF(item.mapToScene(QPointF(x, y)), item.mapToScene(QPointF(x + wide, y + high)))


def as_array(image: QImage) -> Pixels:
    """Height x width x RGB."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    return rows[:, : rgb.width() * 3].reshape(rgb.height(), rgb.width(), 3).copy()


def contrast_at(pixels: Pixels, place: QRectF, ratio: float = 1.0) -> float:
    """The contrast of what is written in a place, 1 to 21."""
    left, top, right, bottom = (
        round(edge * ratio) for edge in (place.left(), place.top(), place.right(), place.bottom())
    )
    part = pixels[max(top, 0) : bottom, max(left, 0) : right].reshape(-1, 3)
    if not len(part):
        return 1.0
    colours, counts = np.unique(part, axis=0, return_counts=True)
    ground = colours[counts.argmax()]
    enough = colours[counts >= max(4, _INK_PART * len(part))]
    bright = luminance(np.vstack([ground, enough]))
    ratios = (np.maximum(bright[0], bright[1:]) + 0.05) / (np.minimum(bright[0], bright[1:]) + 0.05)
    return float(ratios.max())


def luminance(colours: Pixels) -> NDArray[np.float64]:
    """Relative luminance of sRGB colours (WCAG 2.2)."""
    part = colours.astype(np.float64) / 255
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    weighed: NDArray[np.float64] = linear @ np.array([0.2126, 0.7152, 0.0722])
    return weighed


def _small(controls: list[QQuickItem], px_per_mm: float) -> Iterator[str]:
    for item in controls:
        if min(item.width(), item.height()) < TARGET_MM * px_per_mm - _SLACK:
            yield f"small: {named(item)!r} is {item.width():.0f}x{item.height():.0f}"


def _overlaps(kind: str, boxes: list[tuple[str, QRectF]]) -> Iterator[str]:
    for (one, first), (other, second) in combinations(boxes, 2):
        both = first & second
        if both.width() > _SLACK and both.height() > _SLACK:
            yield f"{kind} overlap: {one!r} and {other!r}"


def _cut(item: QQuickItem, whole: QRectF) -> Iterator[str]:
    text, words = item.property("text"), painted(item)
    if item.property("truncated"):
        yield f"cut: {text!r}"
    if item.property("paintedWidth") > item.width() + _SLACK:
        yield f"wider than its place: {text!r}"
    room = QRectF(whole)  # `&=` would change the one passed in
    above = item.parentItem()
    while above is not None:
        if above.clip() or is_control(above):
            room &= box(above)
        above = above.parentItem()
    room.adjust(-_SLACK, -_SLACK, _SLACK, _SLACK)
    if not room.contains(words):
        yield f"outside its place: {text!r}"


def _alignment(item: QQuickItem, name: str) -> Qt.AlignmentFlag:
    """Python has no type for the enum of a Text, QML has its number."""
    value, _ = QQmlExpression(qmlContext(item), item, name).evaluate()  # type: ignore[misc]
    return Qt.AlignmentFlag(int(value))

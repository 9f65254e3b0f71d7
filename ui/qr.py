"""QR codes for Qt Quick: `image://qr/<percent-encoded text>`, black on white in every theme."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import unquote

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider

QUIET_MODULES = 4
"""White around the code (ISO/IEC 18004)."""

KEPT_CODES = 16


class QrProvider(QQuickImageProvider):
    """Draws a code as large as fits the size asked for, in whole pixels a module."""

    def __init__(self) -> None:
        """Draws on the thread that asks."""
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requested: QSize) -> QImage:
        """Qt's entry. A text too long for a code gives an empty image, which Qt logs."""
        image = qr_image(unquote(id), min(requested.width(), requested.height()))
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image


@lru_cache(maxsize=KEPT_CODES)
def qr_image(text: str, extent: int) -> QImage:
    """The code for `text`, at most `extent` pixels wide with its quiet zone, never scaled later.

    Empty where the text is too long for a code, or the code for `extent`.
    """
    import segno  # only once a code is shown: the first frame doesn't wait for it

    try:
        code = segno.make(text, error="m", boost_error=False, micro=False, encoding="utf-8")
    except segno.DataOverflowError:
        return QImage()
    rows = [bytes(row) for row in code.matrix_iter(border=QUIET_MODULES)]
    pixels = extent // len(rows)
    if pixels < 1:
        return QImage()
    wide = [
        b"".join(b"\x00\x00\x00\xff" * pixels if dark else b"\xff" * 4 * pixels for dark in row)
        for row in rows
    ]
    data = b"".join(row * pixels for row in wide)
    side = len(rows) * pixels
    # A copy, since QImage doesn't keep the bytes it was made from.
    return QImage(data, side, side, 4 * side, QImage.Format.Format_RGB32).copy()

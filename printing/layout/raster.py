"""Pictures as rows of dots: the big number and the QR code."""

from functools import lru_cache
from pathlib import Path

import segno
from PIL import Image, ImageDraw, ImageFont, ImageOps

HEADING_FONT = Path(__file__).parents[2] / "assets" / "fonts" / "PlusJakartaSans-Bold.ttf"
QR_MODULE_DOTS = 4  # 0.5 mm; the smallest module that cheap telephones read from thermal paper
QR_QUIET_MODULES = 4  # ISO/IEC 18004
# A picture that breaks off must end within the 8192 zero bytes that a session flushes with;
# and at most 256 rows, which is what cheap printers take.
_STRIP_BYTES = 8000
_STRIP_ROWS = 250
# Cheap printers (POS-5890K and kin) print garbage after a raster of so many rows.
_BAD_ROWS = 48
_DLE = 0x10
_REAL_TIME = (0x04, 0x05, 0x14)


def number_picture(text: str, width: int, capitals: int) -> Image.Image:
    """Draw the number, as large as fits.

    Args:
        text: the number, "PB-1000".
        width: dots that it may be wide.
        capitals: dots that its capitals may be high.

    Returns:
        The cropped drawing, mode "L", black on white.

    Raises:
        OSError: the heading font isn't there.
    """
    font = _font_for(text, width, capitals)
    left, top, right, bottom = font.getbbox(text)
    picture = Image.new("L", (round(right - left), round(bottom - top)), 255)
    ImageDraw.Draw(picture).text((-left, -top), text, font=font, fill=0)
    # The font's box is a dot or two wider than the ink.
    return picture.crop(ImageOps.invert(picture).getbbox())


@lru_cache(maxsize=32)
def _font_for(text: str, width: int, capitals: int) -> ImageFont.FreeTypeFont:
    low, high = 8, 4 * capitals
    while high - low > 1:
        size = (low + high) // 2
        font = ImageFont.truetype(HEADING_FONT, size)
        left, _, right, _ = font.getbbox(text)
        _, top, _, bottom = font.getbbox("H")
        low, high = (
            (size, high) if right - left <= width and bottom - top <= capitals else (low, size)
        )
    return ImageFont.truetype(HEADING_FONT, low)


def number_raster(text: str, dots: int, width: int, capitals: int) -> bytes:
    """Draw the number in the middle of `dots` and write it as GS v 0 commands."""
    picture = number_picture(text, width, capitals)
    return _commands(picture, dots, mode=0, air=12)


def qr_raster(text: str, dots: int) -> bytes:
    """Draw a QR code (error correction M) in the middle of `dots` as one GS v 0 command.

    Written at half size and doubled by the printer (mode 3): a quarter of the bytes, the same
    dots on paper.

    Raises:
        ValueError: the code is wider than the paper.
    """
    code = segno.make(text, error="m", boost_error=False, micro=False)
    rows = [bytes(0 if dark else 255 for dark in row) for row in code.matrix_iter(border=0)]
    modules = len(rows) + 2 * QR_QUIET_MODULES
    if modules * QR_MODULE_DOTS > dots:
        raise ValueError(f"a QR code of {modules} modules is wider than {dots} dots")
    picture = Image.frombytes("L", (len(rows), len(rows)), b"".join(rows))
    half = QR_MODULE_DOTS // 2
    picture = picture.resize((len(rows) * half, len(rows) * half), Image.Resampling.NEAREST)
    return _commands(picture, dots // 2, mode=3, air=QR_QUIET_MODULES * half)


def _commands(picture: Image.Image, dots: int, mode: int, air: int) -> bytes:
    """Center a picture on `dots` by white dots at its left; `air` white rows above and below."""
    left = (dots - picture.width) // 2
    width = -(-(left + picture.width) // 8)
    canvas = Image.new("1", (width * 8, picture.height + 2 * air), 1)
    canvas.paste(picture.point(lambda grey: 255 * (grey >= 128)).convert("1"), (left, air))
    ink = bytes(byte ^ 0xFF for byte in canvas.tobytes())
    rows = [ink[start : start + width] for start in range(0, len(ink), width)]
    return b"".join(_strip(strip, width, mode) for strip in _strips(rows, width))


def _strips(rows: list[bytes], width: int) -> list[list[bytes]]:
    most = min(_STRIP_ROWS, _STRIP_BYTES // width)
    most -= _is_bad(most)
    strips = [rows[start : start + most] for start in range(0, len(rows), most)]
    if _is_bad(len(strips[-1])):
        strips[-1] = [*strips[-1], bytes(width)]
    return strips


def _is_bad(rows: int) -> bool:
    """Whether this many rows, as sent or as doubled by the printer, are a multiple of 48."""
    return rows * 2 % _BAD_ROWS == 0


def _strip(rows: list[bytes], width: int, mode: int) -> bytes:
    header = b"\x1dv0" + bytes([mode]) + width.to_bytes(2, "little")
    return header + len(rows).to_bytes(2, "little") + without_real_time(b"".join(rows))


def without_real_time(data: bytes) -> bytes:
    """Thicken by one dot where dots look like DLE EOT, DLE ENQ or DLE DC4.

    Some printers obey these even inside a picture: they would answer, clear or open a drawer.
    """
    clean = bytearray(data)
    for place in range(len(clean) - 1):
        if clean[place] == _DLE and clean[place + 1] in _REAL_TIME:
            clean[place] |= 0x08
    return bytes(clean)

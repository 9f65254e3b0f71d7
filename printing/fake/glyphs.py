"""Character cells: font A is 12 x 24 dots, font B 9 x 17 (ESC/POS reference, ESC M).

Drawn with the font that comes inside Pillow, squeezed into the cell, so that columns align on
every computer and no font has to be shipped.
"""

from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

FONT_A = (12, 24)
FONT_B = (9, 17)

_SIZE = {FONT_A: 21, FONT_B: 15}
_BASELINE = {FONT_A: 19, FONT_B: 13}
_INK_FROM = 110  # grey level from which a dot is burnt


@lru_cache(maxsize=1024)
def cell(char: str, size: tuple[int, int], bold: bool) -> Image.Image:
    """One character as a 1-bit picture of `size` (FONT_A or FONT_B); 1 = ink."""
    width, height = size
    font = ImageFont.load_default(_SIZE[size])
    wide = Image.new("L", (width * 4, height))
    draw = ImageDraw.Draw(wide)
    draw.text((width, _BASELINE[size]), char, fill=255, font=font, anchor="ls")
    if bold:
        draw.text((width + 1, _BASELINE[size]), char, fill=255, font=font, anchor="ls")
    box = wide.getbbox()
    picture = Image.new("L", size)
    if box is not None:
        ink = wide.crop((box[0], 0, box[2], height))
        if ink.width > width - 1:
            ink = ink.resize((width - 1, height), Image.Resampling.LANCZOS)
        picture.paste(ink, ((width - ink.width) // 2, 0))
    return picture.point(lambda grey: 255 if grey >= _INK_FROM else 0).convert("1")

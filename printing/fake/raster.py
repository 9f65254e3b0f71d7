"""GS v 0: rows of dots, printed while they come in."""

from PIL import Image

from printing.fake.line import Area, packed_rows


def _doubled(byte: int) -> bytes:
    wide = 0
    for bit in range(8):
        if byte >> bit & 1:
            wide |= 3 << 2 * bit
    return wide.to_bytes(2)


_DOUBLED = tuple(_doubled(byte) for byte in range(256))


def place_row(data: bytes, double_width: bool, area: Area) -> bytes:
    """One raster row as a row of the head: doubled if asked, justified, cut at the right end."""
    if double_width:
        data = b"".join(_DOUBLED[byte] for byte in data)
    row = Image.frombytes("1", (len(data) * 8, 1), data)
    if row.width > area.usable:
        row = row.crop((0, 0, area.usable, 1))
    canvas = Image.new("1", (area.head, 1))
    canvas.paste(row, (area.offset(row.width), 0))
    return packed_rows(canvas)[0]

"""The print buffer: one line of characters, composed into dot rows."""

from dataclasses import dataclass, field

from PIL import Image, ImageChops

from printing.fake.glyphs import FONT_A, FONT_B, cell

DEFAULT_SPACING = 30  # dots from line to line: ESC 2


@dataclass
class Style:
    """How characters look. Sizes are multiples, 1 to 8."""

    font: tuple[int, int] = FONT_A
    bold: bool = False
    underline: int = 0
    reverse: bool = False
    width: int = 1
    height: int = 1
    spacing: int = 0

    def set_print_mode(self, n: int) -> None:
        """ESC ! n."""
        self.font = FONT_B if n & 0x01 else FONT_A
        self.bold = bool(n & 0x08)
        self.height = 2 if n & 0x10 else 1
        self.width = 2 if n & 0x20 else 1
        self.underline = 1 if n & 0x80 else 0

    def set_size(self, n: int) -> None:
        """GS ! n."""
        self.width = (n >> 4 & 7) + 1
        self.height = (n & 7) + 1

    def draw(self, char: str) -> Image.Image:
        """The character in this style; 1 = ink."""
        picture = cell(char, self.font, self.bold)
        if self.underline:
            picture = picture.copy()
            size = (picture.width, picture.height - self.underline)
            picture.paste(255, (0, size[1], *picture.size))
        if self.spacing:
            wider = Image.new("1", (picture.width + self.spacing, picture.height))
            wider.paste(picture)
            picture = wider
        if self.reverse:
            picture = ImageChops.invert(picture)
        size = (picture.width * self.width, picture.height * self.height)
        return picture.resize(size, Image.Resampling.NEAREST)


@dataclass
class Area:
    """Where on the paper things go, in dots."""

    head: int
    left: int = 0
    width: int = 0
    justify: int = 0

    @property
    def usable(self) -> int:
        """Dots between left margin and right end of the print area."""
        return max(1, min(self.width or self.head, self.head - self.left))

    def offset(self, used: int) -> int:
        """Where something `used` dots wide begins, justified."""
        return self.left + max(0, self.usable - used) * self.justify // 2


@dataclass
class Line:
    """Characters waiting for a line feed."""

    text: str = ""
    cursor: int = 0
    cells: list[tuple[int, Image.Image]] = field(default_factory=list)

    @property
    def pending(self) -> bool:
        """Whether anything waits."""
        return bool(self.cells)

    def fits(self, picture: Image.Image, area: Area) -> bool:
        """Whether this still goes on the line; the first one always does."""
        return not self.cells or self.cursor + picture.width <= area.usable

    def add(self, char: str, picture: Image.Image) -> None:
        """Append a character."""
        self.text += char
        self.cells.append((self.cursor, picture))
        self.cursor += picture.width

    def move_to(self, dots: int, area: Area) -> None:
        """Go to a place counted from the left margin; beyond the area nothing happens."""
        if 0 <= dots <= area.usable:
            if dots > self.cursor:
                self.text += " "
            self.cursor = dots

    def compose(self, area: Area) -> list[bytes]:
        """The line as packed dot rows over the whole head; characters stand on one base."""
        if not self.cells:
            return []
        height = max(picture.height for _, picture in self.cells)
        used = max(x + picture.width for x, picture in self.cells)
        canvas = Image.new("1", (area.head, height))
        start = area.offset(used)
        for x, picture in self.cells:
            canvas.paste(picture, (start + x, height - picture.height))
        return packed_rows(canvas)


def packed_rows(picture: Image.Image) -> list[bytes]:
    """A 1-bit picture, 1 = ink, as bytes a row."""
    stride = (picture.width + 7) // 8
    data = picture.tobytes()
    return [data[start : start + stride] for start in range(0, len(data), stride)]

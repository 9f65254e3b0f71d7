"""The pages of our PDFs: A4, embedded type, page numbers, the same bytes for the same data."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any
from xml.sax.saxutils import escape

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from sync.central.survey import motif
from sync.central.survey.style import (
    BORDER,
    HEADING,
    INK,
    NAVY,
    PROSE,
    SAND,
    SECONDARY,
    WHITE,
    printable,
    register_fonts,
)

WIDTH, HEIGHT = A4
MARGIN = 56.0
BODY = WIDTH - 2 * MARGIN

TEXT = ParagraphStyle(
    "text", fontName=PROSE, fontSize=11, leading=15.5, textColor=INK, spaceAfter=6
)
SMALL = ParagraphStyle("small", parent=TEXT, fontSize=9.5, leading=13, textColor=SECONDARY)
CELL = ParagraphStyle("cell", parent=TEXT, fontSize=10, leading=13, spaceAfter=0)
RIGHT = ParagraphStyle("right", parent=CELL, alignment=2)
HEAD = ParagraphStyle("head", parent=CELL, fontName=HEADING, fontSize=9.5, textColor=WHITE)
HEAD_RIGHT = ParagraphStyle("head-right", parent=HEAD, alignment=2)
H1 = ParagraphStyle(
    "h1", fontName=HEADING, fontSize=17, leading=22, textColor=NAVY, spaceBefore=18, spaceAfter=8
)
H2 = ParagraphStyle(
    "h2", parent=H1, fontSize=12.5, leading=16, textColor=INK, spaceBefore=12, spaceAfter=5
)


def text(words: str, style: ParagraphStyle = TEXT) -> Paragraph:
    """A paragraph of plain words: nothing in them is markup, unknown signs show as "?"."""
    return Paragraph(escape(printable(words)), style)


def bold(words: str) -> str:
    """Plain words as heavy markup, for `marked`."""
    return f"<b>{escape(printable(words))}</b>"


def marked(markup: str, style: ParagraphStyle = TEXT) -> Paragraph:
    """A paragraph of our own markup; what others wrote goes through `bold` or `escape` first."""
    return Paragraph(markup, style)


def space(height: float) -> Spacer:
    """Empty room, in points."""
    return Spacer(1, height)


def grid(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    numbers: frozenset[int] = frozenset(),
    least_height: float | None = None,
    strong: frozenset[int] = frozenset(),
) -> Table:
    """A table over the whole width; `widths` are shares, columns `numbers` end at the right.

    Rows `strong` stand on sand; `least_height` leaves room for writing by hand.
    """
    total = sum(widths)
    made = [[text(cell, HEAD_RIGHT if at in numbers else HEAD) for at, cell in enumerate(head)]]
    made += [
        [text(cell, RIGHT if at in numbers else CELL) for at, cell in enumerate(r)] for r in rows
    ]
    heights = None if least_height is None else [None, *([least_height] * len(rows))]
    table = Table(
        made,
        colWidths=[BODY * share / total for share in widths],
        rowHeights=heights,
        repeatRows=1,
        splitInRow=1 if least_height is None else 0,
    )
    lines: list[Any] = [
        ("BACKGROUND", (0, 0), (-1, 0), NAVY),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("FONTNAME", (0, 0), (-1, -1), PROSE),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, BORDER),
        ("TOPPADDING", (0, 0), (-1, -1), 4.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 5.5),
        ("LEFTPADDING", (0, 0), (-1, -1), 6),
        ("RIGHTPADDING", (0, 0), (-1, -1), 6),
    ]
    lines += [("BACKGROUND", (0, row + 1), (-1, row + 1), SAND) for row in strong]
    table.setStyle(TableStyle(lines))
    return table


class Chart(Flowable):  # type: ignore[misc]
    """A drawing scaled to a width, at the left edge."""

    def __init__(self, drawing: Drawing, width: float) -> None:
        super().__init__()
        self._drawing = drawing
        self._scale = width / drawing.width
        self.width, self.height = width, drawing.height * self._scale

    def draw(self) -> None:
        """Puts it on the page."""
        self.canv.saveState()
        self.canv.scale(self._scale, self._scale)
        renderPDF.draw(self._drawing, self.canv, 0, 0)
        self.canv.restoreState()


class _Numbered(Canvas):  # type: ignore[misc]
    """Knows at the end how many pages there are, and writes "2 dari 7" on all but the cover."""

    foot = ""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._pages: list[dict[str, Any]] = []

    def showPage(self) -> None:
        """Keeps the page until the last one is known."""
        self._pages.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Writes all pages."""
        for number, page in enumerate(self._pages, start=1):
            self.__dict__.update(page)
            if number > 1:
                self._number(number, len(self._pages))
            super().showPage()
        super().save()

    def _number(self, number: int, of: int) -> None:
        self.setStrokeColor(BORDER)
        self.setLineWidth(0.5)
        self.line(MARGIN, 44, WIDTH - MARGIN, 44)
        self.setFillColor(SECONDARY)
        self.setFont(PROSE, 9)
        self.drawString(MARGIN, 30, self.foot)
        self.drawRightString(WIDTH - MARGIN, 30, f"Halaman {number} dari {of}")


def document(
    title: str,
    author: str,
    foot: str,
    cover: Callable[[Canvas], None],
    story: Sequence[Flowable],
) -> bytes:
    """The PDF: a cover that draws itself, then the story on numbered pages."""
    register_fonts()
    held = io.BytesIO()
    made = SimpleDocTemplate(
        held,
        pagesize=A4,
        leftMargin=MARGIN - 6,
        rightMargin=MARGIN - 6,
        topMargin=54,
        bottomMargin=58,
        title=printable(title),
        author=printable(author),
        lang="id-ID",
        initialFontName=PROSE,
        invariant=1,
    )
    kind = type("Pages", (_Numbered,), {"foot": printable(foot)})
    made.build(
        [*story],
        onFirstPage=lambda canvas, _: cover(canvas),
        onLaterPages=lambda canvas, _: _band(canvas),
        canvasmaker=kind,
    )
    return held.getvalue()


def draw_strip(canvas: Canvas, y: float, height: float) -> None:
    """The besurek strip across the page."""
    renderPDF.draw(motif.strip(WIDTH, height, NAVY, SAND), canvas, 0, y)


def fitted(words: str, face: str, size: float, room: float, least: float) -> float:
    """The largest size up to `size` at which the words fit one line; never below `least`."""
    from sync.central.survey.style import width

    wide = width(words, face, size)
    return max(least, min(size, size * room / wide)) if wide else size


def _band(canvas: Canvas) -> None:
    draw_strip(canvas, HEIGHT - 16, 10)

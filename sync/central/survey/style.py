"""The type and the colours of everything that is published."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reportlab.graphics.shapes import STATE_DEFAULTS
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

ASSETS = Path(__file__).resolve().parents[3] / "assets"
FONTS = ASSETS / "fonts"

HEADING, HEADING_BOLD = "PlusJakartaSans-Bold", "PlusJakartaSans-ExtraBold"
PROSE, PROSE_BOLD = "AnjunganProse-Regular", "AnjunganProse-SemiBold"
FACES = (HEADING, HEADING_BOLD, PROSE, PROSE_BOLD)

PAPER, SAND = HexColor("#FBF8F1"), HexColor("#F1E9DA")
INK, SECONDARY = HexColor("#14213D"), HexColor("#3D4A63")
BLUE, NAVY, GOLD = HexColor("#124A8C"), HexColor("#0B2E59"), HexColor("#F2B705")
BORDER, WHITE = HexColor("#756D5E"), HexColor("#FFFFFF")

GRADE_INK = {
    "A": HexColor("#0F5A36"),
    "B": BLUE,
    "C": HexColor("#8A5A00"),
    "D": HexColor("#8A2614"),
}
"""Never the only sign: letter and word always stand beside it."""


@cache
def register_fonts() -> None:
    """Makes the embedded typefaces known to ReportLab, once a process."""
    for face in FACES:
        pdfmetrics.registerFont(TTFont(face, str(FONTS / f"{face}.ttf")))
    pdfmetrics.registerFontFamily(
        PROSE, normal=PROSE, bold=PROSE_BOLD, italic=PROSE, boldItalic=PROSE_BOLD
    )
    # Else every drawing begins by naming Helvetica, which a PDF would then not embed.
    STATE_DEFAULTS["fontName"] = PROSE


def grade_ink(grade: str | None) -> Color:
    """The colour of a grade; that of secondary text where there is none."""
    return GRADE_INK.get(grade or "", SECONDARY)


def printable(text: str) -> str:
    """The text with "?" for every sign that the typefaces lack, such as an emoji."""
    register_fonts()
    known = pdfmetrics.getFont(PROSE).face.charToGlyph
    return "".join(sign if sign.isspace() or ord(sign) in known else "?" for sign in text)


def width(text: str, face: str, size: float) -> float:
    """How wide a line of text is, in points."""
    register_fonts()
    found: float = pdfmetrics.stringWidth(text, face, size)
    return found

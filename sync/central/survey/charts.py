"""The charts, drawn once: the same drawing goes into a PDF page and, as SVG, into the web page."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import NamedTuple

from reportlab.graphics import renderSVG
from reportlab.graphics.shapes import Circle, Drawing, Line, PolyLine, Rect, String
from reportlab.lib.colors import Color

from sync.central.survey.style import (
    BLUE,
    BORDER,
    GOLD,
    HEADING,
    INK,
    NAVY,
    PROSE,
    SAND,
    SECONDARY,
    WHITE,
    grade_ink,
    register_fonts,
    width,
)

WIDTH = 300.0
"""Every chart's own width, in points: that of a phone, where its text must stay readable."""

_LOWEST, _HIGHEST = 25.0, 100.0


class Bar(NamedTuple):
    """One unsur: its official name, its value (None: withheld) and its grade."""

    label: str
    value: Decimal | None
    grade: str | None
    shown: str


class Point(NamedTuple):
    """One month of the trend; `value` is None where too few answered."""

    label: str
    value: Decimal | None
    shown: str


def bars(rows: Sequence[Bar], withheld: str) -> Drawing:
    """Horizontal bars on the scale 25 to 100, each with its name above it."""
    register_fonts()
    row_height = 46.0
    height = row_height * len(rows) + 2
    made = Drawing(WIDTH, height)
    track = WIDTH - 84
    for number, row in enumerate(rows):
        y = height - (number + 1) * row_height + 8
        made.add(String(0, y + 21, row.label, fontName=PROSE, fontSize=14, fillColor=INK))
        made.add(Rect(0, y, track, 11, rx=3, ry=3, fillColor=SAND, strokeColor=None))
        if row.value is None:
            made.add(_end(WIDTH, y + 1, withheld, PROSE, 13, SECONDARY))
            continue
        long = max(4.0, track * (float(row.value) - _LOWEST) / (_HIGHEST - _LOWEST))
        ink = grade_ink(row.grade)
        made.add(Rect(0, y, long, 11, rx=3, ry=3, fillColor=ink, strokeColor=None))
        made.add(_end(WIDTH - 24, y, row.shown, HEADING, 15, INK))
        made.add(_end(WIDTH, y, row.grade or "", HEADING, 15, ink))
    return made


def trend(points: Sequence[Point], bands: Sequence[tuple[str, Decimal]]) -> Drawing:
    """IKM month by month; `bands` are the grades, best first, each with its lowest IKM.

    A month without a figure leaves a gap: the line doesn't pretend to know it.
    """
    register_fonts()
    made = Drawing(WIDTH, 200)
    left, right, bottom, top = 30.0, WIDTH - 14, 34.0, 186.0

    def height(value: float) -> float:
        return bottom + (top - bottom) * (value - _LOWEST) / (_HIGHEST - _LOWEST)

    highest = _HIGHEST
    for number, (grade, least) in enumerate(bands):
        low, high = height(float(least)), height(highest)
        ground = SAND if number % 2 else WHITE
        made.add(Rect(left, low, right - left, high - low, fillColor=ground, strokeColor=None))
        middle = (low + high) / 2 - 4
        made.add(_centred(left - 13, middle, grade, HEADING, 13, SECONDARY))
        highest = float(least)
    made.add(Line(left, bottom, right, bottom, strokeColor=BORDER, strokeWidth=1))
    step = (right - left) / max(1, len(points))
    places = [left + step * (number + 0.5) for number in range(len(points))]
    for line in _unbroken(points, places, height):
        if len(line) > 2:
            made.add(PolyLine(line, strokeColor=BLUE, strokeWidth=2.5))
    _mark(made, points, places, height)
    _months(made, points, places, step)
    return made


def svg(drawing: Drawing, about: str) -> str:
    """The drawing as an SVG element that scales with its place and tells readers what it shows.

    `about` is plain text.
    """
    text = renderSVG.drawToString(
        drawing, useClip=True, svgAttrs={"role": "img", "aria-label": about}
    )
    text = text[text.index("<svg") :]
    text = re.sub(r"<title>.*?</title>|<desc>.*?</desc>|<!--.*?-->", "", text, flags=re.DOTALL)
    text = re.sub(r'(<svg[^>]*?) (?:width|height)="[^"]*"', r"\1", text)
    text = re.sub(r'(<svg[^>]*?) (?:width|height)="[^"]*"', r"\1", text)
    text = re.sub(r' (?:id|clip)="[^"]*"', "", text)  # two charts share a page
    return re.sub(r"\s*\n\s*", "\n", text).strip()


def _unbroken(
    points: Sequence[Point], places: Sequence[float], height: Callable[[float], float]
) -> list[list[float]]:
    lines: list[list[float]] = [[]]
    for point, x in zip(points, places, strict=True):
        if point.value is None:
            lines.append([])
        else:
            lines[-1] += [x, height(float(point.value))]
    return lines


def _mark(
    made: Drawing,
    points: Sequence[Point],
    places: Sequence[float],
    height: Callable[[float], float],
) -> None:
    """A dot for each figure; the newest one in gold, with its value."""
    known = [
        (x, height(float(point.value)), point.shown)
        for point, x in zip(points, places, strict=True)
        if point.value is not None
    ]
    for x, y, _ in known[:-1]:
        made.add(Circle(x, y, 4, fillColor=WHITE, strokeColor=BLUE, strokeWidth=2))
    for x, y, shown in known[-1:]:
        made.add(Circle(x, y, 6, fillColor=GOLD, strokeColor=NAVY, strokeWidth=2))
        under = y - 24 if y > 150 else y + 12
        made.add(_centred(x, under, shown, HEADING, 16, INK))


def _months(made: Drawing, points: Sequence[Point], places: Sequence[float], step: float) -> None:
    """As many month names as fit side by side, the newest one always among them."""
    widest = max((width(point.label, PROSE, 13) for point in points), default=0.0)
    every = max(1, -(-int(widest + 8) // max(1, int(step))))
    for number, point in enumerate(points):
        if (len(points) - 1 - number) % every == 0:
            made.add(_centred(places[number], 14, point.label, PROSE, 13, SECONDARY))


def _end(x: float, y: float, text: str, face: str, size: float, ink: Color) -> String:
    """Text that ends at `x`."""
    return String(x, y, text, fontName=face, fontSize=size, fillColor=ink, textAnchor="end")


def _centred(x: float, y: float, text: str, face: str, size: float, ink: Color) -> String:
    """Text around `x`, moved as far as the drawing's edges want it."""
    half = width(text, face, size) / 2
    at = min(max(x, half), WIDTH - half)
    return String(at, y, text, fontName=face, fontSize=size, fillColor=ink, textAnchor="middle")

"""The besurek strip of `assets/motif/strip.svg` as a drawing for PDF pages."""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from xml.etree import ElementTree

from reportlab.graphics.shapes import Circle, Drawing, Group, Path, Rect
from reportlab.lib.colors import Color, HexColor

from sync.central.survey.style import ASSETS

REPEAT, HEIGHT = 120.0, 24.0
"""The size of one repeat, in the file's own units."""

_NUMBERS = re.compile(r"-?\d+(?:\.\d+)?")


@cache
def _shapes() -> tuple[tuple[str, tuple[float, ...]], ...]:
    """Path pieces and discs of one repeat: (letter, numbers). The file uses M and C only."""
    root = ElementTree.parse(ASSETS / "motif" / "strip.svg").getroot()
    found: list[tuple[str, tuple[float, ...]]] = []
    for node in root:
        kind = node.tag.rpartition("}")[2]
        if kind == "path":
            for letter, rest in re.findall(r"([MC])([^MC]*)", node.get("d", "")):
                found.append((letter, tuple(map(float, _NUMBERS.findall(rest)))))
        elif kind == "circle":
            found.append(("o", tuple(float(node.get(name, "0")) for name in ("cx", "cy", "r"))))
    return tuple(found)


def strip(width: float, height: float, stroke: Color, ground: Color) -> Drawing:
    """The strip, `width` by `height` points, cut off cleanly at both ends."""
    made = Drawing(width, height)
    made.add(Rect(0, 0, width, height, fillColor=ground, strokeColor=None))
    scale = height / HEIGHT
    clip = Path(isClipPath=1, fillColor=None, strokeColor=None)
    for at, (x, y) in enumerate(((0, 0), (width, 0), (width, height), (0, height))):
        (clip.lineTo if at else clip.moveTo)(x, y)
    clip.closePath()
    inside = Group(clip)
    for number in range(int(width / (REPEAT * scale)) + 1):
        repeat = Group(*_drawn(stroke, scale))
        repeat.translate(number * REPEAT * scale, 0)
        inside.add(repeat)
    made.add(inside)
    return made


def _drawn(stroke: Color, scale: float) -> list[Any]:
    parts: list[Any] = []
    line: Path | None = None
    for letter, numbers in _shapes():
        if letter == "o":
            x, y, radius = numbers
            parts.append(
                Circle(
                    x * scale,
                    (HEIGHT - y) * scale,
                    radius * scale,
                    fillColor=HexColor("#F2B705"),
                    strokeColor=stroke,
                    strokeWidth=1.6 * scale,
                )
            )
            continue
        points = [
            (HEIGHT - value) * scale if odd % 2 else value * scale
            for odd, value in enumerate(numbers)
        ]
        if letter == "M":
            line = Path(strokeColor=stroke, strokeWidth=2.2 * scale, fillColor=None)
            line.strokeLineCap = line.strokeLineJoin = 1
            parts.append(line)
            line.moveTo(*points)
        elif line is not None:
            for start in range(0, len(points), 6):
                line.curveTo(*points[start : start + 6])
    return parts

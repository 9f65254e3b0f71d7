"""What the theme promises: contrast, sizes in millimetres, one scale for the text."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF
from PySide6.QtQml import QQmlApplicationEngine, QQmlExpression

from tests.ui.conftest import LANDSCAPE, PORTRAIT, Stand, wear

STANDS = [PORTRAIT, LANDSCAPE, Stand(width=1920, height=1080)]
FACTORS = [1.0, 1.5, 2.0]


def value(engine: QQmlApplicationEngine, stand: Stand, name: str) -> Any:
    """What the theme says on that stand: `role.text`, `size.target`, `type.body`."""
    wear(engine, stand)
    theme = engine.singletonInstance("Kiosk.theme", "Theme")
    expression = QQmlExpression(engine.rootContext(), theme, name)
    found = expression.evaluate()
    assert not expression.hasError(), expression.error().toString()
    return found[0] if isinstance(found, tuple) else found


def luminance(colour: QColor) -> float:
    """Relative luminance by WCAG 2.2."""
    parts = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


WORDS_ON = [
    ("text", "ground"),
    ("text", "surface"),
    ("text", "surfacePressed"),
    ("text", "key"),
    ("text", "keyPressed"),
    ("textSoft", "ground"),
    ("textSoft", "surface"),
    ("textSoft", "surfacePressed"),
    ("link", "surface"),
    ("headerText", "header"),
    ("primaryText", "primary"),
    ("primaryText", "primaryPressed"),
    ("infoText", "info"),
    ("positiveText", "positive"),
    ("warningText", "warning"),
    ("dangerText", "danger"),
    ("dangerText", "ground"),
]


@pytest.mark.parametrize("high_contrast", [False, True])
@pytest.mark.parametrize(("words", "ground"), WORDS_ON)
def test_words_stand_out_7_to_1(
    engine: QQmlApplicationEngine, words: str, ground: str, high_contrast: bool
) -> None:
    stand = replace(PORTRAIT, high_contrast=high_contrast)
    colours = [value(engine, stand, f"role.{name}") for name in (words, ground)]
    assert contrast(*colours) >= 7


@pytest.mark.parametrize("high_contrast", [False, True])
@pytest.mark.parametrize(
    ("line", "ground"),
    [
        ("border", "ground"),
        ("border", "surface"),
        ("focusOuter", "ground"),
        ("focusOuter", "primary"),
        ("drawingInk", "drawingBody"),
        ("drawingInk", "drawingAccent"),
    ],
)
def test_lines_stand_out_3_to_1(
    engine: QQmlApplicationEngine, line: str, ground: str, high_contrast: bool
) -> None:
    if (line, ground, high_contrast) == ("focusOuter", "primary", True):
        # On the amber block the ring is told apart by the black one inside it.
        line = "focusInner"
    stand = replace(PORTRAIT, high_contrast=high_contrast)
    colours = [value(engine, stand, f"role.{name}") for name in (line, ground)]
    assert contrast(*colours) >= 3


@pytest.mark.parametrize("stand", STANDS)
def test_targets_are_at_least_20_mm(engine: QQmlApplicationEngine, stand: Stand) -> None:
    for name in ("target", "barKey", "row", "button", "padKey", "primaryBlock"):
        assert value(engine, stand, f"size.{name}") / stand.px_per_mm >= 20, name


def capital_mm(family: str, pixels: int, stand: Stand) -> float:
    font = QFont(family)
    font.setPixelSize(pixels)
    assert QFontInfo(font).family() == family
    return QFontMetricsF(font).capHeight() / stand.px_per_mm


@pytest.mark.parametrize("stand", STANDS)
@pytest.mark.parametrize("name", ["body", "tileLine", "tileLineLeast"])
def test_sentences_have_capitals_of_4_8_mm(
    engine: QQmlApplicationEngine, stand: Stand, name: str
) -> None:
    assert capital_mm("Anjungan Prose", value(engine, stand, f"type.{name}"), stand) >= 4.8


@pytest.mark.parametrize("stand", STANDS)
@pytest.mark.parametrize("name", ["bar", "barLeast", "button", "tileTitle", "heading", "header"])
def test_words_of_controls_have_capitals_of_4_8_mm(
    engine: QQmlApplicationEngine, stand: Stand, name: str
) -> None:
    assert capital_mm("Plus Jakarta Sans", value(engine, stand, f"type.{name}"), stand) >= 4.8


# The scale at 100 % and at 200 %: prose x2, headings x1.25, the bar x1.4, tile titles 64.
@pytest.mark.parametrize(
    ("name", "basic", "doubled"),
    [
        ("body", 32, 64),
        ("bar", 30, 42),
        ("tileTitle", 44, 64),
        ("heading", 56, 70),
        ("question", 72, 90),
    ],
)
def test_the_type_scale(engine: QQmlApplicationEngine, name: str, basic: int, doubled: int) -> None:
    assert value(engine, PORTRAIT, f"type.{name}") == basic
    assert value(engine, replace(PORTRAIT, text_factor=2.0), f"type.{name}") == doubled


@pytest.mark.parametrize("factor", FACTORS)
def test_tiles_become_rows_from_150_percent(engine: QQmlApplicationEngine, factor: float) -> None:
    assert value(engine, replace(PORTRAIT, text_factor=factor), "rows") is (factor >= 1.5)


def test_another_screen_keeps_millimetres(engine: QQmlApplicationEngine) -> None:
    coarse = value(engine, replace(PORTRAIT, px_per_mm=2.7), "type.body") / 2.7
    fine = value(engine, PORTRAIT, "type.body") / 4.03
    assert coarse == pytest.approx(fine, rel=0.03)

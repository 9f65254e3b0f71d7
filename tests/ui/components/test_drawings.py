"""Icons, pictograms, motif and scenes: they draw, in the colours of the theme."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QGuiApplication, QImage

from ui.assets import ASSETS, QML, AssetError, draw, load_fonts

FOLDERS = ("icons", "pictograms", "motif", "scenes")
DRAWINGS = sorted(
    f"{folder}/{file.stem}" for folder in FOLDERS for file in (ASSETS / folder).glob("*.svg")
)
NEW = {"ink": "#ff0000", "accent": "#00ff00", "body": "#0000ff"}


def colours(image: QImage) -> set[str]:
    """The colours of all opaque pixels."""
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


def test_there_are_drawings_in_every_folder() -> None:
    assert {name.split("/")[0] for name in DRAWINGS} == set(FOLDERS)


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_draws(qapp: QGuiApplication, name: str) -> None:
    assert len(colours(draw(name, {}, QSize(64, 64)))) >= 1


@pytest.mark.parametrize("name", [n for n in DRAWINGS if n.startswith("pictograms/")])
def test_a_pictogram_uses_only_its_parts(name: str) -> None:
    source = (ASSETS / f"{name}.svg").read_text(encoding="utf-8")
    used = set(re.findall(r"#[0-9A-Fa-f]{6}", source))
    # The last two: the dark of the Ka'bah and of a peci, and the edge on it, in every theme.
    assert used <= {"#0B2E59", "#F2B705", "#FFFFFF", "#0A2C56", "#FBF8F1"}
    assert 'viewBox="0 0 96 96"' in source


def test_colours_are_filled_in(qapp: QGuiApplication) -> None:
    found = colours(draw("pictograms/passport", NEW, QSize(192, 192)))
    assert {"#ff0000", "#00ff00", "#0000ff"} <= found
    assert not {"#0b2e59", "#f2b705", "#ffffff"} & found


def test_a_colour_filled_in_isnt_taken_for_another_part(qapp: QGuiApplication) -> None:
    swapped = {"ink": "#F2B705", "accent": "#FFFFFF", "body": "#0B2E59"}
    plain = draw("pictograms/passport", {}, QSize(96, 96))
    other = draw("pictograms/passport", swapped, QSize(96, 96))
    middle_of_the_cover = (62, 16)
    assert plain.pixelColor(*middle_of_the_cover) == QColor("#FFFFFF")
    assert other.pixelColor(*middle_of_the_cover) == QColor("#0B2E59")


def test_an_icon_takes_the_ink(qapp: QGuiApplication) -> None:
    assert colours(draw("icons/home", {"ink": "#ff0000"}, QSize(48, 48))) == {"#ff0000"}


def test_a_drawing_keeps_its_proportions(qapp: QGuiApplication) -> None:
    image = draw("motif/strip", {}, QSize(16384, 24))
    assert (image.width(), image.height()) == (120, 24)


@pytest.mark.parametrize("name", ["strip", "ground"])
def test_the_motif_joins_without_a_seam(qapp: QGuiApplication, name: str) -> None:
    size = QSize(240, 48) if name == "strip" else QSize(360, 360)
    tile = draw(f"motif/{name}", {}, size)
    last, right = tile.width() - 1, 0
    for y in range(tile.height()):
        gap = abs(tile.pixelColor(last, y).alpha() - tile.pixelColor(0, y).alpha())
        right = max(right, gap)
    inside = max(
        abs(tile.pixelColor(x, y).alpha() - tile.pixelColor(x + 1, y).alpha())
        for x in range(last)
        for y in range(tile.height())
    )
    assert right <= inside


def test_a_name_outside_the_assets_is_refused(qapp: QGuiApplication) -> None:
    for name in ("../pyproject", "pictograms/nothing", "/etc/hostname"):
        with pytest.raises(AssetError):
            draw(name, {}, QSize(8, 8))


def test_missing_fonts_are_named(qapp: QGuiApplication, tmp_path: Path) -> None:
    with pytest.raises(AssetError, match=r"Anjungan Prose, Plus Jakarta Sans"):
        load_fonts(tmp_path)


def test_every_drawing_that_qml_names_is_there() -> None:
    named = set()
    for file in QML.rglob("*.qml"):
        text = file.read_text(encoding="utf-8")
        named |= {f"icons/{n}" for n in re.findall(r'\bsign: "([a-z-]+)"', text)}
        named |= {f"pictograms/{n}" for n in re.findall(r'\bthing: "([a-z-]+)"', text)}
    assert named
    assert sorted(named - set(DRAWINGS)) == []


def test_the_gallery_shows_every_pictogram() -> None:
    page = (QML / "Kiosk/gallery/PictogramPage.qml").read_text(encoding="utf-8")
    shown = set(re.findall(r'"([a-z]+)"', page))
    assert {f"pictograms/{name}" for name in shown} == {
        name for name in DRAWINGS if name.startswith("pictograms/")
    }

"""The gallery as an administrator runs it: pictures of every look."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage

ROOT = Path(__file__).parents[3]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ui.gallery", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("gallery")
    done = run("--page", "Button", "--out", str(folder))
    assert (done.returncode, done.stderr) == (0, "")
    return folder


def test_one_picture_for_each_look(pictures: Path) -> None:
    expected = {
        f"Button-{language}-{theme}-{text}-{shape}.png"
        for language in ("id", "en")
        for theme in ("light", "contrast")
        for text in (100, 150, 200)
        for shape in ("portrait", "landscape")
    }
    assert {file.name for file in pictures.iterdir()} == expected


def test_pictures_have_the_size_of_the_stands(qapp: QGuiApplication, pictures: Path) -> None:
    for file in pictures.iterdir():
        image = QImage(str(file))
        wanted = (1366, 768) if "landscape" in file.name else (1080, 1920)
        assert (image.width(), image.height()) == wanted, file.name


def test_each_look_is_another_picture(pictures: Path) -> None:
    assert len({file.read_bytes() for file in pictures.iterdir()}) == 24


def test_the_ground_is_that_of_the_theme(qapp: QGuiApplication, pictures: Path) -> None:
    for theme, ground in (("light", "#fbf8f1"), ("contrast", "#000000")):
        image = QImage(str(pictures / f"Button-id-{theme}-100-portrait.png"))
        assert image.pixelColor(4, 1900).name() == ground


def test_an_unknown_page_is_bad_usage() -> None:
    done = run("--page", "Nothing")
    assert done.returncode == 2
    assert "Nothing" in done.stderr

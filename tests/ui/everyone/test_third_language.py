"""A third language is a file. The one here is longer than any, which finds words that are cut."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtQuick import QQuickItem

from kiosk.home import Home
from tests.ui.app.conftest import OpenStand, Walker
from tests.ui.everyone.places import calm, places, shown
from tests.ui.everyone.pseudo import CODE, NAME, begin_javanese, make_pseudo, stretched
from ui.assembly import LANDSCAPE, PORTRAIT
from ui.finger import wait_until
from ui.languages import available
from ui.router import Screen

SLACK = 1.0


@pytest.fixture(scope="module")
def pseudo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_pseudo(tmp_path_factory.mktemp("pseudo"))


@pytest.fixture
def further(pseudo: Path, home: Home) -> Home:
    """A home into whose folder somebody put the file."""
    folder = home.path / "languages"
    folder.mkdir()
    (folder / pseudo.name).write_bytes(pseudo.read_bytes())
    return home


def test_stretching_keeps_what_is_filled_in() -> None:
    assert stretched("Take a queue number") == "Táákéé á qúúéúéé ñúúmbéér"
    assert stretched("%1 of %2, %n {number}") == "%1 óf %2, %n {number}"


def test_the_file_is_offered_by_its_own_name(further: Home) -> None:
    offered = available(further.path / "languages")
    assert list(offered.items()) == [("id", "Bahasa Indonesia"), ("en", "English"), (CODE, NAME)]


def test_a_file_that_is_no_catalogue_is_passed_over(home: Home, tmp_path: Path) -> None:
    (tmp_path / "anjungan_zz.qm").write_text("not a catalogue")
    assert list(available(tmp_path)) == ["id", "en"]


def test_a_person_chooses_it_and_takes_a_number(further: Home, open_stand: OpenStand) -> None:
    walker = open_stand()
    walker.touch("attract.start", "barLanguage")
    assert walker.reads(f"language.{CODE}") == NAME
    walker.touch(f"language.{CODE}", "panel.close")
    wait_until(lambda: stretched("Take a queue number") in walker.words(), "the third language")
    assert walker.take() == "A-001"
    assert stretched("Your number") in walker.words()
    walker.touch("result.done", "attract.start")
    assert "Ambil nomor antrean" in walker.words()


def test_what_is_not_translated_yet_is_indonesian(home: Home, open_stand: OpenStand) -> None:
    """As somebody begins who translates the file: its name, a few words, the rest still empty."""
    begin_javanese(home.path / "languages")
    walker = open_stand()
    walker.touch("attract.start", "barLanguage")
    assert walker.reads("language.jv") == "Basa Jawa"
    walker.touch("language.jv", "panel.close")
    wait_until(lambda: "Njupuk nomer antrian" in walker.words(), "the third language")
    assert "Syarat dan biaya" in walker.words()
    walker.touch("barLanguage", "language.en", "panel.close")
    wait_until(lambda: "Take a queue number" in walker.words(), "English")
    assert "Syarat dan biaya" not in walker.words()


LOOKS = [
    pytest.param(PORTRAIT, 1.0, id="portrait-100"),
    pytest.param(PORTRAIT, 2.0, id="portrait-200"),
    pytest.param(LANDSCAPE, 1.0, id="landscape-100"),
    pytest.param(LANDSCAPE, 2.0, id="landscape-200"),
]


@pytest.mark.parametrize(("size", "factor"), LOOKS)
def test_no_word_is_cut_on_any_screen(
    further: Home, open_stand: OpenStand, size: QSize, factor: float
) -> None:
    walker = open_stand(size=size)
    walker.touch("attract.start")
    walker.assembly.app.speak(CODE)
    walker.assembly.app.enlarge(factor)
    calm(walker)
    walker.take()
    calm(walker)
    faults = {f"{Screen.RESULT}: {fault}" for fault in faults_of(walker)}
    for route in list(places(walker)):
        here = shown(walker, route)
        faults |= {f"{here.screen}: {fault}" for fault in faults_of(walker)}
    walker.touch("barLanguage")
    calm(walker)
    faults |= {f"panel: {fault}" for fault in faults_of(walker)}
    assert faults == set(), "\n".join(sorted(faults))


def faults_of(walker: Walker) -> Iterator[str]:
    """Words that are cut, or painted outside their control or the window."""
    window = walker.assembly.window
    for item in walker.finger.items():
        text = item.property("text")
        if not text or item.property("truncated") is None:
            continue
        if item.property("truncated"):
            yield f"cut: {text!r}"
        if item.property("paintedWidth") > item.width() + SLACK:
            yield f"wider than its place: {text!r}"
        words = placed(item, item.property("paintedWidth"), item.property("paintedHeight"))
        control = control_around(item)
        room = QRectF(0, 0, window.width(), window.height())
        if control is not None:
            room = placed(control, control.width(), control.height())
        if words.top() < room.top() - SLACK or words.bottom() > room.bottom() + SLACK:
            yield f"higher than its place: {text!r}"


def placed(item: QQuickItem, width: float, height: float) -> QRectF:
    return QRectF(item.mapToScene(QPointF(0, 0)), item.mapToScene(QPointF(width, height)))


def control_around(item: QQuickItem) -> QQuickItem | None:
    above = item.parentItem()
    while above is not None and above.property("rapid") is None:
        above = above.parentItem()
    return above

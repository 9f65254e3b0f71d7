"""Both languages are whole, and changing one never loses the place."""

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.ui.app.conftest import SUNDAY_EVENING_MS, HandClock, OpenStand, Walker
from ui.finger import wait_until
from ui.languages import I18N, available
from ui.router import Screen

ROOT = Path(__file__).parents[3]
TOOLS = Path(sys.executable).parent


def sources() -> list[str]:
    python = sorted(str(file.relative_to(ROOT)) for file in (ROOT / "ui").rglob("*.py"))
    qml = sorted(str(file.relative_to(ROOT)) for file in (ROOT / "ui" / "qml").rglob("*.qml"))
    return [*python, *qml]


def messages(file: Path) -> dict[tuple[str, str], list[str]]:
    """What a catalogue says, by context and source."""
    found = {}
    for context in ElementTree.parse(file).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")]
            state = [translation.get("type", "")] if translation.get("type") else []
            found[name, message.findtext("source", "")] = (
                forms or [translation.text or ""]
            ) + state
    return found


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_catalogue_holds_every_text_of_the_source(language: str, tmp_path: Path) -> None:
    kept = I18N / f"anjungan_{language}.ts"
    fresh = tmp_path / kept.name
    fresh.write_bytes(kept.read_bytes())
    plural = ["-pluralonly"] if language == "en" else []
    command = [str(TOOLS / "pyside6-lupdate"), *sources(), "-noobsolete", "-locations", "none"]
    subprocess.run([*command, *plural, "-ts", str(fresh)], cwd=ROOT, check=True, timeout=60)
    assert messages(fresh) == messages(kept)
    unfinished = [key for key, said in messages(kept).items() if not all(said) or len(said) > 2]
    assert unfinished == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_compiled_catalogue_is_its_source_compiled(language: str, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.qm"
    source = I18N / f"anjungan_{language}.ts"
    command = [str(TOOLS / "pyside6-lrelease"), "-fail-on-unfinished", str(source)]
    subprocess.run([*command, "-qm", str(fresh)], check=True, timeout=60)
    assert fresh.read_bytes() == source.with_suffix(".qm").read_bytes()


def test_indonesian_is_the_first() -> None:
    assert available() == {"id": "Bahasa Indonesia", "en": "English"}


def test_changing_the_language_keeps_the_place(at_home: Walker) -> None:
    at_home.touch("home.take", "service.paspor_umrah_haji")
    at_home.until(Screen.LANE)
    assert "Paspor untuk umrah atau haji" in at_home.words()
    at_home.touch("barLanguage", "language.en", "panel.close")
    wait_until(lambda: "Passport for umrah or hajj" in at_home.words(), "the content in English")
    assert "Does one of these apply to you?" in at_home.words()
    assert at_home.screen is Screen.LANE
    at_home.touch("lane.umum")
    assert at_home.number() == "A-001"
    assert "Umrah or hajj passport" in at_home.words()


def test_english_counts_people_as_english_does(open_stand: OpenStand) -> None:
    walker = open_stand()
    walker.touch("attract.start", "barLanguage", "language.en", "panel.close")
    walker.take()
    assert "Nobody is before you." in walker.words()
    for words in ("1 person before you", "2 people before you"):
        walker.touch("result.another", "service.paspor_umrah_haji", "lane.umum")
        wait_until(lambda words=words: words in walker.words(), words)


def test_no_indonesian_is_left_on_an_english_screen(at_home: Walker) -> None:
    at_home.touch("barLanguage", "language.en", "panel.close")
    wait_until(lambda: "Take a queue number" in at_home.words(), "English")
    indonesian = {said[0] for said in messages(I18N / "anjungan_id.ts").values()}
    english = {source for _, source in messages(I18N / "anjungan_id.ts")}
    assert at_home.words() & (indonesian - english) == set()


def test_the_name_of_the_place_is_whole_on_the_longest_day(open_stand: OpenStand) -> None:
    walker = open_stand(clock=HandClock(SUNDAY_EVENING_MS))
    walker.touch("attract.start")
    (name,) = [i for i in walker.finger.items() if i.property("text") == walker.assembly.app.title]
    assert "Minggu 29 Nov · 20.00 WIB" in walker.words()
    assert name.property("truncated") is False

"""The lessons: short, in order, with a source and a picture for every step."""

from pathlib import Path
from typing import Any, get_args

import pytest

from kiosk.content import source
from kiosk.content.errors import ContentProblems
from kiosk.content.lessons import Drawing, Thing
from tests.kiosk.content.sources import SHIPPED, tiny, write

ASSETS = SHIPPED.parent


def spoilt(folder: Path, **changes: Any) -> str:
    """What is said about the tiny content when its lesson is changed so."""
    files = tiny()
    files["lessons/layar.yaml"]["lessons"][0].update(changes)
    with pytest.raises(ContentProblems) as caught:
        source.read(write(folder, files))
    return caught.value.text("en")


def test_the_lessons_that_ship() -> None:
    lessons = {lesson.id: lesson for lesson in source.read(SHIPPED).lessons}

    assert set(lessons) == {"daftar-mpaspor", "kode-billing", "situs-palsu", "layar-sentuh"}
    assert {lesson.order for lesson in lessons.values()} == {1, 2, 3, 4}
    practice = [step for step in lessons["layar-sentuh"].steps if step.practice]
    assert len(practice) == 1
    assert any("2 jam" in step.say.id for step in lessons["kode-billing"].steps)
    assert any(".go.id" in step.say.en for step in lessons["situs-palsu"].steps)


def test_every_picture_that_may_be_named_is_drawn() -> None:
    drawn = {file.stem for file in (ASSETS / "lessons").glob("*.svg")}

    assert drawn == set(get_args(Drawing))
    things = {file.stem for file in (ASSETS / "pictograms").glob("*.svg")}
    assert set(get_args(Thing)) <= things


def test_a_step_is_one_short_sentence(tmp_path: Path) -> None:
    step = {"say": {"id": "Baca. " * 30, "en": "Read."}, "picture": "finger"}

    said = spoilt(tmp_path / "a", steps=[step] * 4)
    assert "layar.steps[0].say.id: at most 110 characters" in said


@pytest.mark.parametrize("count", [3, 8])
def test_four_to_seven_steps(tmp_path: Path, count: int) -> None:
    step = {"say": {"id": "Baca.", "en": "Read."}, "picture": "finger"}

    assert "lessons/layar.yaml: layar: wrong shape" in spoilt(tmp_path / "a", steps=[step] * count)


def test_a_picture_nobody_drew_is_refused(tmp_path: Path) -> None:
    step = {"say": {"id": "Baca.", "en": "Read."}, "picture": "app-screen"}

    assert "app-screen" in spoilt(tmp_path / "a", steps=[step] * 4)


def test_a_verified_lesson_needs_a_source_unless_it_is_about_the_stand(tmp_path: Path) -> None:
    assert "needs a source" in spoilt(tmp_path / "a", sources=[])
    assert "S99" in spoilt(tmp_path / "b", sources=["S99"])
    files = tiny()
    files["lessons/layar.yaml"]["lessons"][0].update(sources=[], product_claim=True)
    assert source.read(write(tmp_path / "c", files)).lessons[0].product_claim


def test_two_lessons_dont_share_a_place(tmp_path: Path) -> None:
    files = tiny()
    lesson = files["lessons/layar.yaml"]["lessons"][0]
    files["lessons/layar.yaml"]["lessons"].append({**lesson, "id": "lain"})

    with pytest.raises(ContentProblems, match="order 1 is used 2 times") as caught:
        source.read(write(tmp_path / "a", files))
    assert len(caught.value.problems) == 2

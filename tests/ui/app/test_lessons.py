"""Lessons: one sentence and one picture at a time, there and back, and something to try."""

from typing import Any

import pytest

from tests.ui.app.conftest import OpenStand, Walker
from ui.assembly import LANDSCAPE, PORTRAIT
from ui.finger import wait_until
from ui.router import LessonPage, Screen

LESSONS = ("daftar-mpaspor", "kode-billing", "situs-palsu", "layar-sentuh")


def begin(walker: Walker, lesson: str) -> None:
    walker.touch("home.more", "more.learn", f"lesson.{lesson}")
    walker.until(Screen.LESSON)


def place(walker: Walker) -> str:
    return walker.reads("lesson.place")


def test_a_lesson_is_read_to_its_end_and_back(at_home: Walker) -> None:
    begin(at_home, "kode-billing")
    first = at_home.reads("lesson.words")
    assert "15 angka" in first
    assert place(at_home) == "Langkah 1 dari 6"
    said = [first]
    for _ in range(5):
        at_home.touch("lesson.next")
        said.append(at_home.reads("lesson.words"))
    assert len(set(said)) == 6
    assert place(at_home) == "Langkah 6 dari 6"
    at_home.touch("lesson.previous")
    assert at_home.reads("lesson.words") == said[4]
    at_home.touch("lesson.next", "lesson.done")
    at_home.until(Screen.LEARN)


def test_a_lesson_begins_at_its_beginning_for_the_next_person(at_home: Walker) -> None:
    begin(at_home, "situs-palsu")
    at_home.touch("lesson.next", "lesson.next")
    at_home.assembly.session.wipe()
    at_home.touch("attract.start")
    begin(at_home, "situs-palsu")
    assert place(at_home) == "Langkah 1 dari 6"


def test_practice_answers_the_finger(at_home: Walker) -> None:
    begin(at_home, "layar-sentuh")
    assert at_home.finger.find("lesson.practice") is None
    at_home.touch("lesson.next")
    assert at_home.reads("lesson.practice", "title") == "Sentuh di sini"
    at_home.touch("lesson.practice")
    assert at_home.reads("lesson.practice", "title") == "Bagus sekali!"
    at_home.touch("lesson.next")
    assert at_home.finger.find("lesson.practice") is None


def test_another_language_keeps_the_step(at_home: Walker) -> None:
    begin(at_home, "situs-palsu")
    at_home.touch("lesson.next", "barLanguage", "language.en", "panel.close")
    assert place(at_home) == "Step 2 of 6"
    assert "imigrasi.go.id" in at_home.reads("lesson.words")


@pytest.mark.parametrize("factor", [1.0, 2.0])
@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def test_every_sentence_fits_beside_its_picture(
    open_stand: OpenStand, size: Any, factor: float
) -> None:
    walker = open_stand(size=size)
    walker.touch("attract.start")
    walker.assembly.app.enlarge(factor)
    vm = walker.assembly.app.lesson
    for lesson in LESSONS:
        walker.assembly.session.go(LessonPage(lesson))
        wait_until(lambda: vm.total > 0, "the lesson")
        for step in range(vm.total):
            words = walker.finger.see("lesson.words")
            wait_until(lambda step=step: vm.number == step + 1, "the step")
            walker.assembly.window.grabWindow()
            assert words.property("contentHeight") <= words.height() + 1, (lesson, step)
            assert not words.property("truncated")
            vm.turn(1)
        walker.assembly.session.back()

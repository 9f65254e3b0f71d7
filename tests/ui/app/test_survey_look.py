"""The survey as one sees, hears and holds it: languages, keys, staff with a tablet, every size."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from kiosk.facts import SurveyAnswered
from kiosk.staff import StaffPin
from tests.ui.app.conftest import HandClock, OpenStand, Walker
from tests.ui.app.respondent import NINE, PROFILE, SCORES, TABLET, Respondent, begin
from tests.ui.app.test_staff_corner import PIN, enter
from ui.assembly import LANDSCAPE, PORTRAIT
from ui.finger import wait_until
from ui.router import Screen
from ui.speech.pieces import pieces


@pytest.fixture
def asked(open_stand: OpenStand, clock: HandClock) -> Respondent:
    return begin(open_stand, clock)


@pytest.fixture
def accessible() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def test_another_language_keeps_the_place_and_the_answers(asked: Respondent) -> None:
    asked.gate()
    asked.answer("persyaratan", "sesuai")
    asked.at("prosedur")
    assert asked.reads("survey.ask") == "Apakah urutan mengurusnya mudah diikuti?"
    asked.touch("barLanguage", "language.en", "panel.close")
    wait_until(
        lambda: asked.reads("survey.ask") == "Were the steps easy to follow?", "the question"
    )
    assert asked.reads("survey.progress") == "Question 2 of 9"
    assert {"Very easy", "Skip"} <= asked.words()
    asked.touch("barBack")
    asked.at("persyaratan")
    assert asked.finger.see("survey.answer.sesuai").property("chosen") is True


def test_the_reader_finds_question_and_answers_in_order(
    asked: Respondent, accessible: None
) -> None:
    asked.gate()
    asked.answer("persyaratan", "sesuai")
    asked.at("prosedur")
    asked.touch("barBack")
    asked.at("persyaratan")
    said = [piece.text for piece in pieces(asked.assembly.window) if not piece.in_bar]
    assert said == [
        "Pertanyaan 1 dari 9",
        "Apakah syarat yang diminta sesuai dengan yang diberitahukan?",
        "Tidak sesuai",
        "Kurang sesuai",
        "Sesuai. dipilih",
        "Sangat sesuai",
        "Lewati",
    ]


def test_who_is_asked_by_staff_finds_no_staff_corner_behind_the_first_question(
    open_stand: OpenStand, clock: HandClock
) -> None:
    walker = open_stand(clock=clock, size=TABLET)
    StaffPin(walker.home.staff_pin).set(PIN)
    walker.touch("attract.start")
    enter(walker)
    walker.touch("staff.survey")
    walker.until(Screen.SURVEY)
    walker.touch("barBack")
    walker.until(Screen.HOME)


def test_field_staff_ask_one_person_after_the_other(
    open_stand: OpenStand, clock: HandClock
) -> None:
    walker = open_stand(clock=clock, size=TABLET)
    StaffPin(walker.home.staff_pin).set(PIN)
    walker.touch("attract.start")
    enter(walker)
    walker.touch("staff.survey")
    asked = Respondent(walker.home, walker.assembly)
    for _ in range(2):
        asked.gate()
        asked.nine()
        asked.touch("survey.send", "survey.another")
    asked.at("dilayani")
    facts = asked.waiting()
    assert [fact.by for fact in facts if isinstance(fact, SurveyAnswered)] == ["staff", "staff"]


def test_a_whole_run_by_keys_alone(asked: Respondent) -> None:
    window = asked.assembly.window
    window.requestActivate()
    wait_until(window.isActive, "the window active")
    press(asked, "survey.answer.di_sini")
    for question, (option, _) in SCORES.items():
        asked.at(question)
        press(asked, f"survey.answer.{option}")
    asked.at("jenis_kelamin")
    press(asked, "survey.send")
    asked.ended()
    press(asked, "survey.done")
    asked.until(Screen.ATTRACT)
    assert asked.answers() == {"dilayani": "di_sini", **NINE}


def test_an_answer_is_a_radio_button_that_says_whether_it_is_chosen(
    asked: Respondent, accessible: None
) -> None:
    asked.gate()
    asked.answer("persyaratan", "sesuai")
    asked.at("prosedur")
    asked.touch("barBack")
    asked.at("persyaratan")
    for option, chosen in (("sesuai", True), ("tidak_sesuai", False)):
        item = asked.finger.see(f"survey.answer.{option}")
        found = QAccessible.queryAccessibleInterface(item)
        assert found.role() is QAccessible.Role.RadioButton
        assert found.text(QAccessible.Text.Name) == item.property("text")
        assert bool(found.state().checked) is chosen


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("factor", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE, TABLET], ids=["stand", "lying", "tablet"])
def test_no_word_is_cut_at_any_step(
    open_stand: OpenStand, clock: HandClock, size: QSize, factor: float, language: str
) -> None:
    asked = begin(open_stand, clock, size)
    asked.assembly.app.speak(language)
    asked.assembly.app.enlarge(factor)
    assert cut(asked) == []
    asked.gate()
    for question, (option, _) in SCORES.items():
        asked.at(question)
        assert cut(asked) == []
        asked.touch(f"survey.answer.{option}")
    for question in PROFILE:
        asked.at(question)
        assert cut(asked) == []
        asked.touch("survey.skip")
    asked.at("saran")
    asked.finger.see("typed")
    assert cut(asked) == []
    asked.touch("key.done")
    asked.ended()
    assert cut(asked) == []


def cut(walker: Walker) -> list[str]:
    """Words that are cut short, out of the window or under an answer, in what a frame has shown."""
    window = walker.assembly.window
    window.grabWindow()
    words = walker.finger.find("survey.ask") or walker.finger.find("survey.thanks")
    question = words.mapRectToScene(words.boundingRect()) if words else QRectF()
    (frame,) = walker.finger.see("screen").childItems()
    assert words is None or question.top() >= frame.property("stageTop")
    found = []
    for item in walker.finger.items():
        if item.objectName().startswith("survey.answer."):
            assert not item.mapRectToScene(item.boundingRect()).intersects(question)
        if not item.property("text") or item.metaObject().indexOfProperty("truncated") < 0:
            continue
        lower = item.mapToScene(QPointF(item.width(), item.height()))
        upper = item.mapToScene(QPointF(0, 0))
        out = lower.x() > window.width() or lower.y() > window.height() or upper.y() < 0
        if out or item.property("truncated"):
            found.append(str(item.property("text")))
    return found


def press(asked: Respondent, name: str) -> None:
    """Goes to a control with Tab, and presses Enter."""
    window = asked.assembly.window
    asked.finger.see(name)
    for _ in range(30):
        if focused(window) == name:
            QTest.keyClick(window, Qt.Key.Key_Return)
            return
        QTest.keyClick(window, Qt.Key.Key_Tab)
    pytest.fail(f"Tab never came to “{name}”")


def focused(window: QQuickWindow) -> str:
    """The name of what has the focus."""
    item: QQuickItem | None = window.activeFocusItem()
    return item.objectName() if item is not None else ""

"""Asking: topics by touch, words on the keyboard, the answer, and honest ignorance."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from kiosk.app import Kiosk
from kiosk.facts import QuestionUnanswered, decode
from kiosk.home import Home
from kiosk.store.tables import journal
from tests.ui.app.conftest import HandClock, OpenStand, Walker
from tests.ui.hardware import type_text
from ui.assembly import LANDSCAPE, PORTRAIT
from ui.finger import wait_until
from ui.languages import Translators
from ui.router import AnswerPage, Ask, LaneQuestion, Screen
from ui.snapshot import Known, known
from ui.viewmodels.answer import question_of, sentences_of

FEES = "Berapa biaya membuat paspor?"
NONSENSE = "harga cabai keriting"


@pytest.fixture
def asking(at_home: Walker) -> Walker:
    at_home.touch("home.ask")
    at_home.until(Screen.ASK)
    return at_home


@pytest.fixture
def content(qapp: QGuiApplication, home: Home) -> Iterator[Known]:
    kiosk = Kiosk.open(home)
    translators = Translators()
    translators.use("id")
    yield known(kiosk)
    translators.remove()
    kiosk.close()


def noted(walker: Walker) -> list[QuestionUnanswered]:
    """What nobody knew, read by an opening of the store of its own."""
    kiosk = Kiosk.open(walker.home, walker.assembly.session.clock)
    try:
        rows = kiosk.store.read(lambda c: c.execute(journal.select()).fetchall())
    finally:
        kiosk.close()
    facts = [decode(row.payload) for row in rows]
    return [fact for fact in facts if isinstance(fact, QuestionUnanswered)]


def ask_by_hand(walker: Walker, text: str) -> None:
    walker.touch("ask.type")
    walker.finger.see("typed")
    type_text(walker.assembly.window, text + "\n")
    walker.until(Screen.ANSWER)
    answered(walker)


def answered(walker: Walker) -> None:
    state = walker.assembly.app.answer.read_state
    wait_until(lambda: state() != "busy", "the answer")


def test_words_typed_by_touch_find_their_answer(asking: Walker) -> None:
    asking.touch("ask.type", *(f"key.{letter}" for letter in "brp"), "key.space")
    asking.touch(*(f"key.{letter}" for letter in "biayaa"), "key.erase", "key.space")
    asking.touch(*(f"key.{letter}" for letter in "pasport"))
    assert asking.reads("typed") == "brp biaya pasport"
    asking.touch("key.done")
    asking.until(Screen.ANSWER)
    wait_until(lambda: FEES in asking.words(), "the answer")
    assert any("Rp650.000" in words for words in asking.words())


def test_a_topic_leads_to_its_questions_and_on(asking: Walker) -> None:
    asking.touch("topic.biaya", "question.paspor-biaya")
    asking.until(Screen.ANSWER)
    wait_until(lambda: FEES in asking.words(), "the answer")
    asking.touch("answer.read")
    asking.until(Screen.REQUIREMENTS)
    asking.touch("barBack", "answer.take")
    asking.until(Screen.LANE)
    asking.touch("barBack", "barBack")
    asking.finger.see("question.paspor-biaya")


def test_not_what_was_meant_leads_to_the_three_nearest(asking: Walker) -> None:
    ask_by_hand(asking, "berapa biaya paspor")
    wait_until(lambda: FEES in asking.words(), "the answer")
    near = sorted(name for name in asking.finger.names() if name.startswith("near."))
    assert len(near) == 3
    assert "near.paspor-biaya" not in near
    asking.touch(near[0])
    app = asking.assembly.app
    wait_until(lambda: app.answer.question not in ("", FEES), "another answer")
    asking.touch("barBack")
    wait_until(lambda: app.answer.question == FEES, "the first answer")


def test_nobody_knows_three_are_near_and_the_desk_helps(asking: Walker) -> None:
    ask_by_hand(asking, NONSENSE)
    assert asking.reads("answer.title") == "Maaf, jawabannya belum ada di sini."
    names = asking.finger.names()
    assert len([name for name in names if name.startswith("question.")]) == 3
    asking.touch("answer.take")
    asking.until(Screen.LANE)
    assert asking.assembly.session.router.here == LaneQuestion("informasi")


def test_what_nobody_knew_is_noted_once_without_strange_words(asking: Walker) -> None:
    ask_by_hand(asking, "harga cabai mak wati")
    asking.touch("barHelp", "barBack", "answer.take", "barBack")
    answered(asking)
    (fact,) = noted(asking)
    assert "wati" not in fact.words
    assert "..." in fact.words
    assert len(fact.nearest) == 3


def test_an_answer_is_no_unanswered_question(asking: Walker) -> None:
    ask_by_hand(asking, "berapa biaya paspor")
    assert noted(asking) == []


def test_an_unconfirmed_answer_isnt_shown(content: Known) -> None:
    question = question_of(content, "cek-status")
    assert question is not None
    assert not question.verified
    said = [sentence.words for sentence in sentences_of(content, question, "id")]
    assert said[0] == question.question.id
    assert said[-1] == "Tanyakan kepada petugas di tempat ini."
    assert not any(part in " ".join(said) for part in question.answer.id.split(". "))


def test_every_confirmed_answer_is_whole_and_names_where_it_is_from(content: Known) -> None:
    for question in content.catalogue.faq:
        if not question.verified:
            continue
        for lang in ("id", "en"):
            rows = sentences_of(content, question, lang)
            said = " ".join(row.words for row in rows if row.kind == "said")
            assert said.split() == content.said(question.answer, lang).split()
            assert "{" not in said
            assert [row.kind for row in rows].count("source") == (1 if question.sources else 0)


def test_a_keyboard_types_even_where_another_key_has_the_focus(asking: Walker) -> None:
    asking.touch("ask.type")
    asking.finger.see("barHelp").forceActiveFocus()
    type_text(asking.assembly.window, "biaya paspor\n")
    asking.until(Screen.ANSWER)


def test_nothing_typed_is_asked_before_there_are_words(asking: Walker) -> None:
    asking.touch("ask.type", "key.space", "key.?", "key.done")
    type_text(asking.assembly.window, "\n")
    assert asking.screen is Screen.ASK
    assert asking.finger.see("key.done").property("description") == "Ketik dulu beberapa kata."


def test_the_question_can_be_changed_afterwards(asking: Walker) -> None:
    ask_by_hand(asking, NONSENSE)
    asking.touch("answer.type")
    asking.until(Screen.ASK)
    assert asking.reads("typed") == NONSENSE


def test_another_language_keeps_the_question_and_changes_the_answer(asking: Walker) -> None:
    ask_by_hand(asking, "berapa biaya paspor")
    asking.touch("barLanguage", "language.en", "panel.close")
    wait_until(lambda: "How much does a passport cost?" in asking.words(), "English")
    assert asking.screen is Screen.ANSWER


def test_while_the_desk_is_closed_no_number_is_offered(
    open_stand: OpenStand, home: Home, clock: HandClock
) -> None:
    text = home.place.read_text("utf-8")
    week = '[hours]\nmonday = { open = "08.00-14.00", last_number = "13.30" }\n'
    home.place.write_text(text.replace("[hours]\nalways_open = true\n", week), "utf-8")
    walker = open_stand(clock=clock)
    walker.touch("attract.start", "home.ask")
    ask_by_hand(walker, NONSENSE)
    assert walker.finger.find("answer.take") is None
    assert "Tanyakan kepada petugas di tempat ini." in walker.words()


@pytest.mark.parametrize("way", ["gone", "home"])
def test_nothing_typed_is_there_for_the_next_person(
    open_stand: OpenStand, clock: HandClock, way: str
) -> None:
    walker = open_stand(clock=clock)
    walker.touch("attract.start", "home.ask")
    ask_by_hand(walker, "zamrud paspor hilang")
    if way == "gone":
        walker.assembly.session.wipe()
        walker.until(Screen.ATTRACT)
        walker.touch("attract.start")
    else:
        walker.touch("barHome")
    app = walker.assembly.app
    assert (app.ask.typed, app.answer.typed, app.answer.question) == ("", "", "")
    assert app.answer._answers == {}
    walker.touch("home.ask", "ask.type")
    assert walker.reads("typed") == ""


@pytest.mark.parametrize("factor", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def test_the_longest_answers_fit_their_pages(
    open_stand: OpenStand, size: QSize, factor: float
) -> None:
    walker = open_stand(size=size)
    walker.touch("attract.start")
    app, session = walker.assembly.app, walker.assembly.session
    app.enlarge(factor)
    assert session.known is not None
    faq = sorted(session.known.catalogue.faq, key=lambda q: -len(q.answer.id))
    for question in (*faq[:2], max(faq, key=lambda q: len(q.question.id))):
        session.home()
        session.go(Ask())
        session.go(AnswerPage(answer=question.id))
        answered(walker)
        rows = [row.words for row in app.answer._sentences.rows]
        assert walked(walker) == rows, question.id


def walked(walker: Walker) -> list[str]:
    """All entries of an answer, page by page; each whole inside its page."""
    seen: list[str] = []
    while True:
        shown = entries(walker)
        pages = shown[0].parentItem().parentItem()
        for row in shown:
            bottom = row.mapToItem(pages, QPointF(0, row.property("plain"))).y()
            # The gap below the last entry may stand out of the page.
            assert bottom <= pages.height() + 20, row.property("words")
            seen.append(row.property("words"))
        following = walker.finger.find("answer.next")
        if following is None or not following.isEnabled():
            return seen
        walker.touch("answer.next")


def entries(walker: Walker) -> list[QQuickItem]:
    """The entries of this page in order, once two frames have left them where they are."""
    before: list[float] = []
    while True:
        walker.assembly.window.grabWindow()
        QGuiApplication.processEvents()
        found = [item for item in walker.finger.items() if item.property("kind") is not None]
        rows = sorted(
            (item for item in found if item.property("plain") is not None), key=QQuickItem.y
        )
        places = [row.y() + row.property("plain") for row in rows]
        if rows and places == before:
            return rows
        before = places

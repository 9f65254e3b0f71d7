"""Ask a question: choose a topic and one of its questions, or type."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.models.rows import RowsModel
from ui.router import AnswerPage, Ask, Screen
from ui.session import Session
from ui.snapshot import Known
from ui.viewmodels.base import ViewModel

if TYPE_CHECKING:
    from kiosk.ask.values import Topic

QML_IMPORT_NAME = "Kiosk.vm"
QML_IMPORT_MAJOR_VERSION = 1

MAX_LETTERS = 100
THINGS = {
    "syarat": "requirements",
    "biaya": "money",
    "daftar": "new",
    "proses": "photo",
    "masalah": "lost",
    "lainnya": "group",
}
"""A drawing for each topic; any other is a question."""


class TopicTile(msgspec.Struct, frozen=True):
    """One topic to choose."""

    key: str
    title: str
    thing: str


class Asked(msgspec.Struct, frozen=True):
    """One question to choose. `key` is its id."""

    key: str
    words: str


@QmlElement
class AskVm(ViewModel):
    """What may be asked, and what is being typed."""

    changed = Signal()
    state = Property(str, ViewModel.read_state, notify=changed)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._route = Ask()
        self._typed = ""
        self._known_topics: dict[str, tuple[Topic, ...]] = {}
        self._topics = RowsModel(TopicTile)
        self._questions = RowsModel(Asked)
        session.opened.connect(self._renew)
        session.spoken.connect(self._fill)
        session.routed.connect(self._moved)

    @Property(QObject, constant=True)
    def topics(self) -> QObject:
        """Model with the roles key, title, thing."""
        return self._topics

    @Property(int, notify=changed)
    def topicCount(self) -> int:
        """How many topics there are."""
        return len(self._topics.rows)

    @Property(QObject, constant=True)
    def questions(self) -> QObject:
        """Model of the chosen topic's questions, with the roles key, words."""
        return self._questions

    @Property(int, notify=changed)
    def questionCount(self) -> int:
        """How many questions the topic has."""
        return len(self._questions.rows)

    @Property(str, notify=changed)
    def topicTitle(self) -> str:
        """The topic that was chosen; empty where one chooses it."""
        found = [topic.title for topic in self._topics.rows if topic.key == self._route.topic]
        return found[0] if found else ""

    @Property(bool, notify=changed)
    def typing(self) -> bool:
        """The keyboard is shown."""
        return self._route.typing

    @Property(str, notify=changed)
    def typed(self) -> str:
        """What was typed so far."""
        return self._typed

    @Property(bool, notify=changed)
    def canSend(self) -> bool:
        """There is something to look for."""
        return self._can_send

    @Slot(str)
    def choose(self, topic: str) -> None:
        """A topic."""
        self.session.go(Ask(topic))

    @Slot()
    def type(self) -> None:
        """To the keyboard."""
        self.session.go(Ask(typing=True))

    @Slot(str)
    def pick(self, question: str) -> None:
        """A question of the topic."""
        self.session.go(AnswerPage(answer=question))

    @Slot(str)
    def sign(self, sign: str) -> None:
        """A key of the keyboard."""
        if len(self._typed) < MAX_LETTERS and not (sign == " " and self._typed[-1:] in ("", " ")):
            self._typed += sign
            self.changed.emit()

    @Slot()
    def erase(self) -> None:
        """Takes the last sign back."""
        self._typed = self._typed[:-1]
        self.changed.emit()

    @Slot()
    def send(self) -> None:
        """Looks for an answer."""
        if self._can_send:
            self.session.go(AnswerPage(text=self._typed.strip()))

    def enter(self, route: Ask) -> None:
        """Shows the topics, one of them, or the keyboard."""
        self._route = route
        if route.typing:
            # The first answer takes a second or two: that passes while one types.
            self.session.ask(lambda kiosk: kiosk.ask.answer(""), lambda _: None, self._failed)
        self._fill()

    def forget(self) -> None:
        """Nothing typed stays here."""
        self._route, self._typed = Ask(), ""
        self._topics.put(())
        self._questions.put(())
        super().forget()

    @property
    def _can_send(self) -> bool:
        return any(sign.isalnum() for sign in self._typed)

    @Slot()
    def _moved(self) -> None:
        """Whoever has gone elsewhere begins anew."""
        if self._typed and not self.session.router.holds(Screen.ASK):
            self.forget()

    @Slot()
    def _renew(self) -> None:
        """The content may be another."""
        self._known_topics.clear()
        self._fill()

    @Slot()
    def _fill(self) -> None:
        if self.known is None or self.session.router.here.screen is not Screen.ASK:
            return
        lang = self.lang
        topics = self._known_topics.get(lang)
        if topics is None:
            self._state = "busy"
            self.session.ask(
                lambda kiosk: kiosk.ask.topics(lang),
                lambda found: self._take(lang, found),
                self._failed,
            )
        else:
            self._state = "ok"
            self._show(self.known, topics)
        self.changed.emit()

    def _take(self, lang: str, topics: tuple[Topic, ...]) -> None:
        self._known_topics[lang] = topics
        if lang == self.lang:
            self._fill()

    def _failed(self, error: Exception) -> None:
        self.be("error")

    def _show(self, known: Known, topics: tuple[Topic, ...]) -> None:
        self._topics.put(
            tuple(TopicTile(topic.id, topic.title, THINGS.get(topic.id, "ask")) for topic in topics)
        )
        chosen = next((topic for topic in topics if topic.id == self._route.topic), None)
        self._questions.put(asked(known, chosen.question_ids if chosen else (), self.lang))


def asked(known: Known, ids: tuple[str, ...], lang: str) -> tuple[Asked, ...]:
    """These questions in words, in their order; an id that the content hasn't is left out."""
    questions = {question.id: question for question in known.catalogue.faq}
    return tuple(
        Asked(id, known.said(questions[id].question, lang)) for id in ids if id in questions
    )

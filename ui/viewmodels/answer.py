"""The answer to a question: what the content says, or that nobody here knows."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, TypeVar
from urllib.parse import urlsplit

import msgspec
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.content.schema import Question, Service
from ui.models.rows import RowsModel
from ui.router import AnswerPage, Ask, LaneQuestion, Requirements, Screen
from ui.session import Session
from ui.snapshot import Known
from ui.viewmodels.ask import Asked, asked
from ui.viewmodels.base import ViewModel
from ui.words import sentence, translate

if TYPE_CHECKING:
    from kiosk.app import Kiosk
    from kiosk.ask.values import Answer

QML_IMPORT_NAME = "Kiosk.vm"
QML_IMPORT_MAJOR_VERSION = 1

T = TypeVar("T")

NEAREST = 3
SOURCES = 2
SERVICE_DESK = "informasi"
"""The service whose number leads to the desk that answers any question."""

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9])")


class Sentence(msgspec.Struct, frozen=True):
    """One sentence of an answer. `kind`: the question itself, what is said, or its source."""

    words: str
    kind: Literal["question", "said", "source"] = "said"


@QmlElement
class AnswerVm(ViewModel):
    """One answer with the ways on from it."""

    changed = Signal()
    state = Property(str, ViewModel.read_state, notify=changed)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._route = AnswerPage()
        self._answers: dict[str, Answer] = {}
        self._related: dict[str, tuple[str, ...]] = {}
        self._sentences = RowsModel(Sentence)
        self._choices = RowsModel(Asked)
        session.spoken.connect(self._fill)
        session.looked.connect(self.changed)
        session.routed.connect(self._moved)

    @Property(bool, notify=changed)
    def found(self) -> bool:
        """There is an answer (else nobody here knows, or it is still looked for)."""
        return self._question is not None

    @Property(bool, notify=changed)
    def others(self) -> bool:
        """The questions near it are shown instead of the answer."""
        return self._route.others or (self._state == "ok" and self._question is None)

    @Property(bool, notify=changed)
    def wasTyped(self) -> bool:
        """It was typed, so it may have been understood wrongly."""
        return bool(self._route.text)

    @Property(str, notify=changed)
    def typed(self) -> str:
        """What was typed."""
        return self._route.text

    @Property(str, notify=changed)
    def question(self) -> str:
        """The question as the content has it."""
        question = self._question
        return self.known.said(question.question, self.lang) if question and self.known else ""

    @Property(QObject, constant=True)
    def sentences(self) -> QObject:
        """Model with the roles words, kind."""
        return self._sentences

    @Property(int, notify=changed)
    def sentenceCount(self) -> int:
        """How many sentences there are."""
        return len(self._sentences.rows)

    @Property(int, notify=changed)
    def longest(self) -> int:
        """Letters of the longest sentence."""
        return max((len(one.words) for one in self._sentences.rows), default=0)

    @Property(QObject, constant=True)
    def choices(self) -> QObject:
        """Model of the questions near it, with the roles key, words."""
        return self._choices

    @Property(int, notify=changed)
    def choiceCount(self) -> int:
        """How many there are."""
        return len(self._choices.rows)

    @Property(str, notify=changed)
    def serviceName(self) -> str:
        """The service whose requirements belong to it; empty where none do."""
        service = self._service_to_read
        return self.known.said(service.short_name, self.lang) if service and self.known else ""

    @Property(bool, notify=changed)
    def canTake(self) -> bool:
        """A number can be taken: for its service, or for the desk that answers any question."""
        return bool(self._service_to_take)

    @Property(str, notify=changed)
    def ask(self) -> str:
        """Whom to ask."""
        return sentence(self.known.ask(self.lang)) + "." if self.known else ""

    @Slot(str)
    def choose(self, question: str) -> None:
        """Another question."""
        self.session.go(AnswerPage(answer=question))

    @Slot()
    def showOthers(self) -> None:
        """The questions near it, please."""
        self.session.go(msgspec.structs.replace(self._route, others=True))

    @Slot()
    def read(self) -> None:
        """What the service needs."""
        if self._service_to_read is not None:
            self.session.go(Requirements(self._service_to_read.id))

    @Slot()
    def take(self) -> None:
        """A number, please."""
        if self._service_to_take:
            self.session.go(LaneQuestion(self._service_to_take))

    @Slot()
    def typeAgain(self) -> None:
        """In other words; from the keyboard, that is one step back."""
        if self._route.text and not self._route.others:
            self.session.back()
        else:
            self.session.go(Ask(typing=True))

    def enter(self, route: AnswerPage) -> None:
        """Looks for the answer, unless it is known since the last look."""
        self._route = route
        text, answer, lang = route.text, route.answer, self.lang
        if text and text not in self._answers:
            self._wait_for(lambda kiosk: look_for(kiosk, text, lang), text, self._answers)
        elif answer and answer not in self._related:
            self._wait_for(lambda kiosk: kiosk.ask.follow_ups(answer), answer, self._related)
        else:
            self._state = "ok"
        self._fill()

    def forget(self) -> None:
        """Nothing that was asked stays here."""
        self._route = AnswerPage()
        self._answers.clear()
        self._related.clear()
        self._fill()
        super().forget()

    @property
    def _question(self) -> Question | None:
        id = self._route.answer
        if self._route.text and self._route.text in self._answers:
            id = self._answers[self._route.text].answer_id or ""
        return question_of(self.known, id)

    @property
    def _service(self) -> Service | None:
        if self._question is None or self.known is None:
            return None
        return self.known.catalogue.service(self._question.service)

    @property
    def _service_to_read(self) -> Service | None:
        service = self._service
        return service if service is not None and service.verified and service.fees else None

    @property
    def _service_to_take(self) -> str:
        now = self.session.now
        if self.known is None or now is None or not now.is_open:
            return ""
        service = self._service
        if service is None:
            services = self.known.catalogue.services
            service = next((one for one in services if one.id == SERVICE_DESK), None)
        return service.id if service is not None and service.ticket else ""

    def _wait_for(self, work: Callable[[Kiosk], T], key: str, answers: dict[str, T]) -> None:
        self._state = "busy"
        route = self._route

        def done(value: T) -> None:
            if self._route is route:
                answers[key] = value
                self._state = "ok"
                self._fill()

        self.session.ask(work, done, self._failed)

    def _failed(self, error: Exception) -> None:
        self.be("error")

    @Slot()
    def _moved(self) -> None:
        """Whoever has gone elsewhere begins anew."""
        if self._answers and not self.session.router.holds(Screen.ASK, Screen.ANSWER):
            self.forget()

    @Slot()
    def _fill(self) -> None:
        if self.known is not None:
            question = self._question
            sentences = sentences_of(self.known, question, self.lang) if question else ()
            self._sentences.put(tuple(sentences))
            self._choices.put(asked(self.known, self._near(), self.lang))
        self.changed.emit()

    def _near(self) -> tuple[str, ...]:
        """Ids of the nearest other questions."""
        answer = self._answers.get(self._route.text)
        if answer is None:
            return self._related.get(self._route.answer, ())[:NEAREST]
        others = (one.id for one in answer.candidates if one.id != answer.answer_id)
        return tuple(others)[:NEAREST]


def look_for(kiosk: Kiosk, text: str, lang: str) -> Answer:
    """The answer to what was typed. What nobody here knows is noted for the officers."""
    answer = kiosk.ask.answer(text)
    if answer.answer_id is None:
        kiosk.ask.unanswered(text, answer, lang)
    return answer


def question_of(known: Known | None, id: str) -> Question | None:
    """The question of that id, None where the content has none."""
    if known is None or not id:
        return None
    return next((question for question in known.catalogue.faq if question.id == id), None)


def sentences_of(known: Known, question: Question, lang: str) -> tuple[Sentence, ...]:
    """The question, its answer sentence by sentence, its source; unconfirmed, only whom to ask."""
    asked_for = Sentence(known.said(question.question, lang), "question")
    if not question.verified:
        unsure = translate("Answer", "This answer hasn't been confirmed by the office yet.")
        return (asked_for, Sentence(unsure), Sentence(sentence(known.ask(lang)) + "."))
    said = _SENTENCE_END.split(known.said(question.answer, lang))
    sentences = (asked_for, *(Sentence(one) for one in said))
    hosts = hosts_of(known, question)
    if not hosts:
        return sentences
    source = translate("Answer", "Source: {hosts}").format(hosts=", ".join(hosts))
    return (*sentences, Sentence(source, "source"))


def hosts_of(known: Known, question: Question) -> tuple[str, ...]:
    """The sites an answer was read on, those of the government first; two are enough to see."""
    sources = [source for source in known.catalogue.sources if source.id in question.sources]
    sources.sort(key=lambda source: not source.official)
    hosts = (urlsplit(source.url).hostname or "" for source in sources)
    return tuple(dict.fromkeys(host for host in hosts if host))[:SOURCES]

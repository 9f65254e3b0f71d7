"""The satisfaction survey at the touch screen: one question a screen."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Literal
from uuid import uuid4

import msgspec
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.models.rows import RowsModel
from ui.router import THANKS, Screen, Survey
from ui.session import Session
from ui.survey_walk import SurveyWalk
from ui.survey_words import Choice, asked, offered
from ui.viewmodels.base import ViewModel

if TYPE_CHECKING:
    from kiosk.app import Kiosk
    from kiosk.content.survey import SurveyQuestion

QML_IMPORT_NAME = "Kiosk.vm"
QML_IMPORT_MAJOR_VERSION = 1

SKM = "skm"

Ended = Literal["", "sent", "rated"]

log = logging.getLogger("ui.survey")


@QmlElement
class SurveyVm(ViewModel):
    """One run through the form has one request key, so that it is written once.

    What was answered is kept, without its free sentences, when somebody just leaves.
    """

    changed = Signal()
    state = Property(str, ViewModel.read_state, notify=changed)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._walk: SurveyWalk | None = None
        self._route = Survey()
        self._key = ""
        self._ended: Ended = ""
        self._choices = RowsModel(Choice)
        session.spoken.connect(self._show)

    @Property(QObject, constant=True)
    def choices(self) -> QObject:
        """Model with the roles key, words, thing, chosen."""
        return self._choices

    @Property(int, notify=changed)
    def count(self) -> int:
        """How many choices there are."""
        return len(self._choices.rows)

    @Property(str, notify=changed)
    def kind(self) -> str:
        """one, several, number or text; rate at the stand's own question; thanks at the end."""
        if self._walk is None or self._route.step == THANKS:
            return "thanks"
        return self._question.kind if self._question else "rate"

    @Property(str, notify=changed)
    def group(self) -> str:
        """gate, unsur, profile, suggestion; empty at the stand's own question."""
        return self._question.group if self._question else ""

    @Property(str, notify=changed)
    def ask(self) -> str:
        """The question, as one would say it."""
        if self.known is None or self._walk is None:
            return ""
        return asked(self._walk, self.known, self.lang)

    @Property(str, notify=changed)
    def hint(self) -> str:
        """What one should know before answering; often nothing."""
        hint = self._question.hint if self._question else None
        return self.known.said(hint, self.lang) if hint and self.known else ""

    @Property(str, notify=changed)
    def typed(self) -> str:
        """What was typed at this question."""
        return self._walk.typed if self._walk else ""

    @Property(int, notify=changed)
    def place(self) -> int:
        """The how-manieth question of its group."""
        return self._walk.progress()[0] if self._walk else 0

    @Property(int, notify=changed)
    def total(self) -> int:
        """The questions of this group."""
        return self._walk.progress()[1] if self._walk else 0

    @Property(bool, notify=changed)
    def canSkip(self) -> bool:
        """The question needs no answer."""
        return self._question is not None and not self._question.required

    @Property(bool, notify=changed)
    def canSend(self) -> bool:
        """The questions that count are behind; what is left only helps."""
        return self._question is not None and self._question.group in ("profile", "suggestion")

    @Property(bool, notify=changed)
    def last(self) -> bool:
        """Nothing follows."""
        return self._walk is not None and self._walk.following() is None

    @Property(bool, notify=changed)
    def byStaff(self) -> bool:
        """Field staff hold the screen."""
        return self._route.by == "staff"

    @Property(str, notify=changed)
    def ended(self) -> str:
        """What the thanks are for: sent or rated."""
        return self._ended

    @property
    def _question(self) -> SurveyQuestion | None:
        return self._walk.question if self._walk else None

    @Slot(str)
    def choose(self, key: str) -> None:
        """An answer was touched: the next question, except where several may be chosen."""
        walk, question = self._walk, self._question
        if walk is None or self._state == "busy":
            return
        if question is None:
            self._rate(int(key))
        elif question.kind == "several":
            walk.toggle(key)
            self._show()
        else:
            option = next(option for option in question.options if option.id == key)
            walk.answer(option.answer)
            self._on()

    @Slot(str)
    def type(self, sign: str) -> None:
        """A letter or digit, where there is room for it."""
        if self._walk is not None and self._state != "busy":
            self._walk.type(sign)
            self.be("idle")

    @Slot()
    def erase(self) -> None:
        """Takes the last letter or digit away."""
        if self._walk is not None and self._state != "busy":
            self._walk.erase()
            self.be("idle")

    @Slot()
    def skip(self) -> None:
        """This question stays without an answer."""
        if self._walk is not None and self._state != "busy" and self._may_skip:
            self._walk.skip()
            self._on()

    @Slot()
    def next(self) -> None:
        """On with what was typed or chosen; nothing at all skips."""
        walk = self._walk
        if walk is not None and (walk.at in walk.answers or self._may_skip):
            self._on()

    @Slot()
    def send(self) -> None:
        """Keeps the answers for good."""
        walk = self._walk
        if walk is None or self._state == "busy":
            return
        if not walk.says_something:
            self._end(walk, "sent")
            return
        self.be("busy")
        self._submit(walk, sent=True)

    @Slot()
    def another(self) -> None:
        """Field staff ask the next person."""
        self.session.finish(Survey(by=self._route.by))

    @Slot()
    def done(self) -> None:
        """This person has finished."""
        self.session.wipe()

    @property
    def _may_skip(self) -> bool:
        return self._question is not None and not self._question.required

    def enter(self, route: Survey) -> None:
        """Shows a step. An empty one leads to where one was, with the steps before it below."""
        self._route = route
        if route.step == THANKS:
            self._show()
        elif self.known is not None:
            if self._walk is None:
                form = self.known.catalogue.survey(SKM)
                self._walk = SurveyWalk(form.worded(self.known.place.survey_wording))
                self._key, self._ended = uuid4().hex, ""
            self._walk.go(route.step)
            if route.step != self._walk.at:
                self._lay_way(self._walk, route)
            self.be("idle")
            self._show()

    def forget(self) -> None:
        """Nothing of a person stays here; what was answered is kept, as a part of a whole."""
        walk = self._walk
        if walk is not None and walk.begun:
            self._submit(walk, sent=False)
        self._walk, self._key, self._ended, self._route = None, "", "", Survey()
        self._choices.put(())
        super().forget()

    def _lay_way(self, walk: SurveyWalk, route: Survey) -> None:
        """The way back leads through every question that was asked."""
        router = self.session.router
        steps = [*walk.before(), walk.at]
        router.replace(msgspec.structs.replace(route, step=steps[0]))
        for step in steps[1:]:
            router.go(msgspec.structs.replace(route, step=step))

    def _on(self) -> None:
        following = self._walk.following() if self._walk else None
        if following is None:
            self.send()
        else:
            self.session.go(msgspec.structs.replace(self._route, step=following))

    def _submit(self, walk: SurveyWalk, *, sent: bool) -> None:
        key, service, by = self._key, self._route.service, self._route.by
        answers = walk.kept(sent=sent)

        def work(kiosk: Kiosk) -> None:
            kiosk.survey.submit(walk.form.id, answers, service=service, by=by, request_key=key)

        self.session.ask(work, lambda _: self._end(walk, "sent"), lambda e: self._failed(walk, e))

    def _rate(self, score: int) -> None:
        walk, key = self._walk, self._key
        assert walk is not None
        self.be("busy")
        self.session.ask(
            lambda kiosk: kiosk.survey.rate_stand(score, key),
            lambda _: self._end(walk, "rated"),
            lambda error: self._failed(walk, error),
        )

    def _end(self, walk: SurveyWalk, ended: Ended) -> None:
        if self._walk is not walk:
            return  # That person has gone.
        self._walk, self._key, self._ended = None, "", ended
        self.be("ok")
        if self.session.router.here.screen is Screen.SURVEY:
            self.session.finish(msgspec.structs.replace(self._route, step=THANKS))

    def _failed(self, walk: SurveyWalk, error: Exception) -> None:
        log.error("a questionnaire couldn't be kept: %s", error)
        if self._walk is walk:
            self.be("error")

    @Slot()
    def _show(self) -> None:
        walk, known = self._walk, self.known
        if walk is None or known is None:
            self._choices.put(())
        else:
            self._choices.put(offered(walk, known, self.lang))
        self.changed.emit()

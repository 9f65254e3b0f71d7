"""The lane question: its answer gives out the number."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from uuid import uuid4

import msgspec
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.facts import Lane
from kiosk.queue.values import Issued
from ui.models.rows import RowsModel
from ui.router import LaneQuestion, Result
from ui.session import Session
from ui.viewmodels.base import ViewModel, notice_for
from ui.words import sentence

if TYPE_CHECKING:
    from kiosk.app import Kiosk

QML_IMPORT_NAME = "Kiosk.vm"
QML_IMPORT_MAJOR_VERSION = 1

THINGS = ("elderly", "wheelchair", "pregnant", "toddler", "toddler")
"""Drawings of the groups, in the order of the content's list; a further one is a person."""


class Who(msgspec.Struct, frozen=True):
    """One group that may use the priority lane."""

    words: str
    thing: str


class Taken(msgspec.Struct, frozen=True):
    """A number, and its print job if paper is meant to come."""

    issued: Issued
    job: int | None
    ahead: int
    wait_minutes: int


@QmlElement
class LaneVm(ViewModel):
    """Who answers, gets a number. One touch has one key, so asking again gives no second one."""

    changed = Signal()
    state = Property(str, ViewModel.read_state, notify=changed)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._service = ""
        self._lane: Lane = "umum"
        self._key = ""
        self._who = RowsModel(Who)
        session.spoken.connect(self._fill)

    @Property(QObject, constant=True)
    def who(self) -> QObject:
        """Model with the roles words, thing."""
        return self._who

    @Property(str, notify=changed)
    def serviceName(self) -> str:
        """What the number is for."""
        if self.known is None or not self._service:
            return ""
        return self.known.said(self.known.catalogue.service(self._service).name, self.lang)

    @Property(str, notify=changed)
    def rule(self) -> str:
        """Empty: priority goes first. Else the figure of the place's N-to-1 rule."""
        ratio = self.known.place.priority.ratio if self.known else 0
        return str(ratio) if ratio else ""

    @Slot(str)
    def answer(self, lane: str) -> None:
        """Gives out the number. Anything touched while it is being saved does nothing."""
        if self._state == "busy" or not self._service:
            return
        self.give(self._service, cast(Lane, lane), uuid4().hex)

    def give(self, service: str, lane: Lane, key: str) -> None:
        """Asks for the number of one touch; called again with the same key for a retry."""
        self._service, self._lane, self._key = service, lane, key
        self.be("busy")
        lang, on_paper = self.lang, self._prints
        self.session.ask(
            lambda kiosk: take(kiosk, service, lane, key, lang, on_paper),
            self._given,
            self._refused,
        )

    def enter(self, route: LaneQuestion) -> None:
        """Asks about this service."""
        self._service = route.service
        self._fill()
        self.be("idle")

    def forget(self) -> None:
        """Nothing of a person stays here."""
        self._service, self._lane, self._key = "", "umum", ""
        super().forget()

    @property
    def _prints(self) -> bool:
        """Paper is meant to come, even where the printer's thread hasn't started yet."""
        configured = self.known is not None and bool(self.known.settings.printer.device)
        return configured or self.session.services.printer.view().state != "none"

    def _given(self, taken: Taken) -> None:
        self.be("ok")
        # The number first: threads that wake now would take turns with the screen being built.
        self.session.finish(Result(taken.issued, taken.job, taken.ahead, taken.wait_minutes))
        self.session.services.printer.wake()
        self.session.services.link.wake()
        self.session.look()

    def _refused(self, error: Exception) -> None:
        self.be("error")
        notice = notice_for(error)
        self.session.replace(
            msgspec.structs.replace(notice, service=self._service, lane=self._lane, key=self._key)
        )

    @Slot()
    def _fill(self) -> None:
        if self.known is None:
            return
        words = self.known.catalogue.priority_note.who
        things = (*THINGS, *("person" for _ in words[len(THINGS) :]))
        self._who.put(
            tuple(
                Who(sentence(self.known.said(text, self.lang)), thing)
                for text, thing in zip(words, things, strict=False)
            )
        )


def take(kiosk: Kiosk, service: str, lane: Lane, key: str, lang: str, on_paper: bool) -> Taken:
    """Gives out the number and finds its print job. Runs in the store thread."""
    issued = kiosk.issue(service, lane, key, on_paper=on_paper, by_touch=True, lang=lang)
    return Taken(issued, issued.job, *kiosk.wait_of(issued.ticket))

"""Which screen is shown, and how one got there: a stack of typed routes, without Qt."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar, Literal

import msgspec

from kiosk.content.schema import Group
from kiosk.facts import Lane
from kiosk.queue.values import Issued


class Screen(StrEnum):
    """Every screen there is."""

    ATTRACT = "attract"
    HOME = "home"
    SERVICES = "services"
    LANE = "lane"
    RESULT = "result"
    REQUIREMENTS = "requirements"
    NOTICE = "notice"
    HELP = "help"
    PIN = "pin"
    STAFF = "staff"
    ASK = "ask"
    ANSWER = "answer"
    STATUS = "status"
    WAIT = "wait"
    MORE = "more"
    LEARN = "learn"
    LESSON = "lesson"
    NEWS = "news"
    CONTACT = "contact"
    ABOUT = "about"
    SURVEY = "survey"


Purpose = Literal["take", "read"]
NoticeKind = Literal["closed", "quota", "wait", "busy", "failed", "cancelled"]


class Route(msgspec.Struct, frozen=True):
    """A screen together with what it needs to know."""

    screen: ClassVar[Screen]


class Attract(Route, frozen=True):
    """Nobody is here; the first touch only wakes."""

    screen = Screen.ATTRACT


class HomePage(Route, frozen=True):
    """What do you need?"""

    screen = Screen.HOME


class Services(Route, frozen=True):
    """Choose a service: to take a number for it, or to read what it needs."""

    screen = Screen.SERVICES
    purpose: Purpose
    group: Group = "utama"
    page: int = 0


class LaneQuestion(Route, frozen=True):
    """Does a priority need apply? The answer gives out the number."""

    screen = Screen.LANE
    service: str


class Result(Route, frozen=True):
    """The number. `job` is its print job, None where no paper is meant to come.

    `ahead` people are called before it; `wait_minutes` is an estimate.
    """

    screen = Screen.RESULT
    issued: Issued
    job: int | None
    ahead: int = 0
    wait_minutes: int = 0


class Requirements(Route, frozen=True):
    """What to bring, do and pay for a service."""

    screen = Screen.REQUIREMENTS
    service: str


class Notice(Route, frozen=True):
    """Something isn't possible now: why, and what one can do.

    `text_id`, `text_en`: the sentence of the one who refused. `service`, `lane`, `key`: the touch
    that failed, so that trying again can't give two numbers.
    """

    screen = Screen.NOTICE
    kind: NoticeKind
    text_id: str = ""
    text_en: str = ""
    service: str = ""
    lane: Lane | None = None
    key: str = ""


class Help(Route, frozen=True):
    """Whom to ask here."""

    screen = Screen.HELP


class Pin(Route, frozen=True):
    """The door of the staff corner."""

    screen = Screen.PIN


class Staff(Route, frozen=True):
    """The staff corner."""

    screen = Screen.STAFF


class Ask(Route, frozen=True):
    """Choose a topic, or type a question. `topic`: the one whose questions are shown."""

    screen = Screen.ASK
    topic: str = ""
    typing: bool = False


class AnswerPage(Route, frozen=True):
    """The answer to a question of the content, or to what was typed (`text`).

    `others`: the questions near it instead, from which to choose another.
    """

    screen = Screen.ANSWER
    answer: str = ""
    text: str = ""
    others: bool = False


class Status(Route, frozen=True):
    """How far is my application? Type the reference, then the birth date, look at both, read."""

    screen = Screen.STATUS
    step: Literal["reference", "birth", "check", "found"] = "reference"


class Wait(Route, frozen=True):
    """Will it take long? Type your number; `found`: what is known of it."""

    screen = Screen.WAIT
    found: bool = False


class More(Route, frozen=True):
    """Everything else there is."""

    screen = Screen.MORE


class Learn(Route, frozen=True):
    """The lessons."""

    screen = Screen.LEARN


class LessonPage(Route, frozen=True):
    """One lesson, step by step."""

    screen = Screen.LESSON
    lesson: str


class News(Route, frozen=True):
    """What the office announces."""

    screen = Screen.NEWS


class ContactPage(Route, frozen=True):
    """How to reach the office, and where to complain."""

    screen = Screen.CONTACT


class About(Route, frozen=True):
    """What this stand is, what it keeps of you, and your rights."""

    screen = Screen.ABOUT


THANKS = "#thanks"
"""The step after the last one; ids of questions have no `#`."""


class Survey(Route, frozen=True):
    """The satisfaction survey, at one of its steps; at the one last seen where `step` is empty.

    `service`: what one was served for, where that is known. `by`: who holds the screen.
    """

    screen = Screen.SURVEY
    service: str = ""
    by: Literal["citizen", "staff"] = "citizen"
    step: str = ""


class Router:
    """A stack of routes; Attract when nobody is here, else Home at the bottom."""

    def __init__(self) -> None:
        self._stack: list[Route] = [Attract()]

    @property
    def here(self) -> Route:
        """The route that is shown."""
        return self._stack[-1]

    @property
    def below(self) -> Route | None:
        """The route that `back` leads to."""
        return self._stack[-2] if self.can_go_back else None

    @property
    def can_go_back(self) -> bool:
        """True where `back` leads somewhere."""
        return len(self._stack) > 1

    def holds(self, *screens: Screen) -> bool:
        """True while one of these is shown, or lies on the way back."""
        return any(route.screen in screens for route in self._stack)

    def wake(self) -> bool:
        """The first touch: shows Home. False when somebody is here already."""
        if self.here.screen is not Screen.ATTRACT:
            return False
        self._stack = [HomePage()]
        return True

    def go(self, route: Route) -> None:
        """Shows `route` on top of where one is."""
        if self.here.screen is Screen.ATTRACT:
            self._stack = [HomePage()]
        if route != self.here:
            self._stack.append(route)

    def replace(self, route: Route) -> None:
        """Shows `route` instead of where one is: there is no way back to a step that is done."""
        self._stack[-1] = route

    def finish(self, route: Route) -> None:
        """Shows `route` with only Home below it: the steps before it are done."""
        self._stack = [HomePage(), route]

    def back(self) -> None:
        """One step back; stays at the bottom."""
        if self.can_go_back:
            self._stack.pop()

    def home(self) -> None:
        """Back to the bottom, where Home is."""
        self._stack = [HomePage()]

    def wipe(self) -> None:
        """Forgets everything about this person."""
        self._stack = [Attract()]

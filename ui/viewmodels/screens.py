"""The view-models of all screens, each made when its screen is first shown, or in a quiet moment.

Importing and making them all takes longer than the first frame may: a stand shows itself first.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from PySide6.QtCore import Property, QObject, QTimer, Slot

from kiosk.home import Home
from ui.logbook import Logbook
from ui.router import Screen
from ui.session import Session
from ui.viewmodels.base import ViewModel
from ui.viewmodels.welcome import AttractVm

_CLASSES: dict[Screen, str] = {
    Screen.HOME: "welcome.HomeVm",
    Screen.SERVICES: "services.ServicesVm",
    Screen.LANE: "lane.LaneVm",
    Screen.RESULT: "result.ResultVm",
    Screen.REQUIREMENTS: "requirements.RequirementsVm",
    Screen.NOTICE: "notice.NoticeVm",
    Screen.HELP: "help.HelpVm",
    Screen.PIN: "pin.PinVm",
    Screen.STAFF: "staff.StaffVm",
    Screen.ASK: "ask.AskVm",
    Screen.ANSWER: "answer.AnswerVm",
    Screen.STATUS: "status.StatusVm",
    Screen.WAIT: "wait.WaitVm",
    Screen.SURVEY: "survey.SurveyVm",
    Screen.MORE: "more.MoreVm",
    Screen.LEARN: "learn.LearnVm",
    Screen.LESSON: "learn.LessonVm",
    Screen.NEWS: "reading.NewsVm",
    Screen.CONTACT: "reading.ContactVm",
    Screen.ABOUT: "reading.AboutVm",
}
"""Module and class in `ui.viewmodels` of each screen that needs more than the first frame."""


def _of(screen: Screen) -> Callable[[ScreenVms], ViewModel]:
    return lambda self: self.of(screen)


class ScreenVms(ViewModel):
    """Makes them, and hands them to QML, which names each one's class: `app.home as HomeVm`."""

    def __init__(self, session: Session, home: Home, logbook: Logbook) -> None:
        super().__init__(session)
        self._attract = AttractVm(session)
        self._made: dict[Screen, ViewModel] = {Screen.ATTRACT: self._attract}
        self._extras: dict[Screen, tuple[object, ...]] = {
            Screen.PIN: (home,),
            Screen.STAFF: (logbook,),
        }
        self._ahead = QTimer(self, interval=0)
        self._ahead.timeout.connect(self._make_one)
        session.opened.connect(self._ahead.start)

    home = Property(QObject, _of(Screen.HOME), constant=True)
    services = Property(QObject, _of(Screen.SERVICES), constant=True)
    lane = Property(QObject, _of(Screen.LANE), constant=True)
    result = Property(QObject, _of(Screen.RESULT), constant=True)
    requirements = Property(QObject, _of(Screen.REQUIREMENTS), constant=True)
    notice = Property(QObject, _of(Screen.NOTICE), constant=True)
    helpVm = Property(QObject, _of(Screen.HELP), constant=True)
    pin = Property(QObject, _of(Screen.PIN), constant=True)
    staff = Property(QObject, _of(Screen.STAFF), constant=True)
    ask = Property(QObject, _of(Screen.ASK), constant=True)
    answer = Property(QObject, _of(Screen.ANSWER), constant=True)
    status = Property(QObject, _of(Screen.STATUS), constant=True)
    waitVm = Property(QObject, _of(Screen.WAIT), constant=True)
    survey = Property(QObject, _of(Screen.SURVEY), constant=True)
    more = Property(QObject, _of(Screen.MORE), constant=True)
    learn = Property(QObject, _of(Screen.LEARN), constant=True)
    lesson = Property(QObject, _of(Screen.LESSON), constant=True)
    news = Property(QObject, _of(Screen.NEWS), constant=True)
    contact = Property(QObject, _of(Screen.CONTACT), constant=True)
    about = Property(QObject, _of(Screen.ABOUT), constant=True)

    @Property(AttractVm, constant=True)
    def attract(self) -> AttractVm:
        """Nobody is here."""
        return self._attract

    def of(self, screen: Screen) -> ViewModel:
        """The view-model of a screen. Its class is known to QML from here on."""
        made = self._made.get(screen)
        if made is None:
            module, name = _CLASSES[screen].split(".")
            kind: Callable[..., ViewModel] = getattr(import_module(f"ui.viewmodels.{module}"), name)
            made = self._made[screen] = kind(self.session, *self._extras.get(screen, ()))
            self.connect_screen(screen, made)
        return made

    def connect_screen(self, screen: Screen, made: ViewModel) -> None:
        """Called once for each view-model that was made."""

    @Slot()
    def _make_one(self) -> None:
        """One a turn of the event loop, so that no touch waits for them."""
        due = next((screen for screen in _CLASSES if screen not in self._made), None)
        if due is None:
            self._ahead.stop()
        else:
            self.of(due)

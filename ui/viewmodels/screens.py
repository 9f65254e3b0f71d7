"""The view-models of all screens, each once."""

from __future__ import annotations

from PySide6.QtCore import Property

from kiosk.home import Home
from ui.logbook import Logbook
from ui.router import Screen
from ui.session import Session
from ui.viewmodels.base import ViewModel
from ui.viewmodels.lane import LaneVm
from ui.viewmodels.notice import HelpVm, NoticeVm
from ui.viewmodels.pin import PinVm
from ui.viewmodels.requirements import RequirementsVm
from ui.viewmodels.result import ResultVm
from ui.viewmodels.services import ServicesVm
from ui.viewmodels.staff import StaffVm
from ui.viewmodels.welcome import AttractVm, HomeVm


class ScreenVms(ViewModel):
    """Makes them, and hands them to QML."""

    def __init__(self, session: Session, home: Home, logbook: Logbook) -> None:
        super().__init__(session)
        self._attract, self._home = AttractVm(session), HomeVm(session)
        self._services, self._lane = ServicesVm(session), LaneVm(session)
        self._result, self._requirements = ResultVm(session), RequirementsVm(session)
        self._notice, self._help = NoticeVm(session), HelpVm(session)
        self._pin, self._staff = PinVm(session, home), StaffVm(session, logbook)
        self._screens: dict[Screen, ViewModel] = {
            Screen.ATTRACT: self._attract,
            Screen.HOME: self._home,
            Screen.SERVICES: self._services,
            Screen.LANE: self._lane,
            Screen.RESULT: self._result,
            Screen.REQUIREMENTS: self._requirements,
            Screen.NOTICE: self._notice,
            Screen.HELP: self._help,
            Screen.PIN: self._pin,
            Screen.STAFF: self._staff,
        }

    @Property(AttractVm, constant=True)
    def attract(self) -> AttractVm:
        """Nobody is here."""
        return self._attract

    @Property(HomeVm, constant=True)
    def home(self) -> HomeVm:
        """The first choice."""
        return self._home

    @Property(ServicesVm, constant=True)
    def services(self) -> ServicesVm:
        """Choose a service."""
        return self._services

    @Property(LaneVm, constant=True)
    def lane(self) -> LaneVm:
        """The lane question."""
        return self._lane

    @Property(ResultVm, constant=True)
    def result(self) -> ResultVm:
        """The number."""
        return self._result

    @Property(RequirementsVm, constant=True)
    def requirements(self) -> RequirementsVm:
        """What to bring."""
        return self._requirements

    @Property(NoticeVm, constant=True)
    def notice(self) -> NoticeVm:
        """Not now."""
        return self._notice

    @Property(HelpVm, constant=True)
    def helpVm(self) -> HelpVm:
        """Whom to ask."""
        return self._help

    @Property(PinVm, constant=True)
    def pin(self) -> PinVm:
        """The staff's door."""
        return self._pin

    @Property(StaffVm, constant=True)
    def staff(self) -> StaffVm:
        """The staff corner."""
        return self._staff

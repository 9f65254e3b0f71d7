"""The whole screen: where one is, in which language and size, and who is still here."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Property, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.facts import Lane
from kiosk.home import Home
from ui.idle import WARN_S, IdleWatch, Phase, patience_s
from ui.logbook import Logbook
from ui.router import THANKS, Help, LaneQuestion, Screen, Survey
from ui.session import Session
from ui.viewmodels.base import ViewModel, notice_for
from ui.viewmodels.hearing import Hearing
from ui.words import header_clock

if TYPE_CHECKING:
    from ui.viewmodels.lane import LaneVm
    from ui.viewmodels.notice import NoticeVm
    from ui.viewmodels.pin import PinVm
    from ui.viewmodels.result import ResultVm

QML_IMPORT_NAME = "Kiosk.vm"
QML_IMPORT_MAJOR_VERSION = 1

TICK_MS = 250
TEXT_SIZES = (1.0, 1.5, 2.0)
DEFAULT_LANGUAGE = "id"

_WITHOUT_A_STORE = frozenset({Screen.ATTRACT, Screen.NOTICE, Screen.HELP, Screen.PIN, Screen.STAFF})


@QmlElement
class AppVm(Hearing):
    """Where one is, and how it looks. Owns the view-models of all screens."""

    changed = Signal()
    state = Property(str, ViewModel.read_state, notify=changed)

    ticked = Signal()
    language_wanted = Signal(str)

    def __init__(
        self, session: Session, home: Home, logbook: Logbook, languages: dict[str, str]
    ) -> None:
        super().__init__(session, home, logbook)
        self._languages = languages
        self._text_factor = 1.0
        self._high_contrast = False
        self._idle = IdleWatch()
        self._phase = Phase.ACTIVE
        self._seconds = 0
        self._was_out_of_order = False
        session.routed.connect(self._routed)
        session.opened.connect(self._opened)
        session.looked.connect(self.ticked)
        self.heard.connect(self._suspend)
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    @Property(str, notify=changed)
    def screen(self) -> str:
        """The screen that is shown."""
        return self.session.router.here.screen.value

    @Property(bool, notify=changed)
    def canGoBack(self) -> bool:
        """There is a screen before this one."""
        return self.session.router.can_go_back

    @Property(str, notify=changed)
    def title(self) -> str:
        """The name of the place, marked where it is an example."""
        if self.known is None:
            return ""
        place = self.known.place
        return f"CONTOH · {place.name}" if place.example else place.name

    @Property(str, notify=ticked)
    def clock(self) -> str:
        """`Selasa 24 Nov · 09.41 WIB`."""
        return self._header_clock

    @Property(str, notify=ticked)
    def hour(self) -> str:
        """`09.41 WIB`."""
        return self._header_clock.rpartition(" · ")[2]

    @Property(str, notify=changed)
    def language(self) -> str:
        """The language of this person."""
        return self.session.lang

    @Property(list, constant=True)
    def languages(self) -> list[str]:
        """Every language there is a catalogue for; the default first."""
        return list(self._languages)

    @Slot(str, result=str)
    def languageName(self, language: str) -> str:
        """What its speakers call it."""
        return self._languages.get(language, language)

    @Property(float, notify=changed)
    def textFactor(self) -> float:
        """1.0, 1.5 or 2.0."""
        return self._text_factor

    @Property(bool, notify=changed)
    def highContrast(self) -> bool:
        """White on black."""
        return self._high_contrast

    @Property(bool, notify=ticked)
    def warning(self) -> bool:
        """Are you still here?"""
        return self._phase is Phase.WARN

    @Property(int, notify=ticked)
    def secondsLeft(self) -> int:
        """Until the warning, and then until all is wiped."""
        return self._seconds

    @Property(int, notify=ticked)
    def secondsTotal(self) -> int:
        """What `secondsLeft` began with."""
        return WARN_S if self._phase is Phase.WARN else self._patience or 0

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        """A number is being saved."""
        return self._busy_now

    @Slot()
    def wake(self) -> None:
        """The first touch."""
        if self.session.router.wake():
            self.session.routed.emit()

    @Slot()
    def touched(self) -> None:
        """Somebody is here."""
        self._idle.touched(self.session.mono_s)
        if self._phase is Phase.WARN:
            self._tick()

    @Slot()
    def goBack(self) -> None:
        """The bar's key."""
        self.session.back()

    @Slot()
    def goHome(self) -> None:
        """The bar's key."""
        self.session.home()

    @Slot()
    def goHelp(self) -> None:
        """The bar's key."""
        self.session.go(Help())

    @Slot()
    def secretTap(self) -> None:
        """A tap into the corner that only staff know of."""
        cast("PinVm", self.of(Screen.PIN)).secretTap()

    @Slot(str)
    def speak(self, language: str) -> None:
        """Another language, without losing one's place."""
        if language in self._languages and language != self.session.lang:
            self.session.lang = language
            self.language_wanted.emit(language)
            self.session.spoken.emit()
            self.ticked.emit()

    @Slot(float)
    def enlarge(self, factor: float) -> None:
        """Another text size."""
        if factor in TEXT_SIZES:
            self._text_factor = factor
            self.changed.emit()

    @Slot(bool)
    def contrast(self, high: bool) -> None:
        """High contrast, or back."""
        self._high_contrast = high
        self.changed.emit()

    def forget(self) -> None:
        """The next person finds the stand as it always is."""
        self._text_factor, self._high_contrast = 1.0, False
        self.speak(DEFAULT_LANGUAGE)
        super().forget()

    @property
    def _header_clock(self) -> str:
        now = self.session.now
        if now is None:
            return ""
        passed = timedelta(milliseconds=self.session.clock.read().mono - now.mono)
        return header_clock(now.local + passed, now.zone_name, self.lang)

    def connect_screen(self, screen: Screen, made: ViewModel) -> None:
        """What the whole screen must know of one of its screens."""
        if screen is Screen.RESULT:
            made.changed.connect(self._result_changed)
        elif screen is Screen.LANE:
            made.changed.connect(self._lane_changed)
        elif screen is Screen.NOTICE:
            cast("NoticeVm", made).retried.connect(self._retry)

    @property
    def _patience(self) -> int | None:
        here = self.session.router.here
        at_result = here.screen is Screen.RESULT
        unknown = at_result and cast("ResultVm", self.of(here.screen)).paper_is_unknown
        thanked = isinstance(here, Survey) and here.step == THANKS
        return patience_s(here.screen, paper_unknown=unknown, thanked=thanked)

    @Slot()
    def _routed(self) -> None:
        route = self.session.router.here
        if self._out_of_order and route.screen not in _WITHOUT_A_STORE:
            self.session.finish(notice_for(cast(Exception, self.session.refusal)))
            return
        self.of(route.screen).enter(route)
        self._idle.expect(self._patience, self.session.mono_s)
        self.changed.emit()
        self._tick()
        self.follow()

    @Slot()
    def _opened(self) -> None:
        here = self.session.router.here
        if self._out_of_order:
            self._routed()
        elif self._was_out_of_order and here.screen is Screen.NOTICE:
            self.session.wipe()
        self._was_out_of_order = self._out_of_order
        self.changed.emit()

    @Slot()
    def _result_changed(self) -> None:
        self._idle.prolong(self._patience)

    @property
    def _out_of_order(self) -> bool:
        """The stand couldn't be opened; it is tried again and again."""
        return self.known is None and self.session.refusal is not None

    @property
    def _busy_now(self) -> bool:
        lane = self._made.get(Screen.LANE)
        return lane is not None and lane.read_state() == "busy"

    @Slot()
    def _lane_changed(self) -> None:
        self._suspend()
        self.changed.emit()

    @Slot()
    def _suspend(self) -> None:
        # Who listens touches nothing. Only the question "are you still here?" counts on.
        listens = self.is_speaking() and self._phase is not Phase.WARN
        self._idle.suspend(self._busy_now or listens, self.session.mono_s)

    @Slot(str, str, str)
    def _retry(self, service: str, lane: str, key: str) -> None:
        self.session.replace(LaneQuestion(service))
        cast("LaneVm", self.of(Screen.LANE)).give(service, cast(Lane, lane), key)

    @Slot()
    def _tick(self) -> None:
        now = self.session.mono_s
        self._phase, self._seconds = self._idle.phase(now), self._idle.seconds_left(now)
        if self._phase is Phase.WIPE:
            self.session.wipe()
            return
        self.ticked.emit()

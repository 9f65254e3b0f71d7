"""The door of the staff corner."""

from __future__ import annotations

from collections import deque
from typing import Literal

from PySide6.QtCore import Property, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.errors import KioskError
from kiosk.home import Home
from kiosk.staff import PIN_DIGITS, StaffPin
from ui.router import Pin, Screen, Staff
from ui.session import Session
from ui.viewmodels.base import ViewModel

QML_IMPORT_NAME = "Kiosk.vm"
QML_IMPORT_MAJOR_VERSION = 1

TAPS = 5
WITHIN_S = 3.0

Step = Literal["enter", "choose", "repeat"]


class SecretTaps:
    """The hidden gesture: five taps in the right end of the header within three seconds."""

    def __init__(self) -> None:
        self._times: deque[float] = deque(maxlen=TAPS)

    def tap(self, now: float) -> bool:
        """Notes a tap. True when it completes the gesture."""
        self._times.append(now)
        full = len(self._times) == TAPS and now - self._times[0] <= WITHIN_S
        if full:
            self._times.clear()
        return full


@QmlElement
class PinVm(ViewModel):
    """Asks for the PIN; on a new stand, whoever comes first chooses it by typing it twice."""

    changed = Signal()
    state = Property(str, ViewModel.read_state, notify=changed)

    def __init__(self, session: Session, home: Home) -> None:
        super().__init__(session)
        self._pin = StaffPin(home.staff_pin)
        self._typed = ""
        self._chosen = ""
        self._step: Step = "enter"
        self._refusal: KioskError | None = None
        self._wrong = False
        self._wait_s = 0
        self._taps = SecretTaps()
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self._tick)

    @Property(int, constant=True)
    def places(self) -> int:
        """Digits of a PIN."""
        return PIN_DIGITS

    @Property(int, notify=changed)
    def typed(self) -> int:
        """Digits typed so far."""
        return len(self._typed)

    @Property(str, notify=changed)
    def step(self) -> str:
        """enter, choose (a new PIN) or repeat (it)."""
        return self._step

    @Property(bool, notify=changed)
    def wrong(self) -> bool:
        """The last try was wrong, or the two new ones differ."""
        return self._wrong

    @Property(int, notify=changed)
    def waitSeconds(self) -> int:
        """Seconds until the next try."""
        return self._wait_s

    @Property(str, notify=changed)
    def refusal(self) -> str:
        """Why a PIN can't be used."""
        return self._refusal.text(self.lang) if self._refusal else ""

    @Slot()
    def secretTap(self) -> None:
        """A tap in the hidden corner."""
        here = self.session.router.here.screen
        if self._taps.tap(self.session.mono_s) and here not in (Screen.PIN, Screen.STAFF):
            self.session.go(Pin())

    @Slot(str)
    def digit(self, value: str) -> None:
        """A key of the pad."""
        if self._state != "busy" and not self._wait_s and len(self._typed) < PIN_DIGITS:
            self._typed += value
            self._wrong, self._refusal = False, None
            self.changed.emit()

    @Slot()
    def erase(self) -> None:
        """Takes the last digit back."""
        self._typed = self._typed[:-1]
        self.changed.emit()

    @Slot()
    def confirm(self) -> None:
        """All digits are typed."""
        if len(self._typed) < PIN_DIGITS or self._state == "busy":
            return
        typed, self._typed = self._typed, ""
        if self._step == "choose":
            self._chosen, self._step = typed, "repeat"
            self.be("idle")
        elif self._step == "repeat" and typed != self._chosen:
            self._begin(wrong=True)
        else:
            self._work_on(typed)

    def enter(self, route: Pin) -> None:
        """Asks."""
        self._begin(wrong=False)
        self._look_at_wait()

    def forget(self) -> None:
        """Nothing typed stays here."""
        self._timer.stop()
        self._begin(wrong=False)

    def _begin(self, *, wrong: bool) -> None:
        self._typed = self._chosen = ""
        self._step = "enter" if self._pin.is_set() else "choose"
        self._wrong, self._refusal, self._wait_s = wrong, None, 0
        self.be("error" if wrong else "idle")

    def _work_on(self, typed: str) -> None:
        """Hashing takes tens of milliseconds: not here."""
        self.be("busy")
        mono = self.session.clock.read().mono
        pin, new = self._pin, self._step == "repeat"

        def work() -> bool:
            if new:
                pin.set(typed)
                return True
            return pin.check(typed, mono)

        self.session.pool.run(work, self._checked, self._failed)

    def _checked(self, right: bool) -> None:
        self._begin(wrong=not right)
        if right and self.session.router.here.screen is Screen.PIN:
            self.session.replace(Staff())
        elif not right:
            self._look_at_wait()

    def _failed(self, error: Exception) -> None:
        self._begin(wrong=False)
        self._refusal = error if isinstance(error, KioskError) else None
        self.be("error")
        self._look_at_wait()

    def _look_at_wait(self) -> None:
        if self._pin.is_set():
            try:
                self._wait_s = self._pin.wait_s(self.session.clock.read().mono)
            except KioskError as error:
                self._refusal = error
            if self._wait_s:
                self._timer.start()
            self.changed.emit()

    @Slot()
    def _tick(self) -> None:
        self._wait_s = max(0, self._wait_s - 1)
        if not self._wait_s:
            self._timer.stop()
        self.changed.emit()

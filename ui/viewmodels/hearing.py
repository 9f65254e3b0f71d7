"""Reading aloud, as the screens see it: the key, the volume, and what is being read.

Nothing of it is made before the first frame: a stand shows itself first, and then learns to speak.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QRectF, QTimer, Signal, Slot
from PySide6.QtQuick import QQuickWindow

from kiosk.home import Home
from ui.logbook import Logbook
from ui.session import Session
from ui.viewmodels.screens import ScreenVms

if TYPE_CHECKING:
    from ui.speech.chimes import Chimes
    from ui.speech.reader import Reader


USUAL_LOUDNESS = 0.6


class Hearing(ScreenVms):
    """What the whole screen knows of its voice."""

    heard = Signal()

    def __init__(self, session: Session, home: Home, logbook: Logbook) -> None:
        super().__init__(session, home, logbook)
        self._clips = home.path / "sounds"
        self._window: QQuickWindow | None = None
        self._reader: Reader | None = None
        self._chimes: Chimes | None = None
        session.opened.connect(self._learn_to_speak)
        session.spoken.connect(self.follow)

    @Property(bool, notify=heard)
    def soundShown(self) -> bool:
        """There is a voice, and something to hear it by."""
        return self._reader is not None

    def is_speaking(self) -> bool:
        """Something is being said."""
        return self._reader is not None and self._reader.speaking

    speaking = Property(bool, is_speaking, notify=heard)

    @Property(QRectF, notify=heard)
    def ring(self) -> QRectF:
        """Around what is being read, in the window's pixels; empty: nothing is."""
        return self._reader.ring if self._reader is not None else QRectF()

    @Property(int, notify=heard)
    def volume(self) -> int:
        """1 to 5."""
        return self._reader.volume if self._reader is not None else 0

    @Slot()
    def sound(self) -> None:
        """The bar's key: reads the screen, or is silent."""
        if self._reader is not None:
            self._reader.toggle()

    @Slot(int)
    def louder(self, by: int) -> None:
        """The voice at another volume; `by` is 1 or -1."""
        if self._reader is not None:
            self._reader.become(self._reader.volume + by)

    def look_at(self, window: QQuickWindow) -> None:
        """The window that is read."""
        self._window = window

    @Slot(str)
    def chime(self, name: str) -> None:
        """A short sound, by its name in the theme. Not while words are being said."""
        if self._chimes is not None and not self.is_speaking():
            loudness = self._reader.loudness if self._reader is not None else USUAL_LOUDNESS
            self._chimes.play(name, loudness)

    def forget(self) -> None:
        """Silent for the next person."""
        if self._reader is not None:
            self._reader.forget()
        super().forget()

    def close(self) -> None:
        """Voice and sounds end before their window does."""
        self._silenced()
        if self._chimes is not None:
            self._chimes.close()
            self._chimes = None
        self._window = None

    @Slot()
    def follow(self) -> None:
        """Another screen, or another language: read too, for one who listens."""
        if self._reader is not None:
            self._reader.follow()

    @Slot()
    def _learn_to_speak(self) -> None:
        if self._reader is None and self._window is not None and self.known is not None:
            QTimer.singleShot(0, self, self._make)

    @Slot()
    def _make(self) -> None:
        from ui.speech.setup import make_chimes, make_reader

        if self._reader is not None or self._window is None or self.known is None:
            return
        wanted = self.known.settings.sound.player
        self._chimes = self._chimes or make_chimes(wanted)
        if self._chimes is not None:
            self._reader = make_reader(self.session, self._window, self._chimes, self._clips)
        if self._reader is not None:
            self._reader.moved.connect(self.heard)
            self._reader.failed.connect(self._silenced)
        self.heard.emit()

    @Slot()
    def _silenced(self) -> None:
        # Asked anew when the stand is opened anew, which every morning is.
        if self._reader is not None:
            self._reader.close()
            self._reader = None
            self.heard.emit()

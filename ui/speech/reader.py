"""Reads the screen aloud, piece by piece, and goes along with what the person does.

The key "Sound" starts it; from then on every new screen is read, until the person presses the key
while the voice speaks, or leaves. Pressed when all has been said, it reads the screen once more.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, QTimer, Signal
from PySide6.QtQuick import QQuickWindow

from ui.session import Session
from ui.speech.aloud import Aloud
from ui.speech.chimes import Chimes
from ui.speech.headset import ARGUMENTS, find_mixer, headset_in
from ui.speech.normaliser import speakable
from ui.speech.pieces import Piece, pieces
from ui.words import translate

LOOK_MS = 300
"""How often it looks whether something new is there to be read, or gone."""

LOUDEST = 5
DEFAULT_VOLUME = 3


class Reader(QObject):
    """Follows one window. Lives in the screen's thread."""

    moved = Signal()
    """It speaks or is silent, or points somewhere else."""
    failed = Signal()
    """Neither voice nor player answers: there is nothing to be heard."""

    def __init__(
        self, session: Session, window: QQuickWindow, aloud: Aloud, chimes: Chimes
    ) -> None:
        super().__init__()
        self._session = session
        self._window = window
        self._aloud = aloud
        self._chimes = chimes
        self._mixer = find_mixer()
        self._private = False
        self._said: set[object] = set()
        self._now: Piece | None = None
        self._with_bar = False
        self._choices_said = False
        self._speaking = False
        self.wanted = False
        self.volume = DEFAULT_VOLUME
        aloud.ended.connect(self._ended)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._looked)

    @property
    def speaking(self) -> bool:
        """Something is being said now."""
        return self._speaking

    @property
    def ring(self) -> QRectF:
        """Around what is being read; empty when nothing is."""
        return self._now.place if self._now is not None and self._now.is_shown else QRectF()

    def toggle(self) -> None:
        """The key: silent while it speaks, else from the beginning."""
        if self._speaking and self.wanted:
            self.stop()
            return
        self.wanted = True
        self._begin(with_bar=True)

    def follow(self) -> None:
        """Another screen is shown, or the same in another language."""
        if self.wanted:
            self._begin(with_bar=False)

    def stop(self) -> None:
        """Silent until it is asked again."""
        self.wanted = False
        self._look.stop()
        self._be_silent()

    def forget(self) -> None:
        """The next person begins in silence, at the usual volume."""
        self.stop()
        self.volume = DEFAULT_VOLUME
        self._private = False
        self._said.clear()

    def become(self, volume: int) -> None:
        """Speaks at another volume, 1 to `LOUDEST`, and lets it be heard at once."""
        self.volume = max(1, min(LOUDEST, volume))
        if self._speaking and self._now is not None:
            self._say(self._now)
        else:
            self._speak(translate("Speech", "Volume {n}").format(n=self.volume))

    def close(self) -> None:
        """Ends voice and player."""
        self.stop()
        self._aloud.close()

    @property
    def loudness(self) -> float:
        """Of all that sounds for this person, 0 to 1."""
        return self.volume / LOUDEST

    def _begin(self, *, with_bar: bool) -> None:
        self._be_silent()
        self._said.clear()
        self._with_bar, self._choices_said = with_bar, False
        self._look.start()
        if self._mixer is not None:
            # Whoever plugs a headset in does it before the next screen is read.
            self._aloud.ask(self._mixer, ARGUMENTS, self._heard_jack)

    def _heard_jack(self, contents: str) -> None:
        self._private = headset_in(contents)

    def _looked(self) -> None:
        if self._now is not None and not self._is_still(self._now):
            self._be_silent()
        if not (self._speaking or self._chimes.playing):
            self._next()

    def _is_still(self, piece: Piece) -> bool:
        return any(one.key == piece.key for one in pieces(self._window))

    def _next(self) -> None:
        due = next((one for one in self._due() if one.key not in self._said), None)
        if due is None:
            self._point_at(None)
        elif due.control and not self._choices_said and not due.in_bar:
            self._choices_said = True
            self._speak(translate("Speech", "You can touch:"))
        else:
            self._said.add(due.key)
            self._say(due)

    def _due(self) -> list[Piece]:
        return [one for one in pieces(self._window) if self._with_bar or not one.in_bar]

    def _say(self, piece: Piece) -> None:
        text = piece.text
        if piece.secret and not self._private:
            text = translate("Speech", "What stands here is read aloud only in a headset.")
        self._speak(text)
        self._point_at(piece)

    def _speak(self, text: str) -> None:
        words = speakable(text, self._session.lang, private=self._private)
        self._speaking = True
        self._chimes.stop()
        self._aloud.say(words, self._session.lang, self.loudness)
        self.moved.emit()

    def _point_at(self, piece: Piece | None) -> None:
        self._now = piece
        self.moved.emit()

    def _be_silent(self) -> None:
        self._aloud.stop()
        self._speaking = False
        self._point_at(None)

    def _ended(self, well: bool) -> None:
        spoke, self._speaking = self._speaking, False
        if not well:
            self.stop()
            self.failed.emit()
        elif spoke and self.wanted:
            self._next()
        if not self._speaking:
            self._point_at(None)

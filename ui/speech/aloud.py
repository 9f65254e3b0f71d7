"""Says one thing after the other. Lives in the screen's thread and never holds it up.

Voice, player and mixer are processes of their own: none of them can take the screen down.
"""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from ui.speech.clips import SOUNDS, find_clip
from ui.speech.player import Player
from ui.speech.voice import Voice

log = logging.getLogger("ui.speech")

LONGEST_S = 60
"""No sentence takes longer: a program that does hangs, perhaps at a device that is gone."""

_ENDING_MS = 1000


class Aloud(QObject):
    """One mouth. What it is asked while it speaks replaces what it says."""

    ended = Signal(bool)
    """What was asked has been said (True), or couldn't be."""

    def __init__(self, voice: Voice, player: Player, clips: tuple[Path, ...] = (SOUNDS,)) -> None:
        super().__init__()
        self._voice = voice
        self._player = player
        self._clips = clips
        self._folder = tempfile.TemporaryDirectory(prefix="anjungan-speech-")
        self._process: QProcess | None = None
        self._then: Callable[[str], None] = _nothing
        self._otherwise: Callable[[], None] = self._cannot
        self._limit = QTimer(self, singleShot=True, interval=LONGEST_S * 1000)
        self._limit.timeout.connect(self._too_long)

    def say(self, spoken: str, lang: str, volume: float) -> None:
        """Says it: by a recorded clip where there is one. `volume` is 0 to 1."""
        self.stop()
        clip = find_clip(spoken, lang, self._player.suffixes, self._clips)
        if clip is not None:
            self.play(clip, volume)
            return
        file = self._path / "said.wav"
        self._run(
            self._voice.program,
            self._voice.arguments(lang, file),
            lambda output: self.play(file, volume),
            self._cannot,
            words=spoken,
        )

    def play(self, file: Path, volume: float) -> None:
        """Plays a sound file. `volume` is 0 to 1."""
        self.stop()
        arguments = self._player.arguments(file, volume, self._path)
        self._run(self._player.program, arguments, lambda output: self._done(), self._cannot)

    def ask(self, program: str, arguments: list[str], answer: Callable[[str], None]) -> None:
        """Has a program tell us something; it has told nothing where it fails."""
        self.stop()
        self._run(program, arguments, answer, lambda: answer(""))

    def stop(self) -> None:
        """Is silent at once, and says no `ended`."""
        self._limit.stop()
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.waitForFinished(_ENDING_MS)
            process.deleteLater()

    def close(self) -> None:
        """Ends everything; nothing of what was said stays on the disk."""
        self.stop()
        self._folder.cleanup()

    @property
    def _path(self) -> Path:
        return Path(self._folder.name)

    def _done(self) -> None:
        self.ended.emit(True)

    def _cannot(self) -> None:
        self.ended.emit(False)

    def _run(
        self,
        program: str,
        arguments: list[str],
        then: Callable[[str], None],
        otherwise: Callable[[], None],
        words: str = "",
    ) -> None:
        process = QProcess(self)
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._failed_to_start)
        self._process, self._then, self._otherwise = process, then, otherwise
        self._limit.start()
        process.start(program, arguments)
        process.write(words.encode())
        process.closeWriteChannel()

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        process = self._process
        if process is None or process is not self.sender():
            return
        output = bytes(process.readAllStandardOutput().data()).decode("utf-8", "replace")
        told = bytes(process.readAllStandardError().data()).decode("utf-8", "replace").strip()
        well = code == 0 and status is QProcess.ExitStatus.NormalExit
        if not well:
            log.warning("%s ended with %d: %s", process.program(), code, told[:200])
        self._let_go()
        if well:
            self._then(output)
        else:
            self._otherwise()

    def _failed_to_start(self, error: QProcess.ProcessError) -> None:
        process = self._process
        failed = error is QProcess.ProcessError.FailedToStart
        if failed and process is not None and process is self.sender():
            log.warning("%s: %s", process.program(), process.errorString())
            self._let_go()
            self._otherwise()

    def _too_long(self) -> None:
        log.warning("speech was cut off after %d s", LONGEST_S)
        self.stop()
        self._otherwise()

    def _let_go(self) -> None:
        self._limit.stop()
        if self._process is not None:
            self._process.deleteLater()
        self._process = None


def _nothing(output: str) -> None:
    """Nobody asked."""

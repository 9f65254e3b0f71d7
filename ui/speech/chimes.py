"""Short sounds: a touch that counted, one that can't be, a number, "are you still here?".

Which one goes with what is a token of the theme (`ui/qml/Kiosk/theme/Sounds.qml`). Each is a
process of its own: the screen neither waits for it nor falls with it. One sounds at a time, the
newest; the same one isn't begun anew while it sounds, however fast somebody types.
"""

from __future__ import annotations

import logging
import tempfile
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer

from ui.speech.clips import SOUNDS
from ui.speech.player import Player

log = logging.getLogger("ui.speech")

LONGEST_S = 3
"""A player that takes longer hangs, perhaps at a device that is gone."""

MOST_FAILURES = 3
"""In a row; then it isn't tried any more: all that sounds is on the screen as well."""

_ENDING_MS = 1000


class Chimes(QObject):
    """Everything that sounds without being speech. Lives in the screen's thread."""

    def __init__(self, player: Player, folder: Path = SOUNDS) -> None:
        super().__init__()
        self.player = player
        self._folder = folder
        self._copies = tempfile.TemporaryDirectory(prefix="anjungan-sounds-")
        self._process: QProcess | None = None
        self._name = ""
        self._failures = 0
        self._limit = QTimer(self, singleShot=True, interval=LONGEST_S * 1000)
        self._limit.timeout.connect(self.stop)

    @property
    def playing(self) -> bool:
        """Something sounds now."""
        return self._process is not None

    def play(self, name: str, volume: float) -> None:
        """Plays `<name>.wav` instead of what sounds. `volume` is 0 to 1."""
        if self._failures == MOST_FAILURES or (self.playing and self._name == name):
            return
        self.stop()
        process = QProcess(self)
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._failed_to_start)
        self._process, self._name = process, name
        self._limit.start()
        file = self._folder / f"{name}.wav"
        arguments = self.player.arguments(file, volume, Path(self._copies.name))
        process.start(self.player.program, arguments)

    def stop(self) -> None:
        """Is silent, and doesn't wait for it."""
        self._limit.stop()
        process, self._process = self._process, None
        if process is not None:
            process.kill()

    def close(self) -> None:
        """Ends everything."""
        self.stop()
        for process in self.findChildren(QProcess):
            process.waitForFinished(_ENDING_MS)
        self._copies.cleanup()

    def _ended(self, code: int, status: QProcess.ExitStatus) -> None:
        self._over(well=code == 0 and status is QProcess.ExitStatus.NormalExit)

    def _failed_to_start(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._over(well=False)

    def _over(self, *, well: bool) -> None:
        process = self.sender()
        process.deleteLater()
        if process is not self._process:
            return  # It was stopped.
        self._process = None
        self._limit.stop()
        self._failures = 0 if well else self._failures + 1
        if self._failures == MOST_FAILURES:
            log.info("no more sounds: %s fails", self.player.program)

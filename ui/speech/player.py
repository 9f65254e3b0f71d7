"""Who plays a sound file: a program of the system, found at the start. Or nobody."""

from __future__ import annotations

import os
import shutil
import wave
from array import array
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

NAMES = ("pw-play", "paplay", "aplay")
"""Best first: the first two share the device with others and know a volume."""

_CARDS = Path("/proc/asound/cards")
_FULL_PULSE = 65536


class Player(NamedTuple):
    """One of `NAMES`, and where it is."""

    name: str
    program: str

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Kinds of files that it plays."""
        return (".wav",) if self.name == "aplay" else (".ogg", ".wav")

    def arguments(self, file: Path, volume: float, folder: Path) -> list[str]:
        """What to call the program with. `volume` is 0 to 1; `folder` takes a softened copy."""
        match self.name:
            case "pw-play":
                return [f"--volume={volume:.2f}", str(file)]
            case "paplay":
                return [f"--volume={round(volume * _FULL_PULSE)}", str(file)]
            case _:
                # ALSA's own player knows no volume: the sound itself is made softer.
                return ["-q", str(softened(file, volume, folder))]


def find_player(
    wanted: str = "auto", environ: Mapping[str, str] = os.environ, cards: Path = _CARDS
) -> Player | None:
    """The player to use; None where there is none, or nothing to hear it by.

    `wanted` "none" switches sound off; the name of a player takes that one without asking whether
    the machine has a sound card.
    """
    for name in NAMES if wanted == "auto" else (wanted,):
        program = shutil.which(name, path=environ.get("PATH"))
        if program is not None and (wanted != "auto" or _is_heard(name, environ, cards)):
            return Player(name, program)
    return None


def _is_heard(name: str, environ: Mapping[str, str], cards: Path) -> bool:
    runtime = Path(environ.get("XDG_RUNTIME_DIR") or "/nonexistent")
    match name:
        case "pw-play":
            server = (runtime / "pipewire-0").exists()
        case "paplay":
            server = "PULSE_SERVER" in environ or (runtime / "pulse" / "native").exists()
        case _:
            server = True
    # A server without a card plays into a void. Its numbered lines are the cards.
    return server and cards.exists() and "[" in cards.read_text("utf-8", "replace")


def softened(file: Path, volume: float, folder: Path) -> Path:
    """A copy of a 16-bit WAV file at `volume` (0 to 1); files of other kinds stay as they are."""
    with wave.open(str(file), "rb") as source:
        if source.getsampwidth() != 2 or volume >= 1:
            return file
        shape, frames = source.getparams(), source.readframes(source.getnframes())
    samples = array("h", frames)
    copy = folder / "softened.wav"
    with wave.open(str(copy), "wb") as target:
        target.setparams(shape)
        target.writeframes(array("h", [int(sample * volume) for sample in samples]).tobytes())
    return copy

"""Makes the sounds in `assets/sounds/`: `python -m script.build_sounds`.

They are computed, so that nobody's rights are touched and the files can be made again. All are
short, soft and low enough for ears over 60, which hear little above 4 kHz.
"""

import math
import wave
from array import array
from pathlib import Path
from typing import NamedTuple

RATE = 22_050
FOLDER = Path(__file__).parent.parent / "assets" / "sounds"


class Tone(NamedTuple):
    """A struck tone that dies away. `fading` is how fast, per second; `peak` is 0 to 1."""

    pitch_hz: float
    length_s: float
    fading: float
    peak: float


SOUNDS = {
    # A knock on wood: the touch counted.
    "touch": (Tone(440.0, 0.08, 60, 0.5),),
    # Two dull knocks: it can't be had now, and the words beside it say why.
    "refused": (Tone(196.0, 0.12, 30, 0.6), Tone(164.81, 0.16, 25, 0.6)),
    # A rising fifth: the number is saved.
    "number": (Tone(523.25, 0.22, 9, 0.5), Tone(783.99, 0.5, 6, 0.5)),
    # A falling third: the screen is about to be cleared.
    "warning": (Tone(659.26, 0.4, 6, 0.6), Tone(523.25, 0.4, 6, 0.6)),
}


def samples_of(tone: Tone) -> list[int]:
    """The tone with one overtone; 16-bit samples."""
    samples = []
    for step in range(round(RATE * tone.length_s)):
        at_s = step / RATE
        fade = min(1.0, at_s / 0.01) * math.exp(-tone.fading * at_s)
        wave_ = math.sin(2 * math.pi * tone.pitch_hz * at_s)
        overtone = 0.25 * math.sin(4 * math.pi * tone.pitch_hz * at_s)
        samples.append(round(32767 * tone.peak * fade * (wave_ + overtone) / 1.25))
    return samples


def write(name: str, folder: Path) -> Path:
    """Writes one of `SOUNDS` into a folder."""
    samples = array("h", [sample for tone in SOUNDS[name] for sample in samples_of(tone)])
    path = folder / f"{name}.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
    return path


def main() -> None:
    """Writes them all."""
    for name in SOUNDS:
        path = write(name, FOLDER)
        print(f"{path.name}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()

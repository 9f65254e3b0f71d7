"""Makes `assets/sounds/warning.wav`: `python -m script.build_sounds`.

Two soft tones, a falling third, that say "the screen is about to be cleared" to whoever looks away.
They are computed, so that nobody's rights are touched and the file can be made again.
"""

import math
import wave
from array import array
from pathlib import Path

RATE = 22_050
TONES_HZ = (659.26, 523.25)
TONE_S = 0.4
PEAK = 0.6
FILE = Path(__file__).parent.parent / "assets" / "sounds" / "warning.wav"


def tone(pitch_hz: float) -> list[int]:
    """A struck tone that dies away, with one overtone; 16-bit samples."""
    samples = []
    for step in range(round(RATE * TONE_S)):
        at_s = step / RATE
        fade = min(1.0, at_s / 0.01) * math.exp(-6 * at_s)
        wave_ = math.sin(2 * math.pi * pitch_hz * at_s)
        overtone = 0.25 * math.sin(4 * math.pi * pitch_hz * at_s)
        samples.append(round(32767 * PEAK * fade * (wave_ + overtone) / 1.25))
    return samples


def main() -> None:
    """Writes the file."""
    samples = array("h", [sample for pitch in TONES_HZ for sample in tone(pitch)])
    with wave.open(str(FILE), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
    print(f"{FILE.name}: {FILE.stat().st_size} bytes")


if __name__ == "__main__":
    main()

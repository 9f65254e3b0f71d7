"""The voice that makes speech of words: eSpeak NG, which needs no network and speaks Indonesian."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

WORDS_A_MINUTE = 135
"""Slower than its own 175: most who listen here are over 50 and hear this voice the first time."""


class Voice(NamedTuple):
    """eSpeak NG, and where it is."""

    program: str

    def arguments(self, lang: str, file: Path) -> list[str]:
        """What to call it with; the words come through its standard input.

        Other languages than English are spoken by the Indonesian voice, whose vowels fit those of
        this region best.
        """
        name = "en" if lang == "en" else "id"
        return ["-v", name, "-s", str(WORDS_A_MINUTE), "-b", "1", "-w", str(file), "--stdin"]


def find_voice(environ: Mapping[str, str] = os.environ) -> Voice | None:
    """The voice of this machine; None where there is none."""
    program = shutil.which("espeak-ng", path=environ.get("PATH"))
    return Voice(program) if program else None

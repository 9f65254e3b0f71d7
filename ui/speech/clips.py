"""Recorded clips, which a person has spoken: they go before the machine's voice.

`<language>/<name>.ogg` (or `.wav`) in `sounds/` of a stand's home, else in `assets/sounds/`. The
name is made of what is said: "Ambil nomor antrean" is `ambil-nomor-antrean`. A longer sentence
keeps its beginning and gets a mark, so that two that begin alike differ.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from ui.assets import ASSETS

SOUNDS = ASSETS / "sounds"
LONGEST = 60
_MARK = 8


def clip_name(spoken: str) -> str:
    """The file name, without its ending, of what the normaliser made of a text."""
    name = re.sub(r"[^a-z0-9]+", "-", spoken.lower()).strip("-")
    if len(name) <= LONGEST:
        return name
    mark = hashlib.sha256(spoken.lower().encode()).hexdigest()[:_MARK]
    return f"{name[: LONGEST - _MARK - 1].rstrip('-')}-{mark}"


def find_clip(
    spoken: str, lang: str, suffixes: tuple[str, ...], folders: tuple[Path, ...]
) -> Path | None:
    """The recording of `spoken` in the first folder that has one; None where nobody recorded it."""
    name = clip_name(spoken)
    files = (folder / lang / f"{name}{suffix}" for folder in folders for suffix in suffixes)
    return next((file for file in files if file.is_file()), None)

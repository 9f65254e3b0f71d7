"""Which way Qt draws, decided before the first window exists.

The software renderer is as fast as a screen needs and runs everywhere; a graphics driver that
hangs or crashes must not take a stand down twice. So a start leaves a marker and takes it away
when its first frame is on the screen: a marker still there means the last start never got so far.
"""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from pathlib import Path
from typing import Literal

Choice = Literal["auto", "software", "gpu"]
VARIABLE = "QT_QUICK_BACKEND"
_GPUS = Path("/dev/dri")


class StartMarker:
    """The file that says "a start has begun and hasn't shown anything yet"."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "started"

    @property
    def left_behind(self) -> bool:
        """True when the last start never reached its first frame."""
        return self._file.exists()

    def set(self) -> None:
        """A start begins."""
        self._file.touch()

    def clear(self) -> None:
        """The first frame is on the screen."""
        self._file.unlink(missing_ok=True)


def choose(
    setting: Choice,
    marker: StartMarker,
    environ: MutableMapping[str, str] = os.environ,
    gpus: Path = _GPUS,
) -> str:
    """Sets Qt's backend in `environ` and answers "software", "gpu" or what was set already."""
    if named := environ.get(VARIABLE):
        return named
    software = setting == "software" or (
        setting == "auto" and (marker.left_behind or not any(gpus.glob("renderD*")))
    )
    if software:
        environ[VARIABLE] = "software"
    return "software" if software else "gpu"

"""Is a headset plugged in? Then nobody else hears, and what is personal may be read aloud."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping

ARGUMENTS = ["contents"]
"""Of `amixer`: every control of the first card with its value, jacks among them."""

_JACK = re.compile(r"name='[^']*(?:Headphone|Headset)[^']*Jack[^']*'[^:]*: values=(on|off)")


def find_mixer(environ: Mapping[str, str] = os.environ) -> str | None:
    """The program that reads the jacks; None where there is none."""
    return shutil.which("amixer", path=environ.get("PATH"))


def headset_in(contents: str) -> bool:
    """True where a jack for a headset says so. A card that doesn't tell counts as a loudspeaker."""
    return "on" in _JACK.findall(contents)

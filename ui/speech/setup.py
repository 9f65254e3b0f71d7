"""A reader, where this machine can speak at all."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtQuick import QQuickWindow

from ui.session import Session
from ui.speech.aloud import Aloud
from ui.speech.chimes import Chimes
from ui.speech.clips import SOUNDS
from ui.speech.player import find_player
from ui.speech.reader import Reader
from ui.speech.voice import find_voice

log = logging.getLogger("ui.speech")


def make_chimes(wanted: str) -> Chimes | None:
    """What sounds at a touch; None, with the reason in the log, where nobody could hear it.

    `wanted` is the setting `[sound] player`.
    """
    if wanted == "none":
        return None
    player = find_player(wanted)
    if player is None:
        log.info("no sound: no sound card, or no program that plays on it")
        return None
    return Chimes(player)


def make_reader(
    session: Session, window: QQuickWindow, chimes: Chimes, recorded: Path
) -> Reader | None:
    """Reads `window` aloud by the player of `chimes`; None, with the reason in the log, if mute.

    `recorded` is the stand's own folder of clips: what lies there goes before what is shipped.
    """
    voice = find_voice()
    if voice is None:
        log.info("no reading aloud: espeak-ng isn't installed")
        return None
    log.info("reading aloud through %s", chimes.player.name)
    return Reader(session, window, Aloud(voice, chimes.player, (recorded, SOUNDS)), chimes)

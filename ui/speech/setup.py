"""A reader, where this machine can speak at all."""

from __future__ import annotations

import logging

from PySide6.QtQuick import QQuickWindow

from ui.session import Session
from ui.speech.aloud import Aloud
from ui.speech.player import find_player
from ui.speech.reader import Reader
from ui.speech.voice import find_voice

log = logging.getLogger("ui.speech")


def make_reader(session: Session, window: QQuickWindow, wanted: str) -> Reader | None:
    """Reads `window` aloud; None, with the reason in the log, where nobody could hear it.

    `wanted` is the setting `[sound] player`.
    """
    if wanted == "none":
        return None
    voice, player = find_voice(), find_player(wanted)
    if voice is None:
        log.info("no reading aloud: espeak-ng isn't installed")
        return None
    if player is None:
        log.info("no reading aloud: no sound card, or no program that plays on it")
        return None
    log.info("reading aloud through %s", player.name)
    return Reader(session, window, Aloud(voice, player))

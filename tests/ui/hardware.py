"""A keyboard or a scanner that is plugged in: both send the same key events."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtQuick import QQuickWindow

_PLAIN = Qt.KeyboardModifier.NoModifier


def type_text(window: QQuickWindow, text: str) -> None:
    """Types every letter of `text`; a line's end is the Enter key."""
    for letter in text:
        key = Qt.Key.Key_Return if letter == "\n" else Qt.Key(ord(letter.upper()))
        held = Qt.KeyboardModifier.ShiftModifier if letter.isupper() else _PLAIN
        sign = "\r" if letter == "\n" else letter
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QGuiApplication.sendEvent(window, QKeyEvent(kind, key, held, sign))

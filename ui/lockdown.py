"""No way out of the screen but the staff corner: keys and clicks that a window would obey end here.

What the desktop obeys before any window sees it (the logo key, another terminal) is the business of
the session that the stand starts in: see docs/stand.md.
"""

from __future__ import annotations

from functools import cache
from typing import cast

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QMouseEvent

_KEY_EVENTS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.Shortcut,
    }
)
_MOUSE_EVENTS = frozenset(
    {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick}
)


class Lockdown(QObject):
    """An event filter for the window. `closable` is for a window on a developer's desktop."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.closable = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True, so that the window never learns of it, for all that leads outside."""
        kind = event.type()
        if kind in _KEY_EVENTS:
            return not _may_type(cast(QKeyEvent, event))
        if kind in _MOUSE_EVENTS:
            return cast(QMouseEvent, event).button() is not QtCore.Qt.MouseButton.LeftButton
        if kind == QEvent.Type.Close and not self.closable:
            event.ignore()
            return True
        return kind in (QEvent.Type.ContextMenu, QEvent.Type.DragEnter, QEvent.Type.Drop)


@cache
def _keys_left() -> frozenset[int]:
    """What a keyboard or a tactile pad may do, besides typing what can be printed.

    Made at the first key: even to import the namespace `Qt` takes longer than the first frame has.
    """
    key = QtCore.Qt.Key
    return frozenset(
        {
            key.Key_Tab, key.Key_Backtab, key.Key_Return, key.Key_Enter, key.Key_Space,
            key.Key_Left, key.Key_Right, key.Key_Up, key.Key_Down, key.Key_Backspace,
            key.Key_Escape, key.Key_Shift,
        }
    )  # fmt: skip


def _may_type(event: QKeyEvent) -> bool:
    held = QtCore.Qt.KeyboardModifier
    if event.modifiers() & (held.ControlModifier | held.AltModifier | held.MetaModifier):
        return False
    return event.key() in _keys_left() or (event.text().isprintable() and bool(event.text()))

"""No way out of the screen but the staff corner: keys and clicks that a window would obey end here.

What the desktop obeys before any window sees it (the logo key, another terminal) is the business of
the session that the stand starts in: see docs/stand.md.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

_Key = Qt.Key
_Modifier = Qt.KeyboardModifier

KEYS_LEFT = frozenset(
    {
        _Key.Key_Tab, _Key.Key_Backtab, _Key.Key_Return, _Key.Key_Enter, _Key.Key_Space,
        _Key.Key_Left, _Key.Key_Right, _Key.Key_Up, _Key.Key_Down, _Key.Key_Backspace,
        _Key.Key_Escape, _Key.Key_Shift,
    }
)  # fmt: skip
"""What a keyboard or a tactile pad may do, besides typing what can be printed."""

_HELD = _Modifier.ControlModifier | _Modifier.AltModifier | _Modifier.MetaModifier
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
            return cast(QMouseEvent, event).button() is not Qt.MouseButton.LeftButton
        if kind == QEvent.Type.Close and not self.closable:
            event.ignore()
            return True
        return kind in (QEvent.Type.ContextMenu, QEvent.Type.DragEnter, QEvent.Type.Drop)


def _may_type(event: QKeyEvent) -> bool:
    if event.modifiers() & _HELD:
        return False
    return event.key() in KEYS_LEFT or (event.text().isprintable() and bool(event.text()))

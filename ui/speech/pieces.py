"""What a screen has to say: the names in its accessible tree, in reading order.

So every screen can be read aloud, and what a screen reader finds is what a person hears. An item
may have a property `spoken`, which is said instead of its name, and a property `secret`: its words
are for a headset only, as are those of a field in which a person types.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, cast

import shiboken6
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickItem, QQuickWindow

_Role = QAccessible.Role
_AROUND = frozenset({_Role.Window, _Role.Pane, _Role.Dialog, _Role.Client, _Role.Grouping})
_CONTROLS = frozenset(
    {_Role.Button, _Role.CheckBox, _Role.RadioButton, _Role.Link, _Role.PageTab, _Role.ListItem}
)
_FIELDS = frozenset({_Role.EditableText, _Role.Terminal})


class Piece(NamedTuple):
    """One thing to say. `key` tells it from others; figures in it may change without being news."""

    item: QQuickItem
    key: tuple[int, str]
    text: str
    secret: bool
    control: bool
    in_bar: bool

    @property
    def is_shown(self) -> bool:
        """It is still on the screen."""
        return shiboken6.isValid(self.item) and self.item.isVisible()

    @property
    def place(self) -> QRectF:
        """Where it is in the window, in pixels."""
        return QRectF(
            self.item.mapToScene(QPointF(0, 0)),
            self.item.mapToScene(QPointF(self.item.width(), self.item.height())),
        )


def pieces(window: QQuickWindow) -> list[Piece]:
    """All that is shown; of a question that covers the screen only that. The bar comes last."""
    found = list(_below(QAccessible.queryAccessibleInterface(window), secret=False))
    dialogs = [one.item for one in found if _is_dialog(one)]
    if dialogs:
        found = [one for one in found if dialogs[-1].isAncestorOf(one.item)]
    said = [one for one in found if one.text]
    return sorted(said, key=lambda piece: piece.in_bar)


def _is_dialog(piece: Piece) -> bool:
    return piece.key[1] == _Role.Dialog.name


def _below(one: QAccessibleInterface, secret: bool) -> Iterator[Piece]:
    for index in range(one.childCount()):
        child = one.child(index)
        item = cast(QQuickItem | None, child.object())
        if item is None or not item.isVisible() or not _is_opaque(item):
            continue
        hidden = secret or bool(item.property("secret")) or child.role() in _FIELDS
        yield _piece(child, item, hidden)
        yield from _below(child, hidden)


def _piece(one: QAccessibleInterface, item: QQuickItem, secret: bool) -> Piece:
    role = one.role()
    text = "" if role in _AROUND or item.property("rapid") else _words(one, item)
    in_bar = _is_bar(item.objectName())
    # The bar's keys stay what they are, though the one for sound changes its name by being used.
    key = role.name if role in _AROUND or in_bar else re.sub(r"\d+", "#", text)
    # Not by its meta-object: PySide keeps those at addresses that other items get later.
    control = role in _CONTROLS and item.property("rapid") is not None
    pointer = shiboken6.getCppPointer(item)[0]
    return Piece(item, (pointer, key), text, secret, control, in_bar)


def _is_bar(name: str) -> bool:
    return name.startswith("bar") and name[3:4].isupper()


def _words(one: QAccessibleInterface, item: QQuickItem) -> str:
    spoken = item.property("spoken")
    if isinstance(spoken, str) and spoken:
        return spoken
    parts = [one.text(QAccessible.Text.Name), one.text(QAccessible.Text.Description)]
    if one.role() in _FIELDS:
        parts.append(one.text(QAccessible.Text.Value))
    return ". ".join(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _is_opaque(item: QQuickItem) -> bool:
    above: QQuickItem | None = item
    while above is not None:
        if above.opacity() == 0:
            return False
        above = above.parentItem()
    return True

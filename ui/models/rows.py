"""A Qt list model over a tuple of frozen values: each field is a role of the same name."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

import msgspec
from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QPersistentModelIndex

Row = TypeVar("Row", bound=msgspec.Struct)
_FIRST_ROLE = 0x0100
"""`Qt.ItemDataRole.UserRole`, by its number: PySide takes 30 ms to make the namespace `Qt`."""

_ROOT = QModelIndex()


class RowsModel(QAbstractListModel, Generic[Row]):
    """Rows for a Repeater.

    `put` changes only what differs: an item that is made anew would lose the finger on it.
    """

    def __init__(self, kind: type[Row]) -> None:
        super().__init__()
        self._fields = kind.__struct_fields__
        self._rows: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows as they are."""
        return self._rows

    def put(self, rows: tuple[Row, ...]) -> None:
        """Shows `rows` instead."""
        before, self._rows = self._rows, self._rows[: len(rows)]
        if len(before) > len(rows):
            self.beginRemoveRows(_ROOT, len(rows), len(before) - 1)
            self.endRemoveRows()
        self._rows = rows[: len(before)]
        for number, (old, new) in enumerate(zip(before, self._rows, strict=False)):
            if old != new:
                self.dataChanged.emit(self.index(number), self.index(number))
        if len(rows) > len(before):
            self.beginInsertRows(_ROOT, len(before), len(rows) - 1)
            self._rows = rows
            self.endInsertRows()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """Qt's question."""
        return 0 if parent.isValid() else len(self._rows)

    def roleNames(self) -> dict[int, QByteArray]:
        """Qt's question."""
        return {
            _FIRST_ROLE + number: QByteArray(name.encode())
            for number, name in enumerate(self._fields)
        }

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = _FIRST_ROLE) -> Any:
        """Qt's question."""
        number = role - _FIRST_ROLE
        if index.isValid() and 0 <= number < len(self._fields):
            return getattr(self._rows[index.row()], self._fields[number])
        return None

"""Pages of lines to read: what the screens share that the reader turns page by page."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from PySide6.QtCore import Property, QObject, Slot

from ui.models.rows import RowsModel
from ui.session import Session
from ui.viewmodels.base import ViewModel


class Line(msgspec.Struct, frozen=True):
    """One line. `figure` stands at the right, `link` becomes a QR code.

    `key` is not empty where the line can be ticked.
    """

    section: str
    text: str
    detail: str = ""
    figure: str = ""
    sign: str = ""
    link: str = ""
    key: str = ""
    ticked: bool = False


class LinesVm(ViewModel):
    """A screen whose lines follow from the stand, the language and its route."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._lines = RowsModel(Line)
        session.spoken.connect(self.fill)

    @Property(QObject, constant=True)
    def lines(self) -> QObject:
        """Model with the fields of `Line` as roles."""
        return self._lines

    def made(self) -> Iterable[Line]:
        """The lines as they are now; asked for only while the stand is known."""
        return ()

    def enter(self, route: object) -> None:
        """Shows them."""
        self.fill()

    def forget(self) -> None:
        """Nothing of a person stays here."""
        self._lines.put(())
        super().forget()

    @Slot()
    def fill(self) -> None:
        """Makes the lines anew."""
        if self.known is not None:
            self._lines.put(tuple(self.made()))
        self.changed.emit()

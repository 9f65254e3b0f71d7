"""Pages that are only read: announcements, contacts, and what this stand is."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Property, Signal
from PySide6.QtQml import QmlElement

from ui.about import about_lines
from ui.contacts import account_lines, complaint_lines, office_lines, place_lines
from ui.viewmodels.lines import Line, LinesVm
from ui.words import long_date, translate

QML_IMPORT_NAME = "Kiosk.vm"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class NewsVm(LinesVm):
    """What the place announces today."""

    changed = Signal()
    state = Property(str, LinesVm.read_state, notify=changed)

    def made(self) -> Iterable[Line]:
        """The newest first."""
        if self.known is None or self.session.now is None:
            return
        for found in self.known.place.announced(self.session.now.local.date()):
            until = translate("News", "Until {day}")
            yield Line(
                "news",
                found.text.get(self.lang),
                until.format(day=long_date(found.last, self.lang)),
                sign="bell",
            )


@QmlElement
class ContactVm(LinesVm):
    """How to reach the place, its office, and where to complain."""

    changed = Signal()
    state = Property(str, LinesVm.read_state, notify=changed)

    def made(self) -> Iterable[Line]:
        """Place, office, complaints, accounts."""
        assert self.known is not None
        yield from place_lines(self.known, self.lang)
        yield from office_lines(self.known, self.lang)
        yield from complaint_lines()
        yield from account_lines(self.known)


@QmlElement
class AboutVm(LinesVm):
    """What this stand is, what it keeps of you, and your rights."""

    changed = Signal()
    state = Property(str, LinesVm.read_state, notify=changed)

    def made(self) -> Iterable[Line]:
        """The stand, the data, the rights."""
        assert self.known is not None
        return about_lines(self.known, self.lang)

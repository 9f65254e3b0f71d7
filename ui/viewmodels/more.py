"""Everything else there is: a tile only for what there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.models.rows import RowsModel
from ui.router import About, ContactPage, Learn, More, News, Route, Survey, Wait
from ui.session import Session
from ui.viewmodels.base import ViewModel
from ui.viewmodels.services import Choice
from ui.words import translate

QML_IMPORT_NAME = "Kiosk.vm"
QML_IMPORT_MAJOR_VERSION = 1

_ROUTES: dict[str, Callable[[], Route]] = {
    "wait": Wait,
    "survey": Survey,
    "learn": Learn,
    "news": News,
    "contact": ContactPage,
    "about": About,
}


@QmlElement
class MoreVm(ViewModel):
    """At most six tiles."""

    changed = Signal()
    state = Property(str, ViewModel.read_state, notify=changed)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._choices = RowsModel(Choice)
        session.opened.connect(self._fill)
        session.looked.connect(self._fill)
        session.spoken.connect(self._fill)

    @Property(QObject, constant=True)
    def choices(self) -> QObject:
        """Model with the roles key, title, about, thing, lead."""
        return self._choices

    @Property(int, notify=changed)
    def count(self) -> int:
        """How many tiles there are."""
        return len(self._choices.rows)

    @Slot(str)
    def choose(self, key: str) -> None:
        """A tile was touched."""
        self.session.go(_ROUTES[key]())

    def enter(self, route: More) -> None:
        """Shows what there is now."""
        self._fill()

    @Slot()
    def _fill(self) -> None:
        if self.known is not None:
            self._choices.put(tuple(self._offered()))
        self.changed.emit()

    def _offered(self) -> Iterator[Choice]:
        assert self.known is not None
        now, catalogue = self.session.now, self.known.catalogue
        if now is not None and (now.waiting or now.serving):
            yield _tile(
                "wait",
                translate("More", "Will it take long?"),
                translate("More", "If you have a number"),
                "clock",
            )
        if catalogue.surveys:
            yield _tile(
                "survey",
                translate("More", "How was it?"),
                translate("More", "Rate the service"),
                "survey",
            )
        if any(lesson.verified for lesson in catalogue.lessons):
            yield _tile(
                "learn",
                translate("More", "Learn"),
                translate("More", "Short lessons with pictures"),
                "learn",
            )
        if now is not None and self.known.place.announced(now.local.date()):
            yield _tile("news", translate("More", "Announcements"), self.known.place.name, "news")
        yield _tile(
            "contact",
            translate("More", "Contact and complaints"),
            translate("More", "Addresses and hours"),
            "contact",
        )
        yield _tile(
            "about",
            translate("More", "About this stand"),
            translate("More", "Your data and your rights"),
            "about",
        )


def _tile(key: str, title: str, about: str, thing: str) -> Choice:
    return Choice(key, title, about, thing, "more")

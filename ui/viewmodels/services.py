"""Choose a service: at most six choices a screen, the most wanted first."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.content.catalogue import MENU_CHOICES
from kiosk.content.schema import Icon, MenuGroup, Service
from ui.models.rows import RowsModel
from ui.router import LaneQuestion, Requirements, Services
from ui.session import Session
from ui.snapshot import Known
from ui.viewmodels.base import ViewModel
from ui.words import translate

QML_IMPORT_NAME = "Kiosk.vm"
QML_IMPORT_MAJOR_VERSION = 1

PICTOGRAMS: dict[Icon, str] = {
    "kaaba": "kaabah",
    "passport": "new",
    "renew": "renewal",
    "parent-child": "child",
    "briefcase": "worker",
    "lost-book": "lost",
    "torn-book": "torn",
    "hand-book": "collect",
    "pen": "change",
    "clock": "sameday",
    "globe": "foreigner",
    "paper": "requirements",
    "cane": "elderly",
    "bus": "group",
    "house": "passport",
    "question": "help",
    "speech": "ask",
    "book": "others",
}
"""The drawing for each sign that the content may name."""


class Choice(msgspec.Struct, frozen=True):
    """One tile. `key` names it to the finger and to tests."""

    key: str
    title: str
    about: str
    thing: str
    lead: str


@QmlElement
class ServicesVm(ViewModel):
    """The menu of services, to take a number or to read."""

    changed = Signal()
    state = Property(str, ViewModel.read_state, notify=changed)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._route = Services("take")
        self._choices = RowsModel(Choice)
        session.opened.connect(self._fill)
        session.spoken.connect(self._fill)

    @Property(QObject, constant=True)
    def choices(self) -> QObject:
        """Model with the roles key, title, about, thing, lead."""
        return self._choices

    @Property(int, notify=changed)
    def count(self) -> int:
        """How many choices this page has."""
        return len(self._choices.rows)

    @Property(bool, notify=changed)
    def taking(self) -> bool:
        """To take a number (else: to read)."""
        return self._route.purpose == "take"

    @Property(str, notify=changed)
    def groupName(self) -> str:
        """The door one came through; empty at the first page."""
        if self.known is None or self._route.group == "utama":
            return ""
        return _door(self.known, self._route.group).name.get(self.lang)

    @Slot(str)
    def choose(self, key: str) -> None:
        """A tile was touched."""
        route = self._route
        match key:
            case "lainnya" | "wna":
                self.session.go(Services(route.purpose, key))
            case "more":
                self.session.go(Services(route.purpose, route.group, route.page + 1))
            case _ if route.purpose == "take":
                self.session.go(LaneQuestion(key))
            case _:
                self.session.go(Requirements(key))

    def enter(self, route: Services) -> None:
        """Shows that page of the menu."""
        self._route = route
        self._fill()

    def forget(self) -> None:
        """Which door one came through is nobody else's business."""
        self._route = Services("take")
        super().forget()

    @Slot()
    def _fill(self) -> None:
        if self.known is not None:
            self._choices.put(page_of(self.known, self._route, self.lang))
        self.changed.emit()


def page_of(known: Known, route: Services, lang: str) -> tuple[Choice, ...]:
    """The choices of one page: services, then doors or the way to the next page."""
    services = [
        service
        for service in known.catalogue.services_for_menu(route.group)
        if service.ticket or route.purpose == "read"
    ]
    if route.group == "utama":
        doors = [_door_choice(known, key, lang) for key in ("lainnya", "wna")]
        shown = services[: MENU_CHOICES - len(doors)]
        return (*(_choice(known, service, lang) for service in shown), *doors)
    size = MENU_CHOICES if len(services) <= MENU_CHOICES else MENU_CHOICES - 1
    shown = services[route.page * size : (route.page + 1) * size]
    page = tuple(_choice(known, service, lang) for service in shown)
    pages = -(-len(services) // size)
    if route.page + 1 >= pages:
        return page
    title = translate("Services", "More choices")
    about = translate("Services", "Page {page} of {pages}").format(page=route.page + 2, pages=pages)
    return (*page, Choice("more", title, about, "others", "page"))


def _choice(known: Known, service: Service, lang: str) -> Choice:
    return Choice(
        key=service.id,
        title=known.said(service.short_name, lang),
        about=known.said(service.audience, lang),
        thing=PICTOGRAMS[service.icon],
        lead="service",
    )


def _door(known: Known, key: str) -> MenuGroup:
    return next(group for group in known.catalogue.menu if group.id == key)


def _door_choice(known: Known, key: str, lang: str) -> Choice:
    door = _door(known, key)
    first = known.catalogue.services_for_menu(door.id)[:2]
    about = ", ".join(service.short_name.get(lang) for service in first)
    return Choice(key, door.name.get(lang), about, PICTOGRAMS[door.icon], "group")

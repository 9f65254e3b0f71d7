"""What every view-model has."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.errors import DeskClosed, KioskError, NotAllowed, QuotaUsedUp, StoreBusy
from ui.router import Notice, NoticeKind
from ui.session import Session
from ui.snapshot import Known

State = Literal["idle", "busy", "ok", "error", "offline"]

_KINDS: tuple[tuple[type[KioskError], NoticeKind], ...] = (
    (DeskClosed, "closed"),
    (QuotaUsedUp, "quota"),
    (NotAllowed, "wait"),
    (StoreBusy, "busy"),
)


class ViewModel(QObject):
    """`changed` tells that something here is different: a value, or the language.

    Each class declares `changed` and `state` itself: Qt finds the signal of a Python property
    only in the class that has the property.
    """

    changed: ClassVar[Signal]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._state: State = "idle"
        session.spoken.connect(self.changed)
        session.left.connect(self.forget)

    def read_state(self) -> State:
        """One of idle, busy, ok, error, offline."""
        return self._state

    @property
    def lang(self) -> str:
        """The language of this person."""
        return self.session.lang

    @property
    def known(self) -> Known | None:
        """Place and content; None until the stand is open."""
        return self.session.known

    def be(self, state: State) -> None:
        """Takes another state."""
        self._state = state
        self.changed.emit()

    def enter(self, route: Any) -> None:
        """The screen is shown with this route."""

    @Slot()
    def forget(self) -> None:
        """Nothing of a person stays here.

        A slot, like all that signals are connected to: or PySide would give each object a
        meta-object of its own, and QML could take it, once it is gone, for the next one at the
        same address, which has other properties.
        """
        self.be("idle")


def notice_for(error: Exception) -> Notice:
    """What a person is told when something couldn't be done."""
    if not isinstance(error, KioskError):
        return Notice("failed")
    kind: NoticeKind = "failed"
    for cause, told in _KINDS:
        if isinstance(error, cause):
            kind = told
    said = error.audience == "citizen" or kind == "wait"
    return Notice(kind, *((error.text("id"), error.text("en")) if said else ("", "")))

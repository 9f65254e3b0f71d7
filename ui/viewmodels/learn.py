"""The lessons: which there are, and one of them step by step."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.content.lessons import Lesson, LessonStep
from ui.models.rows import RowsModel
from ui.router import LessonPage
from ui.session import Session
from ui.viewmodels.base import ViewModel
from ui.viewmodels.services import Choice

QML_IMPORT_NAME = "Kiosk.vm"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class LearnVm(ViewModel):
    """The lessons that an officer has checked."""

    changed = Signal()
    state = Property(str, ViewModel.read_state, notify=changed)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._choices = RowsModel(Choice)
        session.spoken.connect(self._fill)

    @Property(QObject, constant=True)
    def choices(self) -> QObject:
        """Model with the roles key, title, about, thing, lead."""
        return self._choices

    @Property(int, notify=changed)
    def count(self) -> int:
        """How many lessons there are."""
        return len(self._choices.rows)

    @Slot(str)
    def choose(self, key: str) -> None:
        """A tile was touched."""
        self.session.go(LessonPage(key))

    def enter(self, route: object) -> None:
        """Shows them."""
        self._fill()

    @Slot()
    def _fill(self) -> None:
        if self.known is not None:
            shown = (lesson for lesson in self.known.catalogue.lessons if lesson.verified)
            self._choices.put(
                tuple(
                    Choice(
                        lesson.id,
                        self.known.said(lesson.title, self.lang),
                        self.known.said(lesson.about, self.lang),
                        lesson.thing,
                        "lesson",
                    )
                    for lesson in sorted(shown, key=lambda lesson: lesson.order)
                )
            )
        self.changed.emit()


@QmlElement
class LessonVm(ViewModel):
    """One lesson, at one of its steps."""

    changed = Signal()
    state = Property(str, ViewModel.read_state, notify=changed)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._lesson: Lesson | None = None
        self._at = 0
        self._practised = False

    @Property(str, notify=changed)
    def title(self) -> str:
        """The lesson's name."""
        if self._lesson is None or self.known is None:
            return ""
        return self.known.said(self._lesson.title, self.lang)

    @Property(str, notify=changed)
    def words(self) -> str:
        """The sentence of this step."""
        step = self._step
        return self.known.said(step.say, self.lang) if step and self.known else ""

    @Property(str, notify=changed)
    def picture(self) -> str:
        """The drawing of this step, in `assets/lessons/`."""
        return self._step.picture if self._step else ""

    @Property(int, notify=changed)
    def number(self) -> int:
        """The step, from 1."""
        return self._at + 1

    @Property(int, notify=changed)
    def total(self) -> int:
        """How many steps there are."""
        return len(self._lesson.steps) if self._lesson else 0

    @Property(bool, notify=changed)
    def practice(self) -> bool:
        """This step has something to touch."""
        return self._step is not None and self._step.practice

    @Property(bool, notify=changed)
    def practised(self) -> bool:
        """And it was touched."""
        return self._practised

    @Slot(int)
    def turn(self, by: int) -> None:
        """To the next step (1), or the one before (-1)."""
        if self._lesson is not None:
            self._at = min(max(0, self._at + by), len(self._lesson.steps) - 1)
            self._practised = False
            self.changed.emit()

    @Slot()
    def practise(self) -> None:
        """The thing to touch was touched."""
        self._practised = True
        self.changed.emit()

    @Slot()
    def finish(self) -> None:
        """Read to its end: back to the lessons."""
        self.session.back()

    def enter(self, route: LessonPage) -> None:
        """Shows this lesson from its beginning."""
        if self.known is not None:
            lessons = {lesson.id: lesson for lesson in self.known.catalogue.lessons}
            self._lesson, self._at, self._practised = lessons.get(route.lesson), 0, False
        self.changed.emit()

    def forget(self) -> None:
        """The next person begins at the beginning."""
        self._lesson, self._at, self._practised = None, 0, False
        super().forget()

    @property
    def _step(self) -> LessonStep | None:
        return self._lesson.steps[self._at] if self._lesson else None

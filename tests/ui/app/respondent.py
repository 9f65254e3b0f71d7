"""A person before the survey."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QPoint, QPointF, QSize

from kiosk.app import Kiosk
from kiosk.content.survey import Answer
from kiosk.facts import AnyFact, StandRated, SurveyAnswered, decode
from kiosk.store.tables import journal
from kiosk.survey.waiting import facts_in
from tests.ui.app.conftest import HandClock, OpenStand, Walker
from ui.assembly import PORTRAIT
from ui.finger import wait_until
from ui.router import Survey

T = TypeVar("T")

TABLET = QSize(1280, 800)

SCORES = {
    "persyaratan": ("sesuai", 3),
    "prosedur": ("sangat_mudah", 4),
    "waktu": ("kurang_cepat", 2),
    "biaya": ("sangat_mahal", 1),
    "produk": ("sesuai", 3),
    "kompetensi": ("sangat_kompeten", 4),
    "perilaku": ("sangat_ramah", 4),
    "sarana_prasarana": ("cukup", 2),
    "pengaduan": ("dikelola_baik", 4),
}
"""The touch on each element, and the score that it stands for."""

PROFILE = {
    "jenis_kelamin": "p",
    "usia": "u60_lebih",
    "pendidikan": "sampai_sd",
    "pekerjaan": "petani",
    "disabilitas": "tidak",
}
NINE = {element: score for element, (_, score) in SCORES.items()}


class Respondent(Walker):
    """A person before the survey, who counts their own touches."""

    touches = 0

    def touch(self, *names: str) -> None:
        self.touches += len(names)
        super().touch(*names)

    def at(self, step: str) -> None:
        """Waits for a question."""
        wait_until(lambda: self.route.step == step, f"step {step}")

    @property
    def route(self) -> Survey:
        here = self.assembly.session.router.here
        assert isinstance(here, Survey)
        return here

    def answer(self, question: str, option: str) -> None:
        self.at(question)
        self.touch(f"survey.answer.{option}")

    def gate(self) -> None:
        self.answer("dilayani", "di_sini")

    def nine(self) -> None:
        for question, (option, _) in SCORES.items():
            self.answer(question, option)

    def ended(self) -> None:
        self.finger.see("survey.done")

    def opened(self, read: Callable[[Kiosk], T]) -> T:
        """What an opening of the store of its own finds."""
        kiosk = Kiosk.open(self.home, self.assembly.session.clock)
        try:
            return read(kiosk)
        finally:
            kiosk.close()

    def waiting(self) -> list[AnyFact]:
        return self.opened(lambda kiosk: kiosk.store.read(lambda c: list(facts_in(c))))

    def answers(self) -> dict[str, Answer]:
        """What the only questionnaire that waits says."""
        (fact,) = self.waiting()
        assert isinstance(fact, SurveyAnswered)
        return fact.answers

    def journal(self) -> list[AnyFact]:
        """What of the survey is in the journal."""

        def read(kiosk: Kiosk) -> list[AnyFact]:
            rows = kiosk.store.read(lambda c: c.execute(journal.select()).fetchall())
            facts = [decode(row.payload) for row in rows]
            return [fact for fact in facts if isinstance(fact, SurveyAnswered | StandRated)]

        return self.opened(read)


def begin(open_stand: OpenStand, clock: HandClock, size: QSize = PORTRAIT) -> Respondent:
    """A person who was brought to the first question."""
    walker = open_stand(clock=clock, size=size)
    walker.touch("attract.start")
    respondent = Respondent(walker.home, walker.assembly)
    respondent.assembly.session.go(Survey("paspor_umrah_haji"))
    respondent.at("dilayani")
    return respondent


def middle(walker: Walker, name: str) -> QPoint:
    item = walker.finger.see(name)
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()

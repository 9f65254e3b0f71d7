"""The whole way of the survey: fingers at three stands, journals, the link, central, paper.

What people said is kept apart as they say it, and pandas says what must be printed.
"""

import gc
import random
from collections.abc import Iterator
from contextlib import closing
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.app import Kiosk
from kiosk.cli import run
from kiosk.content.survey import Answer, SurveyForm
from kiosk.facts import StandRated, SurveyAnswered
from kiosk.home import Home
from sync.agent.client import Client
from sync.agent.joining import enrol
from sync.agent.once import health_of
from sync.agent.round import Round
from sync.agent.stand import KioskPort
from tests.support.postgres import PostgresServer
from tests.support.stands import OFFICE, SetClock, make_home, wib
from tests.sync.central.conftest import Central
from tests.sync.central.survey.conftest import NINE, SERVICES, made_up
from tests.sync.central.survey.test_publications import page_with, pages
from tests.ui.app.respondent import Respondent
from ui.assembly import PORTRAIT, REFERENCE_PX_PER_MM, Assembly
from ui.finger import wait_until
from ui.router import Screen, Survey
from ui.services import Alone

PLACE = "desa-uji"
PEOPLE = (167, 167, 166)
"""Questionnaires at each stand: 500."""
BY_TOUCH = 20
"""As many of them at each stand by a finger on the screen; the others call what it calls."""
DAYS = ("2026-11-02", "2026-11-03", "2026-11-09", "2026-11-10", "2026-11-16")
"""Mondays and Tuesdays, on which the desk is open; fingers touch on the first one."""
SERVED_IN_OCTOBER = 40
"""At each stand; they are the population that the sample is of."""
NAMES = (
    "Persyaratan",
    "Sistem, mekanisme, dan prosedur",
    "Waktu penyelesaian",
    "Biaya/tarif",
    "Produk spesifikasi jenis pelayanan",
    "Kompetensi pelaksana",
    "Perilaku pelaksana",
    "Sarana dan prasarana",
    "Penanganan pengaduan, saran, dan masukan",
)
WORDS = {"A": "Sangat Baik", "B": "Baik", "C": "Kurang Baik", "D": "Tidak Baik"}


class Stand:
    """One stand in its home, what people said before it, and its way to central."""

    def __init__(self, folder: Path, number: int, rng: random.Random) -> None:
        folder.mkdir()
        wording = '\n[survey.wording]\nbiaya = "wajar"\n' if number == 2 else ""
        self.clock = SetClock(wib("2026-10-05 08:05"))
        self.home: Home = make_home(folder, OFFICE + wording, self.clock)
        self.number, self.rng = number, rng
        self.said: list[dict[str, Any]] = []

    def _opened(self) -> "closing[Kiosk]":
        """Its store, opened once more."""
        return closing(Kiosk.open(self.home, self.clock))

    def october(self) -> None:
        with self._opened() as kiosk:
            for n in range(SERVED_IN_OCTOBER):
                self.clock.forward(seconds=240)
                kiosk.issue(SERVICES[0], "umum", f"october-{n}")
                called = kiosk.call_next("1")
                assert called is not None
                kiosk.done(called.number)

    def somebody(self) -> SurveyAnswered | StandRated:
        """What the next person thinks; it is noted as said."""
        if self.rng.random() < 0.05:
            rated = StandRated(hour="", score=self.rng.randint(1, 4))
            self.said.append({"stand": self.number, "rated": rated.score})
            return rated
        fact = made_up(self.rng, "2026-11")
        if self.rng.random() < 0.08:
            fact.answers["dilayani"] = "kantor_imigrasi"
        if "saran" in fact.answers and self.questionnaires < BY_TOUCH:
            fact.answers["saran"] = "ok"  # as few letters as say that letters arrive
        self.said.append({"stand": self.number, "service": fact.service, **fact.answers})
        return fact

    @property
    def questionnaires(self) -> int:
        return sum("rated" not in person for person in self.said)

    def by_touch(self) -> None:
        self.clock.set_wall(wib(f"{DAYS[0]} 08:05"))
        assembly = Assembly(self.home, Alone, clock=self.clock)
        assembly.start(REFERENCE_PX_PER_MM / 2)
        assembly.window.resize(PORTRAIT / 2)
        assembly.window.show()
        try:
            wait_until(lambda: assembly.session.now is not None, "the stand open")
            self._people(Respondent(self.home, assembly))
        finally:
            assembly.close()

    def _people(self, person: Respondent) -> None:
        with self._opened() as kiosk:
            form = kiosk.survey.form()
        while self.questionnaires < BY_TOUCH:
            person.touch("attract.start")
            touched(person, form, self.somebody())
            person.touch("survey.done")
            person.until(Screen.ATTRACT)
            self.clock.forward(seconds=self.rng.randint(240, 900))

    def without_touch(self) -> None:
        """The others, day by day; in the evening what waits goes into the journal."""
        with self._opened() as kiosk:
            for number, day in enumerate(DAYS):
                if number:
                    self.clock.set_wall(wib(f"{day} 08:05"))
                    until = BY_TOUCH + (PEOPLE[self.number] - BY_TOUCH) * number // 4
                    self._answer(kiosk, until)
                self.clock.set_wall(wib(f"{day} 15:30"))
                assert kiosk.survey.settle_due() > 0
        assert self.questionnaires == PEOPLE[self.number]

    def _answer(self, kiosk: Kiosk, until: int) -> None:
        while self.questionnaires < until:
            self.clock.forward(seconds=self.rng.randint(240, 900))
            fact, key = self.somebody(), f"touch-{len(self.said)}"
            if isinstance(fact, StandRated):
                kiosk.survey.rate_stand(fact.score, key)
                continue
            kiosk.survey.submit(
                fact.form, fact.answers, service=fact.service, by=fact.by, request_key=key
            )

    def send(self, central: Central) -> None:
        """Twice, so that what counts twice would show."""
        with self._opened() as kiosk, closing(Client(central.url)) as client:
            port = KioskPort(kiosk)
            enrol(port, client, central.code(PLACE))
            link = Round(port, self.clock, lambda: health_of(kiosk))
            for _ in range(2):
                assert link.run(client).status.state == "ok"
            assert kiosk.journal_report().ok


def touched(person: Respondent, form: SurveyForm, fact: SurveyAnswered | StandRated) -> None:
    """Gives these answers with a finger, from the first question to the thanks."""
    if isinstance(fact, StandRated):
        person.assembly.session.go(Survey())
        person.answer("dilayani", "belum")
        person.touch(f"survey.answer.{fact.score}")
        person.ended()
        return
    person.assembly.session.go(Survey(fact.service, by=fact.by))
    last = max(at for at, question in enumerate(form.questions) if question.id in fact.answers)
    for at, question in enumerate(form.questions):
        person.at(question.id)
        if at > last and question.group == "profile":
            person.touch("survey.send")
            break
        given = fact.answers.get(question.id)
        if question.kind == "text":
            person.touch(*(f"key.{letter}" for letter in str(given or "")), "key.done")
        elif given is None:
            person.touch("survey.skip")
        else:
            person.touch(f"survey.answer.{chosen(form, question.id, given)}")
    person.ended()


def chosen(form: SurveyForm, question: str, given: Answer) -> str:
    """The option whose touch means this answer."""
    found = form.question(question)
    assert found is not None
    return next(option.id for option in found.options if option.answer == given)


@pytest.fixture
def central(postgres_server: PostgresServer, tmp_path: Path) -> Iterator[Central]:
    """The real server process, on the database that it runs on in service."""
    made = Central(postgres_server.create_database("survey_to_paper"), tmp_path / "keys")
    made.start()
    yield made
    made.kill()
    gc.collect()  # Qt objects must end in the thread they began in


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_500_people_at_three_stands_are_what_is_printed(
    central: Central, qapp: QGuiApplication, tmp_path: Path, rng: random.Random
) -> None:
    stands = [Stand(tmp_path / f"stand-{number}", number, rng) for number in range(3)]
    for stand in stands:
        stand.october()
        stand.by_touch()
        stand.without_touch()
        stand.send(central)
    said = pd.DataFrame([person for stand in stands for person in stand.said])

    out = tmp_path / "report.pdf"
    words = ["central", "report", "--db", central.db_url, "--place", PLACE, "--month", "2026-11"]
    assert run([*words, "--out", str(out)]) == 0
    found = pages(out.read_bytes())
    words = ["central", "survey", "export", *words[2:], "--format", "poster"]
    assert run([*words, "--out", str(out)]) == 0
    (poster,) = pages(out.read_bytes())

    asked = said[said["rated"].isna()]
    assert len(asked) == 500
    here = asked[asked["dilayani"] == "di_sini"]
    complete = here.dropna(subset=list(NINE))
    the_index(found, poster, complete, partial=len(here) - len(complete))
    the_nine(page_with(found, "3. Sembilan unsur"), complete)
    the_parts(page_with(found, "6. Menurut layanan dan anjungan"), complete)
    the_rest(" ".join(found), said, asked, complete)


def the_index(found: list[str], poster: str, complete: pd.DataFrame, partial: int) -> None:
    n, ikm = len(complete), exact_ikm(complete[list(NINE)])
    population = 3 * SERVED_IN_OCTOBER
    needed = round(3.841 * population * 0.25 / (0.0025 * (population - 1) + 3.841 * 0.25))
    assert f"{comma(ikm)} {graded(ikm)} {WORDS[graded(ikm)]}" in found[0]
    assert f"{n} jawaban lengkap, sampel mencukupi (diperlukan {needed})" in found[0]
    assert f"{comma(ikm)} Mutu {graded(ikm)} – {WORDS[graded(ikm)]}" in poster
    assert f"{n} responden Sampel mencukupi; diperlukan {needed}" in poster
    page = page_with(found, "2. Indeks")
    assert f"IKM (bobot 1/9) {comma(ikm)} {graded(ikm)}" in page
    assert f"{partial} kuesioner tidak lengkap" in page


def the_nine(page: str, complete: pd.DataFrame) -> None:
    for element, name in zip(NINE, NAMES, strict=True):
        nrr, ikm = half_up(complete[element], 1, "0.0001"), half_up(complete[element], 25)
        grade = graded(ikm)
        assert f"{name} {comma(nrr)} {comma(ikm)} {grade} ({WORDS[grade]})" in page


def the_parts(page: str, complete: pd.DataFrame) -> None:
    for by in ("service", "stand"):
        for _, part in complete.groupby(by):
            ikm = exact_ikm(part[list(NINE)])
            assert f" {len(part)} {comma(ikm)} {graded(ikm)}" in page


def the_rest(text: str, said: pd.DataFrame, asked: pd.DataFrame, complete: pd.DataFrame) -> None:
    office = asked[asked["dilayani"] == "kantor_imigrasi"].dropna(subset=list(NINE))
    assert f"{len(office)} jawaban lain (IKM {comma(exact_ikm(office[list(NINE)]))})" in text
    wordings = complete["stand"].map({0: "baku", 1: "baku", 2: "wajar"}).value_counts()
    assert f"“baku” pada {wordings['baku']} jawaban, “wajar” pada {wordings['wajar']}" in text
    assert f"Perempuan {(complete['jenis_kelamin'] == 'p').sum()}" in text
    assert f"Petani atau pekebun {(complete['pekerjaan'] == 'petani').sum()}" in text
    assert f"{asked['saran'].notna().sum()} saran, menurut abjad" in text
    ratings = said["rated"].value_counts()
    rows = " ".join(
        f"{name} {few(int(ratings.get(score, 0)))}"
        for score, name in zip((4, 3, 2, 1), WORDS.values(), strict=True)
    )
    assert rows.lower() in text.lower()


def exact_ikm(scores: pd.DataFrame) -> Decimal:
    """25 x the total / (9 n)."""
    return half_up(scores.stack(), 25)


def half_up(scores: "pd.Series[Any]", times: int, to: str = "0.01") -> Decimal:
    mean = Decimal(times * int(scores.sum())) / Decimal(len(scores))
    return mean.quantize(Decimal(to), ROUND_HALF_UP)


def graded(ikm: Decimal) -> str:
    edges = [24.995, 64.995, 76.605, 88.305, 100.005]
    return str(pd.cut([float(ikm)], edges, labels=["D", "C", "B", "A"])[0])


def comma(figure: Decimal) -> str:
    return str(figure).replace(".", ",")


def few(n: int) -> str:
    return "< 5" if 0 < n < 5 else str(n)

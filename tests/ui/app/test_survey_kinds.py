"""Another form is data: what its other kinds of questions look like and answer."""

import pytest
from msgspec.structs import replace

from kiosk.app import Kiosk
from kiosk.content.catalogue import Catalogue
from kiosk.content.schema import Text
from kiosk.content.survey import Option, SurveyForm, SurveyQuestion
from tests.ui.app.conftest import HandClock, OpenStand
from tests.ui.app.respondent import Respondent, begin
from tests.ui.app.test_survey_look import cut
from ui.assembly import LANDSCAPE, PORTRAIT
from ui.finger import wait_until
from ui.router import Survey

USED = tuple(
    Option(id, Text(words, words))
    for id, words in (("kursi", "Kursi"), ("air", "Air minum"), ("mushala", "Mushala"))
)


def with_other_kinds(form: SurveyForm) -> SurveyForm:
    """The form with a question of each other kind before the suggestion."""
    asked = Text("Apa yang Anda pakai?", "What did you use?")
    wait = Text("Berapa menit Anda menunggu?", "How many minutes did you wait?")
    shown = form.questions[1].shown_if
    several = SurveyQuestion("dipakai", "several", "profile", asked, asked, USED, shown_if=shown)
    number = SurveyQuestion("menit", "number", "profile", wait, wait, shown_if=shown, most=300)
    return replace(form, questions=(*form.questions[:-1], several, number, form.questions[-1]))


@pytest.fixture(params=[PORTRAIT, LANDSCAPE], ids=["stand", "lying"])
def asked(open_stand: OpenStand, clock: HandClock, request: pytest.FixtureRequest) -> Respondent:
    """Somebody who has answered the questions that every form has."""
    respondent = begin(open_stand, clock, request.param)
    session = respondent.assembly.session
    known = session.known
    assert known is not None
    catalogue = replace(known.catalogue, surveys=(with_other_kinds(known.catalogue.survey("skm")),))
    used: list[object] = []
    session.ask(lambda kiosk: use(kiosk, catalogue), used.append, used.append)
    wait_until(lambda: used == [None], "the other form in use")
    session.wipe()
    session.known = replace(known, catalogue=catalogue)
    respondent.touch("attract.start")
    session.go(Survey())
    respondent.gate()
    respondent.nine()
    for _ in range(5):
        respondent.touch("survey.skip")
    respondent.at("dipakai")
    return respondent


def use(kiosk: Kiosk, catalogue: Catalogue) -> None:
    kiosk.catalogue = catalogue


def test_several_answers_and_a_number(asked: Respondent) -> None:
    asked.touch("survey.answer.mushala", "survey.answer.air", "survey.answer.kursi")
    asked.touch("survey.answer.air")
    chosen = {o.id: asked.finger.see(f"survey.answer.{o.id}").property("chosen") for o in USED}
    assert chosen == {"kursi": True, "air": False, "mushala": True}
    assert cut(asked) == []
    asked.touch("survey.next")
    asked.at("menit")
    asked.touch("digit4", "digit7", "erase", "digit5", "digit5")  # 455 minutes are too many.
    assert asked.reads("survey.number") == "45"
    assert cut(asked) == []
    asked.touch("confirm")
    asked.at("saran")
    asked.touch("key.done")
    asked.ended()
    answers = asked.answers()
    assert (answers["dipakai"], answers["menit"]) == (["kursi", "mushala"], 45)


def test_nothing_chosen_and_nothing_typed_is_no_answer(asked: Respondent) -> None:
    asked.touch("survey.next")
    asked.at("menit")
    asked.touch("confirm")
    asked.at("saran")
    asked.touch("key.done")
    asked.ended()
    assert not {"dipakai", "menit", "saran"} & set(asked.answers())

"""The satisfaction survey by touch, from the first question to the fact in the journal."""

import pytest

from kiosk.facts import StandRated, SurveyAnswered
from kiosk.home import Home
from tests.kiosk.test_failures import no_room
from tests.ui.app.conftest import REAL_REST_MS, HandClock, OpenStand
from tests.ui.app.respondent import NINE, PROFILE, SCORES, Respondent, begin, middle
from ui.finger import wait_until
from ui.router import Screen, Survey


@pytest.fixture
def asked(open_stand: OpenStand, clock: HandClock) -> Respondent:
    return begin(open_stand, clock)


def test_a_whole_run_waits_and_then_is_a_fact(asked: Respondent) -> None:
    asked.gate()
    asked.nine()
    for question, option in PROFILE.items():
        asked.answer(question, option)
    asked.at("saran")
    asked.touch("key.o", "key.k", "key.done")
    asked.ended()
    fact = SurveyAnswered(
        form="skm",
        version="1",
        hour="2026-11-24T09",
        answers={"dilayani": "di_sini", **NINE, **PROFILE, "saran": "ok"},
        service="paspor_umrah_haji",
        wording={"biaya": "baku"},
    )
    assert asked.touches == 1 + 9 + 5 + 3
    assert (asked.waiting(), asked.journal()) == ([fact], [])

    asked.touch("survey.done")
    asked.until(Screen.ATTRACT)
    assert asked.opened(lambda kiosk: kiosk.survey.settle()) == 1
    assert (asked.waiting(), asked.journal()) == ([], [fact])


def test_eleven_touches_are_enough(asked: Respondent) -> None:
    asked.gate()
    asked.nine()
    asked.touch("survey.send")
    asked.ended()
    assert asked.touches == 11
    assert asked.answers() == {"dilayani": "di_sini", **NINE}


def test_the_thanks_wait_as_short_as_a_number_does(asked: Respondent, clock: HandClock) -> None:
    asked.gate()
    asked.nine()
    asked.touch("survey.send")
    asked.ended()
    clock.forward(29)
    asked.assembly.app._tick()
    assert asked.finger.find("idle.stay") is None
    clock.forward(1)
    asked.finger.see("idle.stay")
    clock.forward(30)
    asked.until(Screen.ATTRACT)


def test_what_is_skipped_is_missing(asked: Respondent) -> None:
    asked.gate()
    for question, (option, _) in SCORES.items():
        asked.at(question)
        asked.touch("survey.skip" if question == "waktu" else f"survey.answer.{option}")
    asked.touch("survey.skip", "survey.send")
    asked.ended()
    assert asked.answers() == {"dilayani": "di_sini"} | {
        k: v for k, v in NINE.items() if k != "waktu"
    }


def test_the_first_question_cannot_be_skipped(asked: Respondent) -> None:
    asked.finger.see("survey.answer.di_sini")
    assert asked.finger.find("survey.skip") is None


def test_back_shows_what_was_chosen_and_lets_it_be_changed(asked: Respondent) -> None:
    asked.gate()
    asked.answer("persyaratan", "tidak_sesuai")
    asked.at("prosedur")
    asked.touch("barBack")
    asked.at("persyaratan")
    assert asked.finger.see("survey.answer.tidak_sesuai").property("chosen") is True
    assert asked.finger.see("survey.answer.sesuai").property("chosen") is False
    asked.nine()
    asked.touch("survey.send")
    asked.ended()
    assert asked.answers()["persyaratan"] == 3


def test_who_was_not_served_rates_the_stand_only(asked: Respondent) -> None:
    asked.answer("dilayani", "belum")
    asked.touch("survey.answer.3")
    asked.ended()
    assert asked.touches == 2
    assert asked.waiting() == [StandRated(hour="2026-11-24T09", score=3)]


def test_two_touches_at_once_answer_one_question(asked: Respondent) -> None:
    asked.gate()
    asked.at("persyaratan")
    asked.rest(REAL_REST_MS)
    point = middle(asked, "survey.answer.sesuai")
    wait_until(asked.finger.free, "the finger's rest")
    for _ in range(3):
        asked.finger.tap_at(point)
    asked.at("prosedur")
    wait_until(asked.finger.free, "the finger's rest")
    assert asked.route.step == "prosedur"


def test_sending_twice_is_sending_once(asked: Respondent) -> None:
    asked.gate()
    asked.nine()
    asked.at("jenis_kelamin")
    with asked.home.writing():
        asked.touch("survey.send")
        wait_until(asked.finger.free, "the finger's rest")
        asked.touch("survey.send", "survey.answer.l")
        assert asked.route.step == "jenis_kelamin"
    asked.ended()
    assert "jenis_kelamin" not in asked.answers()


def test_a_slow_answer_to_one_person_is_none_of_the_next_persons_business(
    asked: Respondent,
) -> None:
    asked.gate()
    asked.nine()
    asked.at("jenis_kelamin")
    with asked.home.writing():
        asked.touch("survey.send")
        asked.assembly.session.wipe()
        asked.touch("attract.start")
        asked.assembly.session.go(Survey())
        asked.gate()
        asked.answer("persyaratan", "sesuai")
        asked.at("prosedur")
    wait_until(lambda: bool(asked.waiting()), "the first person's answers waiting")
    wait_until(asked.finger.free, "the finger's rest")
    assert asked.answers() == {"dilayani": "di_sini", **NINE}
    asked.answer("prosedur", "mudah")
    asked.at("waktu")
    asked.touch("barBack")
    asked.at("prosedur")
    assert asked.finger.see("survey.answer.mudah").property("chosen") is True


def test_who_goes_away_leaves_a_part_and_no_sentence(asked: Respondent, clock: HandClock) -> None:
    asked.gate()
    asked.nine()
    asked.at("jenis_kelamin")
    asked.assembly.session.go(Survey("paspor_umrah_haji", step="saran"))
    asked.touch("key.a", "key.p", "key.a")
    wait_until(lambda: asked.reads("typed") == "apa", "what was typed")
    clock.forward(60)
    asked.finger.see("idle.stay")
    clock.forward(30)
    asked.until(Screen.ATTRACT)
    wait_until(lambda: bool(asked.waiting()), "an answer waiting")
    assert asked.answers() == {"dilayani": "di_sini", **NINE}

    asked.touch("attract.start")
    asked.assembly.session.go(Survey())
    asked.gate()
    asked.at("persyaratan")
    assert asked.finger.see("survey.answer.sesuai").property("chosen") is False
    asked.assembly.session.go(Survey(step="saran"))
    assert asked.reads("typed") == ""


def test_who_goes_away_before_any_answer_leaves_nothing(
    asked: Respondent, clock: HandClock
) -> None:
    asked.gate()
    asked.at("persyaratan")
    clock.forward(60)
    asked.finger.see("idle.stay")
    clock.forward(30)
    asked.until(Screen.ATTRACT)
    looked: list[object] = []
    asked.assembly.session.ask(lambda kiosk: True, looked.append, looked.append)
    wait_until(lambda: looked == [True], "everything asked of the store done")
    assert asked.waiting() == []

    asked.touch("attract.start")
    asked.assembly.session.go(Survey())
    asked.at("dilayani")
    assert asked.finger.see("survey.answer.di_sini").property("chosen") is False


def test_the_place_chooses_how_the_fee_is_asked_about(
    home: Home, open_stand: OpenStand, clock: HandClock
) -> None:
    with home.place.open("a", encoding="utf-8") as file:
        file.write('\n[survey.wording]\nbiaya = "wajar"\n')
    asked = begin(open_stand, clock)
    asked.gate()
    for question in ("persyaratan", "prosedur", "waktu"):
        asked.at(question)
        asked.touch("survey.skip")
    asked.at("biaya")
    assert asked.reads("survey.ask") == "Apakah biayanya wajar?"
    asked.touch("survey.answer.kurang_wajar")
    for question in ("produk", "kompetensi", "perilaku", "sarana_prasarana", "pengaduan"):
        asked.at(question)
        asked.touch("survey.skip")
    asked.touch("survey.send")
    asked.ended()
    (fact,) = asked.waiting()
    assert isinstance(fact, SurveyAnswered)
    assert (fact.answers["biaya"], fact.wording) == (2, {"biaya": "wajar"})


def test_home_and_back_again_goes_on_at_the_same_question(asked: Respondent) -> None:
    asked.gate()
    asked.answer("persyaratan", "sesuai")
    asked.at("prosedur")
    asked.touch("barHome")
    asked.until(Screen.HOME)
    asked.assembly.session.go(Survey())
    asked.at("prosedur")
    asked.touch("barBack")
    asked.at("persyaratan")
    asked.touch("barBack", "barBack")
    asked.until(Screen.HOME)


def test_a_full_disk_is_said_and_the_same_answers_can_be_sent_again(asked: Respondent) -> None:
    asked.gate()
    asked.nine()
    asked.at("jenis_kelamin")
    with no_room(10):
        asked.touch("survey.send")
        asked.finger.see("survey.failed")
    asked.touch("survey.send")
    asked.ended()
    assert asked.answers() == {"dilayani": "di_sini", **NINE}

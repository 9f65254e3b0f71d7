"""The way through a questionnaire, without a screen."""

import pytest

from kiosk.content.schema import Text
from kiosk.content.survey import Condition, Kind, Option, SurveyForm, SurveyQuestion
from kiosk.content.survey import Group as QuestionGroup
from ui.survey_walk import RATE, SurveyWalk

SERVED = Condition("gate", ("here",))
SCALE = tuple(Option(f"v{n}", Text(f"nilai {n}", f"score {n}"), n, n) for n in (1, 2, 3, 4))


def ask(
    id: str,
    kind: Kind = "one",
    group: QuestionGroup = "unsur",
    options: tuple[Option, ...] = SCALE,
    most: int | None = None,
) -> SurveyQuestion:
    words = Text(id, id)
    gate = group == "gate"
    return SurveyQuestion(
        id, kind, group, words, words, options,
        required=gate, shown_if=None if gate else SERVED, most=most,
    )  # fmt: skip


PLACES = (Option("here", Text("di sini", "here")), Option("no", Text("belum", "not yet")))
TOOLS = tuple(Option(name, Text(name, name)) for name in ("web", "phone", "letter"))
FORM = SurveyForm(
    "small",
    "1",
    Text("kecil", "small"),
    (
        ask("gate", group="gate", options=PLACES),
        ask("time"),
        ask("fee"),
        ask("tools", "several", "profile", TOOLS),
        ask("age", "number", "profile", (), most=120),
        ask("word", "text", "suggestion", (), most=5),
    ),
)


@pytest.fixture
def walk() -> SurveyWalk:
    return SurveyWalk(FORM)


def step(walk: SurveyWalk, value: int | str | list[str]) -> None:
    walk.answer(value)
    walk.go(walk.following() or "")


def to(walk: SurveyWalk, goal: str) -> SurveyWalk:
    """Through the gate and on, without an answer, to a step."""
    step(walk, "here")
    walk.go(goal)
    assert walk.at == goal
    return walk


def test_who_was_served_walks_through_all_questions(walk: SurveyWalk) -> None:
    asked = [walk.at]
    step(walk, "here")
    while (following := walk.following()) is not None:
        asked.append(walk.at)
        walk.go(following)
    assert [*asked, walk.at] == ["gate", "time", "fee", "tools", "age", "word"]


def test_who_was_not_rates_the_stand_and_that_is_all(walk: SurveyWalk) -> None:
    step(walk, "no")
    assert (walk.at, walk.question, walk.served, walk.following()) == (RATE, None, False, None)


def test_an_unanswered_gate_opens_nothing(walk: SurveyWalk) -> None:
    walk.go("fee")
    assert walk.at == "gate"


def test_progress_counts_within_the_group(walk: SurveyWalk) -> None:
    assert to(walk, "fee").progress() == (2, 2)
    walk.go("tools")
    assert walk.progress() == (1, 2)
    walk.go("word")
    assert walk.progress() == (1, 1)


def test_the_steps_before_lead_back_to_the_gate(walk: SurveyWalk) -> None:
    assert to(walk, "tools").before() == ("gate", "time", "fee")


def test_a_skipped_question_has_no_answer(walk: SurveyWalk) -> None:
    step(walk, "here")
    step(walk, 4)
    walk.go("time")
    walk.skip()
    assert walk.kept(sent=True) == {"gate": "here"}
    assert not walk.begun


def test_an_answer_can_be_changed(walk: SurveyWalk) -> None:
    step(walk, "here")
    step(walk, 1)
    walk.go("time")
    walk.answer(3)
    assert walk.kept(sent=True) == {"gate": "here", "time": 3}


def test_what_isnt_asked_any_more_isnt_kept(walk: SurveyWalk) -> None:
    step(walk, "here")
    step(walk, 4)
    walk.go("gate")
    walk.answer("no")
    assert walk.kept(sent=True) == {"gate": "no"}
    assert not walk.begun
    assert walk.following() == RATE


def test_of_several_each_touch_adds_or_takes_away(walk: SurveyWalk) -> None:
    to(walk, "tools")
    for touched in ("letter", "web", "phone", "web"):
        walk.toggle(touched)
    assert walk.answers["tools"] == ["phone", "letter"]
    walk.toggle("phone")
    walk.toggle("letter")
    assert "tools" not in walk.answers


def test_a_number_is_typed_up_to_what_the_question_allows(walk: SurveyWalk) -> None:
    to(walk, "age")
    for sign in "4x25":
        walk.type(sign)
    assert (walk.typed, walk.answers["age"]) == ("42", 42)
    walk.erase()
    assert walk.answers["age"] == 4
    walk.erase()
    assert (walk.typed, "age" in walk.answers) == ("", False)
    walk.erase()


def test_a_sentence_ends_where_there_is_no_room(walk: SurveyWalk) -> None:
    to(walk, "word")
    for sign in "cepat!":
        walk.type(sign)
    assert walk.typed == "cepat"
    walk.erase()
    assert walk.typed == "cepa"


def test_who_just_leaves_leaves_no_sentence(walk: SurveyWalk) -> None:
    to(walk, "time")
    step(walk, 2)
    walk.go("word")
    walk.type("a")
    assert walk.kept(sent=True) == {"gate": "here", "time": 2, "word": "a"}
    assert walk.kept(sent=False) == {"gate": "here", "time": 2}


def test_only_an_answer_about_the_service_makes_a_part_worth_keeping(walk: SurveyWalk) -> None:
    to(walk, "age")
    walk.type("7")
    assert (walk.begun, walk.says_something) == (False, True)
    walk.go("time")
    walk.answer(1)
    assert walk.begun

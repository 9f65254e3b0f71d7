import pytest

from ui.idle import IdleWatch, Phase, patience_s
from ui.router import Screen


@pytest.mark.parametrize(
    ("screen", "unknown", "seconds"),
    [
        (Screen.ATTRACT, False, None),
        (Screen.HOME, False, 60),
        (Screen.SERVICES, False, 60),
        (Screen.LANE, False, 60),
        (Screen.NOTICE, False, 60),
        (Screen.PIN, False, 60),
        (Screen.RESULT, False, 30),
        (Screen.RESULT, True, 90),
        (Screen.REQUIREMENTS, False, 120),
        (Screen.HELP, False, 120),
        (Screen.ANSWER, False, 120),
        (Screen.LESSON, False, 120),
        (Screen.ABOUT, False, 120),
        (Screen.CONTACT, False, 120),
        (Screen.NEWS, False, 120),
        (Screen.ASK, False, 60),
        (Screen.STATUS, False, 60),
        (Screen.SURVEY, False, 60),
    ],
)
def test_patience(screen: Screen, unknown: bool, seconds: int | None) -> None:
    assert patience_s(screen, paper_unknown=unknown) == seconds


def test_a_survey_that_is_finished_waits_as_a_number_does() -> None:
    assert patience_s(Screen.SURVEY, thanked=True) == 30


def phases(watch: IdleWatch, *times: float) -> list[Phase]:
    return [watch.phase(time) for time in times]


def test_idle_then_a_warning_then_all_is_wiped() -> None:
    watch = IdleWatch()
    watch.expect(60, 1000)
    assert phases(watch, 1000, 1059.9, 1060, 1089.9, 1090) == [
        Phase.ACTIVE,
        Phase.ACTIVE,
        Phase.WARN,
        Phase.WARN,
        Phase.WIPE,
    ]


def test_a_touch_starts_anew_even_in_the_warning() -> None:
    watch = IdleWatch()
    watch.expect(60, 0)
    assert watch.phase(80) is Phase.WARN
    watch.touched(80)
    assert phases(watch, 80, 139, 140) == [Phase.ACTIVE, Phase.ACTIVE, Phase.WARN]


def test_nobody_is_expected_at_attract() -> None:
    watch = IdleWatch()
    watch.expect(None, 0)
    assert watch.phase(1e9) is Phase.ACTIVE
    assert watch.seconds_left(1e9) == 0


def test_nobody_is_called_away_while_a_number_is_saved() -> None:
    watch = IdleWatch()
    watch.expect(60, 0)
    watch.suspend(True, 10)
    assert watch.phase(500) is Phase.ACTIVE
    watch.suspend(False, 500)
    assert phases(watch, 559, 560) == [Phase.ACTIVE, Phase.WARN]


def test_an_unknown_paper_prolongs_the_wait_without_starting_it_anew() -> None:
    watch = IdleWatch()
    watch.expect(30, 0)
    watch.prolong(90)
    assert phases(watch, 31, 89, 90) == [Phase.ACTIVE, Phase.ACTIVE, Phase.WARN]


def test_seconds_count_down_to_the_warning_and_then_to_the_end() -> None:
    watch = IdleWatch()
    watch.expect(30, 0)
    assert [watch.seconds_left(time) for time in (0, 0.5, 29.5, 30, 59.9)] == [30, 30, 1, 30, 1]

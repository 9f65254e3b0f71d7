"""Who goes away is asked once, and leaves nothing behind."""

from tests.ui.app.conftest import HandClock, OpenStand, Walker
from ui.finger import wait_until
from ui.router import Screen


def awake(open_stand: OpenStand, clock: HandClock) -> Walker:
    walker = open_stand(clock=clock)
    walker.touch("attract.start")
    return walker


def test_an_idle_person_is_asked_and_then_all_is_wiped(
    open_stand: OpenStand, clock: HandClock
) -> None:
    walker = awake(open_stand, clock)
    walker.touch("home.take")
    walker.until(Screen.SERVICES)
    clock.forward(60)
    walker.finger.see("idle.stay")
    clock.forward(30)
    walker.until(Screen.ATTRACT)
    assert walker.finger.find("idle.stay") is None


def test_who_is_still_here_goes_on_where_they_were(open_stand: OpenStand, clock: HandClock) -> None:
    walker = awake(open_stand, clock)
    walker.touch("home.take")
    walker.until(Screen.SERVICES)
    clock.forward(70)
    walker.touch("idle.stay")
    wait_until(lambda: walker.finger.find("idle.stay") is None, "the question gone")
    assert walker.screen is Screen.SERVICES
    clock.forward(59)
    wait_until(walker.finger.free, "the finger's rest")
    assert walker.finger.find("idle.stay") is None


def test_nothing_under_the_question_can_be_touched(open_stand: OpenStand, clock: HandClock) -> None:
    walker = awake(open_stand, clock)
    clock.forward(60)
    walker.finger.see("idle.stay")
    assert not walker.finger.see("home.take").isEnabled()


def test_a_shown_number_stays_for_half_a_minute_and_the_question(
    open_stand: OpenStand, clock: HandClock
) -> None:
    walker = awake(open_stand, clock)
    walker.take()
    clock.forward(29)
    assert walker.finger.find("idle.stay") is None
    clock.forward(1)
    walker.finger.see("idle.stay")
    clock.forward(30)
    walker.until(Screen.ATTRACT)


def test_selesai_wipes_at_once(open_stand: OpenStand, clock: HandClock) -> None:
    walker = awake(open_stand, clock)
    walker.take()
    walker.touch("result.done")
    walker.until(Screen.ATTRACT)
    walker.touch("attract.start")
    assert walker.finger.find("result.number") is None
    assert not any("A-001" in words for words in walker.words())


def test_the_next_person_finds_the_stand_as_it_always_is(
    open_stand: OpenStand, clock: HandClock
) -> None:
    walker = awake(open_stand, clock)
    walker.touch("barLanguage", "language.en", "size.200", "contrast.on", "panel.close")
    app = walker.assembly.app
    assert (app._text_factor, app._high_contrast, walker.assembly.session.lang) == (2.0, True, "en")
    clock.forward(60)
    walker.finger.see("idle.stay")
    clock.forward(30)
    walker.until(Screen.ATTRACT)
    walker.touch("attract.start")
    assert "Ambil nomor antrean" in walker.words()
    theme = walker.assembly.engine.singletonInstance("Kiosk.theme", "Theme")
    assert (theme.property("textFactor"), theme.property("highContrast")) == (1.0, False)


def test_digits_of_a_pin_are_forgotten(open_stand: OpenStand, clock: HandClock) -> None:
    walker = awake(open_stand, clock)
    corner = walker.finger.see("staff.corner")
    for _ in range(5):
        walker.finger.tap_at(corner.mapToScene(corner.boundingRect().center()).toPoint())
    walker.touch("digit4", "digit8")
    assert walker.finger.see("pin.pad").property("typed") == 2
    clock.forward(60)
    walker.finger.see("idle.stay")
    clock.forward(30)
    walker.until(Screen.ATTRACT)
    assert walker.assembly.app.of(Screen.PIN)._typed == ""

"""Short sounds: what goes with what, and that nothing depends on them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtQml import QQmlApplicationEngine, QQmlExpression
from pytestqt.qtbot import QtBot

from script.build_sounds import SOUNDS as MADE
from script.build_sounds import write
from tests.ui.app.conftest import HandClock, OpenStand, Walker
from tests.ui.speaking import Fakes, program
from ui.finger import wait_until
from ui.router import Screen
from ui.speech.chimes import MOST_FAILURES, Chimes
from ui.speech.clips import SOUNDS
from ui.speech.player import Player


@pytest.fixture
def chimes(fakes: Fakes) -> Iterator[Chimes]:
    made = Chimes(Player("pw-play", str(fakes.folder / "pw-play")))
    yield made
    made.close()


@pytest.fixture
def sounding(fakes: Fakes, open_stand: OpenStand, clock: HandClock) -> Walker:
    walker = open_stand(clock=clock)
    wait_until(lambda: walker.assembly.app._chimes is not None, "sounds")
    return walker


def tokens(engine: QQmlApplicationEngine) -> set[str]:
    theme = engine.singletonInstance("Kiosk.theme", "Theme")
    names = "Object.keys(sound).filter(key => key !== 'objectName' && !key.endsWith('Changed'))"
    found, _ = QQmlExpression(
        engine.rootContext(), theme, f"{names}.map(key => sound[key]).join()"
    ).evaluate()
    return set(found.split(","))


def test_every_sound_of_the_theme_is_a_file_that_the_script_makes(
    engine: QQmlApplicationEngine, tmp_path: Path
) -> None:
    assert tokens(engine) == set(MADE) == {file.stem for file in SOUNDS.glob("*.wav")}
    for name in MADE:
        assert write(name, tmp_path).read_bytes() == (SOUNDS / f"{name}.wav").read_bytes()


def test_a_touch_a_refusal_and_a_number_sound_different(sounding: Walker, fakes: Fakes) -> None:
    sounding.touch("attract.start")
    fakes.until(lambda: fakes.sounds() == ["touch"], "the touch heard")
    sounding.touch("barLanguage")
    for _ in range(2):
        sounding.touch("volume.up")
    wait_until(lambda: bool(sounding.finger.see("volume.up").property("whyNot")), "full volume")
    wait_until(lambda: not sounding.assembly.app.speaking, "all said")
    sounding.touch("volume.up")
    fakes.until(lambda: fakes.sounds()[-1] == "refused", "the refusal heard")
    sounding.touch("panel.close")
    sounding.take()
    fakes.until(lambda: fakes.sounds()[-1] == "number", "the number heard")


def test_the_warning_is_heard_without_a_voice(
    fakes: Fakes, open_stand: OpenStand, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    (fakes.folder / "espeak-ng").unlink()
    monkeypatch.setenv("PATH", str(fakes.folder))
    program(fakes.folder, "pw-play", '#!/bin/sh\necho "$@" >>"$FAKES/played"\n')
    walker = open_stand(clock=clock)
    wait_until(lambda: walker.assembly.app._chimes is not None, "sounds")
    walker.touch("attract.start")
    clock.forward(60)
    walker.finger.see("idle.stay")
    fakes.until(lambda: fakes.sounds()[-1] == "warning", "the tones")
    assert walker.finger.find("barSound") is None


def test_no_sound_goes_between_words(sounding: Walker, fakes: Fakes) -> None:
    fakes.hold()
    sounding.touch("attract.start", "barSound")
    fakes.until(lambda: len(fakes.played()) == 1, "the first piece playing")
    before = fakes.sounds()
    sounding.touch("home.take")
    sounding.until(Screen.SERVICES)
    fakes.until(lambda: len(fakes.played()) == 2, "the next screen read")
    assert fakes.sounds() == before


@pytest.mark.parametrize("how", ["fails", "is gone"])
def test_a_player_that_fails_is_given_up_without_a_word_to_the_citizen(
    sounding: Walker, fakes: Fakes, how: str
) -> None:
    if how == "fails":
        fakes.break_player()
    else:
        (fakes.folder / "pw-play").unlink()
    chimes = sounding.assembly.app._chimes
    assert chimes is not None
    sounding.touch("attract.start")
    for _ in range(MOST_FAILURES):
        wait_until(lambda: not chimes.playing, "the player's end")
        sounding.touch("barHelp", "barBack")
    wait_until(lambda: chimes._failures == MOST_FAILURES, "given up")
    tried = len(fakes.sounds())
    assert sounding.take() == "A-001"
    assert len(fakes.sounds()) == tried


def test_a_player_that_hangs_is_ended(chimes: Chimes, fakes: Fakes, qtbot: QtBot) -> None:
    program(fakes.folder, "pw-play", "#!/bin/sh\nexec sleep 60\n")
    chimes._limit.setInterval(100)
    chimes.play("touch", 1.0)
    assert chimes.playing
    qtbot.waitUntil(lambda: not chimes.playing, timeout=20_000)


def test_the_newest_sounds_and_the_same_is_not_begun_anew(
    chimes: Chimes, fakes: Fakes, qtbot: QtBot
) -> None:
    program(fakes.folder, "pw-play", '#!/bin/sh\necho "$@" >>"$FAKES/played"\nexec sleep 60\n')
    chimes.play("touch", 1.0)
    qtbot.waitUntil(lambda: fakes.sounds() == ["touch"], timeout=20_000)
    chimes.play("touch", 1.0)
    chimes.play("number", 0.4)
    qtbot.waitUntil(lambda: len(fakes.sounds()) == 2, timeout=20_000)
    assert fakes.sounds() == ["touch", "number"]
    assert fakes._calls()[-1] == f"--volume=0.40 {SOUNDS / 'number.wav'}"

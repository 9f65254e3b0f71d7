"""The programs that make and play sound: found, asked, and put up with."""

import shutil
import wave
from array import array
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.speaking import Fakes, program
from ui.speech.aloud import Aloud
from ui.speech.headset import headset_in
from ui.speech.player import Player, find_player, softened
from ui.speech.voice import Voice, find_voice

CARDS = " 0 [PCH            ]: HDA-Intel - HDA Intel PCH\n"
NO_CARDS = "--- no soundcards ---\n"


@pytest.fixture
def aloud(fakes: Fakes, tmp_path: Path):
    voice, player = find_voice(), find_player("pw-play")
    assert voice is not None
    assert player is not None
    made = Aloud(voice, player, (tmp_path / "own", tmp_path / "clips"))
    yield made
    made.close()


def test_the_real_voice_speaks_indonesian(tmp_path: Path, qtbot: QtBot) -> None:
    if shutil.which("espeak-ng") is None:
        pytest.skip(reason="espeak-ng isn't installed: the stand works without, and shows no key")
    program(tmp_path, "pw-play", f'#!/bin/sh\ncp "$2" {tmp_path}/heard.wav\n')
    voice = find_voice()
    assert voice is not None
    aloud = Aloud(voice, Player("pw-play", str(tmp_path / "pw-play")), (tmp_path,))
    with qtbot.waitSignal(aloud.ended, timeout=20_000) as ended:
        aloud.say("Ambil nomor antrean", "id", 1.0)
    assert ended.args == [True]
    aloud.close()
    with wave.open(str(tmp_path / "heard.wav"), "rb") as file:
        samples = array("h", file.readframes(file.getnframes()))
        seconds = file.getnframes() / file.getframerate()
    assert 0.8 < seconds < 5
    assert max(samples) > 3000


def test_a_recorded_clip_takes_the_voices_place(
    aloud: Aloud, fakes: Fakes, tmp_path: Path, qtbot: QtBot
) -> None:
    clip = tmp_path / "clips" / "id" / "ambil-nomor-antrean.ogg"
    clip.parent.mkdir(parents=True)
    clip.touch()
    with qtbot.waitSignal(aloud.ended, timeout=20_000):
        aloud.say("Ambil nomor antrean", "id", 0.4)
    assert fakes.said() == []
    assert fakes.played() == [f"--volume=0.40 {clip}"]


def test_what_is_asked_meanwhile_takes_over(aloud: Aloud, fakes: Fakes, qtbot: QtBot) -> None:
    fakes.hold()
    ends: list[bool] = []
    aloud.ended.connect(ends.append)
    aloud.say("satu", "id", 1.0)
    qtbot.waitUntil(lambda: len(fakes.played()) == 1, timeout=20_000)
    aloud.say("dua", "id", 1.0)
    fakes.let_go()
    qtbot.waitUntil(lambda: bool(ends), timeout=20_000)
    assert (fakes.words(), ends) == (["satu", "dua"], [True])


@pytest.mark.parametrize("broken", ["espeak-ng", "pw-play"])
@pytest.mark.parametrize("how", ["fails", "is gone"])
def test_a_program_that_fails_is_told_not_raised(
    aloud: Aloud, fakes: Fakes, qtbot: QtBot, broken: str, how: str
) -> None:
    if how == "fails":
        program(fakes.folder, broken, "#!/bin/sh\necho 'no device' >&2\nexit 3\n")
    else:
        (fakes.folder / broken).unlink()
    with qtbot.waitSignal(aloud.ended, timeout=20_000) as ended:
        aloud.say("satu", "id", 1.0)
    assert ended.args == [False]


def test_a_program_that_hangs_is_ended(aloud: Aloud, fakes: Fakes, qtbot: QtBot) -> None:
    fakes.hold()
    aloud._limit.setInterval(200)
    with qtbot.waitSignal(aloud.ended, timeout=20_000) as ended:
        aloud.say("satu", "id", 1.0)
    assert ended.args == [False]


def test_words_leave_nothing_on_the_disk(aloud: Aloud, qtbot: QtBot) -> None:
    folder = Path(aloud._folder.name)
    with qtbot.waitSignal(aloud.ended, timeout=20_000):
        aloud.say("satu", "id", 1.0)
    assert oct(folder.stat().st_mode & 0o777) == "0o700"
    aloud.close()
    assert not folder.exists()


def test_words_are_in_no_command_line() -> None:
    arguments = Voice("espeak-ng").arguments("id", Path("said.wav"))
    assert arguments[-1] == "--stdin"
    assert arguments[:2] == ["-v", "id"]
    assert Voice("espeak-ng").arguments("rej", Path("said.wav"))[1] == "id"


class Machine:
    """A machine with some players, servers and cards."""

    def __init__(self, folder: Path, players: str, server: str = "", cards: str = CARDS) -> None:
        for name in players.split():
            program(folder, name, "#!/bin/sh\n")
        if server:
            (folder / server).parent.mkdir(exist_ok=True)
            (folder / server).touch()
        self.cards = folder / "cards"
        self.cards.write_text(cards)
        self.environ = {"PATH": str(folder), "XDG_RUNTIME_DIR": str(folder)}

    def finds(self, wanted: str = "auto") -> str | None:
        player = find_player(wanted, self.environ, self.cards)
        return player.name if player else None


@pytest.mark.parametrize(
    ("players", "server", "found"),
    [
        ("pw-play paplay aplay", "pipewire-0", "pw-play"),
        ("pw-play paplay aplay", "pulse/native", "paplay"),
        ("pw-play paplay aplay", "", "aplay"),
        ("pw-play paplay", "", None),
        ("", "pipewire-0", None),
    ],
)
def test_the_best_player_that_can_be_heard(
    tmp_path: Path, players: str, server: str, found: str | None
) -> None:
    assert Machine(tmp_path, players, server).finds() == found


def test_without_a_card_nobody_plays_unless_told_to(tmp_path: Path) -> None:
    machine = Machine(tmp_path, "pw-play aplay", "pipewire-0", NO_CARDS)
    assert machine.finds() is None
    assert machine.finds("aplay") == "aplay"
    assert machine.finds("none") is None
    machine.cards.unlink()
    assert machine.finds() is None


def test_alsas_player_gets_a_softer_copy(tmp_path: Path) -> None:
    loud = tmp_path / "loud.wav"
    with wave.open(str(loud), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(22_050)
        file.writeframes(array("h", [0, 1000, -2000, 32767]).tobytes())
    copy = softened(loud, 0.5, tmp_path)
    with wave.open(str(copy), "rb") as file:
        assert list(array("h", file.readframes(4))) == [0, 500, -1000, 16383]
    assert softened(loud, 1.0, tmp_path) == loud
    assert Player("aplay", "aplay").suffixes == (".wav",)


@pytest.mark.parametrize(
    ("jack", "value", "private"),
    [("Headphone Jack", "on", True), ("Headphone Jack", "off", False), ("Mic Jack", "on", False)],
)
def test_a_headset_is_what_the_jack_says(jack: str, value: str, private: bool) -> None:
    control = f"numid=1,iface=CARD,name='{jack}'\n  ; type=BOOLEAN,values=1\n  : values={value}\n"
    other = "numid=2,iface=MIXER,name='Master Playback Switch'\n  ; x\n  : values=on\n"
    assert headset_in(control + other) is private

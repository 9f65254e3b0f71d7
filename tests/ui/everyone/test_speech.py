"""A whole stand reads itself aloud."""

import shutil

import pytest

from kiosk.home import Home
from tests.ui.app.conftest import HandClock, OpenStand, Walker
from tests.ui.everyone.places import calm, places, shown
from tests.ui.speaking import Fakes
from ui.finger import wait_until
from ui.router import Screen, Status
from ui.speech.clips import SOUNDS
from ui.speech.normaliser import speakable
from ui.speech.pieces import pieces


@pytest.fixture
def speaking(fakes: Fakes, open_stand: OpenStand, clock: HandClock) -> Walker:
    walker = open_stand(clock=clock)
    wait_until(lambda: walker.assembly.app._reader is not None, "a voice")
    walker.touch("attract.start")
    return walker


def silent(walker: Walker) -> bool:
    reader = walker.assembly.app._reader
    return reader is None or not reader.speaking


def test_the_key_reads_the_screen_in_reading_order(speaking: Walker, fakes: Fakes) -> None:
    assert speaking.reads("barSound") == "Suara"
    speaking.touch("barSound")
    fakes.heard("Bantuan")
    words = fakes.words()
    assert words[0] == "Selamat datang. Apa yang Anda perlukan?"
    choices = words[words.index("Yang dapat disentuh:") + 1 :]
    assert choices[0].startswith("Ambil nomor antrean. Loket buka setiap saat")
    assert (
        words[-5:] == ["Kembali", "Beranda", "Diam", "Bahasa", "Bantuan"] or words[-1] == "Bantuan"
    )
    assert {line.partition("|")[0] for line in fakes.said()} == {"id"}


def test_the_key_stops_and_repeats(speaking: Walker, fakes: Fakes) -> None:
    fakes.hold()
    speaking.touch("barSound")
    fakes.until(lambda: len(fakes.played()) == 1, "the first piece playing")
    assert speaking.reads("barSound") == "Diam"
    speaking.touch("barSound")
    assert silent(speaking)
    fakes.let_go()
    speaking.touch("barSound")
    fakes.heard("Bantuan")
    assert fakes.words().count("Selamat datang. Apa yang Anda perlukan?") == 2


def test_what_is_read_is_marked(speaking: Walker, fakes: Fakes) -> None:
    fakes.hold()
    speaking.touch("barSound")
    fakes.until(lambda: len(fakes.played()) == 1, "the first piece playing")
    ring = speaking.finger.see("spokenRing")
    heading = pieces(speaking.assembly.window)[0].place
    assert (ring.x(), ring.y(), ring.width()) == (heading.x(), heading.y(), heading.width())
    speaking.touch("barSound")
    assert speaking.finger.find("spokenRing") is None


def test_who_listens_is_read_every_screen_and_the_number(speaking: Walker, fakes: Fakes) -> None:
    speaking.touch("barSound")
    speaking.touch("home.take")
    fakes.heard("Paspor umrah atau haji")
    speaking.touch("service.paspor_umrah_haji", "lane.umum")
    fakes.heard("A, nol nol satu")


def test_another_language_is_another_voice(speaking: Walker, fakes: Fakes) -> None:
    speaking.touch("barLanguage", "language.en", "panel.close", "barSound")
    fakes.heard("Take a queue number")
    assert fakes.said()[-1].startswith("en|")


def test_a_panel_that_covers_is_read_alone(speaking: Walker, fakes: Fakes) -> None:
    speaking.touch("barLanguage")
    speaking.finger.see("panel.close")
    calm(speaking)
    texts = [piece.text for piece in pieces(speaking.assembly.window)]
    assert texts[0] == "Bahasa dan tulisan"
    assert "Bahasa Indonesia. terpilih" in texts
    assert not any("Ambil nomor" in text for text in texts)


def test_volume_goes_to_the_player_and_is_forgotten(
    speaking: Walker, fakes: Fakes, clock: HandClock
) -> None:
    speaking.touch("barLanguage", "volume.up")
    fakes.until(lambda: len(fakes.played()) == 1, "the new volume heard")
    assert "--volume=0.80" in fakes.played()[0]
    speaking.touch("volume.up")
    fakes.until(lambda: len(fakes.played()) == 2, "the new volume heard")
    assert "--volume=1.00" in fakes.played()[1]
    assert speaking.finger.see("volume.up").property("whyNot")
    speaking.touch("panel.close")
    speaking.assembly.session.wipe()
    assert speaking.assembly.app._reader.volume == 3


def test_listening_suspends_the_idle_clock(
    speaking: Walker, fakes: Fakes, clock: HandClock
) -> None:
    fakes.hold()
    speaking.touch("barSound")
    fakes.until(lambda: len(fakes.played()) == 1, "the first piece playing")
    clock.forward(200)
    speaking.assembly.app._tick()
    assert speaking.screen is Screen.HOME
    assert speaking.assembly.app._idle.phase(speaking.assembly.session.mono_s) == "active"
    speaking.touch("barSound")
    clock.forward(59)
    speaking.assembly.app._tick()
    assert speaking.finger.find("idle.stay") is None
    fakes.let_go()
    clock.forward(1)
    speaking.finger.see("idle.stay")


def test_the_warning_is_heard_and_read_and_still_ends(
    speaking: Walker, fakes: Fakes, clock: HandClock
) -> None:
    speaking.touch("barSound")
    fakes.heard("Bantuan")
    wait_until(lambda: silent(speaking), "all said")
    clock.forward(60)
    fakes.until(lambda: "warning" in fakes.sounds(), "the tones")
    fakes.heard("Anda masih di sini?")
    clock.forward(30)
    speaking.until(Screen.ATTRACT)
    assert silent(speaking)


def test_the_next_person_begins_in_silence(
    speaking: Walker, fakes: Fakes, clock: HandClock
) -> None:
    speaking.touch("barSound")
    fakes.heard("Bantuan")
    speaking.assembly.session.wipe()
    before = fakes.words()
    speaking.touch("attract.start", "home.take")
    speaking.until(Screen.SERVICES)
    assert speaking.assembly.app._reader.wanted is False
    assert fakes.words() == before


@pytest.mark.parametrize("jack", ["off", "on"])
def test_what_a_person_types_is_read_to_them_alone(
    speaking: Walker, fakes: Fakes, jack: str
) -> None:
    """The number on a receipt and a birth date: never by the loudspeaker, but in a headset."""
    fakes.plug(jack)
    status = speaking.assembly.app.of(Screen.STATUS)
    speaking.touch("barSound")
    speaking.assembly.session.go(Status())
    for sign in "XK7305":
        status.sign(sign)
    status.goOn()
    for digit in "17081961":
        status.digit(digit)
    status.goOn()
    wait_until(lambda: speaking.finger.find("status.yes") is not None, "both to look at")
    fakes.heard(speakable(str(speaking.finger.see("status.yes").property("title")), "id"))
    wait_until(lambda: silent(speaking), "all said")
    said = " ".join(fakes.words())
    told = ("X K" in said or "tujuh tiga" in said, "tujuh belas Agustus" in said)
    assert told == ((True, True) if jack == "on" else (False, False)), fakes.words()
    assert ("hanya dibacakan lewat earphone" in said) is (jack == "off")


def test_a_player_that_fails_takes_the_key_away(speaking: Walker, fakes: Fakes) -> None:
    fakes.break_player()
    speaking.touch("barSound")
    wait_until(lambda: speaking.finger.find("barSound") is None, "the key gone")
    assert speaking.screen is Screen.HOME
    assert speaking.assembly.session.router.here.screen is Screen.HOME
    speaking.touch("home.take")
    speaking.until(Screen.SERVICES)


@pytest.mark.parametrize("missing", ["espeak-ng", "pw-play"])
def test_without_voice_or_player_there_is_no_key(
    fakes: Fakes, open_stand: OpenStand, missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (fakes.folder / missing).unlink()
    monkeypatch.setenv("PATH", str(fakes.folder))
    walker = open_stand()
    walker.touch("attract.start")
    walker.finger.see("barLanguage")
    assert walker.finger.find("barSound") is None
    walker.touch("barLanguage")
    walker.finger.see("panel.close")
    assert walker.finger.find("volume.up") is None


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_clip_put_into_the_home_is_played_instead_of_the_voice(
    fakes: Fakes, home: Home, open_stand: OpenStand, lang: str
) -> None:
    """In its own language only, and in no other sentence's place."""
    clip = home.path / "sounds" / "id" / "selamat-datang-apa-yang-anda-perlukan.wav"
    clip.parent.mkdir(parents=True)
    shutil.copy(SOUNDS / "warning.wav", clip)
    speaking = open_stand()
    wait_until(lambda: speaking.assembly.app._reader is not None, "a voice")
    speaking.touch("attract.start", "barLanguage", f"language.{lang}", "panel.close", "barSound")
    fakes.heard("Yang dapat disentuh:" if lang == "id" else "You can touch:")
    greeting = {"id": "Selamat datang. Apa yang Anda perlukan?", "en": "Welcome. What do you need?"}
    by_clip = any(str(clip) in line for line in fakes.played())
    assert (by_clip, greeting[lang] in fakes.words()) == (lang == "id", lang == "en")


def test_every_place_has_something_to_say(speaking: Walker, fakes: Fakes) -> None:
    seen = set()
    for route in list(places(speaking)):
        here = shown(speaking, route)
        said = [
            speakable(piece.text, "id", private=False)
            for piece in pieces(speaking.assembly.window)
            if not piece.in_bar
        ]
        assert said, here
        assert all(words and not any(char.isdigit() for char in words) for words in said), said
        seen.add(here.screen)
    assert {Screen.HOME, Screen.SERVICES, Screen.REQUIREMENTS, Screen.HELP} <= seen

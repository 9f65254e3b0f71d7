"""When no number can be had: why, when, whom to ask; and reading is always possible."""

from collections.abc import Callable

import pytest

from kiosk.home import Home
from tests.ui.app.conftest import HandClock, OpenStand, Walker
from ui.finger import wait_until
from ui.router import Screen

WEEK = """
[hours]
monday = { open = "08.00-14.00", last_number = "13.30" }
tuesday = { open = "08.00-14.00", last_number = "13.30" }
"""
TUESDAY_07_30_MS = 1_795_480_200_000
TUESDAY_09_00_MS = 1_795_485_600_000


@pytest.fixture
def at_place(home: Home) -> Callable[[str, str], None]:
    """Changes the place of the home, as an administrator does in the file."""

    def changed(old: str, new: str) -> None:
        text = home.place.read_text("utf-8")
        assert old in text
        home.place.write_text(text.replace(old, new), "utf-8")

    return changed


def test_before_hours_reading_comes_first_and_the_tile_says_when_it_opens(
    open_stand: OpenStand, at_place: Callable[[str, str], None]
) -> None:
    at_place("[hours]\nalways_open = true\n", WEEK)
    walker = open_stand(clock=HandClock(TUESDAY_07_30_MS))
    walker.touch("attract.start")
    assert walker.finger.see("home.take").property("whyNot") == "Buka pukul 08.00 WIB"
    walker.touch("home.take")
    assert walker.screen is Screen.HOME
    walker.touch("home.read", "service.paspor_umrah_haji")
    walker.until(Screen.REQUIREMENTS)
    assert walker.finger.find("requirements.take") is None


def test_a_desk_that_closes_while_one_chooses_says_so(
    open_stand: OpenStand, at_place: Callable[[str, str], None]
) -> None:
    at_place("[hours]\nalways_open = true\n", WEEK)
    clock = HandClock(TUESDAY_09_00_MS)
    walker = open_stand(clock=clock)
    walker.touch("attract.start", "home.take", "service.paspor_umrah_haji")
    clock._at += 5 * 3600 * 1000  # The wall clock alone: nobody waited for five hours.
    walker.touch("lane.umum")
    walker.until(Screen.NOTICE)
    assert "Buka Senin pukul 08.00 WIB" in walker.reads("notice.words")
    assert walker.tickets() == ()


def test_used_up_numbers_say_when_there_are_new_ones(
    open_stand: OpenStand, home: Home, at_place: Callable[[str, str], None]
) -> None:
    text = home.place.read_text("utf-8")
    home.place.write_text(text + "\n[quota]\npaspor = 1\n", "utf-8")
    walker = open_stand()
    walker.touch("attract.start")
    walker.take()
    walker.touch("result.another", "service.paspor_umrah_haji", "lane.umum")
    walker.until(Screen.NOTICE)
    assert "sudah habis" in walker.reads("notice.words")
    assert "Buka" in walker.reads("notice.words")
    assert len(walker.tickets()) == 1


def test_playing_children_wait_a_little_longer_each_time(
    open_stand: OpenStand, clock: HandClock
) -> None:
    walker = open_stand(clock=clock)
    walker.touch("attract.start")
    walker.take()
    for _ in range(5):
        walker.touch("result.another", "service.informasi", "lane.umum")
        walker.number()
    walker.touch("result.another", "service.informasi", "lane.umum")
    walker.until(Screen.NOTICE)
    wait_until(lambda: "15 detik" in walker.reads("notice.words"), "the count-down")
    assert walker.finger.see("notice.retry").property("whyNot") == "15 detik lagi"
    clock.forward(16)
    for _ in range(15):
        walker.assembly.app.of(Screen.NOTICE)._tick()
    walker.touch("notice.retry")
    walker.number()
    assert len(walker.tickets()) == 7


def test_a_store_that_stays_locked_ends_in_a_calm_screen(at_home: Walker, monkeypatch) -> None:
    monkeypatch.setattr(
        type(at_home.assembly.store), "run", _with_deadline(type(at_home.assembly.store).run)
    )
    at_home.touch("home.take", "service.paspor_umrah_haji")
    with at_home.home.writing():
        at_home.touch("lane.umum")
        at_home.until(Screen.NOTICE)
        assert "Anjungan sedang sibuk" in at_home.words()
    at_home.touch("notice.retry")
    assert at_home.number() == "A-001"
    assert len(at_home.tickets()) == 1


def _with_deadline(run):
    def shorter(self, work, done, failed, deadline_s=0.3):
        return run(self, work, done, failed, deadline_s)

    return shorter


def test_a_stand_out_of_order_says_so_and_comes_back_by_itself(
    open_stand: OpenStand, home: Home, monkeypatch
) -> None:
    monkeypatch.setattr("ui.session.LOOK_EVERY_MS", 50)
    aside = home.place.rename(home.place.with_suffix(".aside"))
    walker = open_stand()
    walker.touch("attract.start")
    walker.until(Screen.NOTICE)
    assert "Maaf, belum berhasil" in walker.words()
    aside.rename(home.place)
    walker.until(Screen.ATTRACT)
    walker.touch("attract.start")
    assert walker.take() == "A-001"

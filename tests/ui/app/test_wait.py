"""Will it take long? The number on one's paper, and what is known of it."""

import pytest
from PySide6.QtCore import QPointF, QSize

from kiosk.app import Kiosk
from kiosk.home import Home
from tests.ui.app.conftest import HandClock, OpenStand, Walker
from tests.ui.hardware import type_text
from ui.assembly import LANDSCAPE, PORTRAIT
from ui.finger import wait_until
from ui.router import Screen, Survey, Wait

DAY_S = 86_400


@pytest.fixture
def queue(home: Home, clock: HandClock) -> None:
    """Six numbers of today: served, called, didn't come, cancelled, and two that wait."""
    kiosk = Kiosk.open(home, clock)
    for n in range(6):
        kiosk.issue("paspor_umrah_haji", "umum", f"key-{n}")
    desk = kiosk.place.desks[0].name if kiosk.place.desks else "1"
    kiosk.call_next(desk)
    kiosk.start("A-001")
    kiosk.done("A-001")
    kiosk.call_next(desk)
    kiosk.no_show("A-002")
    kiosk.cancel("A-003")
    kiosk.call_next(desk)
    kiosk.close()


@pytest.fixture
def waiting(open_stand: OpenStand, queue: None, clock: HandClock) -> Walker:
    walker = open_stand(clock=clock)
    walker.touch("attract.start")
    ask(walker)
    return walker


def ask(walker: Walker) -> None:
    walker.assembly.session.go(Wait())
    walker.finger.see("prefix.A")


def look(walker: Walker, number: str) -> str:
    """Types the number on a plugged-in keyboard; answers what the screen says first."""
    walker.finger.see("prefix.A")
    type_text(walker.assembly.window, number + "\n")
    return walker.reads("wait.title")


def test_by_touch_the_letter_then_the_digits(waiting: Walker) -> None:
    waiting.touch("prefix.P", "prefix.A", "digit0", "digit0", "digit7", "erase", "digit6")
    assert waiting.reads("wait.typed") == "A-006"
    waiting.touch("confirm")
    assert waiting.reads("wait.number", "number") == "A-006"
    assert waiting.reads("wait.title") == "1 orang di depan Anda"
    assert "menit" in waiting.reads("wait.line")
    assert waiting.reads("wait.serving") == "Sekarang di loket: A-004"


@pytest.mark.parametrize(
    ("number", "title", "line"),
    [
        ("a005", "Berikutnya giliran Anda.", "Tunggulah di dekat loket."),
        ("a-004", "Nomor Anda dipanggil!", "Silakan ke Loket 1."),
        ("a001", "Nomor ini sudah dilayani.", "Kalau ada yang kurang, ambil nomor baru."),
        ("a2", "Nomor ini sudah dipanggil.", "Tadi tidak ada yang datang. Silakan temui petugas."),
        ("a003", "Nomor ini sudah dibatalkan.", "Ambil nomor baru kalau masih perlu."),
        (
            "p017",
            "Nomor ini tidak ada hari ini.",
            "Nomor hanya berlaku pada harinya, dan hanya di anjungan yang mencetaknya.",
        ),
    ],
)
def test_each_number_is_told_where_it_stands(
    waiting: Walker, number: str, title: str, line: str
) -> None:
    assert look(waiting, number) == title
    assert waiting.reads("wait.line") == line


def test_yesterdays_number_isnt_todays(
    open_stand: OpenStand, queue: None, clock: HandClock
) -> None:
    clock.forward(DAY_S)
    walker = open_stand(clock=clock)
    walker.touch("attract.start")
    ask(walker)
    assert look(walker, "a005") == "Nomor ini tidak ada hari ini."


def test_without_a_letter_it_says_what_is_missing(waiting: Walker) -> None:
    waiting.touch("digit5", "confirm")
    assert "Sentuh huruf depannya, lalu ketik angkanya." in waiting.words()
    assert waiting.assembly.session.router.here == Wait()


def test_the_queue_moves_while_one_reads(waiting: Walker) -> None:
    assert look(waiting, "a006") == "1 orang di depan Anda"
    moved: list[object] = []

    def move(kiosk: Kiosk) -> None:
        kiosk.no_show("A-004")
        kiosk.call_next(kiosk.place.desks[0].name if kiosk.place.desks else "1")

    session = waiting.assembly.session
    session.ask(move, moved.append, moved.append)
    wait_until(lambda: bool(moved), "the desk's call")
    assert moved == [None]
    session.look()
    wait_until(lambda: waiting.reads("wait.title") == "Berikutnya giliran Anda.", "news")


def test_another_number_begins_anew_and_done_wipes(waiting: Walker) -> None:
    look(waiting, "a006")
    waiting.touch("wait.again")
    assert waiting.reads("wait.typed") == ""
    look(waiting, "a005")
    waiting.touch("wait.done")
    waiting.until(Screen.ATTRACT)


@pytest.mark.parametrize("way", ["wiped", "home"])
def test_nothing_typed_is_there_for_the_next_person(waiting: Walker, way: str) -> None:
    look(waiting, "a006")
    if way == "wiped":
        waiting.assembly.session.wipe()
        waiting.touch("attract.start")
    else:
        waiting.touch("barHome")
    vm = waiting.assembly.app.waitVm
    assert (vm.typed, vm.number, vm.outcome) == ("", "", "")
    ask(waiting)
    assert waiting.reads("wait.typed") == ""


@pytest.mark.parametrize("factor", [1.0, 2.0])
@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def test_keys_and_words_fit_every_shape(
    open_stand: OpenStand, queue: None, clock: HandClock, size: QSize, factor: float
) -> None:
    walker = open_stand(clock=clock, size=size)
    walker.touch("attract.start")
    walker.assembly.app.enlarge(factor)
    ask(walker)
    walker.touch("prefix.A")
    for name in sorted(walker.finger.names()):
        if name.startswith(("prefix.", "digit")):
            key = walker.finger.see(name)
            assert min(key.width(), key.height()) >= 79, name
    for number in ("a006", "p999"):
        look(walker, number)
        walker.assembly.window.grabWindow()
        keys = walker.finger.see("wait.again").mapToScene(QPointF(0, 0)).y()
        for name in ("wait.title", "wait.line", "wait.serving"):
            words = walker.finger.find(name)
            if words is not None:
                bottom = words.mapToScene(QPointF(0, words.property("paintedHeight"))).y()
                assert bottom <= keys, (number, name)
        walker.touch("wait.again")


def test_whoever_was_served_is_asked_how_it_was(waiting: Walker) -> None:
    look(waiting, "A-001")
    waiting.touch("wait.rate")
    waiting.until(Screen.SURVEY)
    here = waiting.assembly.session.router.here
    assert isinstance(here, Survey)
    assert here.service == "paspor_umrah_haji"


def test_whoever_still_waits_is_not(waiting: Walker) -> None:
    look(waiting, "A-006")
    assert waiting.finger.find("wait.rate") is None

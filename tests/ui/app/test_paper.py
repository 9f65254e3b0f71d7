"""The number stands; only the band follows the paper, through the store."""

from collections.abc import Callable

import pytest

from printing.paper import ListPaper
from tests.ui.app.conftest import HandClock, OpenStand, Walker
from ui.finger import wait_until
from ui.router import Screen
from ui.services import NoLink, PaperEnd, PrinterState, PrinterView, StoreCaller
from ui.viewmodels.result import Paper, paper_of


class HandPrinter:
    """A printer whose jobs the test ends, by the calls that the printer's thread makes."""

    def __init__(self, store: StoreCaller) -> None:
        self.store = store
        self.state: PrinterState = "ready"
        self.woken = 0
        self.lists: list[tuple[ListPaper, Callable[[PaperEnd], None]]] = []
        self._changed: Callable[[], None] = lambda: None

    def view(self) -> PrinterView:
        return PrinterView(self.state, "Kertas habis.", "Out of paper.")

    def wake(self) -> None:
        self.woken += 1

    def settle(self) -> None: ...

    def test_print(self) -> None: ...

    def print_list(self, paper: ListPaper, done: Callable[[PaperEnd], None]) -> None:
        self.lists.append((paper, done))

    def notify(self, changed: Callable[[], None]) -> None:
        self._changed = changed

    def become(self, state: PrinterState) -> None:
        self.state = state
        self._changed()

    def begin(self) -> int:
        job = self.store.call(lambda kiosk: kiosk.paper.take())
        assert job is not None
        self._changed()
        return job.id

    def end(self, job: int, state: str) -> None:
        self.store.call(lambda kiosk: kiosk.paper.finished(job, state))
        self._changed()


class HandServices:
    def __init__(self, store: StoreCaller) -> None:
        self.printer = HandPrinter(store)
        self.link = NoLink()

    def start(self) -> None: ...

    def stop(self, wait_s: float = 5.0) -> None: ...


@pytest.mark.parametrize(
    ("job", "printer", "paper"),
    [
        (None, "none", Paper.NONE),
        ("queued", "ready", Paper.PRINTING),
        ("queued", "printing", Paper.PRINTING),
        ("queued", "trouble", Paper.FAILED),
        ("sending", "printing", Paper.PRINTING),
        ("sending", "trouble", Paper.PRINTING),
        ("printed", "trouble", Paper.PRINTED),
        ("uncertain", "ready", Paper.UNKNOWN),
        ("expired", "ready", Paper.FAILED),
        ("not_sent", "ready", Paper.FAILED),
    ],
)
def test_only_the_printers_answer_says_printed(
    job: str | None, printer: PrinterState, paper: Paper
) -> None:
    assert paper_of(job, printer) is paper


@pytest.fixture
def taken(open_stand: OpenStand) -> Walker:
    walker = open_stand(HandServices)
    walker.touch("attract.start")
    walker.take()
    return walker


def band(walker: Walker) -> str:
    return walker.reads("result.band", "title")


def until_band(walker: Walker, words: str) -> None:
    wait_until(lambda: band(walker) == words, f"the band “{words}”")


def printer_of(walker: Walker) -> HandPrinter:
    services = walker.assembly.services
    assert isinstance(services, HandServices)
    return services.printer


def test_the_number_is_there_before_the_paper(taken: Walker) -> None:
    assert band(taken) == "Sedang mencetak ..."
    assert taken.number() == "A-001"
    assert printer_of(taken).woken == 1


def test_printed_paper_is_under_the_screen(taken: Walker) -> None:
    printer = printer_of(taken)
    printer.end(printer.begin(), "printed")
    until_band(taken, "Ambil kertas di bawah layar")
    assert taken.number() == "A-001"


def test_unknown_paper_asks_for_a_photo(taken: Walker) -> None:
    printer = printer_of(taken)
    printer.end(printer.begin(), "uncertain")
    until_band(taken, "Tidak keluar? Foto nomor ini")


def test_no_paper_shows_at_once_in_the_danger_tone_and_staff_get_a_sign(taken: Walker) -> None:
    printer_of(taken).become("trouble")
    until_band(taken, "Foto nomor ini")
    danger = 3
    assert taken.finger.see("result.band").property("tone") == danger
    taken.touch("result.done", "attract.start")
    wait_until(lambda: "Petugas: Kertas habis." in taken.words(), "a sign for the staff")


def test_paper_that_comes_after_all_is_said(taken: Walker) -> None:
    printer = printer_of(taken)
    printer.become("trouble")
    until_band(taken, "Foto nomor ini")
    printer.become("ready")
    printer.end(printer.begin(), "printed")
    until_band(taken, "Ambil kertas di bawah layar")


def test_unknown_paper_keeps_the_number_for_a_minute_and_a_half(
    open_stand: OpenStand, clock: HandClock
) -> None:
    walker = open_stand(HandServices, clock=clock)
    walker.touch("attract.start")
    walker.take()
    printer = printer_of(walker)
    printer.end(printer.begin(), "uncertain")
    until_band(walker, "Tidak keluar? Foto nomor ini")
    clock.forward(89)
    walker.assembly.app._tick()
    assert walker.finger.find("idle.stay") is None
    clock.forward(1)
    walker.finger.see("idle.stay")
    assert walker.screen is Screen.RESULT


def test_without_a_printer_nobody_waits_for_paper(at_home: Walker) -> None:
    at_home.take()
    assert band(at_home) == "Ingat nomor ini"


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_paper_speaks_the_language_of_the_screen(open_stand: OpenStand, language: str) -> None:
    walker = open_stand(HandServices)
    walker.touch("attract.start", "barLanguage", f"language.{language}", "panel.close")
    walker.take()
    job = printer_of(walker).store.call(lambda kiosk: kiosk.paper.take())
    assert job is not None
    assert job.lang == language

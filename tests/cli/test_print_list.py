"""The list that a citizen takes home, through the services of the running stand."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.app import Kiosk
from kiosk.cli.services import PrinterSide
from kiosk.home import Home
from printing.fake import FakePrinter
from tests.printing.test_list import LIST
from tests.support.stands import make_home
from ui.services import PaperEnd

PATIENCE_S = 30.0


class Store:
    """The store, called where the test stands: one caller at a time."""

    def __init__(self, home: Home) -> None:
        self._kiosk = Kiosk.open(home)
        self._turn = threading.Lock()

    def call(self, work: Callable[[Kiosk], Any], wait_s: float = 30.0) -> Any:
        with self._turn:
            return work(self._kiosk)

    def close(self) -> None:
        self._kiosk.close()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return make_home(tmp_path)


@pytest.fixture
def store(home: Home) -> Iterator[Callable[[], Store]]:
    opened: list[Store] = []

    def of_home() -> Store:
        opened.append(Store(home))
        return opened[-1]

    yield of_home
    for each in opened:
        each.close()


def end_of(side: PrinterSide) -> PaperEnd:
    ends: list[PaperEnd] = []
    told = threading.Event()

    def done(end: PaperEnd) -> None:
        ends.append(end)
        told.set()

    side.print_list(LIST, done)
    assert told.wait(PATIENCE_S)
    return ends[0]


def test_a_list_comes_out_beside_the_printers_thread(
    home: Home, store: Callable[[], Store]
) -> None:
    with FakePrinter() as printer:
        host, port = printer.listen()
        home.settings.write_text(f'[printer]\ndevice = "tcp://{host}:{port}"\n')
        side = PrinterSide(store())
        side.start()
        try:
            assert end_of(side) == "printed"
        finally:
            side.stop(5)
        assert "YANG PERLU DIBAWA" in printer.strips[-1].text


def test_without_a_printer_nothing_was_sent(store: Callable[[], Store]) -> None:
    side = PrinterSide(store())
    side.start()
    assert end_of(side) == "not_sent"
    side.stop(5)

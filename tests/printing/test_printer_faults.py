"""Every fault of the fake printer: never a false "printed", at most one unmarked copy."""

from pathlib import Path

import pytest

from printing.fake import FAULT_NAMES, FakePrinter, Strip, StripStatus, VirtualClock, parse_fault
from printing.port import Outcome
from printing.press import PrinterConfig
from printing.profile import Status, for_width
from printing.reasons import Reason
from printing.spooler import Pace, PrinterThread
from printing.transport.device import Device, SerialDevice, TcpDevice
from tests.printing.book import Book, BookedJob, compose
from tests.printing.waiting import HASTY, PATIENT, wait_until

PACE = Pace(retry=0.05, look=60, listen=0.05, expire=90)
LATER = ("@byte=40", "@byte=3000", "@row=60", "@row=500")
# In the middle of the number; most of a ticket's bytes and its first rows.
REDUCED = [name + moment for name in FAULT_NAMES for moment in ("", "@byte=3000")]
FULL = [name + moment for name in FAULT_NAMES for moment in LATER]


def complete(strips: tuple[Strip, ...], number: str, *, marked: bool) -> list[Strip]:
    """Whole tickets of a number, cut off, with or without the mark of a reprint."""
    return [
        strip
        for strip in pieces(strips, number, marked=marked)
        if strip.status is StripStatus.COMPLETE and strip.cut and "1708" in strip.text
    ]


def pieces(strips: tuple[Strip, ...], number: str, *, marked: bool) -> list[Strip]:
    """All that could be taken for a ticket of this number."""
    return [
        strip
        for strip in strips
        if f"Layanan {number}" in strip.text and ("CETAK ULANG" in strip.text) is marked
    ]


def mend(printer: FakePrinter) -> None:
    """Somebody sees to the printer, and time passes."""
    printer.clear_fault()
    printer.attend()
    if printer.machine.state.cutter_jam and len(printer.machine.buffer):
        # A jammed printer with a full buffer hears no DLE ENQ any more: off and on again.
        printer.power_cycle()
    assert isinstance(printer.clock, VirtualClock)
    printer.clock.advance(60)


def run_into(fault: str, status: Status, device: Device, printer: FakePrinter, home: Path) -> None:
    """Print under a fault, let staff see to it, print on; check what the paper says."""
    book = Book()
    config = PrinterConfig(device, for_width(80, status=status), home, HASTY)
    thread = PrinterThread(book, compose, config, pace=PACE)
    printer.set_fault(parse_fault(fault))
    first = book.issue("A-001")
    thread.start()
    told = book.wait_for_outcome()
    if told.state == "printed":
        assert len(complete(printer.strips, "A-001", marked=False)) == 1
    mend(printer)
    settle(thread, book, first, told)
    assert thread.stop()

    # Another thread, as after a restart, with deadlines that a slow machine keeps.
    config = PrinterConfig(device, for_width(80, status=status), home, PATIENT)
    thread = PrinterThread(book, compose, config, pace=PACE)
    thread.resolve_by_staff()
    again = [] if book.states[first.id] == "printed" else [book.issue("A-001", copy=1)]
    second = book.issue("A-002")
    thread.start()
    for job in (*again, second):
        book.wait_for(job, "printed")
    assert thread.stop()

    strips = printer.strips
    if book.states[first.id] == "printed":
        assert len(complete(strips, "A-001", marked=False)) == 1
    assert len(pieces(strips, "A-001", marked=False)) <= 1
    assert len(complete(strips, "A-001", marked=True)) == len(again)
    assert len(complete(strips, "A-002", marked=False)) == 1
    assert len(pieces(strips, "A-002", marked=False)) == 1


def settle(thread: PrinterThread[BookedJob], book: Book, job: BookedJob, told: Outcome) -> None:
    """Wait for what comes of the first job by itself; staff help if nothing does."""
    if told.reason == Reason.CUTTER:
        thread.resolve_by_staff()
    thread.wake()
    wait_until(lambda: book.states[job.id] in {"printed", "uncertain"})
    if book.states[job.id] == "uncertain":
        thread.resolve_by_staff()
        wait_until(lambda: thread.status().state != "holding")


@pytest.mark.parametrize("fault", REDUCED)
def test_over_the_network(fault: str, tmp_path: Path) -> None:
    with FakePrinter() as printer:
        run_into(fault, "full", TcpDevice(*printer.listen()), printer, tmp_path)


@pytest.mark.parametrize(
    "fault",
    [
        "paper-out@row=60",
        "cutter-jam",
        "power-loss@byte=3000",
        "fin-mid-job@byte=3000",
        "stray-asb",
    ],
)
def test_a_printer_that_knows_its_jobs(fault: str, tmp_path: Path) -> None:
    with FakePrinter() as printer:
        run_into(fault, "epson", TcpDevice(*printer.listen()), printer, tmp_path)


@pytest.mark.parametrize("fault", ["paper-out@row=60", "cover-open", "power-loss@row=60"])
def test_over_a_serial_line(fault: str, tmp_path: Path) -> None:
    with FakePrinter() as printer:
        run_into(fault, "full", SerialDevice(printer.open_serial()), printer, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("status", ["full", "epson"])
@pytest.mark.parametrize("fault", FULL)
def test_at_every_moment(fault: str, status: Status, tmp_path: Path) -> None:
    with FakePrinter() as printer:
        run_into(fault, status, TcpDevice(*printer.listen()), printer, tmp_path)

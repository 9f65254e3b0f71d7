"""The printer thread: one at a time, nothing stale, nothing twice, and it always comes back."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from printing.fake import CLONE, EPSON, FakePrinter, Fault, FaultKind, Persona
from printing.lock import DeviceBusyError, Unsettled, device_lock
from printing.paper import TicketPaper
from printing.port import Outcome
from printing.press import PrinterConfig, probe
from printing.profile import Status, for_width
from printing.spooler import Pace, PrinterStatus, PrinterThread
from printing.transport.device import FileDevice, TcpDevice
from tests.printing.book import Book, BookedJob, compose
from tests.printing.test_printer_faults import complete, pieces
from tests.printing.waiting import HASTY, PATIENT, wait_until

PACE = Pace(retry=0.05, look=60, listen=0.05, expire=90)


class Desk:
    """A printer, a book, a thread and what it showed."""

    def __init__(self, stack: ExitStack, home: Path) -> None:
        self._stack = stack
        self.home = home
        self.book = Book()
        self.shown: list[PrinterStatus] = []
        self.printer: FakePrinter

    def start(
        self, persona: Persona = EPSON, status: Status = "full", pace: Pace = PACE
    ) -> PrinterThread[BookedJob]:
        self.printer = self._stack.enter_context(FakePrinter(persona))
        self.config = PrinterConfig(
            TcpDevice(*self.printer.listen()), for_width(80, status=status), self.home, HASTY
        )
        return self.thread(self.config, pace)

    def thread(self, config: PrinterConfig, pace: Pace = PACE) -> PrinterThread[BookedJob]:
        made = PrinterThread(self.book, compose, config, pace=pace, on_status=self.shown.append)
        self._stack.callback(made.stop)
        return made


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with ExitStack() as stack:
        yield Desk(stack, tmp_path)


def test_tickets_come_out_in_order(desk: Desk) -> None:
    thread = desk.start()
    jobs = [desk.book.issue(f"A-{number:03d}") for number in range(1, 4)]
    thread.start()
    for job in jobs:
        desk.book.wait_for(job, "printed")
    numbers = [f"A-{n:03d}" in strip.text for n, strip in enumerate(desk.printer.strips, 1)]
    assert numbers == [True, True, True]
    woken = desk.book.issue("A-004")
    thread.wake()
    desk.book.wait_for(woken, "printed")
    wait_until(lambda: thread.status().state == "ready")
    assert thread.stop()
    assert thread.status().state == "stopped"
    assert [status.state for status in desk.shown][:2] == ["printing", "ready"]


def test_while_one_is_uncertain_no_other_goes_out(desk: Desk) -> None:
    thread = desk.start()
    desk.printer.set_fault(Fault(FaultKind.PAPER_OUT, at_row=60))
    first, second = desk.book.issue("A-001"), desk.book.issue("A-002")
    thread.start()
    desk.book.wait_for(first, "uncertain")
    wait_until(lambda: thread.status().state == "holding")
    assert thread.status().number == "A-001"
    thread.wake()
    assert desk.book.states[second.id] == "queued"
    # The held one is finished when paper is put in, and that is learnt.
    desk.printer.reload_paper()
    desk.book.wait_for(first, "printed")
    desk.book.wait_for(second, "printed")
    for number in ("A-001", "A-002"):
        assert len(complete(desk.printer.strips, number, marked=False)) == 1


def test_a_held_ticket_is_thrown_away_when_it_is_stale(desk: Desk) -> None:
    """An hour later it must not come out; a printer that can't be told needs staff."""
    stale = Pace(retry=0.05, look=60, listen=0.05, expire=2.0)
    thread = desk.start(status="epson", pace=stale)
    desk.printer.set_fault(Fault(FaultKind.COVER_OPEN, at_byte=11_000))
    first = desk.book.issue("A-001")
    thread.start()
    desk.book.wait_for(first, "uncertain")
    wait_until(lambda: thread.status().state != "holding" or not desk.printer.machine.buffer)
    wait_until(lambda: thread._held is None)
    desk.printer.close_cover()
    second = desk.book.issue("A-002")
    thread.wake()
    desk.book.wait_for(second, "printed", "uncertain")
    assert desk.book.states[first.id] == "uncertain"
    assert complete(desk.printer.strips, "A-001", marked=False) == []
    assert len(pieces(desk.printer.strips, "A-002", marked=False)) == 1


def test_what_was_not_sent_is_tried_again_until_it_expires(desk: Desk) -> None:
    desk.book = Book(expire_s=3.0)
    thread = desk.start()
    desk.printer.set_fault(Fault(FaultKind.PAPER_OUT))
    job = desk.book.issue("A-001")
    thread.start()
    assert desk.book.wait_for_outcome() == Outcome("not_sent", "paper_out")
    wait_until(lambda: thread.status().state == "blocked")
    assert thread.status().reason == "paper_out"
    desk.book.wait_for(job, "expired")
    desk.printer.attend()
    later = desk.book.issue("A-002")
    thread.wake()
    desk.book.wait_for(later, "printed")
    assert pieces(desk.printer.strips, "A-001", marked=False) == []


def test_a_silent_printer_holds_nothing_up(desk: Desk) -> None:
    thread = desk.start(CLONE, status="none")
    jobs = [desk.book.issue(f"A-{number:03d}") for number in (1, 2)]
    thread.start()
    for job in jobs:
        desk.book.wait_for(job, "uncertain")
    assert {outcome.reason for _, outcome in desk.book.outcomes} == {"silent"}
    wait_until(lambda: len(desk.printer.strips) == 2)
    assert "holding" not in {status.state for status in desk.shown}


def test_a_file_is_printed_when_it_is_on_the_disk(desk: Desk) -> None:
    path = desk.home / "tiket.bin"
    config = PrinterConfig(FileDevice(str(path)), for_width(58), desk.home, PATIENT)
    thread = desk.thread(config)
    job = desk.book.issue("A-001")
    thread.start()
    desk.book.wait_for(job, "printed")
    assert b"Layanan A-001" in path.read_bytes()


def test_a_ticket_that_cannot_be_drawn_does_not_stop_the_next(desk: Desk) -> None:
    thread = desk.start()
    desk.book = Book(expire_s=1.0)
    broken = PrinterThread(desk.book, _compose_all_but_first, desk.config, pace=PACE)
    first = desk.book.issue("A-001")
    broken.start()
    desk.book.wait_for(first, "expired")
    second = desk.book.issue("A-002")
    broken.wake()
    desk.book.wait_for(second, "printed")
    assert broken.stop()
    assert desk.book.outcomes[0] == ("A-001", Outcome("not_sent", "software"))
    assert not thread.is_alive()


def _compose_all_but_first(job: BookedJob) -> TicketPaper:
    if job.number == "A-001":
        raise KeyError("service gone from the content pack")
    return compose(job)


def test_an_answer_the_book_cannot_keep_is_kept_until_it_can(desk: Desk) -> None:
    thread = desk.start()
    desk.book.refuse = True
    first, second = desk.book.issue("A-001"), desk.book.issue("A-002")
    thread.start()
    wait_until(lambda: thread.status().reason == "software")
    assert desk.book.states == {first.id: "sending", second.id: "queued"}
    desk.book.refuse = False
    desk.book.wait_for(second, "printed")
    assert desk.book.states[first.id] == "printed"
    assert len(desk.printer.strips) == 2


def test_another_process_has_the_printer(desk: Desk) -> None:
    thread = desk.start()
    busy = PrinterConfig(desk.config.device, desk.config.profile, desk.home, HASTY, lock_wait=0.05)
    thread = desk.thread(busy)
    with device_lock(desk.home, 1):
        with pytest.raises(DeviceBusyError), device_lock(desk.home, 0):
            pass
        job = desk.book.issue("A-001")
        thread.start()
        assert desk.book.wait_for_outcome() == Outcome("not_sent", "busy")
    desk.book.wait_for(job, "printed")


def test_word_of_an_uncertain_ticket_outlives_the_process(tmp_path: Path) -> None:
    with device_lock(tmp_path, 0) as lock:
        assert lock.unsettled is None
        lock.leave(Unsettled("PB-1000", 12))
    with device_lock(tmp_path, 0) as lock:
        assert lock.unsettled == Unsettled("PB-1000", 12)
        lock.leave(None)
        assert lock.unsettled is None
    (tmp_path / "printer.lock").write_bytes(b"\xff\xfe nonsense")
    with device_lock(tmp_path, 0) as lock:
        assert lock.unsettled is not None


def test_staff_see_an_idle_printers_trouble(desk: Desk) -> None:
    thread = desk.start(pace=Pace(retry=0.05, look=0.05, listen=0.05))
    desk.printer.set_fault(Fault(FaultKind.NEAR_END))
    thread.start()
    wait_until(lambda: thread.status().state == "ready" and thread.status().paper_low)
    desk.printer.set_fault(Fault(FaultKind.COVER_OPEN))
    wait_until(lambda: thread.status().reason == "cover_open")
    desk.printer.attend()
    wait_until(lambda: thread.status().state == "ready" and not thread.status().paper_low)
    assert thread.stop()
    assert probe(desk.config).reason == ""
    assert desk.printer.strips == ()

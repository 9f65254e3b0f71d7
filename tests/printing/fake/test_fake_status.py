"""Real-time commands, status bytes and automatic status back, by the ESC/POS reference."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printing.fake import CLONE, FakePrinter, Fault, FaultKind, VirtualClock
from printing.fake.realtime import RealTime, RealTimeCommand, RealTimeScanner
from tests.printing.fake.host import Host

CUT = b"\x1dV\x42\x00"
ALL_FOUR = b"\x10\x04\x01\x10\x04\x02\x10\x04\x03\x10\x04\x04"
CLEAR = bytes((0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8))


def scan(data: bytes) -> list[RealTimeCommand]:
    scanner = RealTimeScanner()
    return [found for byte in data if (found := scanner.feed(byte))]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"\x10\x04\x01", [RealTimeCommand(RealTime.STATUS, 1)]),
        (b"\x10\x10\x04\x04", [RealTimeCommand(RealTime.STATUS, 4)]),
        (b"\x10\x04\x10\x04\x02", [RealTimeCommand(RealTime.STATUS, 2)]),
        (b"\x10\x04\x05\x10\x05\x03", []),
        (b"\x10\x05\x01\x10\x05\x02", [RealTimeCommand(RealTime.RECOVER),
                                       RealTimeCommand(RealTime.RECOVER_AND_CLEAR)]),
        (CLEAR, [RealTimeCommand(RealTime.CLEAR)]),
        (CLEAR[:-1] + b"\x09", []),
        (CLEAR[:5] + CLEAR, [RealTimeCommand(RealTime.CLEAR)]),
    ],
)  # fmt: skip
def test_scanner(data: bytes, found: list[RealTimeCommand]) -> None:
    assert scan(data) == found


@given(noise=st.binary(max_size=30), n=st.integers(1, 4))
def test_scanner_finds_a_question_after_any_noise(noise: bytes, n: int) -> None:
    # A printable byte between ends whatever the noise began.
    assert scan(noise + b"A" + bytes((0x10, 0x04, n)))[-1] == RealTimeCommand(RealTime.STATUS, n)


@pytest.mark.parametrize(
    ("kind", "answers"),
    [
        (None, "12 12 12 12"),
        (FaultKind.NEAR_END, "12 12 12 1e"),
        (FaultKind.PAPER_OUT, "1a 32 12 7e"),
        (FaultKind.COVER_OPEN, "1a 16 12 12"),
        (FaultKind.FEED_BUTTON, "5a 1a 12 12"),
        (FaultKind.CUTTER_JAM, "1a 52 1a 12"),
    ],
)
def test_real_time_status(kind: FaultKind | None, answers: str) -> None:
    fault = Fault(kind) if kind else None
    with FakePrinter(fault=fault) as printer, Host(printer.listen()) as host:
        assert host.ask(ALL_FOUR, 4).hex(" ") == answers


def test_real_time_questions_are_answered_while_offline_and_buffered_ones_are_not(
    printer: FakePrinter, host: Host
) -> None:
    printer.set_fault(Fault(FaultKind.COVER_OPEN))
    # Asked after the buffered question, answered before it.
    assert host.ask(b"\x1dr\x01\x10\x04\x02", 1) == b"\x16"
    printer.close_cover()
    assert host.expect(1) == b"\x00"


def test_a_question_inside_a_raster_is_answered_and_stays_a_picture(
    printer: FakePrinter, host: Host
) -> None:
    raster = b"\x1dv0\x00\x03\x00\x01\x00\x10\x04\x01"
    assert host.ask(b"\x1b@" + raster + CUT + b"\x1dr\x01", 2) == b"\x12\x00"
    picture = printer.strips[0].image
    row = "".join("." if picture.getpixel((x, 0)) else "#" for x in range(24))
    assert row == "...#.........#.........#"


def test_automatic_status_tells_the_present_state_and_each_watched_change(
    printer: FakePrinter, host: Host
) -> None:
    assert host.ask(b"\x1b@\x1da\x0e", 4) == b"\x10\x00\x00\x0f"
    printer.set_fault(Fault(FaultKind.NEAR_END))
    assert host.expect(4) == b"\x10\x00\x03\x0f"
    printer.set_fault(Fault(FaultKind.PAPER_OUT))
    assert host.expect(4) == b"\x18\x00\x0f\x0f"
    printer.reload_paper()
    assert host.expect(4) == b"\x10\x00\x00\x0f"
    printer.set_fault(Fault(FaultKind.COVER_OPEN))
    assert host.expect(4) == b"\x38\x00\x00\x0f"
    printer.close_cover()
    assert host.expect(4) == b"\x10\x00\x00\x0f"


def test_automatic_status_says_nothing_unasked_of_and_nothing_after_initialize(
    printer: FakePrinter, host: Host
) -> None:
    assert host.ask(b"\x1da\x04", 4) == b"\x10\x00\x00\x0f"  # errors only
    printer.set_fault(Fault(FaultKind.NEAR_END))
    assert host.ask(b"\x1b@\x1dr\x01", 1) == b"\x03"
    printer.set_fault(Fault(FaultKind.CUTTER_JAM))
    assert host.ask(b"\x10\x04\x03", 1) == b"\x1a"


def test_clear_drops_the_held_job_and_answers(printer: FakePrinter, host: Host) -> None:
    printer.set_fault(Fault(FaultKind.PAPER_OUT))
    host.send(b"\x1b@A-001\n" + CUT + b"\x1dr\x01")
    assert host.ask(CLEAR, 3) == b"\x37\x25\x00"
    printer.reload_paper()
    assert host.ask(b"\x1b@A-002\n" + CUT + b"\x1dr\x01", 1) == b"\x00"
    assert [strip.text for strip in printer.strips] == ["A-002"]


def test_clear_inside_an_unfinished_raster_ends_it(printer: FakePrinter, host: Host) -> None:
    host.send(b"\x1b@A-001\n\x1dv0\x00\x48\x00\x00\x01" + b"\x55" * 72 * 10)
    printer.wait_for_rows(30 + 10)
    assert host.ask(CLEAR, 3) == b"\x37\x25\x00"
    assert host.ask(b"\x1b@A-002\n" + CUT + b"\x1dr\x01", 1) == b"\x00"
    first, second = printer.strips
    assert (first.text, first.status, first.cut) == ("A-001", "truncated", False)
    assert (second.text, second.status, second.cut) == ("A-002", "complete", True)


def test_only_enq_frees_the_cutter(printer: FakePrinter, host: Host) -> None:
    printer.set_fault(Fault(FaultKind.CUTTER_JAM))
    printer.attend()
    assert host.ask(b"\x1b@A\n" + CUT + b"\x1dr\x01\x10\x04\x03", 1) == b"\x1a"
    assert host.ask(b"\x10\x05\x01", 1) == b"\x00"  # freed: the job goes on and is answered
    assert printer.strips[0].text == "A"


def test_enq_2_frees_the_cutter_and_drops_the_job(printer: FakePrinter, host: Host) -> None:
    printer.set_fault(Fault(FaultKind.CUTTER_JAM))
    host.send(b"\x1b@A\n" + CUT)
    assert host.ask(b"\x10\x05\x02\x10\x04\x03", 1) == b"\x12"
    assert host.ask(b"\x1b@B\n" + CUT + b"\x1dr\x01", 1) == b"\x00"
    assert [strip.text for strip in printer.strips] == ["B"]


def test_clone_never_answers() -> None:
    with FakePrinter(CLONE) as printer, Host(printer.listen()) as host:
        host.send(ALL_FOUR + b"\x1b@\x1da\xff\x1dr\x01\x1dI\x42A\n" + CUT)
        printer.wait_for_strips(1)
        assert not printer.machine.outbox.pending
        host.socket.setblocking(False)
        with pytest.raises(BlockingIOError):
            host.socket.recv(1)


def test_of_process_ids_not_yet_sent_only_the_latest_is() -> None:
    clock = VirtualClock()
    delayed = Fault(FaultKind.DELAYED, delay_s=9)
    with FakePrinter(clock=clock, fault=delayed) as printer, Host(printer.listen()) as host:
        for number in (b"0001", b"0002"):
            host.send(b"\x1b@A\n" + CUT + b"\x1d(H\x06\x0000" + number)
        printer.wait_for_strips(2)
        printer.wait_until(lambda: printer.machine.outbox.pending == 1)
        host.send(b"\x1dr\x01")
        printer.wait_until(lambda: printer.machine.outbox.pending == 2)
        clock.advance(10)
        assert host.expect(8) == b"\x37\x220002\x00\x00"


def test_a_cleared_buffer_takes_its_process_id_with_it(printer: FakePrinter, host: Host) -> None:
    printer.set_fault(Fault(FaultKind.PAPER_OUT))
    host.send(b"\x1b@A\n" + CUT + b"\x1d(H\x06\x0000old!")
    assert host.ask(CLEAR, 3) == b"\x37\x25\x00"
    printer.reload_paper()
    assert host.ask(b"\x1d(H\x06\x0000new!", 7) == b"\x37\x22new!\x00"


def test_a_process_id_not_yet_sent_is_dropped_by_clear() -> None:
    clock = VirtualClock()
    delayed = Fault(FaultKind.DELAYED, delay_s=9)
    with FakePrinter(clock=clock, fault=delayed) as printer, Host(printer.listen()) as host:
        host.send(b"\x1d(H\x06\x0000old!")
        printer.wait_until(lambda: printer.machine.outbox.pending == 1)
        host.send(CLEAR + b"\x10\x04\x01")
        printer.wait_until(lambda: printer.machine.outbox.pending == 2)
        clock.advance(10)
        assert host.expect(4) == b"\x37\x25\x00\x12"

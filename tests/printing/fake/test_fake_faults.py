"""Each fault, at once, after a byte and after a dot row: what comes out and what is answered."""

import socket

import pytest

from printing.fake import (
    FakePrinter,
    Fault,
    FaultKind,
    StripStatus,
    VirtualClock,
)
from tests.printing.fake.host import Host

CUT = b"\x1dV\x42\x00"
ASK = b"\x1dr\x01"
RASTER = b"\x1dv0\x00\x48\x00\x64\x00" + b"\x55" * 72 * 100
JOB = b"\x1b@A-047\n" + RASTER + b"terima kasih\n" + CUT + ASK
HOLDING = [FaultKind.PAPER_OUT, FaultKind.COVER_OPEN, FaultKind.FEED_BUTTON]


@pytest.mark.parametrize("kind", HOLDING)
def test_held_at_a_row_and_printed_whole_when_somebody_attends(kind: FaultKind) -> None:
    fault = Fault(kind, at_row=77)
    with FakePrinter(fault=fault) as printer, Host(printer.listen()) as host:
        host.send(JOB)
        printer.wait_for_rows(77)
        printer.wait_until(lambda: len(printer.machine.buffer) >= 1000)
        assert printer.machine.rows_on_strip() == 77
        assert not printer.strips
        printer.attend()
        assert host.expect(1) == b"\x00"
        (strip,) = printer.strips
    assert (strip.text, strip.status, strip.cut) == (
        "A-047\nterima kasih",
        StripStatus.COMPLETE,
        True,
    )
    assert strip.image.height == 30 + 100 + 30 + 96
    assert strip.notes == ("went offline at dot row 77",)


@pytest.mark.parametrize("kind", HOLDING)
def test_held_at_once_nothing_is_printed_and_nothing_lost(kind: FaultKind) -> None:
    with FakePrinter(fault=Fault(kind)) as printer, Host(printer.listen()) as host:
        host.send(b"\x1b@A-047\n" + CUT + ASK)
        printer.wait_until(lambda: len(printer.machine.buffer) == 15)
        assert printer.machine.rows_on_strip() == 0
        printer.attend()
        assert host.expect(1) == b"\x00"
        assert printer.strips[0].text == "A-047"


@pytest.mark.parametrize("kind", [*HOLDING, FaultKind.CUTTER_JAM])
def test_held_after_a_byte(kind: FaultKind) -> None:
    fault = Fault(kind, at_byte=2 + 6 + 3)  # in the middle of the second line's text
    with FakePrinter(fault=fault) as printer, Host(printer.listen()) as host:
        host.send(b"\x1b@A-047\nterima kasih\n" + CUT + ASK)
        printer.wait_until(lambda: len(printer.machine.buffer) == 10 + 4 + 3)
        assert printer.machine.rows_on_strip() == 30
        assert host.ask(b"\x10\x04\x01", 1)[0] & 0x08
        printer.attend()
        if kind is FaultKind.CUTTER_JAM:
            host.send(b"\x10\x05\x01")
        assert host.expect(1) == b"\x00"
        assert printer.strips[0].text == "A-047\nterima kasih"


def test_jobs_sent_without_asking_during_paper_out_all_come_out_on_reload() -> None:
    fault = Fault(FaultKind.PAPER_OUT)
    with FakePrinter(fault=fault) as printer:
        address = printer.listen()
        for _ in range(3):
            with Host(address) as host:
                host.send(b"\x1b@A-047\n" + CUT)
        printer.wait_until(lambda: len(printer.machine.buffer) == 3 * 12)
        printer.reload_paper()
        strips = printer.wait_for_strips(3)
    assert [(strip.text, strip.status) for strip in strips] == [("A-047", "complete")] * 3


def test_behind_a_full_buffer_even_real_time_questions_wait() -> None:
    fault = Fault(FaultKind.PAPER_OUT)
    with FakePrinter(fault=fault, buffer_size=100) as printer, Host(printer.listen()) as host:
        host.send(b"\x1b@" + b"A" * 200 + b"\n\x10\x04\x01" + CUT + ASK)
        printer.wait_until(lambda: len(printer.machine.buffer) == 100)
        printer.settle()
        assert printer.machine.outbox.pending == 0
        printer.reload_paper()
        assert host.expect(2) == b"\x12\x00"


def test_near_end_only_warns() -> None:
    fault = Fault(FaultKind.NEAR_END, at_row=10)
    with FakePrinter(fault=fault) as printer, Host(printer.listen()) as host:
        assert host.ask(JOB, 1) == b"\x03"
        assert printer.strips[0].status is StripStatus.COMPLETE


def test_jammed_cutter_holds_the_job_until_enq() -> None:
    fault = Fault(FaultKind.CUTTER_JAM, at_row=30)
    with FakePrinter(fault=fault) as printer, Host(printer.listen()) as host:
        host.send(b"\x1b@A-047\n" + CUT + ASK)
        printer.wait_for_rows(30)
        assert printer.strips == ()
        printer.attend()
        assert host.ask(b"\x10\x04\x02\x10\x05\x01", 2) == b"\x52\x00"


@pytest.mark.parametrize("fault", [Fault(FaultKind.POWER_LOSS, at_row=77), None])
def test_power_loss_resets_the_connection_and_forgets_everything(fault: Fault | None) -> None:
    with FakePrinter(fault=fault) as printer:
        address = printer.listen()
        begun = b"\x1b@\x1bt\x10\x1d!\x11A-047\n"
        with Host(address) as host:
            if fault is None:
                host.send(begun + RASTER[:100])
                printer.wait_for_rows(49)
                printer.set_fault(Fault(FaultKind.POWER_LOSS))
                with pytest.raises(ConnectionResetError):
                    host.expect(1)
            else:
                # The reset may meet the host while it is still sending.
                with pytest.raises(ConnectionError):
                    host.ask(begun + RASTER, 1)
        with pytest.raises(ConnectionRefusedError):
            Host(address)
        printer.power_cycle()
        with Host(address) as host:
            # No ESC @ here: settings must be those after switching on.
            assert host.ask(b"\x82\n" + CUT + ASK, 1) == b"\x00"
        first, second = printer.strips
    assert (first.text, first.status, first.cut) == ("A-047", StripStatus.TRUNCATED, False)
    assert first.image.height == (77 if fault else 49)
    assert (second.text, second.status) == ("é", StripStatus.COMPLETE)
    assert second.image.height == 30 + 96


def test_power_loss_after_a_byte() -> None:
    fault = Fault(FaultKind.POWER_LOSS, at_byte=8)
    with FakePrinter(fault=fault) as printer, Host(printer.listen()) as host:
        host.send(b"\x1b@A-047\nterima kasih\n" + CUT)
        with pytest.raises(ConnectionResetError):
            host.expect(1)
        assert printer.strips == ()  # the line feed was read, but nothing moved any more


def test_fin_in_mid_job_keeps_what_came_and_garbles_the_next_job() -> None:
    fault = Fault(FaultKind.FIN, at_byte=8 + 8 + 72 * 10)
    with FakePrinter(fault=fault) as printer:
        address = printer.listen()
        with Host(address) as host:
            host.send(JOB)
            assert host.next_packet() == b""
        (torn,) = printer.wait_for_strips(1)
        assert (torn.text, torn.status) == ("A-047", StripStatus.TRUNCATED)
        assert torn.image.height == 30 + 10
        assert torn.raw == JOB[: 8 + 8 + 72 * 10]
        with Host(address) as host:
            host.send(JOB)
            host.socket.shutdown(socket.SHUT_WR)
            printer.wait_for_strips(2)
        assert printer.strips[1].status is StripStatus.GARBLED


def test_fin_at_once() -> None:
    with FakePrinter(fault=Fault(FaultKind.FIN)) as printer:
        address = printer.listen()
        with Host(address) as host:
            assert host.next_packet() == b""
        with Host(address) as host:  # it happens once
            assert host.ask(b"\x10\x04\x01", 1) == b"\x12"


@pytest.mark.parametrize("at_byte", [None, 5])
def test_never_read_fills_the_wire_and_takes_nothing_more(at_byte: int | None) -> None:
    fault = Fault(FaultKind.NEVER_READ, at_byte=at_byte)
    with FakePrinter(fault=fault) as printer, Host(printer.listen()) as host:
        host.send(b"A-047\n" + CUT)
        assert host.fill() > 4096
        printer.wait_until(lambda: printer.machine.buffer.taken == (at_byte or 0))
        assert printer.machine.rows_on_strip() == 0
        printer.clear_fault()
        assert printer.wait_for_strips(1)[0].text == "A-047"


def test_refuse_at_once_and_again_when_it_is_over() -> None:
    with FakePrinter(fault=Fault(FaultKind.REFUSE)) as printer:
        address = printer.listen()
        with pytest.raises(ConnectionRefusedError):
            Host(address)
        printer.clear_fault(FaultKind.REFUSE)
        with Host(address) as host:
            assert host.ask(b"\x10\x04\x01", 1) == b"\x12"
            printer.set_fault(Fault(FaultKind.REFUSE))
            with pytest.raises(ConnectionRefusedError):
                Host(address)
            assert host.ask(b"\x10\x04\x01", 1) == b"\x12"  # who is in stays in


def test_second_client_waits_its_turn(printer: FakePrinter) -> None:
    address = printer.listen()
    with Host(address) as first:
        assert first.ask(b"\x10\x04\x01", 1) == b"\x12"
        with Host(address) as second:
            second.send(b"\x1dr\x01")
            assert first.ask(b"\x10\x04\x02", 1) == b"\x12"
            printer.wait_until(lambda: printer.machine.buffer.taken == 6)
            assert len(printer.machine.buffer) == 0  # what the second sent isn't even read
            first.socket.close()
            assert second.expect(1) == b"\x00"


def test_second_client_refused() -> None:
    with FakePrinter(fault=Fault(FaultKind.SECOND_REFUSED)) as printer:
        address = printer.listen()
        with Host(address) as first:
            assert first.ask(b"\x10\x04\x01", 1) == b"\x12"
            with pytest.raises(ConnectionRefusedError):
                Host(address)
            assert first.ask(b"\x10\x04\x01", 1) == b"\x12"
        printer.wait_until(lambda: not printer.machine.outbox.attached)
        printer.settle()
        with Host(address) as second:
            assert second.ask(b"\x10\x04\x01", 1) == b"\x12"


def test_silent_prints_and_says_nothing() -> None:
    fault = Fault(FaultKind.SILENT)
    with FakePrinter(fault=fault) as printer, Host(printer.listen()) as host:
        host.send(b"\x10\x04\x04" + JOB)
        printer.wait_for_strips(1)
        printer.wait_until(lambda: len(printer.machine.buffer) == 0)
        printer.clear_fault()
        printer.set_fault(Fault(FaultKind.COVER_OPEN))
        assert host.ask(b"\x10\x04\x02", 1) == b"\x16"  # the first byte ever


def test_silent_after_a_byte() -> None:
    fault = Fault(FaultKind.SILENT, at_byte=len(JOB) - 1)
    with FakePrinter(fault=fault) as printer, Host(printer.listen()) as host:
        assert host.ask(b"\x10\x04\x01", 1) == b"\x12"
        host.send(JOB)
        printer.wait_for_strips(1)
        printer.wait_until(lambda: len(printer.machine.buffer) == 0)
        assert printer.machine.outbox.pending == 0


def test_delayed_answers_come_when_their_time_has_come() -> None:
    clock = VirtualClock()
    fault = Fault(FaultKind.DELAYED, delay_s=20)
    with FakePrinter(fault=fault, clock=clock) as printer, Host(printer.listen()) as host:
        host.send(b"\x10\x04\x01")
        printer.wait_until(lambda: printer.machine.outbox.pending == 1)
        clock.advance(19.9)
        host.socket.setblocking(False)
        with pytest.raises(BlockingIOError):
            host.socket.recv(1)
        host.socket.settimeout(10)
        clock.advance(0.2)
        assert host.expect(1) == b"\x12"


def test_an_answer_meant_for_one_host_never_reaches_the_next() -> None:
    clock = VirtualClock()
    fault = Fault(FaultKind.DELAYED, delay_s=20)
    with FakePrinter(fault=fault, clock=clock) as printer:
        address = printer.listen()
        with Host(address) as first:
            first.send(b"\x10\x04\x01")
            printer.wait_until(lambda: printer.machine.outbox.pending == 1)
        printer.wait_until(lambda: not printer.machine.outbox.attached)
        printer.clear_fault()
        printer.set_fault(Fault(FaultKind.COVER_OPEN))
        with Host(address) as second:
            printer.wait_until(lambda: printer.machine.outbox.attached)
            clock.advance(30)
            assert second.ask(b"\x10\x04\x02", 1) == b"\x16"


def test_stray_status_bytes_come_before_each_answer() -> None:
    fault = Fault(FaultKind.STRAY_ASB)
    with FakePrinter(fault=fault) as printer, Host(printer.listen()) as host:
        assert host.ask(b"\x10\x04\x01", 5) == b"\x10\x00\x00\x0f\x12"
        assert host.ask(ASK, 5) == b"\x10\x00\x00\x0f\x00"


def test_split_answers_come_byte_by_byte() -> None:
    fault = Fault(FaultKind.SPLIT)
    with FakePrinter(fault=fault) as printer, Host(printer.listen()) as host:
        host.send(b"\x1dI\x42")
        assert host.next_packet() == b"_"
        assert host.expect(6) == b"EPSON\x00"

"""Network and serial line: flow control, opening, closing, leaving nothing behind."""

import os
import socket
import threading

import pytest
import serial

from kiosk.errors import BadInput
from printing.fake import FakePrinter, Fault, FaultKind
from printing.fake.buffer import ReceiveBuffer
from tests.printing.fake.host import Host, read_descriptor

CUT = b"\x1dV\x42\x00"
TALL = b"\x1dv0\x00\x48\x00\xe8\x03" + b"\x0f" * 72 * 1000  # 72 KB, 1000 rows


def test_buffer_is_bounded_and_asks_for_more_only_with_room() -> None:
    buffer = ReceiveBuffer(1000)
    for byte in range(1000):
        assert buffer.room
        buffer.put(byte % 256)
    assert buffer.room == 0
    assert buffer.pop(255) == bytes(range(255))
    assert buffer.room == 0
    assert buffer.pop(1) == b"\xff"
    assert buffer.room == 256


def test_bytes_of_two_connections_are_never_taken_together() -> None:
    buffer = ReceiveBuffer(100)
    for byte in b"ab":
        buffer.put(byte)
    buffer.end_session(broken=False)
    buffer.put(ord("c"))
    assert buffer.pop_session_end() is None
    assert buffer.pop(10) == b"ab"
    end = buffer.pop_session_end()
    assert end is not None
    assert end.at == 2
    assert buffer.pop(10) == b"c"


def test_a_held_printer_takes_only_its_buffer_and_loses_nothing() -> None:
    fault = Fault(FaultKind.PAPER_OUT, at_row=5)
    with FakePrinter(buffer_size=2000, fault=fault) as printer, Host(printer.listen()) as host:
        # Small, so that what the wire itself holds is less than the job.
        host.socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
        sender = threading.Thread(target=host.send, args=(b"\x1b@" + TALL * 6 + CUT,))
        sender.start()
        buffer, in_hand = printer.machine.buffer, 2 + 8 + 72 * 5
        printer.wait_for_rows(5)
        printer.wait_until(lambda: buffer.room == 0)
        printer.settle()
        assert buffer.taken == in_hand  # nothing of the sixth row
        assert 2000 - 256 < len(buffer) <= 2000
        assert printer.machine.rows_on_strip() == 5
        assert sender.is_alive()
        printer.reload_paper()
        sender.join(20)
        (strip,) = printer.wait_for_strips(1)
    assert strip.image.height == 6_000 + 96
    assert strip.raw == b"\x1b@" + TALL * 6 + CUT
    assert strip.status == "complete"


def test_serial_line() -> None:
    with FakePrinter(width_mm=58) as printer:
        with serial.Serial(printer.open_serial(), 115200, timeout=10) as line:
            line.write(b"\x10\x04\x01\x10\x04\x04")
            assert line.read(2) == b"\x12\x12"
            # Every byte value passes: raw mode, no echo, no newline translation.
            every = bytes(range(256))
            line.write(
                b"\x1b@\x1dv0\x00\x20\x00\x08\x00" + every + CUT + b"\x1d(H\x06\x0000\r\n\x11\x13"
            )
            assert line.read(7) == b"\x37\x22\r\n\x11\x13\x00"
        (strip,) = printer.strips
    picture = strip.image.crop((0, 0, 256, 8))
    assert bytes(255 - byte for byte in picture.tobytes()) == every


def test_serial_host_may_come_and_go_and_power_loss_is_silent() -> None:
    with FakePrinter() as printer:
        path = printer.open_serial()
        for _ in range(2):
            descriptor = os.open(path, os.O_RDWR | os.O_NOCTTY)
            os.write(descriptor, b"\x10\x04\x01")
            assert read_descriptor(descriptor, 1) == b"\x12"
            os.close(descriptor)
        descriptor = os.open(path, os.O_RDWR | os.O_NOCTTY)
        printer.set_fault(Fault(FaultKind.POWER_LOSS))
        printer.power_cycle()
        os.write(descriptor, b"\x10\x04\x02")
        assert read_descriptor(descriptor, 1) == b"\x12"
        os.close(descriptor)


def test_a_client_that_breaks_off_makes_room_for_the_next(printer: FakePrinter) -> None:
    address = printer.listen()
    with Host(address) as host:
        host.send(b"\x1b@A-001\n")
    (torn,) = printer.wait_for_strips(1)
    assert (torn.text, torn.status, torn.cut) == ("A-001", "truncated", False)
    with Host(address) as host:
        assert host.ask(b"\x1b@A-002\n" + CUT + b"\x1dr\x01", 1) == b"\x00"
    assert printer.strips[1].status == "complete"


def test_characters_left_in_the_line_show_on_the_next_ticket(printer: FakePrinter) -> None:
    address = printer.listen()
    with Host(address) as host:
        host.send(b"\x1b@sisa ")
    with Host(address) as host:
        host.send(b"A-002\n" + CUT)
        (strip,) = printer.wait_for_strips(1)
    assert (strip.text, strip.status) == ("sisa A-002", "garbled")


def test_stopping_in_any_state_leaves_no_thread_and_no_descriptor() -> None:
    def descriptors() -> int:
        return len(os.listdir("/proc/self/fd"))

    threads, files = threading.active_count(), descriptors()
    for fault in [None, *(Fault(kind) for kind in FaultKind)]:
        with FakePrinter(fault=fault) as printer:
            address = printer.listen()
            printer.open_serial()
            if printer.machine.state.powered and (not fault or fault.kind is not FaultKind.REFUSE):
                with Host(address) as host:
                    host.send(b"\x1b@A-047\n" + TALL[:500])
        assert (threading.active_count(), descriptors()) == (threads, files), fault


def test_an_address_in_use_is_an_error_and_leaves_nothing_open(printer: FakePrinter) -> None:
    address = printer.listen()
    with FakePrinter() as second, pytest.raises(OSError, match="in use"):
        second.listen(*address)


def test_paper_that_does_not_exist() -> None:
    with pytest.raises(BadInput, match="58 or 80"):
        FakePrinter(width_mm=100)

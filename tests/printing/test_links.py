"""Real sockets, pseudo-terminals, pipes and files under the transports."""

import os
import pty
import socket
import threading
import time
import tty
from collections.abc import Iterator
from pathlib import Path

import pytest

from printing.reasons import Reason
from printing.transport.device import FileDevice, SerialDevice, TcpDevice, UsbDevice
from printing.transport.link import Link, LinkError
from printing.transport.opening import open_link
from tests.printing.waiting import wait_until

PATIENCE = 10.0


@pytest.fixture
def server() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as door:
        yield door


@pytest.fixture
def terminal() -> Iterator[tuple[int, str]]:
    """The printer's end of a pseudo-terminal, and the path of the computer's end."""
    ours, theirs = pty.openpty()
    tty.setraw(theirs)
    yield ours, os.ttyname(theirs)
    for descriptor in (ours, theirs):
        os.close(descriptor)


def tcp(server: socket.socket) -> TcpDevice:
    return TcpDevice(*server.getsockname())


def send_all(link: Link, data: bytes) -> None:
    end = time.monotonic() + PATIENCE
    while data and time.monotonic() < end:
        data = data[link.exchange(data, PATIENCE)[0] :]
    assert not data


def hear(link: Link, count: int) -> bytes:
    end = time.monotonic() + PATIENCE
    came = b""
    while len(came) < count and time.monotonic() < end:
        came += link.exchange(b"", PATIENCE)[1]
    return came


def test_tcp_carries_bytes_both_ways(server: socket.socket) -> None:
    link = open_link(tcp(server), PATIENCE)
    peer, _ = server.accept()
    with peer:
        send_all(link, b"halo")
        assert peer.recv(10) == b"halo"
        peer.sendall(b"\x12\x00")
        assert hear(link, 2) == b"\x12\x00"
        assert link.flush(PATIENCE)
        assert link.answers
        assert link.paper_out() is None
        link.close()
        assert peer.recv(10) == b""
    link.close()


def test_nothing_waits_longer_than_its_deadline(server: socket.socket) -> None:
    link = open_link(tcp(server), PATIENCE)
    peer, _ = server.accept()
    with peer:
        start = time.monotonic()
        assert link.exchange(b"", 0.1) == (0, b"")
        # Fill every buffer between here and a peer that doesn't read.
        while link.exchange(bytes(1 << 20), 0.2)[0]:
            pass
        assert not link.flush(0.1)
        assert time.monotonic() - start < PATIENCE
        link.close(abandon=True)


def test_abandoned_bytes_are_thrown_away(server: socket.socket) -> None:
    link = open_link(tcp(server), PATIENCE)
    peer, _ = server.accept()
    with peer:
        while link.exchange(bytes(1 << 20), 0.2)[0]:
            pass
        link.close(abandon=True)

        def read_to_the_end() -> None:
            while peer.recv(1 << 20):
                pass

        with pytest.raises(ConnectionResetError):
            read_to_the_end()


def test_a_peer_that_hangs_up_is_noticed(server: socket.socket) -> None:
    link = open_link(tcp(server), PATIENCE)
    server.accept()[0].close()
    with pytest.raises(LinkError) as error:
        hear(link, 1)
    assert error.value.reason is Reason.POWER
    link.close()


def test_tcp_that_cannot_be_had(server: socket.socket) -> None:
    device = tcp(server)
    server.close()
    with pytest.raises(LinkError) as refused:
        open_link(device, PATIENCE)
    assert refused.value.reason is Reason.REFUSED
    with pytest.raises(LinkError) as unknown:
        open_link(TcpDevice("printer.invalid", 9100), PATIENCE)
    assert unknown.value.reason is Reason.UNREACHABLE


def test_a_full_queue_at_the_door_ends_at_the_deadline() -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=0) as door:
        waiting = [socket.socket() for _ in range(4)]
        for client in waiting:
            client.setblocking(False)
            client.connect_ex(door.getsockname())
        start = time.monotonic()
        with pytest.raises(LinkError) as error:
            open_link(TcpDevice(*door.getsockname()), 0.3)
        assert error.value.reason is Reason.UNREACHABLE
        assert time.monotonic() - start < PATIENCE
        for client in waiting:
            client.close()


def test_a_slow_name_server_cannot_hold_up_the_printer(monkeypatch: pytest.MonkeyPatch) -> None:
    answered = threading.Event()

    def slow(*_: object, **__: object) -> list[object]:
        answered.wait(PATIENCE)
        raise socket.gaierror(socket.EAI_NONAME, "no such name")

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    with pytest.raises(LinkError) as error:
        open_link(TcpDevice("printer.lan", 9100), 0.1)
    assert error.value.reason is Reason.UNREACHABLE
    answered.set()


def test_serial_carries_bytes_both_ways(terminal: tuple[int, str]) -> None:
    ours, path = terminal
    link = open_link(SerialDevice(path, 115200), PATIENCE)
    send_all(link, b"\x10\x04\x01\x1b@\r\n\x00\xff")
    got = b""
    while len(got) < 9:
        got += os.read(ours, 20)
    assert got == b"\x10\x04\x01\x1b@\r\n\x00\xff"
    os.write(ours, b"\x12\x11\x13\x00")
    assert hear(link, 4) == b"\x12\x11\x13\x00"
    link.close()


def test_a_serial_line_has_one_user(terminal: tuple[int, str]) -> None:
    first = open_link(SerialDevice(terminal[1], 115200), PATIENCE)
    with pytest.raises(LinkError) as error:
        open_link(SerialDevice(terminal[1], 115200), PATIENCE)
    assert error.value.reason is Reason.BUSY
    first.close()
    open_link(SerialDevice(terminal[1], 115200), PATIENCE).close()


def test_a_device_node_that_can_be_read(terminal: tuple[int, str]) -> None:
    ours, path = terminal
    link = open_link(UsbDevice(path), PATIENCE)
    send_all(link, b"tiket")
    assert os.read(ours, 10) == b"tiket"
    os.write(ours, b"\x12")
    assert hear(link, 1) == b"\x12"
    assert link.answers
    assert link.paper_out() is None, "a terminal has no LPGETSTATUS"
    assert link.flush(PATIENCE)
    link.close()


def test_usb_status_bits_as_the_kernel_gives_them(
    terminal: tuple[int, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """0x18 is what usblp reports of a ready printer, 0x20 is its "paper out" (linux/lp.h)."""
    import fcntl

    link = open_link(UsbDevice(terminal[1]), PATIENCE)
    for bits, out in ((0x18, False), (0x38, True), (0x20, True)):
        answer = bits.to_bytes(4, "little")

        def ioctl(_: int, request: int, __: bytes, answer: bytes = answer) -> bytes:
            assert request == 0x060B
            return answer

        with monkeypatch.context() as patch:
            patch.setattr(fcntl, "ioctl", ioctl)
            assert link.paper_out() is out
    link.close()


def test_a_node_without_a_device(tmp_path: Path) -> None:
    plain = tmp_path / "lp0"
    plain.write_bytes(b"")
    for device in (
        UsbDevice(str(tmp_path / "none")),
        UsbDevice(str(plain)),
        SerialDevice(str(tmp_path / "none")),
        SerialDevice(str(plain)),
        FileDevice(str(tmp_path / "no" / "folder.bin")),
    ):
        with pytest.raises(LinkError) as error:
            open_link(device, PATIENCE)
        assert error.value.reason is Reason.UNREACHABLE, device
    assert plain.read_bytes() == b""


def test_a_printer_that_is_unplugged() -> None:
    master, slave = pty.openpty()
    path = os.ttyname(slave)
    link = open_link(SerialDevice(path), PATIENCE)
    os.close(slave)
    os.close(master)
    with pytest.raises(LinkError) as error:
        hear(link, 1)
    assert error.value.reason is Reason.POWER
    link.close(abandon=True)


def test_a_file_keeps_every_ticket(tmp_path: Path) -> None:
    path = tmp_path / "tiket.bin"
    for words in (b"satu", b"dua"):
        link = open_link(FileDevice(str(path)), PATIENCE)
        assert link.keeps
        send_all(link, words)
        assert link.flush(PATIENCE)
        link.close()
        link.close()
    assert path.read_bytes() == b"satudua"
    assert path.stat().st_mode & 0o777 == 0o600


def test_what_keeps_nothing_is_not_a_file(tmp_path: Path) -> None:
    """A pipe or /dev/null would swallow tickets that are then called printed."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    for path in (str(pipe), "/dev/null"):
        with pytest.raises(LinkError) as error:
            open_link(FileDevice(path), PATIENCE)
        assert error.value.reason is Reason.UNREACHABLE
    os.close(reader)


def test_a_full_disk_is_said(tmp_path: Path) -> None:
    link = open_link(FileDevice(str(tmp_path / "tiket.bin")), PATIENCE)
    full = os.open("/dev/full", os.O_WRONLY)
    os.dup2(full, link._descriptor)  # type: ignore[attr-defined]
    os.close(full)
    with pytest.raises(LinkError) as error:
        link.exchange(b"tiket", PATIENCE)
    assert error.value.reason is Reason.FAULT
    link.close()


def test_a_serial_line_that_is_stopped(terminal: tuple[int, str]) -> None:
    """Bytes that the printer doesn't take wait in the kernel; flush says so, abandon drops them."""
    ours, path = terminal
    link = open_link(SerialDevice(path), PATIENCE)
    while link.exchange(bytes(4096), 0.1)[0]:
        pass
    link.close(abandon=True)
    wait_until(lambda: len(os.read(ours, 1)) == 1)

"""Printers on the network, port 9100."""

import fcntl
import socket
import struct
import termios
import threading
import time
from typing import Any

from printing.reasons import Reason
from printing.transport.device import TcpDevice
from printing.transport.link import FdLink, LinkError, open_failed

_ABORT = struct.pack("ii", 1, 0)
Address = tuple[Any, ...]


def open_tcp(device: TcpDevice, timeout: float) -> FdLink:
    """Connect within `timeout` seconds, looking the name up included.

    Raises:
        LinkError: refused, unreachable, or too late.
    """
    end = time.monotonic() + timeout
    name = f"{device.host}:{device.port}"
    family, address = _look_up(device, timeout)
    link = socket.socket(family, socket.SOCK_STREAM)
    try:
        link.settimeout(max(0.01, end - time.monotonic()))
        link.connect(address)
        link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        link.setblocking(False)
    except OSError as error:
        link.close()
        raise open_failed(error, name) from error

    def release(abandon: bool) -> None:
        try:
            if abandon:
                link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _ABORT)
        finally:
            link.close()

    return FdLink(link.fileno(), release=release, pending=lambda: _unacknowledged(link))


def _unacknowledged(link: socket.socket) -> int:
    """Count bytes that the other side's TCP hasn't taken (SIOCOUTQ, the same as TIOCOUTQ)."""
    (count,) = struct.unpack("i", fcntl.ioctl(link.fileno(), termios.TIOCOUTQ, bytes(4)))
    return int(count)


def _look_up(device: TcpDevice, timeout: float) -> tuple[socket.AddressFamily, Address]:
    """Resolve in a thread of its own: the C library's look-up knows no deadline."""
    found: list[tuple[socket.AddressFamily, Address]] = []
    failed: list[OSError] = []

    def ask() -> None:
        try:
            answers = socket.getaddrinfo(device.host, device.port, type=socket.SOCK_STREAM)
            found.append((answers[0][0], answers[0][4]))
        except OSError as error:
            failed.append(error)

    asking = threading.Thread(target=ask, name="printer-name", daemon=True)
    asking.start()
    asking.join(timeout)
    if failed:
        raise open_failed(failed[0], device.host) from failed[0]
    if not found:
        raise LinkError(Reason.UNREACHABLE, f"{device.host}: the name wasn't found in time")
    return found[0]

"""Printers at the kernel's usblp node, /dev/usb/lp*."""

import errno
import fcntl
import os
import select
import struct

from printing.reasons import Reason
from printing.transport.device import UsbDevice
from printing.transport.link import FdLink, LinkError, open_failed

# linux/lp.h: LPGETSTATUS and the bit that says "out of paper".
_LPGETSTATUS = 0x060B
_LP_POUTPA = 0x20


def open_usb(device: UsbDevice) -> FdLink:
    """Open the node; one that can't be read is opened for writing only.

    Raises:
        LinkError: no such node, no permission, in use, or no printer.
    """
    try:
        descriptor, answers = _open(device.path)
    except OSError as error:
        raise open_failed(error, device.path) from error
    if os.path.isfile(device.path):
        os.close(descriptor)
        raise LinkError(Reason.UNREACHABLE, f"{device.path}: not a printer but a file")

    def release(abandon: bool) -> None:
        os.close(descriptor)  # ends a transfer under way; nothing waits behind it

    return FdLink(
        descriptor,
        release=release,
        pending=lambda: 0 if _writable(descriptor) else 1,
        answers=answers,
        paper_out=lambda: _paper_out(descriptor),
        empty_is_end=False,
    )


def _open(path: str) -> tuple[int, bool]:
    flags = os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY
    try:
        return os.open(path, os.O_RDWR | flags), True
    except OSError as error:
        if error.errno not in {errno.EACCES, errno.EROFS, errno.EINVAL}:
            raise
    return os.open(path, os.O_WRONLY | flags), False


def _writable(descriptor: int) -> bool:
    poll = select.poll()
    poll.register(descriptor, select.POLLOUT)
    events = dict(poll.poll(0)).get(descriptor, 0)
    if events & (select.POLLERR | select.POLLHUP):
        raise OSError(errno.ENODEV, "the printer is gone")
    return bool(events & select.POLLOUT)


def _paper_out(descriptor: int) -> bool | None:
    try:
        answer = fcntl.ioctl(descriptor, _LPGETSTATUS, bytes(4))
    except OSError:
        # Many cheap printers don't fill this; that is "unknown", and the job may still print.
        return None
    (bits,) = struct.unpack("i", answer)
    return bool(bits & _LP_POUTPA)

"""Tickets collected in a file: for a try-out without a printer."""

import os
import stat

from printing.reasons import Reason
from printing.transport.device import FileDevice
from printing.transport.link import LinkError, open_failed


class FileLink:
    """Appends to a file. A ticket counts as printed once it is on the disk."""

    answers = False
    keeps = True

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def exchange(self, out: bytes, timeout: float) -> tuple[int, bytes]:
        """See `Link`."""
        try:
            return os.write(self._descriptor, out), b""
        except OSError as error:
            raise LinkError(Reason.FAULT, f"writing failed: {error}") from error

    def paper_out(self) -> bool | None:
        """See `Link`."""
        return None

    def flush(self, timeout: float) -> bool:
        """See `Link`."""
        try:
            os.fsync(self._descriptor)
        except OSError as error:
            raise LinkError(Reason.FAULT, f"writing failed: {error}") from error
        return True

    def close(self, *, abandon: bool = False) -> None:
        """See `Link`."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def open_file(device: FileDevice) -> FileLink:
    """Open the file to append, make it if needed.

    Raises:
        LinkError: no permission, no such folder, or not a plain file: what is written to a pipe
            or a terminal isn't kept, and would be called printed.
    """
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NONBLOCK | os.O_CLOEXEC
    try:
        descriptor = os.open(device.path, flags, 0o600)
    except OSError as error:
        raise open_failed(error, device.path) from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise LinkError(Reason.UNREACHABLE, f"{device.path}: not a plain file")
    _keep_the_name(device.path)
    return FileLink(descriptor)


def _keep_the_name(path: str) -> None:
    folder = os.open(os.path.dirname(path), os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)

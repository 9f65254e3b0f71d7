"""Printers on a serial line, 8N1 without flow control."""

import fcntl
import struct
import termios

from printing.transport.device import SerialDevice
from printing.transport.link import FdLink, open_failed


def open_serial(device: SerialDevice) -> FdLink:
    """Open the line and drop what is left over from earlier.

    Raises:
        LinkError: no such device, no permission, in use, or no serial line.
    """
    import serial  # here, because most kiosks have no serial printer

    try:
        line = serial.Serial(device.path, device.baud, timeout=0, write_timeout=0, exclusive=True)
    except serial.SerialException as error:
        # pyserial keeps the number of the system's error, not its class.
        raise open_failed(OSError(error.errno or 0, str(error)), device.path) from error
    descriptor: int = line.fileno()
    termios.tcflush(descriptor, termios.TCIOFLUSH)

    def release(abandon: bool) -> None:
        try:
            if abandon:
                termios.tcflush(descriptor, termios.TCOFLUSH)
        except termios.error as error:
            raise OSError(*error.args) from error
        finally:
            line.close()

    return FdLink(descriptor, release=release, pending=lambda: _waiting(descriptor))


def _waiting(descriptor: int) -> int:
    (count,) = struct.unpack("i", fcntl.ioctl(descriptor, termios.TIOCOUTQ, bytes(4)))
    return int(count)

"""From an address to an open link."""

from printing.transport.device import Device, FileDevice, SerialDevice, TcpDevice, UsbDevice
from printing.transport.file import open_file
from printing.transport.link import Link
from printing.transport.serial_line import open_serial
from printing.transport.tcp import open_tcp
from printing.transport.usb import open_usb


def open_link(device: Device, timeout: float) -> Link:
    """Open a device for one job.

    Args:
        device: see `parse_device`.
        timeout: seconds that a network printer has to take the connection.

    Raises:
        LinkError: it can't be opened; `reason` says why.
    """
    match device:
        case TcpDevice():
            return open_tcp(device, timeout)
        case UsbDevice():
            return open_usb(device)
        case SerialDevice():
            return open_serial(device)
        case FileDevice():
            return open_file(device)

import pytest

from printing.profile import for_width
from printing.transport.device import (
    Device,
    DeviceError,
    FileDevice,
    SerialDevice,
    TcpDevice,
    UsbDevice,
    parse_device,
)


@pytest.mark.parametrize(
    ("text", "device"),
    [
        ("tcp://192.168.1.50:9100", TcpDevice("192.168.1.50", 9100)),
        ("tcp://192.168.1.50", TcpDevice("192.168.1.50", 9100)),
        (" tcp://printer.lan:9101/ ", TcpDevice("printer.lan", 9101)),
        ("tcp://[::1]:9100", TcpDevice("::1", 9100)),
        ("usb:/dev/usb/lp0", UsbDevice("/dev/usb/lp0")),
        ("serial:/dev/ttyS0", SerialDevice("/dev/ttyS0", 115200)),
        ("serial:/dev/ttyS0?baud=9600", SerialDevice("/dev/ttyS0", 9600)),
        ("file:/tmp/tiket.bin", FileDevice("/tmp/tiket.bin")),
    ],
)
def test_what_administrators_write(text: str, device: Device) -> None:
    assert parse_device(text) == device


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tcp",
        "tcp:",
        "tcp://",
        "tcp:192.168.1.50:9100",
        "tcp://192.168.1.50:0",
        "tcp://192.168.1.50:70000",
        "tcp://192.168.1.50:abc",
        "tcp://user@host:9100",
        "tcp://host:9100/queue",
        "tcp://ho st:9100",
        "lpt:/dev/lp0",
        "usb:lp0",
        "usb:/dev/usb/",
        "serial:/dev/ttyS0?baud=1234",
        "serial:/dev/ttyS0?baud=",
        "serial:/dev/ttyS0?parity=even",
        "file:tiket.bin",
        "file:/tmp/a\0b",
    ],
)
def test_what_is_wrong_is_said_with_what_is_right(text: str) -> None:
    with pytest.raises(DeviceError) as error:
        parse_device(text)
    assert text in str(error.value)
    assert "tcp://192.168.1.50:9100" in str(error.value)


def test_only_two_widths_of_paper() -> None:
    assert (for_width(58).dots, for_width(58).columns) == (384, 32)
    assert (for_width(80).dots, for_width(80).columns) == (576, 48)
    with pytest.raises(ValueError, match="58"):
        for_width(57)

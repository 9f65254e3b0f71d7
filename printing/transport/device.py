"""The printer's address as an administrator writes it: `printer.device`."""

import re
from pathlib import PurePosixPath
from urllib.parse import parse_qsl, urlsplit

import msgspec

DEFAULT_PORT = 9100
DEFAULT_BAUD = 115_200
_BAUDS = frozenset({9600, 19200, 38400, 57600, 115_200, 230_400})
_KINDS = (
    "tcp://192.168.1.50:9100, usb:/dev/usb/lp0, serial:/dev/ttyS0?baud=115200, file:/path/tiket.bin"
)


class DeviceError(ValueError):
    """The address can't be understood. Its text is for the administrator."""


class TcpDevice(msgspec.Struct, frozen=True):
    """A printer on the network."""

    host: str
    port: int = DEFAULT_PORT


class UsbDevice(msgspec.Struct, frozen=True):
    """A printer at the kernel's usblp device node."""

    path: str


class SerialDevice(msgspec.Struct, frozen=True):
    """A printer on a serial line, 8N1."""

    path: str
    baud: int = DEFAULT_BAUD


class FileDevice(msgspec.Struct, frozen=True):
    """A file that collects the tickets' bytes, one after the other."""

    path: str


Device = TcpDevice | UsbDevice | SerialDevice | FileDevice


def parse_device(text: str) -> Device:
    """Read `tcp://host:port`, `usb:/dev/…`, `serial:/dev/…?baud=n` or `file:/path`.

    Raises:
        DeviceError: says what is wrong and what would be right.
    """
    kind, colon, rest = text.strip().partition(":")
    if not colon or not rest:
        raise _wrong(text, "tidak ada jenis atau alamat", "no kind or no address")
    match kind:
        case "tcp":
            return _tcp(text, rest)
        case "usb":
            return UsbDevice(_absolute(text, rest))
        case "serial":
            return _serial(text, rest)
        case "file":
            return FileDevice(_absolute(text, rest))
    raise _wrong(text, f'jenis "{kind}" tidak dikenal', f'unknown kind "{kind}"')


def _tcp(text: str, rest: str) -> TcpDevice:
    try:
        parts = urlsplit("tcp:" + rest)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise _wrong(text, "porta harus 1-65535", "the port must be 1-65535") from error
    stray = parts.path not in {"", "/"} or parts.query or parts.fragment or parts.username
    if not rest.startswith("//") or not host or stray or not re.fullmatch(r"[\w.:%-]+", host):
        raise _wrong(text, "tulis tcp://alamat:9100", "write tcp://address:9100")
    if port == 0:
        raise _wrong(text, "porta harus 1-65535", "the port must be 1-65535")
    return TcpDevice(host, DEFAULT_PORT if port is None else port)


def _serial(text: str, rest: str) -> SerialDevice:
    path, _, query = rest.partition("?")
    options = dict(parse_qsl(query, keep_blank_values=True))
    baud = options.pop("baud", str(DEFAULT_BAUD))
    if options:
        raise _wrong(text, f"tidak dikenal: {', '.join(options)}", "only ?baud= is known")
    if not baud.isascii() or not baud.isdigit() or int(baud) not in _BAUDS:
        known = ", ".join(str(rate) for rate in sorted(_BAUDS))
        raise _wrong(text, f"baud salah, pakai {known}", "unknown baud rate")
    return SerialDevice(_absolute(text, path), int(baud))


def _absolute(text: str, path: str) -> str:
    if not PurePosixPath(path).is_absolute() or path.endswith("/") or "\0" in path:
        raise _wrong(text, "tulis jalur lengkap, mulai dengan /", "write the full path from /")
    return path


def _wrong(text: str, indonesian: str, english: str) -> DeviceError:
    return DeviceError(
        f'printer.device "{text}": {indonesian}. ({english}.) Contoh/examples: {_KINDS}'
    )

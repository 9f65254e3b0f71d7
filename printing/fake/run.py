"""The fake printer as a command: `kiosk printer simulate`."""

import signal
from pathlib import Path

from kiosk.errors import BadInput
from printing.fake.archive import Archive
from printing.fake.clock import RealClock
from printing.fake.faults import parse_fault
from printing.fake.machine import DOTS_PER_MM
from printing.fake.printer import FakePrinter
from printing.fake.strips import Strip, StripStatus

_MM_PER_S = 100.0  # a modest printer; good ones do 200 and more
_HEARD = {signal.SIGTERM, signal.SIGINT, signal.SIGUSR1}
_STATUS_WORDS = {
    StripStatus.COMPLETE: "lengkap / complete",
    StripStatus.TRUNCATED: "terputus / truncated",
    StripStatus.GARBLED: "kacau / garbled",
}


class AddressError(BadInput):
    """HOST:PORT can't be read, or can't be had."""


def parse_address(listen: str) -> tuple[str, int]:
    """Read HOST:PORT; port 0 stands for a free one.

    Raises:
        AddressError: it isn't that.
    """
    host, _, port = listen.rpartition(":")
    if not host or not port.isascii() or not port.isdigit() or int(port) > 65535:
        raise AddressError(
            f"Alamat '{listen}' tidak terbaca. Tulis HOST:PORT, misalnya 127.0.0.1:9100.",
            f"address '{listen}' must be HOST:PORT, such as 127.0.0.1:9100",
        )
    return host, int(port)


def simulate(listen: str, out: Path, fault: str | None, width_mm: int = 80) -> None:
    """Play a printer until SIGTERM or SIGINT; call from the main thread.

    Prints one line with the address when ready and one line a strip; SIGUSR1 stands for
    somebody who puts paper in, shuts the lid, lets go of the button and switches it on.

    Args:
        listen: HOST:PORT; port 0 takes a free one.
        out: folder for NNN.png, NNN.bin and index.json.
        fault: a name of `faults.FAULT_NAMES`, with @byte=N or @row=N if wanted; None: all well.
        width_mm: 58 or 80.

    Raises:
        BadInput: an argument is wrong or the address taken; the message says how to go on.
        OSError: the folder can't be written.
    """
    host, port = parse_address(listen)
    wrong = parse_fault(fault) if fault is not None else None
    archive = Archive(out)

    def keep(strip: Strip) -> None:
        picture = archive.save(strip)
        cut = "dipotong / cut" if strip.cut else "tidak dipotong / not cut"
        length = round(strip.image.height / DOTS_PER_MM)
        print(f"{picture}: {_STATUS_WORDS[strip.status]}, {cut}, {length} mm", flush=True)

    printer = FakePrinter(
        width_mm=width_mm, clock=RealClock(), mm_per_s=_MM_PER_S, fault=wrong, on_strip=keep
    )
    # Blocked before the printer's threads start, which inherit it: a signal is then left for
    # `sigwait` and can't end up in one of them.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _HEARD)
    try:
        with printer:
            address = "{}:{}".format(*_listening(printer, host, port))
            print(f"Printer tiruan siap / fake printer ready: {address}", flush=True)
            while signal.sigwait(_HEARD) == signal.SIGUSR1:
                printer.attend()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _listening(printer: FakePrinter, host: str, port: int) -> tuple[str, int]:
    try:
        return printer.listen(host, port)
    except OSError as error:
        raise AddressError(
            f"Alamat {host}:{port} tidak bisa dipakai ({error.strerror}). Pilih port lain.",
            f"can't listen on {host}:{port} ({error.strerror}); choose another port",
        ) from error

"""The fake printer as others use it: switch on, connect, break, mend, look at the paper."""

import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

from kiosk.errors import BadInput
from printing.fake.clock import Clock, VirtualClock
from printing.fake.faults import Fault, FaultKind
from printing.fake.intake import Intake
from printing.fake.interpreter import Interpreter
from printing.fake.machine import DOTS_PER_MM, Machine
from printing.fake.persona import EPSON, Persona
from printing.fake.port import Port
from printing.fake.serial_line import SerialPort
from printing.fake.strips import Strip
from printing.fake.tcp import TcpPort

_PRINTABLE_MM = {58: 48, 80: 72}
_PATIENCE_S = 10.0


class FakePrinter:
    """An ESC/POS printer without a printer. Use as a context manager.

    With a `VirtualClock` (the default) printing takes no real time, and delayed answers come
    when the clock is advanced by hand.
    """

    def __init__(
        self,
        persona: Persona = EPSON,
        width_mm: int = 80,
        *,
        buffer_size: int = 4096,
        clock: Clock | None = None,
        mm_per_s: float | None = None,
        bytes_per_s: float | None = None,
        fault: Fault | None = None,
        on_strip: Callable[[Strip], None] = lambda strip: None,
    ) -> None:
        """A printer that is switched off yet.

        Args:
            persona: which model is played.
            width_mm: paper width, 58 or 80 mm (384 or 576 dots).
            buffer_size: bytes of receive buffer.
            clock: where time comes from.
            mm_per_s: paper speed; None: no time at all.
            bytes_per_s: how fast bytes are worked off; None: no time at all.
            fault: what is wrong from the start.
            on_strip: called with each strip before it is in `strips`, from the printer's thread.

        Raises:
            BadInput: no such paper.
        """
        if width_mm not in _PRINTABLE_MM:
            raise BadInput(
                f"Kertas {width_mm} mm tidak ada; pilih 58 atau 80.",
                f"no paper of {width_mm} mm; choose 58 or 80",
            )
        self.clock = clock or VirtualClock()
        width_dots = _PRINTABLE_MM[width_mm] * DOTS_PER_MM
        self.machine = Machine(
            persona, width_dots, buffer_size, self.clock, mm_per_s, bytes_per_s, on_strip
        )
        self._intake = Intake(self.machine)
        self._ports: list[Port] = []
        self._thread = threading.Thread(
            target=Interpreter(self.machine).run, name="fake-printer-mechanism", daemon=True
        )
        if fault is not None:
            self.machine.set_fault(fault)

    def start(self) -> None:
        """Switch on."""
        self.machine.outbox.start()
        self._thread.start()

    def stop(self) -> None:
        """Close all ports and threads; the paper stays in `strips`, but nothing unfinished.

        The mechanism goes first: hanging up is then no end of a connection for it.
        """
        self.machine.stop.set()
        with self.machine.changed:
            self.machine.changed.notify_all()
            self.machine.pokes.clear()
        self._thread.join()
        for port in self._ports:
            port.close()
        self._ports.clear()
        self.machine.outbox.stop()

    def __enter__(self) -> Self:
        """Switch on."""
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        """Switch off."""
        self.stop()

    def listen(self, host: str = "127.0.0.1", port: int = 0) -> tuple[str, int]:
        """Take network jobs; the address really listened on (port 0: a free one).

        Raises:
            OSError: the address can't be had.
        """
        tcp = TcpPort(self._intake, host, port)
        self._plug_in(tcp)
        return tcp.address

    def open_serial(self) -> str:
        """Take jobs on a pseudo-terminal; its path."""
        serial = SerialPort(self._intake)
        self._plug_in(serial)
        return serial.path

    @property
    def strips(self) -> tuple[Strip, ...]:
        """What came out so far, in order."""
        with self.machine.changed:
            return tuple(self.machine.strips)

    def set_fault(self, fault: Fault) -> None:
        """Make something go wrong, now or at its moment; in force when this returns."""
        self.machine.set_fault(fault)
        self.settle()

    def clear_fault(self, kind: FaultKind | None = None) -> None:
        """Let a fault (None: all) no longer happen.

        What it did to the machine stays: paper is reloaded, the cover closed, the button
        released and the power switched on by hand; a jammed cutter is freed by DLE ENQ.
        """
        with self.machine.changing():
            self.machine.faults.forget(kind)
        self.settle()

    def reload_paper(self) -> None:
        """Put a new roll in."""
        with self.machine.changing() as state:
            state.paper_out = state.near_end = False

    def close_cover(self) -> None:
        """Shut the lid."""
        with self.machine.changing() as state:
            state.cover_open = False

    def press_feed(self, held: bool = True) -> None:
        """Hold the feed button (offline while held), or let go of it."""
        with self.machine.changing() as state:
            state.feed_held = held

    def power_cycle(self) -> None:
        """Off, if it is on, and on again: connection reset, buffer and settings lost."""
        with self.machine.changing() as state:
            if state.powered:
                self.machine.power_off()
        self.settle()
        with self.machine.changing() as state:
            state.powered = True
        self.settle()

    def attend(self) -> None:
        """What somebody standing there does: paper in, lid shut, button let go, power on."""
        self.reload_paper()
        self.close_cover()
        self.press_feed(False)
        if not self.machine.state.powered:
            self.power_cycle()

    def wait_for_strips(self, count: int, patience_s: float = _PATIENCE_S) -> tuple[Strip, ...]:
        """The strips, as soon as there are at least `count`.

        Raises:
            TimeoutError: there aren't within `patience_s`.
        """
        self.wait_until(lambda: len(self.machine.strips) >= count, patience_s)
        return self.strips

    def wait_for_rows(self, count: int, patience_s: float = _PATIENCE_S) -> None:
        """Return when at least `count` dot rows of the strip under the head are printed.

        Raises:
            TimeoutError: they aren't within `patience_s`.
        """
        self.wait_until(lambda: self.machine.rows_on_strip() >= count, patience_s)

    def wait_until(self, happened: Callable[[], bool], patience_s: float = _PATIENCE_S) -> None:
        """Return when `happened`, asked again at each change of the machine.

        Raises:
            TimeoutError: it didn't within `patience_s`.
        """
        with self.machine.changed:
            if not self.machine.changed.wait_for(happened, patience_s):
                raise TimeoutError(f"nothing of the kind within {patience_s} s")

    def _plug_in(self, port: Port) -> None:
        port.open()
        self._ports.append(port)
        with self.machine.changed:
            self.machine.pokes.append(port.poke)
        port.settle()

    def settle(self) -> None:
        """Return when the ports have done everything that follows from what happened so far."""
        for port in self._ports:
            port.settle()

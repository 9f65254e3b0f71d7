"""The body of the printer: buffer, paper, sensors and the lock that keeps them consistent.

Three parties use it: the intake (bytes from the host), the interpreter (one thread that works
the bytes off) and hands (whoever reloads paper or makes something go wrong).
"""

import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum, auto

from printing.fake.buffer import ReceiveBuffer, SessionEnd
from printing.fake.clock import Clock
from printing.fake.faults import Fault, FaultBoard, FaultKind
from printing.fake.outbox import Outbox
from printing.fake.persona import Persona
from printing.fake.state import State, watched_change
from printing.fake.strips import OpenStrip, Strip, StripStatus

DOTS_PER_MM = 8
PROCESS_ID = "process id"


class Flushed(Exception):
    """The buffers were cleared under the interpreter's hands; `rebooted`: by a power cut."""

    def __init__(self, rebooted: bool) -> None:
        """Say whether settings are gone too."""
        super().__init__("buffers cleared")
        self.rebooted = rebooted


class SessionEnded(Exception):
    """A connection ended between two commands."""

    def __init__(self, broken: bool) -> None:
        """Say whether the printer itself hung up."""
        super().__init__("connection ended")
        self.broken = broken


class Stopped(Exception):
    """The printer is being taken down."""


class Hangup(Enum):
    """How the printer ends a connection."""

    RESET = auto()
    FIN = auto()


class Machine:
    """See the module. Everything that changes takes `changed` first."""

    def __init__(
        self,
        persona: Persona,
        width_dots: int,
        buffer_size: int,
        clock: Clock,
        mm_per_s: float | None,
        bytes_per_s: float | None,
        on_strip: Callable[[Strip], None],
    ) -> None:
        """A machine at rest, with paper in it. No speed given: as fast as it goes."""
        self.persona = persona
        self.width_dots = width_dots
        self.clock = clock
        self.changed = threading.Condition()
        self.state = State()
        self.faults = FaultBoard()
        self.outbox = Outbox(clock)
        self.buffer = ReceiveBuffer(buffer_size)
        self.strips: list[Strip] = []
        self.stop = threading.Event()
        self.pokes: list[Callable[[], None]] = []
        self._open = OpenStrip(width_dots)
        self._on_strip = on_strip
        self._row_s = 1 / (DOTS_PER_MM * mm_per_s) if mm_per_s else 0.0
        self._byte_s = 1 / bytes_per_s if bytes_per_s else 0.0
        self.hangups: deque[Hangup] = deque(maxlen=1)
        self.boots = self._boots_seen = 0
        self._flushes = self._flushes_seen = 0
        self._last_asb = self.state.asb()

    def take(self, inside: bool, most: int = 1) -> bytes:
        """The next byte, or up to `most` if they are there; waits for one, and while offline.

        `inside`: in the middle of a command.

        Raises:
            SessionEnded, Flushed, Stopped: instead of a byte.
        """
        with self.changed:
            while True:
                self._check()
                if self.state.online:
                    end = self.buffer.pop_session_end()
                    if end is not None:
                        self._session_ended(end, inside)
                        continue
                    if len(self.buffer):
                        break
                self.changed.wait()
            full = self.buffer.room == 0
            data = self.buffer.pop(1 if self.faults.waiting else most)
            self._open.raw += data
            self.strike_all(self.faults.worked_off())
            if full and self.buffer.room:
                self._poke()
            self.changed.notify_all()
        self._spend(self._byte_s * len(data))
        return data

    def print_row(self, row: bytes) -> None:
        """Put one dot row on the paper; waits while offline.

        Raises:
            Flushed, Stopped: the row isn't printed.
        """
        with self.changed:
            self._check()
            while not self.state.online:
                self.changed.wait()
                self._check()
            self._open.add_row(row, self.clock.now())
            self.strike_all(self.faults.row_printed())
            self.changed.notify_all()
        self._spend(self._row_s)

    def feed(self, rows: int) -> None:
        """Move the paper by blank dot rows."""
        blank = bytes(self.width_dots // 8)
        for _ in range(rows):
            self.print_row(blank)

    def write_line(self, text: str) -> None:
        """Remember the characters of a line that is on the paper.

        Raises:
            Flushed, Stopped: that paper is gone already.
        """
        with self.changed:
            self._check()
            self._open.lines.append(text)

    def note(self, words: str, garbled: bool = False) -> None:
        """Say on the strip's record what was odd.

        Raises:
            Flushed, Stopped: that strip is gone already.
        """
        with self.changed:
            self._check()
            self._note(words, garbled)

    def _note(self, words: str, garbled: bool = False) -> None:
        if words not in self._open.notes:
            self._open.notes.append(words)
        self._open.garbled = self._open.garbled or garbled

    def rows_on_strip(self) -> int:
        """Dot rows on the strip under the head."""
        return self._open.height

    def inked_below(self, rows: int) -> bool:
        """Whether the last dot rows carry ink."""
        return self._open.inked_below(rows)

    def finish_strip(self, status: StripStatus, cut: bool) -> None:
        """This piece of paper is done; nothing if there is no paper out."""
        with self.changed:
            strip, self._open = self._open, OpenStrip(self.width_dots)
            if strip.height:
                done = strip.finish(len(self.strips) + 1, status, cut, self.clock.now())
                self._on_strip(done)
                self.strips.append(done)
            self.changed.notify_all()

    def set_asb(self, mask: int) -> None:
        """GS a: what to report unasked from now on; the present state is told at once."""
        with self.changed:
            self.state.asb_mask = mask
            self._last_asb = self.state.asb()
            if mask:
                self.reply(self._last_asb)

    def resume(self) -> None:
        """The interpreter has dropped what it held and starts anew."""
        with self.changed:
            self._flushes_seen, self._boots_seen = self._flushes, self.boots

    def _session_ended(self, end: SessionEnd, inside: bool) -> None:
        if not inside:
            raise SessionEnded(end.broken)
        self.finish_strip(StripStatus.TRUNCATED, cut=False)
        self._note("the next connection's bytes were taken for the rest of a command", True)

    def _check(self) -> None:
        if self.stop.is_set():
            raise Stopped
        if self._flushes != self._flushes_seen:
            raise Flushed(rebooted=self.boots != self._boots_seen)

    def _spend(self, seconds: float) -> None:
        if seconds:
            self.clock.spend(seconds, self.stop)

    def reply(self, data: bytes, latest_of: str | None = None) -> None:
        """Send an answer, subject to whatever is wrong with the line."""
        if not self.persona.replies or not self.state.powered:
            return
        if self.faults.get(FaultKind.SILENT):
            return
        delayed = self.faults.get(FaultKind.DELAYED)
        delay = delayed.delay_s if delayed else 0.0
        if self.faults.get(FaultKind.STRAY_ASB):
            self.outbox.post(self.state.asb(), delay)
        split = self.faults.get(FaultKind.SPLIT) is not None
        self.outbox.post(data, delay, split, latest_of)

    def flush(self) -> None:
        """Clear receive and print buffer; what is on paper already stays a torn strip."""
        self.buffer.clear()
        self.outbox.withdraw(PROCESS_ID)
        self._flushes += 1
        self.finish_strip(StripStatus.TRUNCATED, cut=False)

    @contextmanager
    def changing(self) -> Iterator[State]:
        """Hold the lock, change the state, and tell everyone whom it concerns."""
        with self.changed:
            was_online = self.state.online
            yield self.state
            self._tell_if_asked()
            if was_online and not self.state.online and self._open.height:
                self._note(f"went offline at dot row {self._open.height}")
            self.changed.notify_all()
            self._poke()

    def _tell_if_asked(self) -> None:
        before, self._last_asb = self._last_asb, self.state.asb()
        if watched_change(self.state.asb_mask, before, self._last_asb):
            self.reply(self._last_asb)

    def _poke(self) -> None:
        for poke in self.pokes:
            poke()

    def set_fault(self, fault: Fault) -> None:
        """Arm a fault; at once if it names no moment."""
        with self.changing():
            if self.faults.arm(fault):
                self.strike(fault)

    def strike_all(self, struck: list[Fault]) -> None:
        """The moment of these faults has come."""
        if struck:
            with self.changing():
                for fault in struck:
                    self.strike(fault)

    def strike(self, fault: Fault) -> None:
        """Do to the machine what the fault does; faults of the line only need to be in force."""
        state = self.state
        match fault.kind:
            case FaultKind.NEAR_END:
                state.near_end = True
            case FaultKind.PAPER_OUT:
                state.paper_out = True
            case FaultKind.COVER_OPEN:
                state.cover_open = True
            case FaultKind.FEED_BUTTON:
                state.feed_held = True
            case FaultKind.CUTTER_JAM:
                state.cutter_jam = True
            case FaultKind.POWER_LOSS:
                self.power_off()
            case FaultKind.FIN if self.outbox.attached:
                self.hangups.append(Hangup.FIN)
                self.faults.forget(FaultKind.FIN)
            case _:
                pass

    def power_off(self) -> None:
        """The plug is out: connection reset, buffers and settings gone."""
        self.state.powered = False
        self.state.asb_mask = 0
        self.state.cutter_jam = self.state.feed_held = False
        self.boots += 1
        self.hangups.append(Hangup.RESET)
        self.flush()

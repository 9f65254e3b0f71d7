"""The printer's side of the wire: sessions, flow control, commands that act on arrival."""

from collections.abc import Callable

from printing.fake.faults import FaultKind
from printing.fake.machine import Hangup, Machine
from printing.fake.realtime import RealTime, RealTimeCommand, RealTimeScanner


class Intake:
    """What a port talks to. Safe to call from any thread."""

    def __init__(self, machine: Machine) -> None:
        """An intake nobody is connected to."""
        self._machine = machine
        self._scanner = RealTimeScanner()
        self._boots = machine.boots

    @property
    def accepting(self) -> bool:
        """Whether a new connection is let in."""
        with self._machine.changed:
            refused = self._machine.faults.get(FaultKind.REFUSE) is not None
            return self._machine.state.powered and not refused

    @property
    def one_at_a_time(self) -> bool:
        """Whether a second client is refused while the first is there."""
        with self._machine.changed:
            return self._machine.faults.get(FaultKind.SECOND_REFUSED) is not None

    def room(self) -> int:
        """How many bytes may be read from the wire now."""
        machine = self._machine
        with machine.changed:
            if not machine.state.powered or machine.faults.get(FaultKind.NEVER_READ):
                return 0
            limit = machine.faults.arrival_limit()
            return machine.buffer.room if limit is None else min(limit, machine.buffer.room)

    def begin_session(self, send: Callable[[bytes], None]) -> None:
        """A host is there; answers go to `send`."""
        with self._machine.changing():
            self._machine.hangups.clear()
            self._machine.outbox.attach(send)
            fault = self._machine.faults.get(FaultKind.FIN)
            if fault is not None:
                self._machine.strike(fault)

    def end_session(self, broken: bool = False) -> None:
        """The host is gone, or (`broken`) was hung up on."""
        with self._machine.changing():
            self._machine.outbox.attach(None)
            self._machine.buffer.end_session(broken)

    def take_hangup(self) -> Hangup | None:
        """How the present connection is to be ended, asked once."""
        with self._machine.changed:
            return self._machine.hangups.popleft() if self._machine.hangups else None

    def receive(self, data: bytes) -> None:
        """Bytes from the wire, no more than `room()`; real-time commands act here and now."""
        machine = self._machine
        with machine.changing():
            if not machine.state.powered:
                return
            if machine.boots != self._boots:
                self._scanner, self._boots = RealTimeScanner(), machine.boots
            for byte in data:
                machine.buffer.put(byte)
                command = self._scanner.feed(byte)
                if command is not None and machine.persona.replies:
                    self._act(command)
            machine.strike_all(machine.faults.arrived(len(data)))

    def _act(self, command: RealTimeCommand) -> None:
        machine = self._machine
        if command.what is RealTime.STATUS:
            machine.reply(machine.state.eot(command.n))
        elif command.what is RealTime.CLEAR:
            machine.flush()
            machine.reply(b"\x37\x25\x00")
        else:
            if command.what is RealTime.RECOVER_AND_CLEAR:
                machine.flush()
            machine.state.cutter_jam = False

"""A fake ESC/POS printer: for tests, for the demo, and for trying the kiosk without paper."""

from printing.fake.clock import Clock, RealClock, VirtualClock
from printing.fake.faults import FAULT_NAMES, Fault, FaultKind, UnknownFaultError, parse_fault
from printing.fake.persona import CLONE, EPSON, Persona
from printing.fake.printer import FakePrinter
from printing.fake.strips import Strip, StripStatus

__all__ = [
    "CLONE",
    "EPSON",
    "FAULT_NAMES",
    "Clock",
    "FakePrinter",
    "Fault",
    "FaultKind",
    "Persona",
    "RealClock",
    "Strip",
    "StripStatus",
    "UnknownFaultError",
    "VirtualClock",
    "parse_fault",
]

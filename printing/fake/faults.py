"""What can go wrong with a printer, and when: at once, after a byte, after a dot row."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from kiosk.errors import BadInput


class FaultKind(StrEnum):
    """Everything that can be made to go wrong. The values are the names people type."""

    NEAR_END = "near-end"
    PAPER_OUT = "paper-out"
    COVER_OPEN = "cover-open"
    FEED_BUTTON = "feed-button"
    CUTTER_JAM = "cutter-jam"
    POWER_LOSS = "power-loss"
    FIN = "fin-mid-job"
    NEVER_READ = "never-read"
    REFUSE = "refuse"
    SECOND_REFUSED = "second-client-refused"
    SILENT = "silent"
    DELAYED = "delayed-reply"
    STRAY_ASB = "stray-asb"
    SPLIT = "split-reply"


FAULT_NAMES: tuple[str, ...] = tuple(kind.value for kind in FaultKind)

# These strike while data comes in; all others strike when the mechanism gets to that byte.
_COUNTED_ON_ARRIVAL = frozenset({FaultKind.FIN, FaultKind.NEVER_READ})

# What the machine itself suffers: done once, and mended by hands or commands, not by forgetting.
OF_THE_MACHINE = frozenset(
    {
        FaultKind.NEAR_END,
        FaultKind.PAPER_OUT,
        FaultKind.COVER_OPEN,
        FaultKind.FEED_BUTTON,
        FaultKind.CUTTER_JAM,
        FaultKind.POWER_LOSS,
    }
)


class UnknownFaultError(BadInput):
    """The name typed isn't a fault."""


@dataclass(frozen=True)
class Fault:
    """One thing going wrong.

    Attributes:
        kind: what goes wrong.
        at_byte: strikes after this many bytes, counted from when it was set: bytes that arrived
            for `fin-mid-job` and `never-read`, bytes that were worked off for all others.
        at_row: strikes after this many dot rows (1/203 inch) of paper. Neither: strikes at once.
        delay_s: for `delayed-reply`, how late each answer is, in seconds.
    """

    kind: FaultKind
    at_byte: int | None = None
    at_row: int | None = None
    delay_s: float = 30.0

    def __post_init__(self) -> None:
        """Refuse a moment that can't be.

        Raises:
            ValueError: both moments given, or one below 1.
        """
        if self.at_byte is not None and self.at_row is not None:
            raise ValueError("a fault strikes at a byte or at a row, not both")
        if any(at is not None and at < 1 for at in (self.at_byte, self.at_row)):
            raise ValueError("at_byte and at_row count from 1; leave both out for 'at once'")


def parse_fault(words: str) -> Fault:
    """Read `paper-out`, `paper-out@row=120` or `fin-mid-job@byte=900`.

    Raises:
        UnknownFaultError: no such fault, or a moment that can't be read; lists what there is.
    """
    match = re.fullmatch(r"([a-z-]+)(?:@(byte|row)=([1-9][0-9]{0,8}))?", words)
    if match is None or match[1] not in FAULT_NAMES:
        names = ", ".join(FAULT_NAMES)
        raise UnknownFaultError(
            f"Gangguan '{words}' tidak dikenal. Pilih: {names}; boleh diikuti @byte=N, @row=N.",
            f"unknown fault '{words}'; choose: {names}; @byte=N or @row=N may follow",
        )
    at = int(match[3]) if match[3] else None
    return Fault(
        FaultKind(match[1]),
        at_byte=at if match[2] == "byte" else None,
        at_row=at if match[2] == "row" else None,
    )


class FaultBoard:
    """Faults waiting for their moment and faults in force. Whoever calls holds the lock."""

    def __init__(self) -> None:
        """Nothing wrong yet."""
        self._armed: list[tuple[Fault, int]] = []
        self._in_force: dict[FaultKind, Fault] = {}

    def arm(self, fault: Fault) -> bool:
        """Set a fault; whether it strikes now."""
        moment = fault.at_byte or fault.at_row
        if moment is None:
            self.strike(fault)
            return True
        self._armed.append((fault, moment))
        return False

    def strike(self, fault: Fault) -> None:
        """Put a fault in force."""
        if fault.kind not in OF_THE_MACHINE:
            self._in_force[fault.kind] = fault

    def forget(self, kind: FaultKind | None) -> None:
        """Drop one kind of fault, waiting or in force; None: every kind."""
        if kind is None:
            self._armed.clear()
            self._in_force.clear()
            return
        self._armed = [(fault, left) for fault, left in self._armed if fault.kind != kind]
        self._in_force.pop(kind, None)

    def get(self, kind: FaultKind) -> Fault | None:
        """The fault of this kind that is in force, if any."""
        return self._in_force.get(kind)

    @property
    def waiting(self) -> bool:
        """Whether a fault waits for its moment."""
        return bool(self._armed)

    def arrival_limit(self) -> int | None:
        """How many bytes may still arrive before a fault counted on arrival strikes."""
        return min(
            (left for fault, left in self._armed if self._counts_arrival(fault)), default=None
        )

    def arrived(self, count: int) -> list[Fault]:
        """`count` bytes came in; the faults that strike now."""
        return self._count(count, self._counts_arrival)

    def worked_off(self) -> list[Fault]:
        """One byte was taken by the interpreter; the faults that strike now."""
        return self._count(1, lambda fault: bool(fault.at_byte) and not self._counts_arrival(fault))

    def row_printed(self) -> list[Fault]:
        """One dot row went out; the faults that strike now."""
        return self._count(1, lambda fault: bool(fault.at_row))

    @staticmethod
    def _counts_arrival(fault: Fault) -> bool:
        return bool(fault.at_byte) and fault.kind in _COUNTED_ON_ARRIVAL

    def _count(self, step: int, concerns: Callable[[Fault], bool]) -> list[Fault]:
        if not self._armed:
            return []
        counted = [(f, left - step if concerns(f) else left) for f, left in self._armed]
        self._armed = [(fault, left) for fault, left in counted if left > 0]
        struck = [fault for fault, left in counted if left <= 0]
        for fault in struck:
            self.strike(fault)
        return struck

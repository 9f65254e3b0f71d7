"""What a printer answers, told apart by the bit patterns of its bytes, never by their place.

Patterns by Epson's ESC/POS command reference:

    0xx1xx10              one byte, answer to DLE EOT
    0xx1xx00 + 3 x 0xx0…  automatic status, four bytes, pushed at any time
    0xx0xxxx              one byte, answer to GS r
    37 22 d1-d4 00        GS ( H: the job d1-d4 has been printed
    37 25 00              DLE DC4 8: the buffers have been cleared

Anything may come in pieces, and an automatic status may stand between a question and its answer.
"""

from collections.abc import Iterator

import msgspec

from printing.reasons import Reason

_BLOCK = 0x37
_LONGEST_BLOCK = 16


class RealTime(msgspec.Struct, frozen=True):
    """Answer to one DLE EOT n."""

    bits: int


class Processed(msgspec.Struct, frozen=True):
    """Answer to GS r: everything before the question has been worked off."""

    bits: int

    @property
    def paper_out(self) -> bool:
        """Whether the paper was at its end at that moment."""
        return bool(self.bits & 0x0C)


class JobDone(msgspec.Struct, frozen=True):
    """The job with this process id has been printed."""

    process_id: bytes


class Cleared(msgspec.Struct, frozen=True):
    """Receive and print buffer are empty; what was held won't come out."""


Reply = RealTime | Processed | JobDone | Cleared


class ReplyReader:
    """Turns the bytes of one connection into replies. Keep one for its whole life."""

    def __init__(self) -> None:
        self._status_left = 0
        self._block: bytearray | None = None

    def feed(self, data: bytes) -> Iterator[Reply]:
        """Take bytes as they come; yield each reply that they complete."""
        for byte in data:
            reply = self._take(byte)
            if reply is not None:
                yield reply

    def _take(self, byte: int) -> Reply | None:
        if self._block is not None:
            return self._in_block(byte)
        if byte == _BLOCK:
            self._block = bytearray()
            return None
        match byte & 0x93:
            case 0x12:
                return RealTime(byte)
            case 0x10:
                self._status_left = 3
                return None
        if byte & 0x90:
            return None  # flow control and what no command of ours asks for
        if self._status_left:
            self._status_left -= 1
            return None
        return Processed(byte)

    def _in_block(self, byte: int) -> Reply | None:
        assert self._block is not None
        if byte:
            self._block.append(byte)
            if len(self._block) > _LONGEST_BLOCK:
                self._block = None
            return None
        block, self._block = bytes(self._block), None
        if block == b"\x25":
            return Cleared()
        if block[:1] == b"\x22" and len(block) == 5:
            return JobDone(block[1:])
        return None


class Health(msgspec.Struct, frozen=True):
    """The answers to DLE EOT 1 to 4; an unasked one counts as all well."""

    printer: int = 0x12
    offline: int = 0x12
    error: int = 0x12
    paper: int = 0x12

    def with_answer(self, question: int, bits: int) -> "Health":
        """Note the answer to DLE EOT `question`."""
        field = ("printer", "offline", "error", "paper")[question - 1]
        return msgspec.structs.replace(self, **{field: bits})

    def blocked(self) -> Reason | None:
        """Name what keeps it from printing, the cause before the consequence; None if nothing."""
        if self.cover_open:
            return Reason.COVER_OPEN
        if self.cutter:
            return Reason.CUTTER
        if self.paper_out:
            return Reason.PAPER_OUT
        if self.fault:
            return Reason.FAULT
        return Reason.OFFLINE if self.is_offline else None

    @property
    def cover_open(self) -> bool:
        """The cover is open."""
        return bool(self.offline & 0x04)

    @property
    def paper_out(self) -> bool:
        """No paper, or printing stopped for want of it."""
        return bool(self.offline & 0x20 or self.paper & 0x60)

    @property
    def paper_low(self) -> bool:
        """The near-end sensor sees little paper; printing goes on."""
        return bool(self.paper & 0x0C)

    @property
    def cutter(self) -> bool:
        """The cutter is jammed."""
        return bool(self.error & 0x08)

    @property
    def fault(self) -> bool:
        """Some other error stopped it."""
        return bool(self.error & 0x64 or self.offline & 0x40)

    @property
    def is_offline(self) -> bool:
        """Offline for whatever cause, or being fed by its button."""
        return bool(self.printer & 0x08 or self.offline & 0x08)

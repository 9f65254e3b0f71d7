"""The condition of the machine and the status bytes that tell of it.

Bit meanings: ESC/POS command reference, DLE EOT, GS a, GS r.
"""

from dataclasses import dataclass

_EOT_FIXED = 0x12
_ASB_FIXED = 0x10
_ASB_RESERVED = 0x0F  # fourth byte: reserved bits, all set

# GS a n: which bits of the four status bytes each bit of n watches.
_WATCHED = {
    0x02: bytes((0x28, 0, 0, 0)),
    0x04: bytes((0, 0x6C, 0, 0)),
    0x08: bytes((0, 0, 0x0F, 0)),
    0x40: bytes((0x40, 0x02, 0, 0)),
}


@dataclass
class State:
    """What is the matter with the machine, and what it was told to report unasked."""

    powered: bool = True
    cover_open: bool = False
    paper_out: bool = False
    near_end: bool = False
    feed_held: bool = False
    cutter_jam: bool = False
    asb_mask: int = 0

    @property
    def online(self) -> bool:
        """Whether data is worked off."""
        return self.powered and not (
            self.cover_open or self.paper_out or self.feed_held or self.cutter_jam
        )

    def eot(self, n: int) -> bytes:
        """The answer to DLE EOT n (1 printer, 2 why offline, 3 error, 4 paper); one byte."""
        bits = _EOT_FIXED
        if n == 1:
            bits |= 0 if self.online else 0x08
            bits |= 0x40 if self.feed_held else 0
        elif n == 2:
            bits |= 0x04 if self.cover_open else 0
            bits |= 0x08 if self.feed_held else 0
            bits |= 0x20 if self.paper_out else 0
            bits |= 0x40 if self.cutter_jam else 0
        elif n == 3:
            bits |= 0x08 if self.cutter_jam else 0
        elif n == 4:
            bits |= 0x0C if self.near_end or self.paper_out else 0
            bits |= 0x60 if self.paper_out else 0
        return bytes((bits,))

    def asb(self) -> bytes:
        """The four bytes of automatic status back."""
        first = _ASB_FIXED
        first |= 0 if self.online else 0x08
        first |= 0x20 if self.cover_open else 0
        first |= 0x40 if self.feed_held else 0
        second = (0x02 if self.feed_held else 0) | (0x08 if self.cutter_jam else 0)
        return bytes((first, second, self._paper_bits(), _ASB_RESERVED))

    def buffered(self, n: int) -> bytes:
        """The answer to GS r n (1 paper, 2 drawer pin); one byte."""
        return bytes((self._paper_bits() if n in (1, 49) else 0,))

    def _paper_bits(self) -> int:
        near = 0x03 if self.near_end or self.paper_out else 0
        return near | (0x0C if self.paper_out else 0)


def watched_change(mask: int, before: bytes, after: bytes) -> bool:
    """Whether two automatic status words differ in what GS a `mask` asked to be told of."""
    return any(
        (old ^ new) & watched
        for bit, bits in _WATCHED.items()
        if mask & bit
        for old, new, watched in zip(before, after, bits, strict=True)
    )

"""Paper that comes out: dot rows gathered into strips."""

from dataclasses import dataclass, field
from enum import StrEnum

from PIL import Image


class StripStatus(StrEnum):
    """How a strip ended up."""

    COMPLETE = "complete"
    TRUNCATED = "truncated"
    GARBLED = "garbled"


@dataclass(frozen=True)
class Strip:
    """One piece of paper.

    Attributes:
        index: 1 for the first strip of this printer.
        status: complete; truncated (the job broke off); garbled (bytes came out as what they
            weren't meant to be).
        cut: whether the blade cut it off. False: torn, or still hanging.
        text: the characters on it, a line a line; pictures leave no text.
        image: 1-bit picture, 203 dpi, ink 0, paper 1.
        raw: the bytes worked off since the strip before.
        started_at: the clock at its first dot row, in seconds.
        finished_at: the clock when it was cut or given up, in seconds.
        notes: what was odd about it, in words.
    """

    index: int
    status: StripStatus
    cut: bool
    text: str
    image: Image.Image
    raw: bytes
    started_at: float
    finished_at: float
    notes: tuple[str, ...] = ()


@dataclass
class OpenStrip:
    """The strip under the head."""

    width_dots: int
    rows: bytearray = field(default_factory=bytearray)
    lines: list[str] = field(default_factory=list)
    raw: bytearray = field(default_factory=bytearray)
    notes: list[str] = field(default_factory=list)
    garbled: bool = False
    started_at: float = 0.0

    @property
    def height(self) -> int:
        """Dot rows so far."""
        return len(self.rows) * 8 // self.width_dots

    def add_row(self, row: bytes, now: float) -> None:
        """One dot row, packed, most significant bit left, 1 = ink."""
        if not self.rows:
            self.started_at = now
        self.rows += row

    def inked_below(self, rows: int) -> bool:
        """Whether there is ink in the last `rows` dot rows."""
        return any(self.rows[-rows * self.width_dots // 8 :])

    def finish(self, index: int, status: StripStatus, cut: bool, now: float) -> Strip:
        """The finished strip; garbled beats whatever else it would have been."""
        size = (self.width_dots, self.height)
        return Strip(
            index=index,
            status=StripStatus.GARBLED if self.garbled else status,
            cut=cut,
            text="\n".join(self.lines),
            image=Image.frombytes("1", size, bytes(self.rows), "raw", "1;I"),
            raw=bytes(self.raw),
            started_at=self.started_at,
            finished_at=now,
            notes=tuple(self.notes),
        )

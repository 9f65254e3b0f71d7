"""What is known of a printer and its paper."""

from typing import Literal

import msgspec

Status = Literal["full", "epson", "none"]


class PrinterProfile(msgspec.Struct, frozen=True):
    """Paper and abilities of one printer.

    Attributes:
        width_mm: width of the paper roll, mm.
        dots: printable dots across, at 8 dots/mm.
        columns: characters of font A (12 dots) across.
        cutter: whether it has a cutter; without one the paper is fed to the tear bar.
        status: "full" answers DLE EOT and GS r; "epson" also GS ( H and DLE DC4 8, which tell
            whether a certain job was printed and clear a held one; "none" never answers.
    """

    width_mm: int
    dots: int
    columns: int
    cutter: bool = True
    status: Status = "full"


_PAPER = {58: (384, 32), 80: (576, 48)}


def for_width(width_mm: int, *, cutter: bool = True, status: Status = "full") -> PrinterProfile:
    """Make the profile of a 58 mm or 80 mm printer.

    Raises:
        ValueError: another width; the text is for the administrator.
    """
    if width_mm not in _PAPER:
        raise ValueError(
            f"Lebar kertas {width_mm} mm tidak dikenal; pakai 58 atau 80. "
            f"(Paper width must be 58 or 80 mm.)"
        )
    dots, columns = _PAPER[width_mm]
    return PrinterProfile(width_mm, dots, columns, cutter, status)

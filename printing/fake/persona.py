"""Which printer is being played: one that follows the reference, or a cheap copy of it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Persona:
    """What a printer model can and can't do.

    Attributes:
        name: what people call it here.
        maker: answer to GS I 66.
        model: answer to GS I 67.
        replies: whether anything ever comes back; many USB copies are wired one way only.
        cutter: whether there is a blade; without one GS V only feeds to the tear bar.
        extended: whether the "GS (" family is understood; if not, its bytes come out as text.
        overrun_height: a raster whose height is a multiple of this takes one row too many
            from the bytes that follow it (0 = never).
    """

    name: str
    maker: str
    model: str
    replies: bool
    cutter: bool
    extended: bool
    overrun_height: int


EPSON = Persona("epson", "EPSON", "TM-T82", True, True, True, 0)
CLONE = Persona("clone", "", "", False, False, False, 48)

"""The command tables: code, number of fixed argument bytes, what happens.

Meanings: ESC/POS command reference. Commands without effect on paper are listed so that their
arguments are stepped over and not printed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from printing.fake.glyphs import FONT_A, FONT_B
from printing.fake.line import DEFAULT_SPACING
from printing.fake.machine import PROCESS_ID
from printing.fake.raster import place_row

if TYPE_CHECKING:
    from printing.fake.interpreter import Interpreter


@dataclass(frozen=True)
class Command:
    """How many argument bytes follow the code at least, and what to do with them."""

    arguments: int
    run: Callable[[Interpreter, bytes], None]


def _nothing(printer: Interpreter, args: bytes) -> None:
    """No effect on paper."""


def _initialize(printer: Interpreter, args: bytes) -> None:
    if not printer.machine.persona.cutter:
        # Without a blade nothing else marks where one ticket ends and the next begins.
        printer.end_of_job()
    printer.machine.set_asb(0)
    printer.reset()


def _justify(printer: Interpreter, args: bytes) -> None:
    if args[0] % 48 <= 2 and printer.at_line_start("ESC a"):
        printer.area.justify = args[0] % 48


def _feed_dots(printer: Interpreter, args: bytes) -> None:
    printer.print_line(args[0])


def _feed_lines(printer: Interpreter, args: bytes) -> None:
    printer.print_line(args[0] * printer.line_spacing)


def _spacing(printer: Interpreter, args: bytes) -> None:
    printer.line_spacing = args[0]


def _default_spacing(printer: Interpreter, args: bytes) -> None:
    printer.line_spacing = DEFAULT_SPACING


def _code_page(printer: Interpreter, args: bytes) -> None:
    printer.code_page = args[0]


def _print_mode(printer: Interpreter, args: bytes) -> None:
    printer.style.set_print_mode(args[0])


def _bold(printer: Interpreter, args: bytes) -> None:
    printer.style.bold = bool(args[0] & 1)


def _underline(printer: Interpreter, args: bytes) -> None:
    printer.style.underline = min(2, args[0] % 48)


def _font(printer: Interpreter, args: bytes) -> None:
    printer.style.font = FONT_B if args[0] % 48 == 1 else FONT_A


def _character_spacing(printer: Interpreter, args: bytes) -> None:
    printer.style.spacing = args[0]


def _absolute(printer: Interpreter, args: bytes) -> None:
    printer.line.move_to(int.from_bytes(args, "little"), printer.area)


def _relative(printer: Interpreter, args: bytes) -> None:
    dots = int.from_bytes(args, "little", signed=True)
    printer.line.move_to(printer.line.cursor + dots, printer.area)


def _tab_stops(printer: Interpreter, args: bytes) -> None:
    while printer.arguments(1) != b"\x00":
        printer.machine.note("tab stops set by ESC D aren't used")


def _bit_image(printer: Interpreter, args: bytes) -> None:
    columns = int.from_bytes(args[1:], "little")
    printer.arguments(columns * (3 if args[0] in (32, 33) else 1))
    printer.machine.note("ESC * picture not drawn")


def _full_cut_old(printer: Interpreter, args: bytes) -> None:
    printer.cut(feed=None)


def _size(printer: Interpreter, args: bytes) -> None:
    printer.style.set_size(args[0])


def _reverse(printer: Interpreter, args: bytes) -> None:
    printer.style.reverse = bool(args[0] & 1)


def _left_margin(printer: Interpreter, args: bytes) -> None:
    if printer.at_line_start("GS L"):
        printer.area.left = int.from_bytes(args, "little")


def _area_width(printer: Interpreter, args: bytes) -> None:
    if printer.at_line_start("GS W"):
        printer.area.width = int.from_bytes(args, "little")


def _cut(printer: Interpreter, args: bytes) -> None:
    feed = printer.arguments(1)[0] if args[0] in (65, 66, 97, 98, 103, 104) else None
    printer.cut(feed)


def _automatic_status(printer: Interpreter, args: bytes) -> None:
    printer.machine.set_asb(args[0])


def _status(printer: Interpreter, args: bytes) -> None:
    if args[0] in (1, 2, 49, 50):
        printer.machine.reply(printer.machine.state.buffered(args[0]))


def _identity(printer: Interpreter, args: bytes) -> None:
    persona = printer.machine.persona
    name = {66: persona.maker, 67: persona.model}.get(args[0])
    if name:
        printer.machine.reply(b"_" + name.encode("ascii") + b"\x00")


def _raster(printer: Interpreter, args: bytes) -> None:
    """GS v 0 m xL xH yL yH: each row goes to the paper as soon as it is there."""
    _, mode, *size = args
    mode %= 48
    width = int.from_bytes(size[:2], "little")
    height = int.from_bytes(size[2:], "little")
    printed = printer.at_line_start("GS v 0")
    for _ in range(height):
        data = printer.arguments(width)
        if printed:
            row = place_row(data, bool(mode & 1), printer.area)
            for _ in range(2 if mode & 2 else 1):
                printer.machine.print_row(row)
    overrun = printer.machine.persona.overrun_height
    if overrun and height and height % overrun == 0:
        swallowed = printer.arguments(width)
        printer.machine.note(f"raster of {height} rows swallowed one more row", garbled=True)
        printer.machine.print_row(place_row(swallowed, bool(mode & 1), printer.area))


def _block(printer: Interpreter, args: bytes) -> None:
    """GS ( and FS (: a letter, a length, that many bytes."""
    data = printer.arguments(int.from_bytes(args[1:], "little"))
    if args[:1] == b"k" and data[:1] == b"1":
        _qr(printer, data[1], data[2:])
    elif args[:1] == b"H" and data[:2] == b"00" and len(data) == 6:
        printer.machine.reply(b"\x37\x22" + data[2:] + b"\x00", latest_of=PROCESS_ID)
    elif args[:1] == b"k":
        printer.machine.note("two-dimensional code other than QR not drawn")


def _qr(printer: Interpreter, function: int, data: bytes) -> None:
    qr = printer.qr
    if function == 67 and data:
        qr.set_module(data[0])
    elif function == 69 and data:
        qr.set_level(data[0])
    elif function == 80:
        qr.data = data[1:]
    elif function == 81 and printer.at_line_start("GS ( k"):
        symbol = qr.draw()
        if symbol is None:
            printer.machine.note("QR without data, or with too much, not drawn")
        else:
            printer.picture(symbol)


def _long_graphics(printer: Interpreter, args: bytes) -> None:
    printer.arguments(int.from_bytes(args[1:], "little"))
    printer.machine.note("GS 8 L picture not drawn")


def _barcode(printer: Interpreter, args: bytes) -> None:
    if args[0] > 6:
        printer.arguments(printer.arguments(1)[0])
    else:
        while printer.arguments(1) != b"\x00":
            continue
    printer.machine.note("bar code not drawn")


def _skip(*codes: str, arguments: int = 1) -> dict[int, Command]:
    return {ord(code): Command(arguments, _nothing) for code in codes}


ESC_COMMANDS: dict[int, Command] = {
    **_skip("{", "R", "V", "=", "r", "U", "%", "T", "?"),
    **_skip("c", arguments=2),  # ESC c 3 n, ESC c 4 n, ESC c 5 n
    **_skip("p", arguments=3),  # drawer pulse
    **_skip("W", arguments=8),
    **_skip("L", "S", "\x0c", arguments=0),
    **_skip("\x06"),  # ESC ACK SOH: another maker's question, meaningless here
    ord("@"): Command(0, _initialize),
    ord("a"): Command(1, _justify),
    ord("J"): Command(1, _feed_dots),
    ord("d"): Command(1, _feed_lines),
    ord("3"): Command(1, _spacing),
    ord("2"): Command(0, _default_spacing),
    ord("t"): Command(1, _code_page),
    ord("!"): Command(1, _print_mode),
    ord("E"): Command(1, _bold),
    ord("G"): Command(1, _bold),
    ord("-"): Command(1, _underline),
    ord("M"): Command(1, _font),
    ord(" "): Command(1, _character_spacing),
    ord("$"): Command(2, _absolute),
    ord("\\"): Command(2, _relative),
    ord("D"): Command(0, _tab_stops),
    ord("*"): Command(3, _bit_image),
    ord("i"): Command(0, _full_cut_old),
    ord("m"): Command(0, _full_cut_old),
    ord("("): Command(3, _block),
}
FS_COMMANDS: dict[int, Command] = {
    **_skip(".", "&", arguments=0),
    **_skip("-", "!", "C", "W"),
    **_skip("S", arguments=2),
    ord("("): Command(3, _block),
}
GS_COMMANDS: dict[int, Command] = {
    **_skip("h", "w", "H", "f", "b"),
    **_skip("P", arguments=2),
    ord("!"): Command(1, _size),
    ord("B"): Command(1, _reverse),
    ord("L"): Command(2, _left_margin),
    ord("W"): Command(2, _area_width),
    ord("V"): Command(1, _cut),
    ord("a"): Command(1, _automatic_status),
    ord("r"): Command(1, _status),
    ord("I"): Command(1, _identity),
    ord("v"): Command(6, _raster),
    ord("("): Command(3, _block),
    ord("8"): Command(5, _long_graphics),
    ord("k"): Command(1, _barcode),
}

"""Works off the receive buffer, command by command (ESC/POS command reference)."""

from PIL import Image

from printing.fake.commands import ESC_COMMANDS, FS_COMMANDS, GS_COMMANDS, Command
from printing.fake.line import DEFAULT_SPACING, Area, Line, Style, packed_rows
from printing.fake.machine import Flushed, Machine, SessionEnded, Stopped
from printing.fake.native_qr import NativeQr
from printing.fake.strips import StripStatus

CUTTER_ROWS = 96  # 12 mm of paper between head and blade

# ESC t n, as far as Python knows the code page too.
_CODE_PAGES = {
    0: "cp437",
    2: "cp850",
    3: "cp860",
    4: "cp863",
    5: "cp865",
    16: "cp1252",
    17: "cp866",
    18: "cp852",
    19: "cp858",
}


class Interpreter:
    """One of these runs in one thread per printer."""

    def __init__(self, machine: Machine) -> None:
        """Settings as after switching on."""
        self.machine = machine
        self.qr = NativeQr()
        self.reset()

    def reset(self) -> None:
        """ESC @: print buffer and settings back to the beginning."""
        self.style = Style()
        self.area = Area(self.machine.width_dots)
        self.line = Line()
        self.line_spacing = DEFAULT_SPACING
        self.code_page = 0
        self.stale_text = False

    def run(self) -> None:
        """Work until the machine is stopped."""
        while True:
            try:
                self.step()
            except SessionEnded as end:
                self._end_of_connection(end.broken)
            except Flushed as flushed:
                self.line = Line()
                if flushed.rebooted:
                    self.qr = NativeQr()
                    self.reset()
                self.machine.resume()
            except Stopped:
                return

    def step(self) -> None:
        """One character or one command."""
        byte = self.machine.take(inside=False)[0]
        match byte:
            case 0x0A:
                self.line_feed()
            case 0x09:
                column = self.line.cursor // (8 * self.style.font[0]) + 1
                self.line.move_to(column * 8 * self.style.font[0], self.area)
            case 0x10:
                self._skip_real_time()
            case 0x1B:
                self._command("ESC", ESC_COMMANDS)
            case 0x1C:
                self._command("FS", FS_COMMANDS)
            case 0x1D:
                self._command("GS", GS_COMMANDS)
            case _ if byte >= 0x20:
                self.character(byte)
            case _:
                pass  # other control codes mean nothing in standard mode

    def arguments(self, count: int) -> bytes:
        """The next bytes of a command."""
        data = b""
        while len(data) < count:
            data += self.machine.take(inside=True, most=count - len(data))
        return data

    def character(self, byte: int) -> None:
        """Put one character into the line; a full line prints itself."""
        if self.stale_text:
            self.machine.note("characters of an earlier connection were still in the line", True)
            self.stale_text = False
        char = self._decode(byte)
        picture = self.style.draw(char)
        if not self.line.fits(picture, self.area):
            self.line_feed()
        self.line.add(char, picture)

    def line_feed(self) -> None:
        """Print the line and move on by one line spacing."""
        self.print_line(self.line_spacing)

    def print_line(self, feed: int) -> None:
        """Print what waits, then feed to at least `feed` dots from where the line began."""
        rows, text = self.line.compose(self.area), self.line.text
        self.line = Line()
        for row in rows:
            self.machine.print_row(row)
        if text:
            self.machine.write_line(text)
        self.machine.feed(max(0, feed - len(rows)))

    def picture(self, picture: Image.Image) -> None:
        """Print a 1-bit picture, 1 = ink, justified."""
        canvas = Image.new("1", (self.area.head, picture.height))
        canvas.paste(picture, (self.area.offset(picture.width), 0))
        for row in packed_rows(canvas):
            self.machine.print_row(row)

    def at_line_start(self, what: str) -> bool:
        """Whether nothing waits in the line; commands that need that are ignored otherwise."""
        if self.line.pending:
            self.machine.note(f"{what} ignored: not at the beginning of a line", True)
        return not self.line.pending

    def cut(self, feed: int | None) -> None:
        """GS V: feed to the blade plus `feed` dots, or (None) cut where the paper is."""
        if not self.at_line_start("GS V"):
            return
        if feed is not None:
            self.machine.feed(CUTTER_ROWS + feed)
        elif self.machine.persona.cutter and self.machine.inked_below(CUTTER_ROWS):
            self.machine.note("cut through the print: the last 12 mm lay before the blade")
        self.machine.finish_strip(StripStatus.COMPLETE, cut=self.machine.persona.cutter)

    def end_of_job(self) -> None:
        """What lies before the head is a ticket of its own, if anything does."""
        status = StripStatus.TRUNCATED if self.line.pending else StripStatus.COMPLETE
        self.machine.finish_strip(status, cut=False)

    def _command(self, prefix: str, table: dict[int, Command]) -> None:
        code = self.arguments(1)[0]
        command = table.get(code)
        if prefix == "GS" and code == 0x28 and not self.machine.persona.extended:
            self.machine.note("GS ( isn't understood: its bytes came out as text", True)
            self.character(code)
        elif command is None:
            self.machine.note(f"unknown command {prefix} {code:02X}")
        else:
            command.run(self, self.arguments(command.arguments))

    def _skip_real_time(self) -> None:
        """Real-time commands were executed when they arrived; here they are only stepped over."""
        if not self.machine.persona.replies:
            return
        code = self.arguments(1)[0]
        if code in (0x04, 0x05):
            self.arguments(1)
        elif code == 0x14:
            self.arguments({1: 2, 2: 2, 8: 7}.get(self.arguments(1)[0], 0))

    def _decode(self, byte: int) -> str:
        name = _CODE_PAGES.get(self.code_page)
        if byte < 0x80:
            return chr(byte)
        return "\ufffd" if name is None else bytes((byte,)).decode(name, "replace")

    def _end_of_connection(self, broken: bool) -> None:
        self.stale_text = self.line.pending
        whole = not (self.machine.persona.cutter or broken or self.line.pending)
        status = StripStatus.COMPLETE if whole else StripStatus.TRUNCATED
        self.machine.finish_strip(status, cut=False)

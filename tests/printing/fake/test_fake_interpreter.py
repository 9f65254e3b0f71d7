"""What bytes do to paper. Expectations come from the ESC/POS command reference, by hand."""

import io

import pytest
import segno
from escpos.printer import Dummy
from PIL import Image

from printing.fake import CLONE, FakePrinter, Strip, StripStatus
from tests.printing.fake.host import Host
from tests.printing.fake.qr_reader import qr_payloads

CUT = b"\x1dV\x42\x00"
BLADE = 96  # dots from head to blade, fed by GS V 66


def printed(data: bytes, width_mm: int = 80) -> Strip:
    with FakePrinter(width_mm=width_mm) as printer, Host(printer.listen()) as host:
        host.send(data)
        return printer.wait_for_strips(1)[0]


def ink_box(strip: Strip) -> tuple[int, int, int, int]:
    box = strip.image.convert("L").point(lambda grey: 255 - grey).getbbox()
    assert box is not None
    return box


def dots(strip: Strip, row: int, columns: range) -> str:
    return "".join("." if strip.image.getpixel((x, row)) else "#" for x in columns)


def test_a_line_is_30_dots_and_is_fed_to_the_blade_before_the_cut() -> None:
    strip = printed(b"\x1b@A\nB\n" + CUT)
    assert strip.image.size == (576, 30 + 30 + BLADE)
    assert strip.image.mode == "1"
    assert (strip.text, strip.cut, strip.status) == ("A\nB", True, StripStatus.COMPLETE)
    assert strip.raw == b"\x1b@A\nB\n" + CUT
    assert strip.notes == ()


@pytest.mark.parametrize(("width_mm", "columns"), [(80, 48), (58, 32)])
def test_font_a_fills_the_paper_with_so_many_columns_and_wraps_after(
    width_mm: int, columns: int
) -> None:
    strip = printed(b"\x1b@" + b"H" * (columns + 1) + b"\n" + CUT, width_mm)
    assert strip.text.split("\n") == ["H" * columns, "H"]
    assert strip.image.size == (columns * 12, 60 + BLADE)


def test_every_column_begins_at_a_multiple_of_12_dots() -> None:
    strip = printed(b"\x1b@" + b"i |i |i |i |" * 4 + b"\n" + CUT)
    cells = {strip.image.crop((x, 0, x + 36, 24)).tobytes() for x in range(0, 576, 36)}
    assert len(cells) == 1


def test_font_b_is_9_dots_wide() -> None:
    strip = printed(b"\x1b@\x1bM\x01" + b"H" * 65 + b"\n" + CUT)
    assert strip.text.split("\n") == ["H" * 64, "H"]


@pytest.mark.parametrize(
    ("command", "width", "height"),
    [
        (b"\x1d!\x00", 1, 1),
        (b"\x1d!\x10", 2, 1),
        (b"\x1d!\x01", 1, 2),
        (b"\x1d!\x55", 6, 6),
        (b"\x1b!\x10", 1, 2),
        (b"\x1b!\x20", 2, 1),
    ],
)
def test_sizes_multiply_the_cell(command: bytes, width: int, height: int) -> None:
    # In reverse the whole cell is ink, so that its size can be measured.
    strip = printed(b"\x1b@\x1dB\x01" + command + b" \n" + CUT)
    assert ink_box(strip) == (0, 0, 12 * width, 24 * height)
    assert strip.image.height == max(30, 24 * height) + BLADE


def test_large_and_small_characters_of_a_line_stand_on_one_base() -> None:
    strip = printed(b"\x1b@\x1dB\x01\x1d!\x02 \x1d!\x00 \n" + CUT)
    assert [dots(strip, y, range(0, 24, 12)) for y in (0, 47, 48, 71)] == ["#.", "#.", "##", "##"]


@pytest.mark.parametrize(("justify", "left"), [(0, 0), (1, (576 - 36) // 2), (2, 576 - 36)])
def test_lines_are_justified(justify: int, left: int) -> None:
    strip = printed(b"\x1b@\x1ba" + bytes((justify,)) + b"\x1dB\x01   \n" + CUT)
    assert ink_box(strip)[:3:2] == (left, left + 36)


def test_justification_in_mid_line_is_ignored_and_said() -> None:
    strip = printed(b"\x1b@A\x1ba\x01\n" + CUT)
    assert strip.status is StripStatus.GARBLED
    assert "ESC a" in strip.notes[0]


def test_margin_width_and_absolute_place() -> None:
    strip = printed(b"\x1b@\x1dL\x18\x00\x1dW\x30\x00\x1dB\x01\x1b$\x0c\x00      \n" + CUT)
    # From dot 24, 48 wide: three cells fit after one empty, the rest goes to the next line.
    assert dots(strip, 0, range(0, 96, 12)) == "...###.."
    assert dots(strip, 30, range(0, 96, 12)) == "..###..."


def test_bold_is_heavier_and_underline_lies_at_the_bottom() -> None:
    plain = printed(b"\x1b@H\n" + CUT)
    bold = printed(b"\x1b@\x1bE\x01H\n" + CUT)
    lined = printed(b"\x1b@\x1b-\x02H\n" + CUT)
    assert bold.image.histogram()[0] > plain.image.histogram()[0]
    assert dots(lined, 22, range(12)) == dots(lined, 23, range(12)) == "#" * 12
    assert dots(plain, 23, range(12)) == "." * 12


def test_feeds_and_line_spacing() -> None:
    strip = printed(b"\x1b@\x1b3\x28A\n\x1bd\x02\x1bJ\x0a\x1b2B\n" + CUT)
    assert strip.image.height == 40 + 2 * 40 + 10 + 30 + BLADE


@pytest.mark.parametrize(
    ("page", "byte", "char"),
    [(0, 0x82, "é"), (0, 0xE1, "ß"), (19, 0xD5, "€"), (16, 0x80, "€"), (99, 0x80, "\ufffd")],
)
def test_code_pages(page: int, byte: int, char: str) -> None:
    assert printed(b"\x1b@\x1bt" + bytes((page, byte)) + b"\n" + CUT).text == char


def test_initialize_brings_back_code_page_and_style() -> None:
    strip = printed(b"\x1b@\x1bt\x10\x1d!\x11\x1b@\x82\n" + CUT)
    assert strip.text == "é"
    assert strip.image.height == 30 + BLADE


@pytest.mark.parametrize("base", [0, 48])
@pytest.mark.parametrize(("mode", "wide", "high"), [(0, 1, 1), (1, 2, 1), (2, 1, 2), (3, 2, 2)])
def test_raster_modes(base: int, mode: int, wide: int, high: int) -> None:
    head = b"\x1dv0" + bytes((base + mode, 1, 0, 2, 0))
    strip = printed(b"\x1b@" + head + b"\xa1\x01" + CUT)
    first = "".join(pixel * wide for pixel in "#.#....#")
    second = "".join(pixel * wide for pixel in ".......#")
    rows = [first] * high + [second] * high
    assert [dots(strip, y, range(8 * wide)) for y in range(2 * high)] == rows
    assert strip.image.height == 2 * high + BLADE


def test_raster_wider_than_the_head_is_cut_off_and_the_next_command_is_understood() -> None:
    strip = printed(b"\x1b@\x1dv0\x00\x50\x00\x01\x00" + b"\xff" * 80 + b"A\n" + CUT)
    assert dots(strip, 0, range(576)) == "#" * 576
    assert strip.text == "A"


def test_raster_in_mid_line_is_ignored_and_said() -> None:
    strip = printed(b"\x1b@A\x1dv0\x00\x01\x00\x01\x00\xff\n" + CUT)
    assert strip.status is StripStatus.GARBLED
    assert strip.text == "A"


@pytest.mark.parametrize("mode", [b"\x00", b"\x01", b"0", b"1", b"\x41\x00", b"\x42\x10", b"g\x00"])
def test_cut_variants(mode: bytes) -> None:
    strip = printed(b"\x1b@A\n\x1bd\x05\x1dV" + mode + b"\x1b@B\n" + CUT)
    assert (strip.cut, strip.text) == (True, "A")
    fed = BLADE + mode[1] if len(mode) == 2 else 0
    assert strip.image.height == 30 + 150 + fed


def test_cut_without_feed_goes_through_the_print() -> None:
    assert "cut through" in printed(b"\x1b@A\n\x1dV\x00").notes[0]


def test_cut_in_mid_line_is_ignored(printer: FakePrinter, host: Host) -> None:
    host.send(b"\x1b@A" + CUT + b"\n" + CUT)
    (strip,) = printer.wait_for_strips(1)
    assert strip.status is StripStatus.GARBLED
    assert strip.text == "A"


def native_qr(data: bytes, module: int, level: int) -> bytes:
    store = len(data) + 3
    return (
        b"\x1d(k\x04\x00\x31\x41\x32\x00"
        + b"\x1d(k\x03\x00\x31\x43" + bytes((module,))
        + b"\x1d(k\x03\x00\x31\x45" + bytes((level,))
        + b"\x1d(k" + store.to_bytes(2, "little") + b"\x31\x50\x30" + data
        + b"\x1d(k\x03\x00\x31\x51\x30"
    )  # fmt: skip


@pytest.mark.parametrize("justify", [0, 1, 2])
def test_native_qr_is_drawn_without_quiet_zone_and_can_be_read(justify: int) -> None:
    strip = printed(b"\x1b@\x1ba" + bytes((justify,)) + native_qr(b"7K4M-92QX", 5, 49) + CUT)
    side = 21 * 5  # version 1 has 21 modules (ISO/IEC 18004)
    left = (576 - side) * justify // 2
    assert ink_box(strip) == (left, 0, left + side, side)
    assert qr_payloads(strip.image, quiet_zone=20) == ["7K4M-92QX"]


def test_raster_qr_made_with_segno_can_be_read() -> None:
    picture = io.BytesIO()
    segno.make_qr("uji cetak", error="m").save(picture, kind="png", scale=4, border=4)
    dummy = Dummy()
    dummy.image(Image.open(picture))
    assert qr_payloads(printed(b"\x1b@" + dummy.output + CUT).image) == ["uji cetak"]


def test_a_ticket_built_by_python_escpos() -> None:
    dummy = Dummy()
    dummy.hw("INIT")
    dummy.set(align="center", bold=True)
    dummy.text("NOMOR ANTREAN\n")
    dummy.set(align="center", width=6, height=6, custom_size=True)
    dummy.text("A-047\n")
    dummy.set_with_default()
    dummy.text("pukul 09.41 WIB\n")
    dummy.image(Image.new("1", (200, 60), 0), center=False)
    dummy.cut()
    strip = printed(dummy.output)
    assert strip.text == "NOMOR ANTREAN\nA-047\npukul 09.41 WIB"
    assert (strip.status, strip.cut, strip.notes) == (StripStatus.COMPLETE, True, ())
    number = strip.image.crop((0, 30, 576, 30 + 144))
    assert number.convert("L").point(lambda grey: 255 - grey).getbbox() is not None


def test_arguments_that_look_like_text_are_stepped_over() -> None:
    quiet = (
        b"\x1bp0AA\x1bR0\x1b{0\x1c.\x1cS00\x1dh0\x1dP00\x1d(A\x02\x0000\x1bc50\x1b\x06\x01\x00\x07"
    )
    strip = printed(b"\x1b@" + quiet + b"X\n" + CUT)
    assert strip.text == "X"
    assert strip.notes == ()


def test_an_unknown_command_is_noted() -> None:
    assert printed(b"\x1b@\x1bzA\n" + CUT).notes == ("unknown command ESC 7A",)


def test_buffered_answers_come_in_the_order_of_the_work(printer: FakePrinter, host: Host) -> None:
    job = b"\x1b@\x1dI\x42\x1dI\x43A\n" + CUT + b"\x1dr\x01\x1dr2\x1d(H\x06\x0000ab12"
    answers = b"_EPSON\x00_TM-T82\x00" + b"\x00\x00" + b"\x37\x22ab12\x00"
    assert host.ask(job, len(answers)) == answers
    assert len(printer.strips) == 1


def test_paper_speed_on_the_printers_own_clock() -> None:
    with FakePrinter(mm_per_s=50, bytes_per_s=1000) as printer, Host(printer.listen()) as host:
        host.send(b"\x1b@" + b"\x1bJ\xc8" * 2 + CUT)
        (strip,) = printer.wait_for_strips(1)
    # 400 + 96 rows at 8 a mm = 62 mm; the last three bytes and the cut come with the feed.
    assert strip.finished_at - strip.started_at == pytest.approx(62 / 50 + 0.007, abs=0.004)


def test_clone_prints_native_qr_as_text_and_has_no_blade() -> None:
    with FakePrinter(CLONE, width_mm=58) as printer, Host(printer.listen()) as host:
        host.send(b"\x1b@A-047\n" + native_qr(b"7K4M-92QX", 5, 49) + b"\n" + CUT)
        (strip,) = printer.wait_for_strips(1)
    assert strip.status is StripStatus.GARBLED
    assert strip.cut is False
    assert "(k1P07K4M-92QX" in strip.text.replace("\n", "")


@pytest.mark.parametrize(("height", "status", "text"), [(47, "complete", "A"), (96, "garbled", "")])
def test_clone_swallows_bytes_after_rasters_of_48_rows(height: int, status: str, text: str) -> None:
    with FakePrinter(CLONE) as printer, Host(printer.listen()) as host:
        host.send(b"\x1b@\x1dv0\x00\x02\x00" + bytes((height, 0)) + b"\xaa" * 2 * height)
        host.send(b"A\n" + CUT)
        (strip,) = printer.wait_for_strips(1)
    assert (strip.status, strip.text) == (status, text)


def test_clone_without_cut_command_tears_at_the_next_job_or_at_the_end() -> None:
    with FakePrinter(CLONE) as printer:
        address = printer.listen()
        with Host(address) as host:
            host.send(b"\x1b@A-001\n\x1b@A-002\n")
        strips = printer.wait_for_strips(2)
    assert [(s.text, s.status, s.cut) for s in strips] == [
        ("A-001", StripStatus.COMPLETE, False),
        ("A-002", StripStatus.COMPLETE, False),
    ]

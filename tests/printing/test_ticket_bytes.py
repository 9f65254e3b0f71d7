"""The bytes of a ticket: what cheap printers can take, and orders that no text may give."""

import re
from collections.abc import Iterator

import pytest

from printing.layout.raster import number_raster, qr_raster, without_real_time
from printing.layout.ticket import ticket_bytes
from printing.profile import for_width
from tests.printing.papers import ticket


def test_without_a_cutter_it_feeds_to_the_tear_bar() -> None:
    with_cutter = ticket_bytes(ticket(), for_width(58))
    without = ticket_bytes(ticket(), for_width(58, cutter=False))
    assert with_cutter.endswith(b"\x1dVB\x00")
    assert b"\x1dV" not in without
    assert without.endswith(b"\x1bd\x06")


def rasters(page: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Mode, rows and dots of every GS v 0 of a page."""
    for found in re.finditer(rb"\x1dv0(.)(..)(..)", page, re.DOTALL):
        width, rows = (int.from_bytes(found[n], "little") for n in (2, 3))
        yield found[1][0], rows, page[found.end() : found.end() + width * rows]


@pytest.mark.parametrize("width_mm", [58, 80])
def test_rasters_suit_cheap_printers(width_mm: int) -> None:
    profile = for_width(width_mm)
    heights = []
    for number in ("A-001", "A-017", "B-999", "P-004", "AB-017", "PB-1000", "W-1"):
        page = ticket_bytes(ticket(number=number), profile)
        assert not re.search(rb"\x10[\x04\x05\x14]", page)
        for mode, rows, dots in rasters(page):
            assert rows <= 256
            assert rows % 48
            assert mode == 0 or rows * 2 % 48
            assert len(dots) % rows == 0
            assert len(dots) < 8192, "what a flush of 8192 zero bytes can end"
            heights.append(rows)
    for capitals in range(20, 200):
        for _, rows, _ in rasters(number_raster("A-017", profile.dots, profile.dots, capitals)):
            assert rows <= 256
            assert rows % 48
            heights.append(rows)
    for dots in range(400, 577, 8):  # a high narrow picture: several strips, of many widths
        for _, rows, _ in rasters(number_raster("1", dots, dots, 240)):
            assert rows <= 256
            assert rows % 48
    assert len(set(heights)) > 40, "many heights were tried"


def test_dots_that_look_like_orders_are_thickened() -> None:
    orders = b"\x10\x04\x10\x05\x10\x14\x10\x10\x04\x10\x06\x10"
    clean = without_real_time(orders)
    assert not re.search(rb"\x10[\x04\x05\x14]", clean)
    assert clean == b"\x18\x04\x18\x05\x18\x14\x10\x18\x04\x10\x06\x10"


def test_a_qr_code_wider_than_the_paper_is_refused() -> None:
    with pytest.raises(ValueError, match="wider"):
        qr_raster("x" * 1200, 384)


def test_a_name_cannot_give_orders_to_the_printer() -> None:
    evil = "Desa\x1b@\x1dV\x00\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08護"
    page = ticket_bytes(ticket(place_name=evil, service=evil, bring=(evil,)), for_width(58))
    assert page.count(b"\x1b@") == 1
    assert page.count(b"\x1dV") == 1
    assert b"\x10\x14" not in page
    assert page.startswith(b"\x1b@\x1bt\x00")
    assert page.count(b"\x1bt") == 1

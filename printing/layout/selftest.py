"""The page of `kiosk print test`: shows whether width, letters, QR code and cutter are right."""

import datetime as dt

from printing.layout.page import Page
from printing.layout.raster import number_raster, qr_raster
from printing.paper import clock, long_day
from printing.profile import PrinterProfile

QR_TEXT = "ANJUNGAN TES PRINTER"


def selftest_bytes(profile: PrinterProfile, device: str, moment: dt.datetime) -> bytes:
    """Write the self-test page.

    Args:
        profile: the paper as set; the ruler shows whether it is the paper in the printer.
        device: the device as the administrator wrote it.
        moment: now, with the place's time zone.
    """
    page = Page(profile)
    page.centered("TES PRINTER / PRINTER TEST", bold=True)
    page.centered(f"{long_day(moment, 'id')} {clock(moment)}")
    page.centered(device)
    page.centered(f"{profile.width_mm} mm, {profile.dots} dot, {profile.columns} kolom")
    page.rule()
    page.line("Penggaris penuh satu baris:")
    page.line(("....5....|" * 5)[: profile.columns])
    page.line("".join(str(column // 10 % 10) for column in range(1, profile.columns + 1)))
    page.line("Huruf / letters:")
    page.lines(_letters(profile.columns))
    page.line("Angka penuh, tidak terpotong:")
    page.raster(number_raster("PB-1000", profile.dots, profile.dots - 16, 100))
    page.line("Kode QR harus terbaca:")
    page.raster(qr_raster(QR_TEXT, profile.dots))
    page.centered(QR_TEXT)
    page.centered("Potong di bawah garis" if profile.cutter else "Sobek di bawah garis")
    page.rule("=")
    return page.end()


def _letters(columns: int) -> list[str]:
    letters = "".join(map(chr, range(0x21, 0x7F)))
    return [letters[start : start + columns] for start in range(0, len(letters), columns)]

"""The queue ticket on 58 mm and 80 mm paper."""

from printing.layout import text
from printing.layout.page import Page
from printing.layout.raster import number_raster, qr_raster
from printing.layout.words import WORDS, Words
from printing.paper import TicketPaper, clock, long_day, short_day
from printing.profile import PrinterProfile

# Widest and highest the number may be, in dots of 1/8 mm, by width of the paper.
_NUMBER_BOX = {58: (376, 92), 80: (560, 136)}


def ticket_bytes(paper: TicketPaper, profile: PrinterProfile) -> bytes:
    """Write a ticket as ESC/POS bytes, from the reset to the cut.

    Raises:
        ValueError: the QR text is too long for the paper.
        OSError: a font or the printer library's data can't be read.
    """
    words = WORDS[paper.lang]
    page = Page(profile)
    _head(page, paper, words)
    _number(page, paper)
    page.rule()
    _when_and_what(page, paper, words)
    page.rule()
    _foot(page, paper, words)
    return page.end()


def _head(page: Page, paper: TicketPaper, words: Words) -> None:
    page.rule("=")
    page.centered(paper.institution.upper(), bold=True)
    regency = f", Kab. {paper.regency}" if paper.regency and _wide(page) else ""
    page.centered(paper.place_name + regency)
    if paper.example:
        page.large(words.example)
    if paper.copy:
        page.large(words.reprint.format(copy=paper.copy))
    page.rule()
    page.centered(words.queue_number)


def _number(page: Page, paper: TicketPaper) -> None:
    profile = page.profile
    width, capitals = _NUMBER_BOX[profile.width_mm]
    number = text.to_ascii(paper.number)
    page.raster(number_raster(number, profile.dots, width, capitals))
    page.centered(paper.service, bold=True)
    page.centered(" - ".join(part for part in (paper.desk, paper.lane_text) if part))


def _when_and_what(page: Page, paper: TicketPaper, words: Words) -> None:
    columns = page.profile.columns
    if _wide(page):
        at = words.at.format(clock=clock(paper.issued))
        page.lines(text.apart(long_day(paper.issued, paper.lang), at, columns))
    else:
        day = short_day(paper.issued, paper.lang)
        page.lines(text.apart(day, clock(paper.issued), columns))
    page.lines(text.wrap(_waiting(paper, words, wide=_wide(page)), columns))
    if paper.bring and not paper.save_paper:
        page.line(words.bring, bold=True)
        page.lines(text.checklist(paper.bring, columns))


def _waiting(paper: TicketPaper, words: Words, *, wide: bool) -> str:
    parts: list[str] = []
    if paper.ahead == 0:
        parts.append(words.nobody_ahead)
    elif paper.ahead == 1:
        parts.append(words.one_ahead_wide if wide else words.one_ahead_narrow)
    elif paper.ahead is not None:
        pattern = words.ahead_wide if wide else words.ahead_narrow
        parts.append(pattern.format(ahead=paper.ahead))
    if paper.wait_minutes:
        pattern = words.wait_wide if wide else words.wait_narrow
        parts.append(pattern.format(minutes=paper.wait_minutes))
    return ", ".join(parts)


def _foot(page: Page, paper: TicketPaper, words: Words) -> None:
    if paper.qr is not None and not paper.save_paper:
        page.raster(qr_raster(paper.qr, page.profile.dots))
    page.centered(words.for_staff.format(code=paper.short_code))
    asked = words.asked_to_pay.format(contact=paper.complain_to) if paper.complain_to else ""
    if _wide(page):
        page.centered(f"{words.not_appointment}. {words.valid_wide}", bold=True)
        page.centered(f"{words.free_wide} {asked}")
    else:
        page.centered(words.not_appointment, bold=True)
        page.centered(words.valid_narrow)
        page.centered(asked)
    page.rule("=")


def _wide(page: Page) -> bool:
    return page.profile.width_mm >= 80

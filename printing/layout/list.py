"""The list of what a service needs, on paper: no ticket, no number, nobody's data."""

import msgspec

from printing.layout import text
from printing.layout.page import Page
from printing.paper import Lang, ListItem, ListPaper, long_day
from printing.profile import PrinterProfile


class _Words(msgspec.Struct, frozen=True):
    title: str
    example: str
    fees: str
    no_other: str
    asked_for_more: str
    printed: str
    no_number: str


_WORDS: dict[Lang, _Words] = {
    "id": _Words(
        title="YANG PERLU DIBAWA",
        example="CONTOH",
        fees="BIAYA RESMI",
        no_other="Tidak ada biaya lain.",
        asked_for_more="Diminta lebih? {contact}",
        printed="Dicetak {day}.",
        no_number="BUKAN NOMOR ANTREAN",
    ),
    "en": _Words(
        title="WHAT TO BRING",
        example="EXAMPLE",
        fees="OFFICIAL FEES",
        no_other="There are no other fees.",
        asked_for_more="Asked for more? {contact}",
        printed="Printed on {day}.",
        no_number="NOT A QUEUE NUMBER",
    ),
}


def list_bytes(paper: ListPaper, profile: PrinterProfile) -> bytes:
    """Write a list as ESC/POS bytes, from the reset to the cut.

    Raises:
        OSError: the printer library's data can't be read.
    """
    words = _WORDS[paper.lang]
    page = Page(profile)
    columns = profile.columns
    page.rule("=")
    page.centered(paper.institution.upper(), bold=True)
    page.centered(paper.place_name)
    if paper.example:
        page.large(words.example)
    page.rule()
    page.centered(words.title)
    page.centered(paper.service, bold=True)
    page.rule()
    for item in paper.bring:
        page.lines(_boxed(item, columns))
    if paper.fees:
        page.rule()
        _fees(page, paper, words)
    page.rule()
    page.lines(text.wrap(paper.ask, columns))
    page.lines(text.wrap(words.printed.format(day=long_day(paper.printed, paper.lang)), columns))
    page.centered(words.no_number, bold=True)
    page.rule("=")
    return page.end()


def _boxed(item: ListItem, columns: int) -> list[str]:
    """A box, the thing, and in its own lines below when it is needed."""
    lines = text.wrap(f"[ ] {item.name}", columns, hang=4)
    if item.when:
        lines += [f"    {line}" for line in text.wrap(f"({item.when})", columns - 4)]
    return lines


def _fees(page: Page, paper: ListPaper, words: _Words) -> None:
    columns = page.profile.columns
    page.line(words.fees, bold=True)
    for name, figure in paper.fees:
        page.lines(text.apart(name, figure, columns))
    if paper.regulation:
        page.lines(text.wrap(paper.regulation, columns))
    if paper.no_other_fees:
        page.lines(text.wrap(words.no_other, columns))
    if paper.complain_to:
        page.lines(text.wrap(words.asked_for_more.format(contact=paper.complain_to), columns))

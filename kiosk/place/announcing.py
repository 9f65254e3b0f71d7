"""The announcements of a place file."""

from __future__ import annotations

from kiosk.content.schema import Text
from kiosk.place.model import Announcement
from kiosk.place.table import Table

LONGEST = 240
"""Letters that can be read in one go, and fit a page at any text size."""


def read_announcements(file: Table) -> tuple[Announcement, ...]:
    """Every `[[announcements]]`: a text in both languages, and its days."""
    return tuple(_read(table) for table in file.tables("announcements"))


def _read(table: Table) -> Announcement:
    text = Text(table.text("id"), table.text("en"))
    first, last = table.day("from"), table.day("to")
    table.finish()
    for lang in ("id", "en"):
        if len(text.get(lang)) > LONGEST:
            table.say(lang, f"Paling panjang {LONGEST} huruf.", f"at most {LONGEST} letters")
    if last < first:
        table.say("to", "Tanggal akhir lebih awal dari tanggal awal.", "'to' is before 'from'")
    return Announcement(text, first, last)

"""The number on a receipt, however it is typed, and what a scanner reads from its QR code.

Which form the numbers of an office have is not laid down anywhere we could read, so nothing
is assumed but that they consist of letters and digits.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from kiosk.errors import BadInput

SHORTEST, LONGEST = 4, 40

_LONGEST_SCAN = 500
_BETWEEN = re.compile(r"[\s./_:\u2010-\u2015-]+")
_PLAIN = re.compile(rf"[A-Z0-9]{{{SHORTEST},{LONGEST}}}")
_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}([./-])\d{1,2}\1\d{4}")
_FIELDS = re.compile(r"[\n\r\t|;,]+")
_LABEL = re.compile(r"[A-Za-z][A-Za-z .]*[:=]\s*")


def normalised(reference: str) -> str:
    """The reference in capitals, without spaces and marks.

    Raises:
        BadInput: it holds anything else, or is too short or too long.
    """
    plain = _BETWEEN.sub("", unicodedata.normalize("NFKC", reference)).upper()
    if _PLAIN.fullmatch(plain) is None:
        raise BadInput(
            f"Nomor permohonan terdiri atas {SHORTEST} sampai {LONGEST} huruf dan angka.",
            f"a reference number has {SHORTEST} to {LONGEST} letters and digits",
        )
    return plain


def parse_scan(text: str) -> str | None:
    """The reference in what a scanner read, normalised; None where it can't be told.

    It may stand alone, after a label, among other fields, or in an address. A guess between two
    would show somebody else's receipt as one's own, so two candidates are none.
    """
    text = text.strip()
    if len(text) > _LONGEST_SCAN:
        return None
    parts = _of_address(text) if "://" in text else _FIELDS.split(text)
    found = {plain for part in parts if (plain := _reference_in(part)) is not None}
    return found.pop() if len(found) == 1 else None


def _of_address(text: str) -> Iterator[str]:
    """The values of a query; where there is none, the last part of the path."""
    try:
        split = urlsplit(text)
    except ValueError:
        return
    values = [value for _, value in parse_qsl(split.query)]
    yield from values or [split.path.rstrip("/").rpartition("/")[2]]


def _reference_in(part: str) -> str | None:
    bare = _LABEL.sub("", part.strip(), count=1)
    if _DATE.fullmatch(bare):
        return None
    try:
        plain = normalised(bare)
    except BadInput:
        return None
    return plain if any(sign.isdigit() for sign in plain) else None

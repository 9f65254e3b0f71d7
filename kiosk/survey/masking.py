"""Numbers that name a person are taken out of free text before anything is stored."""

from __future__ import annotations

import re
import unicodedata

MASK = "[disamarkan]"

_FEWEST_DIGITS = 9
"""A NIK has 16 digits, a telephone number at least 9; a price or a date has fewer."""

# Between the digits of one number people put spaces, dots, dashes, brackets.
_NUMBER = re.compile(rf"\+?\(?\d(?:[\W_]{{0,3}}\d){{{_FEWEST_DIGITS - 1},}}")
# A passport: one or two letters and six or seven digits. "Rp650000" is a price.
_PASSPORT = re.compile(r"(?<![^\W_])(?!rp)[a-z]{1,2}[ .-]?\d{6,7}(?!\d)", re.IGNORECASE)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*")


def mask(text: str) -> str:
    """The text on one line, without numbers of persons, telephones and passports, or addresses."""
    letters = unicodedata.normalize("NFKC", text)
    shown = "".join(letter for letter in letters if letter.isprintable() or letter.isspace())
    plain = " ".join(shown.split())
    for pattern in (_ADDRESS, _NUMBER, _PASSPORT):
        plain = pattern.sub(MASK, plain)
    return plain

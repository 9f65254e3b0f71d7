"""Numbers in words, Indonesian and English."""

from __future__ import annotations

DIGITS = {
    "id": ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"),
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
}
_TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
    "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_LARGE = {
    "id": ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (1000, "ribu")),
    "en": ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand")),
}
MOST_DIGITS = 15
"""What `cardinal` has names for."""

A_NAME = 7
"""A number of so many digits that nobody grouped is no amount: it is said digit by digit."""


def digits(text: str, lang: str) -> str:
    """Each digit of `text` by its name; everything else in it becomes a short pause."""
    parts = "".join(char if char.isdigit() else " " for char in text).split()
    return ", ".join(" ".join(DIGITS[lang][int(char)] for char in part) for part in parts)


def cardinal(number: int, lang: str) -> str:
    """`number`, not negative and below 10^15, in words: 650000 is "enam ratus lima puluh ribu"."""
    if number < 1000:
        return _indonesian(number) if lang == "id" else _english(number)
    size, name = next(large for large in _LARGE[lang] if number >= large[0])
    count, rest = divmod(number, size)
    # Indonesian says "seribu" for 1000, but "satu juta".
    said = "seribu" if (lang, count, size) == ("id", 1, 1000) else f"{cardinal(count, lang)} {name}"
    return f"{said} {cardinal(rest, lang)}" if rest else said


def year(number: int, lang: str) -> str:
    """A year of four digits; English says 2026 as "twenty twenty-six"."""
    century, rest = divmod(number, 100)
    if lang == "id" or century % 10 == 0:
        if lang == "en" and rest >= 10:
            return f"{_english(century)} {_english(rest)}"
        return cardinal(number, lang)
    if rest == 0:
        return f"{_english(century)} hundred"
    return f"{_english(century)} {'oh ' if rest < 10 else ''}{_english(rest)}"


def _indonesian(number: int) -> str:
    names = DIGITS["id"]
    if number < 10:
        return names[number]
    if number < 20:
        teen = number - 10
        return ("sepuluh", "sebelas")[teen] if teen < 2 else f"{names[teen]} belas"
    size, name, one = (100, "ratus", "seratus") if number >= 100 else (10, "puluh", "sepuluh")
    count, rest = divmod(number, size)
    said = one if count == 1 else f"{names[count]} {name}"
    return f"{said} {_indonesian(rest)}" if rest else said


def _english(number: int) -> str:
    if number < 10:
        return DIGITS["en"][number]
    if number < 20:
        return _TEENS[number - 10]
    if number < 100:
        tens, ones = divmod(number, 10)
        return f"{_TENS[tens]}-{DIGITS['en'][ones]}" if ones else _TENS[tens]
    hundreds, rest = divmod(number, 100)
    said = f"{DIGITS['en'][hundreds]} hundred"
    return f"{said} {_english(rest)}" if rest else said

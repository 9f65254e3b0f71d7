"""Numbers, dates and hours as one says them, and the words that view-models put together."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from kiosk.place.words import spoken_clock, spoken_date

_DAYS = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_MONTHS = {
    "id": ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
_DIGITS = {
    "id": ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"),
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
}

translate = QCoreApplication.translate


def header_clock(now: datetime, zone_name: str, lang: str) -> str:
    """`Selasa 24 Nov · 09.41 WIB`."""
    spoken = _lang(lang)
    day, month = _DAYS[spoken][now.weekday()], _MONTHS[spoken][now.month - 1]
    return f"{day} {now.day} {month} · {spoken_clock(now)} {zone_name}"


def rupiah(amount: int, lang: str) -> str:
    """`Rp650.000`; in English the comma groups."""
    grouped = f"{amount:,}"
    return f"Rp{grouped}" if lang == "en" else f"Rp{grouped.replace(',', '.')}"


def spoken_number(number: str, lang: str) -> str:
    """`A-017` as "A, nol satu tujuh"; `PB-1000` as "P B, satu nol nol nol"."""
    letters, _, digits = number.partition("-")
    words = " ".join(_DIGITS[_lang(lang)][int(digit)] for digit in digits)
    return f"{' '.join(letters)}, {words}"


def long_date(day: date, lang: str) -> str:
    """`17 Desember 2024`, without the weekday."""
    return spoken_date(day, _lang(lang)).partition(", ")[2]


def sentence(text: str) -> str:
    """The text with a capital at its beginning, and otherwise as it is."""
    return text[:1].upper() + text[1:]


def _lang(lang: str) -> str:
    return "en" if lang == "en" else "id"

"""Text as a voice must get it: no figure, sign or short form left that a voice would misread.

`A-017` is a number one is called by, so its digits are said singly; `Rp650.000` is an amount.
"""

from __future__ import annotations

import re
from re import Match

from ui.speech.numbers import A_NAME, MOST_DIGITS, cardinal, digits, year
from ui.speech.words import DAYS_AND_MONTHS, SAID_AS_WORDS, SHORT_FORMS, TONGUES, Tongue

_MONTHS_BY_NUMBER = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "en": "January February March April May June July August September October November December",
}

_PERSONAL = re.compile(r"(?<![\w+])([A-Z]{0,4}-?)((?:\d[ .-]?){12,}\d)(?!\w)")
_QUEUE = re.compile(r"\b([A-Z]{1,2})-(\d{3,4})\b")
_WEB = re.compile(
    r"(?:https?://)?\b[\w.+-]*[\w-]+(?:[.@][\w-]+)*\.(?:id|com|org|net|info)\b(?:/\S*)?"
)
_RUPIAH = re.compile(r"\bRp\s?(\d[\d.,]*\d|\d)")
_PHONE = re.compile(r"(?<![\w.,])(?:\+\d{2}|0\d{2,3})(?:[ -]?\d{2,}){1,4}\b")
_SHORT_CODE = re.compile(r"\b(SMS(?: ke| to)?|WhatsApp|HP|Telepon|telepon) (\d{3,6})\b")
_ISO_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_NUMBERED = re.compile(r"\b(\d{1,4})/((?:19|20)\d{2})\b")
_CLOCK = r"(?:[01]?\d|2[0-4])[.:][0-5]\d(?![\d]|[.,]\d)"
_SPAN = re.compile(rf"(?<![\d.,:])({_CLOCK}|\d+)\s?[-–]\s?({_CLOCK}|\d+)(?![\d])")
_HOUR = re.compile(rf"(?<![\d.,:Rp])(\b(?:pukul|jam|sampai|at|to|until) )?({_CLOCK})")
_OVER = re.compile(r"(\d)\+")
_LETTERS_DIGITS = re.compile(r"\b([A-Z]{1,4})(\d{1,2})\b")
_CODE = re.compile(r"\b(?=[A-Z0-9]*\d)(?=[A-Z0-9]*[A-Z])[A-Z0-9]{4,}\b")
_CAPITALS = re.compile(r"([a-z]?)([A-Z]{2,})(?=s?\b)")
_SINGLE = re.compile(r"\b([A-Za-z])-(?=[A-Za-z])")


def speakable(text: str, lang: str, *, private: bool = True) -> str:
    """`text` in words. A language without rules of its own is read by the Indonesian ones.

    `private` False (a loudspeaker) leaves long numbers out: a reference number, NIK or card number
    is nobody else's business. Queue numbers and telephone numbers are said.
    """
    lang = "en" if lang == "en" else "id"
    tongue = TONGUES[lang]
    text = text.replace("\u2011", "-").replace("\u00a0", " ").replace("\u2013", "-")
    text = _PERSONAL.sub(
        lambda found: found[1] + digits(found[2], lang) if private else tongue.kept_quiet, text
    )
    text = _WEB.sub(lambda found: _web(found, tongue), text)
    text = _QUEUE.sub(lambda found: f"{' '.join(found[1])}, {digits(found[2], lang)}", text)
    for short, full in SHORT_FORMS[lang].items():
        text = re.sub(rf"(?<!\w){re.escape(short)}(?!\w)", full, text)
    text = _CODE.sub(lambda found: _spelt(found[0], lang), text)
    text = _LETTERS_DIGITS.sub(r"\1 \2", _SINGLE.sub(r"\1 ", text))
    text = _CAPITALS.sub(_capitals, _figures(text, lang, tongue))
    return _signs(text, tongue)


def _figures(text: str, lang: str, tongue: Tongue) -> str:
    group, point = (",", ".") if lang == "en" else (".", ",")
    number = rf"\d{{1,3}}(?:\{group}\d{{3}})+|\d+"

    def said(found: str) -> str:
        grouped = group in found
        plain = found.replace(group, "")
        return (
            cardinal(int(plain), lang)
            if grouped and len(plain) <= MOST_DIGITS
            else _number(plain, lang)
        )

    text = _RUPIAH.sub(lambda found: f"{_amount(found[1], lang)} {tongue.rupiah}", text)
    text = _PHONE.sub(lambda found: _phone(found[0], lang, tongue), text)
    text = _SHORT_CODE.sub(lambda found: f"{found[1]} {digits(found[2], lang)}", text)
    text = _ISO_DAY.sub(lambda found: _day(found, lang), text)
    text = _NUMBERED.sub(rf"\1 {tongue.of_year} \2", text)
    text = _in_full(text, lang)
    text = _SPAN.sub(rf"\1 {tongue.until} \2", text)
    text = _HOUR.sub(lambda found: _hour(found, lang, tongue), text)
    text = _OVER.sub(rf"\1 {tongue.over}", text)
    text = re.sub(r"(\d)\s?%", rf"\1 {tongue.percent}", text)
    text = re.sub(
        rf"({number})\{point}(\d+)",
        lambda found: f"{said(found[1])} {tongue.point} {digits(found[2], lang)}",
        text,
    )
    return re.sub(number, lambda found: said(found[0]), text)


def _number(found: str, lang: str) -> str:
    if len(found) >= A_NAME or (len(found) > 1 and found[0] == "0"):
        return digits(found, lang)
    if len(found) == 4 and 1900 <= int(found) < 2100:
        return year(int(found), lang)
    return cardinal(int(found), lang)


def _amount(found: str, lang: str) -> str:
    plain = re.sub(r"[.,](?=\d{3}(?!\d))", "", found)
    return cardinal(int(re.sub(r"[.,]\d*$", "", plain)[:MOST_DIGITS]), lang)


def _phone(found: str, lang: str, tongue: Tongue) -> str:
    plus = f"{tongue.plus} " if found.startswith("+") else ""
    return plus + digits(found, lang)


def _day(found: Match[str], lang: str) -> str:
    months = _MONTHS_BY_NUMBER[lang].split()
    number = int(found[2])
    return f"{int(found[3])} {months[number - 1]} {found[1]}" if 1 <= number <= 12 else found[0]


def _in_full(text: str, lang: str) -> str:
    names = DAYS_AND_MONTHS[lang]
    either = "|".join(names)
    return re.sub(
        rf"\b({either})\b\.?(?=,? \d)|(?<=\d )({either})\b\.?",
        lambda found: names[found[1] or found[2]],
        text,
    )


def _hour(found: Match[str], lang: str, tongue: Tongue) -> str:
    hour, minute = (int(part) for part in re.split("[.:]", found[2]))
    lead = found[1] or (f"{tongue.hour} " if tongue.hour else "")
    if hour in (0, 24) and minute == 0:
        return (found[1] or "") + tongue.midnight
    if lang == "id":
        past = f" {tongue.past} {cardinal(minute, lang)}" if minute else ""
        return f"{lead}{cardinal(hour, lang)}{past}"
    if minute == 0:
        return f"{lead}{cardinal(hour, lang)} o'clock"
    return f"{lead}{cardinal(hour, lang)} {'oh ' if minute < 10 else ''}{cardinal(minute, lang)}"


def _spelt(code: str, lang: str) -> str:
    """A code that mixes letters and figures, sign by sign."""
    return " ".join(digits(char, lang) if char.isdigit() else char for char in code)


def _capitals(found: Match[str]) -> str:
    before, word = found[1], found[2]
    if word in SAID_AS_WORDS or len(word) > 5:
        return before + word.capitalize()
    return f"{before} {' '.join(word)}" if before else " ".join(word)


def _web(found: Match[str], tongue: Tongue) -> str:
    address = re.sub(r"^https?://|/$", "", found[0])
    said = address.replace("@", f" {tongue.at_sign} ").replace(".", f" {tongue.dot} ")
    return re.sub(r"[/-]", " ", said)


def _signs(text: str, tongue: Tongue) -> str:
    text = re.sub(r"(?<=\w)\s?/\s?(?=\w)", f" {tongue.either} ", text)
    text = re.sub(r"\s?&\s?", f" {tongue.both} ", text).replace("×", f" {tongue.times} ")
    text = re.sub(r"[“”\"«»*_]", "", text)
    text = re.sub(r"\s*[·()\[\]|…\n]+\s*|\s+[-–—]\s+", ", ", text)
    text = re.sub(r"(?:,\s*)+([.,;:!?])", r"\1", re.sub(r"\s+", " ", text))
    return text.strip(" ,")

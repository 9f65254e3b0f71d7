"""What the normaliser knows by heart: short forms said in full, and letters said singly."""

from __future__ import annotations

from typing import NamedTuple


class Tongue(NamedTuple):
    """The small words of a language between numbers and signs."""

    rupiah: str
    percent: str
    point: str
    until: str
    over: str
    either: str
    both: str
    times: str
    dot: str
    at_sign: str
    plus: str
    of_year: str
    hour: str
    past: str
    midnight: str
    kept_quiet: str


TONGUES = {
    "id": Tongue(
        rupiah="rupiah", percent="persen", point="koma", until="sampai", over="ke atas",
        either="atau", both="dan", times="kali", dot="titik", at_sign="at", plus="plus",
        of_year="tahun", hour="pukul", past="lewat", midnight="tengah malam",
        kept_quiet="nomor pribadi tidak dibacakan lewat pengeras suara",
    ),
    "en": Tongue(
        rupiah="rupiah", percent="percent", point="point", until="to", over="and over",
        either="or", both="and", times="times", dot="dot", at_sign="at", plus="plus",
        of_year="of", hour="", past="", midnight="midnight",
        kept_quiet="a personal number is not read aloud by the loudspeaker",
    ),
}  # fmt: skip

# Longer forms first where one is part of another.
SHORT_FORMS: dict[str, dict[str, str]] = {
    "id": {
        "KTP-el": "K T P elektronik",
        "WIB": "Waktu Indonesia Barat",
        "WITA": "Waktu Indonesia Tengah",
        "WIT": "Waktu Indonesia Timur",
        "UU": "Undang-Undang",
        "PP": "Peraturan Pemerintah",
        "SE": "Surat Edaran",
        "Kab.": "Kabupaten",
        "Kec.": "Kecamatan",
        "Jl.": "Jalan",
        "No.": "Nomor",
        "Telp.": "Telepon",
        "dll.": "dan lain-lain",
        "dsb.": "dan sebagainya",
        "mis.": "misalnya",
        "s.d.": "sampai dengan",
        "a.n.": "atas nama",
        "H-1": "sehari sebelumnya",
        "SP4N-LAPOR": "S P empat N Lapor",
    },
    "en": {
        "KTP-el": "electronic K T P",
        "WIB": "Western Indonesia Time",
        "WITA": "Central Indonesia Time",
        "WIT": "Eastern Indonesia Time",
        "No.": "number",
        "e.g.": "for example",
        "i.e.": "that is",
        "H-1": "the day before",
        "SP4N-LAPOR": "S P four N Lapor",
    },
}

DAYS_AND_MONTHS = {
    "id": {
        "Jan": "Januari", "Feb": "Februari", "Mar": "Maret", "Apr": "April", "Jun": "Juni",
        "Jul": "Juli", "Agu": "Agustus", "Sep": "September", "Okt": "Oktober", "Nov": "November",
        "Des": "Desember", "Sen": "Senin", "Sel": "Selasa", "Rab": "Rabu", "Kam": "Kamis",
        "Jum": "Jumat", "Sab": "Sabtu", "Min": "Minggu",
    },
    "en": {
        "Jan": "January", "Feb": "February", "Mar": "March", "Apr": "April", "Jun": "June",
        "Jul": "July", "Aug": "August", "Sep": "September", "Oct": "October", "Nov": "November",
        "Dec": "December", "Mon": "Monday", "Tue": "Tuesday", "Wed": "Wednesday",
        "Thu": "Thursday", "Fri": "Friday", "Sat": "Saturday", "Sun": "Sunday",
    },
}  # fmt: skip
"""Said in full next to a number only: "Mar" and "Sat" are other words elsewhere."""

SAID_AS_WORDS = frozenset({"PIN", "ITAS", "ITAP", "KITAS", "KITAP", "LAPOR"})
"""Capitals that are a word when spoken. Other capitals of up to five letters are spelt."""

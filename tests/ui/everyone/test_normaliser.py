"""What a voice is given to say."""

import re
from collections.abc import Iterator

import msgspec
import pytest

from kiosk.app import Kiosk
from kiosk.content.schema import Text
from kiosk.home import Home
from ui.snapshot import known
from ui.speech.clips import clip_name
from ui.speech.normaliser import speakable
from ui.speech.numbers import cardinal, year

INDONESIAN = [
    ("A-017", "A, nol satu tujuh"),
    ("Nomor PB-1000 dipanggil", "Nomor P B, satu nol nol nol dipanggil"),
    ("Rp650.000", "enam ratus lima puluh ribu rupiah"),
    ("Rp1.950.000.", "satu juta sembilan ratus lima puluh ribu rupiah."),
    ("Rp1.100", "seribu seratus rupiah"),
    ("Bawa KTP-el dan NIK.", "Bawa K T P elektronik dan N I K."),
    ("Daftar di M-Paspor", "Daftar di M Paspor"),
    ("e-KTP", "e K T P"),
    ("08.00 WIB", "pukul delapan Waktu Indonesia Barat"),
    ("pukul 09.41 WIB", "pukul sembilan lewat empat puluh satu Waktu Indonesia Barat"),
    ("08.00-15.00", "pukul delapan sampai lima belas"),
    ("08.00–11.30", "pukul delapan sampai sebelas lewat tiga puluh"),
    ("24.00", "tengah malam"),
    ("Selasa 24 Nov", "Selasa dua puluh empat November"),
    ("17 Desember 2024", "tujuh belas Desember dua ribu dua puluh empat"),
    ("2026-11-05", "lima November dua ribu dua puluh enam"),
    ("75%", "tujuh puluh lima persen"),
    ("7,5 %", "tujuh koma lima persen"),
    ("3-5 hari kerja", "tiga sampai lima hari kerja"),
    ("1.250 orang", "seribu dua ratus lima puluh orang"),
    ("65+", "enam puluh lima ke atas"),
    ("SMS 1708", "S M S satu tujuh nol delapan"),
    ("0736-341231", "nol tujuh tiga enam, tiga empat satu dua tiga satu"),
    ("PP 45/2024", "Peraturan Pemerintah empat puluh lima tahun dua ribu dua puluh empat"),
    ("UU 27/2022", "Undang-Undang dua puluh tujuh tahun dua ribu dua puluh dua"),
    ("buku nikah / ijazah", "buku nikah atau ijazah"),
    ("XK7305", "X K tujuh tiga nol lima"),
    ("kertas A4", "kertas A empat"),
    ("SP4N-LAPOR!", "S P empat N Lapor!"),
    ("ITAS (izin tinggal)", "Itas, izin tinggal"),
    ("www.lapor.go.id", "www titik lapor titik go titik id"),
    ("Akta / ijazah\nBawa asli.", "Akta atau ijazah, Bawa asli."),
]

ENGLISH = [
    ("A-017", "A, zero one seven"),
    ("Rp650,000", "six hundred fifty thousand rupiah"),
    ("Tuesday 24 Nov", "Tuesday twenty-four November"),
    ("at 08.00 WIB", "at eight o'clock Western Indonesia Time"),
    ("09.05", "nine oh five"),
    ("13.30-15.00", "thirteen thirty to fifteen o'clock"),
    ("7.5%", "seven point five percent"),
    ("1,250 people", "one thousand two hundred fifty people"),
    ("17 December 2024", "seventeen December twenty twenty-four"),
    ("Regulation 45/2024", "Regulation forty-five of twenty twenty-four"),
    ("KTP-el", "electronic K T P"),
]


@pytest.mark.parametrize(("written", "spoken"), INDONESIAN)
def test_indonesian(written: str, spoken: str) -> None:
    assert speakable(written, "id", private=False) == spoken


@pytest.mark.parametrize(("written", "spoken"), ENGLISH)
def test_english(written: str, spoken: str) -> None:
    assert speakable(written, "en", private=False) == spoken


@pytest.mark.parametrize("number", ["1700012345678901", "1705 0112 3456 7890", "REF-1700012345678"])
def test_a_personal_number_is_for_a_headset_only(number: str) -> None:
    aloud = speakable(f"Nomor permohonan {number}.", "id", private=False)
    assert aloud == "Nomor permohonan nomor pribadi tidak dibacakan lewat pengeras suara."
    assert "satu tujuh nol" in speakable(f"Nomor permohonan {number}.", "id", private=True)


def test_a_telephone_number_may_be_heard_by_all() -> None:
    said = speakable("+62 812-3456-7890", "id", private=False)
    assert (
        said == "plus enam dua, delapan satu dua, tiga empat lima enam, tujuh delapan sembilan nol"
    )


@pytest.mark.parametrize(
    ("number", "indonesian", "english"),
    [
        (0, "nol", "zero"),
        (11, "sebelas", "eleven"),
        (100, "seratus", "one hundred"),
        (215, "dua ratus lima belas", "two hundred fifteen"),
        (1000, "seribu", "one thousand"),
        (
            21_001_000,
            "dua puluh satu juta seribu",
            "twenty-one million one thousand",
        ),
        (10**9, "satu miliar", "one billion"),
    ],
)
def test_numbers(number: int, indonesian: str, english: str) -> None:
    assert (cardinal(number, "id"), cardinal(number, "en")) == (indonesian, english)


def test_years() -> None:
    said = [year(number, "en") for number in (1945, 2000, 2009, 2026)]
    assert said == ["nineteen forty-five", "two thousand", "two thousand nine", "twenty twenty-six"]


@pytest.fixture(scope="module")
def texts(fresh_home) -> list[Text]:
    """Every text of the content, with what the place fills in."""
    kiosk = Kiosk.open(Home(fresh_home))
    try:
        facts = known(kiosk)
        found = [*walk(facts.catalogue)]
        return [Text(facts.said(text, "id"), facts.said(text, "en")) for text in found]
    finally:
        kiosk.close()


def walk(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from walk(getattr(value, name))
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from walk(part)
    elif isinstance(value, dict):
        for part in value.values():
            yield from walk(part)
    elif hasattr(value, "__dict__"):
        for part in vars(value).values():
            yield from walk(part)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_nothing_in_the_content_is_left_for_the_voice_to_guess(
    texts: list[Text], lang: str
) -> None:
    assert len(texts) > 200
    for text in texts:
        said = speakable(text.get(lang), lang)
        assert not re.search(r"\d|Rp|%|[A-Z]{2,}|[/+&()\[\]“”]", said), (text.get(lang), said)


def test_clips_are_named_after_what_is_said() -> None:
    assert clip_name("Ambil nomor antrean") == "ambil-nomor-antrean"
    long = [clip_name("kata " * 20 + end) for end in ("satu", "dua")]
    assert long[0] != long[1]
    assert all(len(name) <= 60 for name in long)

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printing.layout.text import apart, center, checklist, to_ascii, wrap


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Akta lahir – ijazah", "Akta lahir - ijazah"),
        ("“Loket” ‘satu’…", "\"Loket\" 'satu'..."),
        ("Rp650.000 \u00a0 saja", "Rp650.000 saja"),
        ("Séluma, Àèïõü", "Seluma, Aeiou"),
        ("€5 · ½ × 2", "EUR5 - 1/2 x 2"),
        ("護照", "??"),
        ("A\x1b@B\x1dV\x00C\x10\x14D\x7fE", "A@B VCDE"),
        ("baris\nbaru\tkolom", "baris baru kolom"),
        ("kosong\u200bnol", "kosongnol"),
    ],
)
def test_text_becomes_plain(written: str, printed: str) -> None:
    assert to_ascii(written) == printed


@given(st.text(max_size=300))
def test_nothing_but_printable_letters_gets_through(text: str) -> None:
    assert all(" " <= letter <= "~" for letter in to_ascii(text))


@given(st.text(max_size=300), st.integers(10, 48))
def test_lines_fit_and_no_letter_is_lost(text: str, columns: int) -> None:
    for lines in (wrap(text, columns), center(text, columns), wrap("[ ] " + text, columns, hang=4)):
        assert all(len(line) <= columns for line in lines)
    letters = to_ascii(text).replace(" ", "")
    assert "".join(wrap(text, columns)).replace(" ", "") == letters
    assert "".join(center(text, columns)).replace(" ", "") == letters


@given(st.lists(st.text("abcdef-", min_size=1, max_size=10), max_size=20))
def test_words_stay_whole(words: list[str]) -> None:
    assert [word for line in center(" ".join(words), 32) for word in line.split()] == words


def test_centered_lines_are_about_as_long() -> None:
    assert center("Perubahan data paspor (nama, alamat, salah tulis)", 48) == [
        "             Perubahan data paspor",
        "          (nama, alamat, salah tulis)",
    ]


def test_two_texts_apart() -> None:
    assert apart("Sel 24-11-2026", "09.41 WIB", 32) == ["Sel 24-11-2026         09.41 WIB"]
    assert apart("a" * 20, "b" * 20, 32) == ["a" * 20, " " * 12 + "b" * 20]


def test_checklist_pairs_short_things_on_wide_paper_only() -> None:
    things = ("KTP-el", "Kartu Keluarga", "Akta lahir / buku nikah / ijazah", "Meterai")
    assert checklist(things, 48) == [
        "[ ] KTP-el              [ ] Kartu Keluarga",
        "[ ] Akta lahir / buku nikah / ijazah",
        "[ ] Meterai",
    ]
    assert checklist(things, 32) == [
        "[ ] KTP-el",
        "[ ] Kartu Keluarga",
        "[ ] Akta lahir / buku nikah /",
        "    ijazah",
        "[ ] Meterai",
    ]
    assert checklist(("KTP-el", "Surat yang panjang sekali namanya", "KK"), 48) == [
        "[ ] KTP-el",
        "[ ] Surat yang panjang sekali namanya",
        "[ ] KK",
    ]
    assert checklist((), 48) == []

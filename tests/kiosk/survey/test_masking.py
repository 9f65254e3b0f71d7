"""No number of a person stays in a free text; what else people write does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.survey.masking import MASK, mask

NIK = "1705012345678901"


@pytest.mark.parametrize(
    "written",
    [
        NIK,
        "1705 0123 4567 8901",
        "1705.0123.4567.8901",
        "1705-0123-4567-8901",
        "17 05 01 23 45 67 89 01",
        "1 7 0 5 0 1 2 3 4 5 6 7 8 9 0 1",
        "1705_0123_4567_8901",
        "1705\u200b0123\u200b45678901",
        "1705\n0123\n45678901",
        "1705, 0123, 4567, 8901",
        "１７０５０１２３４５６７８９０１",
        "١٧٠٥٠١٢٣٤٥٦٧٨٩٠١",
        "0812 3456 7890",
        "+62 812-3456-7890",
        "(0736) 123456",
        "081234567890",
        "A1234567",
        "x 1234567",
        "AB123456",
        "warga@example.com",
        "warga.desa+1@mail.example.co.id",
    ],
)
def test_it_is_masked_wherever_it_stands(written: str) -> None:
    assert mask(written) == MASK
    assert mask(f"NIK saya {written}, tolong dibantu") == f"NIK saya {MASK}, tolong dibantu"


@pytest.mark.parametrize(
    "written",
    [
        "Kursinya 4, kurang 12. Jam 09.41 WIB masih antre!",
        "Biaya Rp650.000 atau Rp1.000.000 kurang jelas",
        "Rp650000 dan Rp6500000",
        "Tanggal 24-11-2026 saya datang",
        "Nomor A-017 dipanggil dua kali",
        "Paspor 48 halaman",
        "Bagus sekali — terima kasih.",
    ],
)
def test_what_names_nobody_stays(written: str) -> None:
    assert mask(written) == written


def test_it_comes_out_on_one_line() -> None:
    assert mask("  Kursi\t kurang\r\n\x00 sekali ") == "Kursi kurang sekali"


@given(
    digits=st.lists(st.sampled_from("0123456789"), min_size=16, max_size=16),
    gaps=st.lists(st.sampled_from(["", " ", ".", "-", " - ", "/"]), min_size=15, max_size=15),
    around=st.text(alphabet="abc ,.", max_size=10),
)
def test_no_way_of_writing_sixteen_digits_survives(
    digits: list[str], gaps: list[str], around: str
) -> None:
    number = "".join(d + g for d, g in zip(digits, [*gaps, ""], strict=True))
    masked = mask(f"{around}{number}{around}")
    assert MASK in masked
    assert not any(letter.isdigit() for letter in masked)

"""References as people type them and as scanners read them."""

from __future__ import annotations

from datetime import date

import pytest
from nacl.signing import SigningKey

from kiosk import ticket_token
from kiosk.errors import BadInput
from kiosk.statuses.reference import normalised, parse_scan


@pytest.mark.parametrize(
    "typed",
    ["X123-456/7", " x123 4567 ", "x123.456.7", "X123‑4567", "Ｘ１２３４５６７", "x:123_4567\n"],
)
def test_spaces_marks_and_capitals_make_no_difference(typed: str) -> None:
    assert normalised(typed) == "X1234567"


@pytest.mark.parametrize(
    "typed", ["", "   ", "---", "A12", "A" * 41, "A123é", "A123\0", "A1🙂23", "=A123"]
)
def test_what_cant_be_a_reference_is_refused(typed: str) -> None:
    with pytest.raises(BadInput) as caught:
        normalised(typed)
    assert typed.strip() == "" or typed not in caught.value.text("en")


@pytest.mark.parametrize(
    "scanned",
    [
        "X1234567",
        "x123-4567\r\n",
        "No. Permohonan: X1234567",
        "NOMOR=X1234567",
        "X1234567|BUDI CONTOH|03-05-1960|Kantor Imigrasi",
        "Nomor: X1234567\nTanggal: 2026-11-20",
        "https://contoh.go.id/cek?kode=X1234567",
        "https://contoh.go.id/permohonan/X1234567/",
        "X1234567;X-123-4567",
    ],
)
def test_a_scanned_receipt_gives_its_reference(scanned: str) -> None:
    assert parse_scan(scanned) == "X1234567"


@pytest.mark.parametrize(
    "scanned",
    [
        "",
        "   ",
        "BUDI CONTOH",
        "03-05-1960",
        "X1234567|Y7654321",
        "https://contoh.go.id/",
        "https://[bukan/alamat",
        "https://contoh.go.id/cek?kode=X1234567&ref=Y7654321",
        "X1" * 400,
        "\x00\x01\x02",
    ],
)
def test_what_cant_be_told_is_no_reference(scanned: str) -> None:
    assert parse_scan(scanned) is None


def test_a_queue_ticket_is_no_receipt() -> None:
    key = SigningKey.generate()
    claim = ticket_token.TicketClaim(
        key_id=ticket_token.key_id(bytes(key.verify_key)),
        seq=17,
        day=date(2026, 11, 24),
        series="A",
        kiosk="",
        number=17,
        place="desa-uji",
    )
    assert parse_scan(ticket_token.make(claim, key)) is None

"""The ticket token: what a counter may believe of a QR code, and what it must refuse."""

import datetime as dt

import msgspec
import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st
from nacl.signing import SigningKey

from kiosk import ticket_token as tt

KEY = SigningKey(bytes(range(32)))
KEYS = {tt.key_id(KEY.verify_key): KEY.verify_key}
CLAIM = tt.TicketClaim(
    key_id=tt.key_id(KEY.verify_key),
    seq=4711,
    day=dt.date(2026, 11, 24),
    series="A",
    kiosk="",
    number=17,
    place="contoh-seluma",
)


@pytest.mark.parametrize(
    ("plain", "coded"),
    # RFC 9285 section 4.3 and 4.4.
    [
        (b"AB", "BB8"),
        (b"Hello!!", "%69 VD92EX0"),
        (b"base-45", "UJCLQE7W581"),
        (b"ietf!", "QED8WEX0"),
    ],
)
def test_base45_agrees_with_the_rfc(plain: bytes, coded: str) -> None:
    assert tt._base45_encode(plain) == coded
    assert tt._base45_decode(coded) == plain


@pytest.mark.parametrize("text", ["GGW", ":::", "A", "AAAA", "ab", "Ä00", "5Z"])
def test_base45_refuses_what_no_encoder_writes(text: str) -> None:
    with pytest.raises(ValueError, match="base45"):
        tt._base45_decode(text)


def test_a_token_is_verified_with_what_was_signed() -> None:
    assert tt.verify(tt.make(CLAIM, KEY), KEYS) == tt.Verified(CLAIM)
    assert CLAIM.label == "A-017"


def test_the_bytes_of_a_token_are_as_documented() -> None:
    raw = tt._base45_decode(tt.make(CLAIM, KEY))
    # 24 Nov 2026 is 2519 (0x09d7) days after 1 Jan 2020; 4711 is 0x1267.
    header = "0b4a" + CLAIM.key_id.hex() + "00001267" + "09d7" + "000011" + "10"
    assert raw[:-64] == bytes.fromhex(header) + b"Acontoh-seluma"
    KEY.verify_key.verify(b"anjungan ticket token 1\0" + raw[:-64], raw[-64:])


def test_every_changed_bit_is_noticed() -> None:
    raw = tt._base45_decode(tt.make(CLAIM, KEY))
    for place in range(len(raw)):
        for bit in range(8):
            changed = bytearray(raw)
            changed[place] ^= 1 << bit
            answer = tt.verify(tt._base45_encode(bytes(changed)), KEYS)
            # A changed key id names a stream that isn't known here; nothing else may be unknown.
            wanted = tt.Unknown if 2 <= place < 10 else tt.Invalid
            assert isinstance(answer, wanted), (place, bit, answer)


def test_cut_and_lengthened_tokens_are_invalid() -> None:
    token = tt.make(CLAIM, KEY)
    for length in range(len(token)):
        assert isinstance(tt.verify(token[:length], KEYS), tt.Invalid)
    for extra in ("0", "00", "000", " ", "\n"):
        assert isinstance(tt.verify(token + extra, KEYS), tt.Invalid)


def test_a_stranger_is_unknown_and_a_pretender_is_invalid() -> None:
    stranger = SigningKey(bytes(32))
    claim = msgspec.structs.replace(CLAIM, key_id=tt.key_id(stranger.verify_key))
    assert tt.verify(tt.make(claim, stranger), KEYS) == tt.Unknown(claim)
    with pytest.raises(ValueError, match="another key"):
        tt.make(CLAIM, stranger)
    pretended = {CLAIM.key_id: stranger.verify_key}
    assert isinstance(tt.verify(tt.make(CLAIM, KEY), pretended), tt.Invalid)


def test_a_signature_for_another_purpose_is_no_ticket() -> None:
    body = tt._base45_decode(tt.make(CLAIM, KEY))[:-64]
    other = tt._base45_encode(body + KEY.sign(b"anjungan something else\0" + body).signature)
    assert isinstance(tt.verify(other, KEYS), tt.Invalid)


@given(st.text(max_size=200) | st.text(alphabet=tt._BASE45, max_size=200))
def test_no_text_from_outside_breaks_it(text: str) -> None:
    assert isinstance(tt.verify(text, KEYS), tt.Invalid | tt.Unknown)


@given(st.binary(max_size=160))
def test_no_bytes_from_outside_break_it(data: bytes) -> None:
    for raw in (data, b"\x0b\x4a" + data):
        assert isinstance(tt.verify(tt._base45_encode(raw), KEYS), tt.Invalid | tt.Unknown)


@given(
    seq=st.integers(1, 2**32 - 1),
    days=st.integers(0, 2**16 - 1),
    series=st.text("ABPZ", min_size=1, max_size=2),
    kiosk=st.text("ABZ", max_size=2),
    number=st.integers(1, 2**24 - 1),
    place=st.text("abcxyz0123456789-_.", min_size=1, max_size=29),
)
def test_whatever_is_signed_comes_back(
    seq: int, days: int, series: str, kiosk: str, number: int, place: str
) -> None:
    day = dt.date(2020, 1, 1) + dt.timedelta(days=days)
    claim = tt.TicketClaim(CLAIM.key_id, seq, day, series, kiosk, number, place)
    token = tt.make(claim, KEY)
    assert tt.verify(token, KEYS) == tt.Verified(claim)
    assert token.startswith("AJ1")
    assert tt.read_short_code(tt.short_code(claim)) == tt.short_code(claim)


@pytest.mark.parametrize(
    "change",
    [
        {"seq": 0},
        {"seq": 2**32},
        {"number": 0},
        {"number": 2**24},
        {"series": ""},
        {"series": "a"},
        {"kiosk": "1"},
        {"place": ""},
        {"place": "a b"},
        {"place": "x" * 30},
        {"place": "desa\n"},
        {"day": dt.date(2019, 12, 31)},
        {"key_id": b"1234567"},
    ],
)
def test_a_field_out_of_range_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"range|letters|key"):
        tt.make(msgspec.structs.replace(CLAIM, **change), KEY)


@pytest.mark.parametrize(("place", "version"), [("contoh-seluma", 6), ("x" * 29, 7)])
def test_it_fits_a_small_qr_code(place: str, version: int) -> None:
    claim = msgspec.structs.replace(
        CLAIM, series="PR" if version == 7 else "P", kiosk="BB" if version == 7 else "", place=place
    )
    code = segno.make(tt.make(claim, KEY), error="m", boost_error=False, micro=False)
    assert (code.mode, code.version) == ("alphanumeric", version)


def test_short_code_of_a_known_ticket() -> None:
    """Worked out by hand: see the comments."""
    import hashlib

    body = tt._base45_decode(tt.make(CLAIM, KEY))[:-64]
    first35 = (
        f"{int(hashlib.sha256(b'anjungan short code' + bytes(1) + body).hexdigest(), 16):0256b}"[
            :35
        ]
    )
    letters = "".join(
        "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[int(first35[i : i + 5], 2)] for i in range(0, 35, 5)
    )
    code = tt.short_code(CLAIM)
    assert code.replace("-", "")[:7] == letters
    assert len(code) == 9
    assert code[4] == "-"


def test_a_mistyped_short_code_is_noticed() -> None:
    code = tt.short_code(CLAIM).replace("-", "")
    alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    for place, right in enumerate(code):
        for wrong in alphabet.replace(right, ""):
            assert tt.read_short_code(code[:place] + wrong + code[place + 1 :]) is None
    for one in range(8):
        for two in range(one + 1, 8):
            swapped = list(code)
            swapped[one], swapped[two] = swapped[two], swapped[one]
            if swapped != list(code):
                assert tt.read_short_code("".join(swapped)) is None


def test_a_short_code_is_read_as_people_write_it() -> None:
    code = tt.short_code(CLAIM)
    loose = " " + code.lower().replace("-", " - ").replace("0", "o").replace("1", "l")
    assert tt.read_short_code(loose) == code
    assert tt.read_short_code("") is None
    assert tt.read_short_code("U" * 8) is None

"""The signed token in a ticket's QR code, and the short code printed beside it.

Another kiosk or a counter verifies a token offline: the public keys of the sibling streams
come with the feed. The token carries no personal data and no address to open; a telephone
shows it as plain text.

Layout of a token, before base45 (RFC 9285), numbers big-endian::

    2   0B 4A, which base45 writes as "AJ1": kind and version
    8   key id of the signing stream
    4   seq of the issue in the stream's journal
    2   business day, days since 2020-01-01
    3   number of the ticket
    1   length of the series (high half), length of the kiosk letter (low half)
    n   series, kiosk letter and place code, ASCII
    64  Ed25519 signature over the tag below and all bytes before it

With a place code of at most 29 letters it fits a QR code of version 7 at error correction M
(178 alphanumeric characters, ISO/IEC 18004 table 7).
"""

import datetime as dt
import hashlib
import re
import struct
from collections.abc import Mapping

import msgspec
from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

KEY_ID_BYTES = 8
_SIGN_TAG = b"anjungan ticket token 1\0"
_KEY_TAG = b"anjungan stream key id\0"
_SHORT_TAG = b"anjungan short code\0"
_MAGIC = b"\x0b\x4a"
_FIXED = struct.Struct(">2s8sIH3sB")
_SIGNATURE_BYTES = 64
_EPOCH = dt.date(2020, 1, 1)
_BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LETTERS = re.compile(r"[A-Z]{1,2}\Z")
_KIOSK = re.compile(r"[A-Z]{0,2}\Z")
_PLACE = re.compile(r"[!-~]{1,29}\Z")


class TicketClaim(msgspec.Struct, frozen=True):
    """What a token says about one ticket.

    Attributes:
        key_id: first 8 bytes that name the stream's key, see `key_id`.
        seq: position of the issue in the stream's journal, from 1.
        day: business day of the ticket in the place's time zone.
        series: letter of the line and lane, "A" or "P".
        kiosk: letter of the kiosk, "" for a place's only one.
        number: the running number, from 1.
        place: the place's code.
    """

    key_id: bytes
    seq: int
    day: dt.date
    series: str
    kiosk: str
    number: int
    place: str

    @property
    def label(self) -> str:
        """The number as people say it: "A-017", "PB-1000"."""
        return f"{self.series}{self.kiosk}-{self.number:03d}"


class Verified(msgspec.Struct, frozen=True):
    """The token was signed by the stream it names, and nothing in it was changed."""

    claim: TicketClaim


class Unknown(msgspec.Struct, frozen=True):
    """The token reads well but its stream's key isn't known here: neither true nor false."""

    claim: TicketClaim


class Invalid(msgspec.Struct, frozen=True):
    """The token is no ticket token, or was changed. `why` is for a log, in English."""

    why: str


def key_id(key: VerifyKey) -> bytes:
    """Name a stream's public key in 8 bytes."""
    return hashlib.sha256(_KEY_TAG + bytes(key)).digest()[:KEY_ID_BYTES]


def make(claim: TicketClaim, key: SigningKey) -> str:
    """Sign a claim and write it as the text of a QR code (alphanumeric mode).

    Raises:
        ValueError: a field is out of its range, or `claim.key_id` isn't that of `key`.
    """
    if claim.key_id != key_id(key.verify_key):
        raise ValueError("the claim names another key than the one that signs it")
    body = _pack(claim)
    return _base45_encode(body + key.sign(_SIGN_TAG + body).signature)


def verify(token: str, keys: Mapping[bytes, VerifyKey]) -> Verified | Unknown | Invalid:
    """Check a token against the known streams' keys (by key id)."""
    try:
        raw = _base45_decode(token)
        claim = _unpack(raw[:-_SIGNATURE_BYTES])
    except ValueError as error:
        return Invalid(str(error))
    key = keys.get(claim.key_id)
    if key is None:
        return Unknown(claim)
    try:
        key.verify(_SIGN_TAG + raw[:-_SIGNATURE_BYTES], raw[-_SIGNATURE_BYTES:])
    except BadSignatureError:
        return Invalid("the signature does not fit")
    return Verified(claim)


def short_code(claim: TicketClaim) -> str:
    """Eight letters that staff can read aloud or type: "7K4M-92QX".

    Seven come from a hash of the claim, the last is a check letter. Not a proof: anyone who
    knows the claim can compute it.
    """
    digest = hashlib.sha256(_SHORT_TAG + _pack(claim)).digest()
    bits = int.from_bytes(digest[:5], "big") >> 5
    symbols = [(bits >> shift) & 31 for shift in range(30, -1, -5)]
    text = "".join(_CROCKFORD[value] for value in [*symbols, _check(symbols)])
    return f"{text[:4]}-{text[4:]}"


def read_short_code(text: str) -> str | None:
    """Bring a typed short code into its printed form; None if the check letter is wrong.

    Small letters, spaces and the look-alikes O, I and L are understood.
    """
    plain = text.upper().replace("-", "").replace(" ", "")
    plain = plain.translate(str.maketrans("OIL", "011"))
    if len(plain) != 8 or any(letter not in _CROCKFORD for letter in plain):
        return None
    *symbols, check = (_CROCKFORD.index(letter) for letter in plain)
    return f"{plain[:4]}-{plain[4:]}" if check == _check(symbols) else None


def _check(symbols: list[int]) -> int:
    """Check symbol over GF(32), x^5 + x^2 + 1.

    The weights are distinct powers of x, so every single wrong letter and every swap of two
    letters is noticed.
    """
    total = 0
    for symbol in symbols:
        total ^= symbol
        total <<= 1
        if total & 32:
            total ^= 0b100101
    return total


def _pack(claim: TicketClaim) -> bytes:
    days = (claim.day - _EPOCH).days
    if len(claim.key_id) != KEY_ID_BYTES or not 0 <= days < 2**16:
        raise ValueError("key id or day out of range")
    if not 1 <= claim.seq < 2**32 or not 1 <= claim.number < 2**24:
        raise ValueError("seq or number out of range")
    if not _LETTERS.match(claim.series) or not _KIOSK.match(claim.kiosk):
        raise ValueError("series and kiosk are letters A-Z")
    if not _PLACE.match(claim.place):
        raise ValueError("a place code has 1 to 29 printable ASCII letters without spaces")
    lengths = len(claim.series) << 4 | len(claim.kiosk)
    number = claim.number.to_bytes(3, "big")
    fixed = _FIXED.pack(_MAGIC, claim.key_id, claim.seq, days, number, lengths)
    return fixed + (claim.series + claim.kiosk + claim.place).encode("ascii")


def _unpack(body: bytes) -> TicketClaim:
    if len(body) <= _FIXED.size:
        raise ValueError("too short for a ticket token")
    magic, key, seq, days, number, lengths = _FIXED.unpack_from(body)
    if magic != _MAGIC:
        raise ValueError("not a ticket token of this version")
    words = body[_FIXED.size :].decode("ascii")
    series_end = lengths >> 4
    kiosk_end = series_end + (lengths & 15)
    claim = TicketClaim(
        key_id=key,
        seq=seq,
        day=_EPOCH + dt.timedelta(days=days),
        series=words[:series_end],
        kiosk=words[series_end:kiosk_end],
        number=int.from_bytes(number, "big"),
        place=words[kiosk_end:],
    )
    if _pack(claim) != body:
        raise ValueError("not in the form a kiosk writes")
    return claim


def _base45_encode(data: bytes) -> str:
    letters: list[str] = []
    for start in range(0, len(data), 2):
        chunk = data[start : start + 2]
        value = int.from_bytes(chunk, "big")
        for _ in range(len(chunk) + 1):
            value, digit = divmod(value, 45)
            letters.append(_BASE45[digit])
    return "".join(letters)


def _base45_decode(text: str) -> bytes:
    """Undo `_base45_encode`; ValueError for every text that it can't have written."""
    data = bytearray()
    for start in range(0, len(text), 3):
        chunk = text[start : start + 3]
        value = 0
        for letter in reversed(chunk):
            digit = _BASE45.find(letter)
            if digit < 0:
                raise ValueError("a letter that base45 doesn't have")
            value = value * 45 + digit
        if len(chunk) == 1 or value >= 256 ** (len(chunk) - 1):
            raise ValueError("not base45")
        data += value.to_bytes(len(chunk) - 1, "big")
    return bytes(data)

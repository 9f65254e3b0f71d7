"""The code an administrator types at a new stand: `K7QF-2M0X-9RTB-4HWE-PD3Z-6A1S`.

24 symbols of Crockford's base 32 (no I, L, O, U; they are read as 1, 1, 0 and refused):
12 of a random secret, 11 of the fingerprint of central's root key, 1 check symbol. The
fingerprint lets the stand know, before it believes anything, that the server that
answers is the one whose administrator made the code.
"""

from __future__ import annotations

import hashlib
import secrets

import msgspec

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SECRET_SYMBOLS = 12
FINGERPRINT_SYMBOLS = 11
_LENGTH = SECRET_SYMBOLS + FINGERPRINT_SYMBOLS + 1
_MISREAD = str.maketrans({"I": "1", "L": "1", "O": "0"})


class BadCode(ValueError):
    """What was typed is no enrolment code: wrong length, foreign symbol or a typing slip."""


class ParsedCode(msgspec.Struct, frozen=True):
    """A code that is well formed: what to send, and what the server's root key must match."""

    text: str
    secret: str
    fingerprint: str

    def fits(self, root: bytes) -> bool:
        """Whether this Ed25519 public key (32 bytes) is the root key the code was made with."""
        return secrets.compare_digest(self.fingerprint, fingerprint(root))


def make(root: bytes) -> ParsedCode:
    """A new random code that carries the fingerprint of the root key `root` (32 bytes)."""
    secret = "".join(secrets.choice(ALPHABET) for _ in range(SECRET_SYMBOLS))
    body = secret + fingerprint(root)
    whole = body + _check(body)
    return ParsedCode(_grouped(whole), secret, fingerprint(root))


def parse(typed: str) -> ParsedCode:
    """Reads a code as people type it: any case, any spaces or dashes.

    Raises:
        BadCode: it can't be right; nothing needs to be sent.
    """
    plain = "".join(typed.upper().split()).replace("-", "").translate(_MISREAD)
    if len(plain) != _LENGTH:
        raise BadCode(f"an enrolment code has {_LENGTH} symbols, this has {len(plain)}")
    foreign = sorted(set(plain) - set(ALPHABET))
    if foreign:
        raise BadCode(f"an enrolment code never contains {' '.join(foreign)}")
    body, check = plain[:-1], plain[-1]
    if _check(body) != check:
        raise BadCode("a symbol of the enrolment code was mistyped")
    return ParsedCode(_grouped(plain), body[:SECRET_SYMBOLS], body[SECRET_SYMBOLS:])


def fingerprint(root: bytes) -> str:
    """The first 55 bits of the key's SHA-256, as 11 symbols."""
    bits = int.from_bytes(hashlib.sha256(root).digest()[:7], "big") >> 1
    return "".join(
        ALPHABET[bits >> shift & 31] for shift in range(5 * (FINGERPRINT_SYMBOLS - 1), -1, -5)
    )


def _check(body: str) -> str:
    """Position-weighted sum modulo 31 (prime): notices any one slip and any swapped pair.

    Symbol values 0 and 31 are equal modulo 31: `0` typed for `Z` is the one slip it misses.
    """
    total = sum((place + 1) * ALPHABET.index(symbol) for place, symbol in enumerate(body))
    return ALPHABET[total % 31]


def _grouped(plain: str) -> str:
    return "-".join(plain[start : start + 4] for start in range(0, _LENGTH, 4))

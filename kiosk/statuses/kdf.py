"""From a reference and a birth date to the key that a status lies under, slowly on purpose.

    canonical = reference, normalised || 0x00 || birth date as YYYY-MM-DD
    secret    = BLAKE2b-256(canonical, key = regency key, person = "anj-status-in")
    salt      = BLAKE2b-128("", key = regency key, person = "anj-status-salt")
    key       = Argon2id(secret, salt, 3 passes, 64 MiB, 1 lane), its first 8 bytes

This is scheme 1. Any change makes another scheme: a stand that doesn't know the scheme of its
server shows no status at all, instead of finding nobody. 8 bytes are enough to tell the
applications of a regency apart (of 5,000 a wrong try meets one with a chance of 3 in 10^16)
and short on a poor line. How long a thief would need: docs/decisions/0003-status-lookup.md.
"""

from __future__ import annotations

import hashlib
from datetime import date

SCHEME = 1
REGENCY_KEY_BYTES = 32
KEY_BYTES = 8

PASSES = 3
MEMORY = 64 * 1024 * 1024
"""Bytes. Measured with libsodium on one core of a 2.8 GHz Xeon: about 110 ms."""

_OUTPUT = 16  # the shortest that libsodium makes
_EARLIEST = date(1900, 1, 1)


def lookup_key(regency_key: bytes, reference: str, birth_date: date) -> bytes:
    """The key of one application. `reference` is normalised already.

    Takes about 100 ms and 64 MiB, and lets other threads run meanwhile.
    """
    secret = slow_input(regency_key, reference, birth_date)
    return slow(secret, salt_of(regency_key))[:KEY_BYTES]


def slow_input(regency_key: bytes, reference: str, birth_date: date) -> bytes:
    """What goes into the slow function."""
    canonical = f"{reference}\0{birth_date.isoformat()}".encode()
    return hashlib.blake2b(
        canonical, key=regency_key, person=b"anj-status-in", digest_size=32
    ).digest()


def salt_of(regency_key: bytes) -> bytes:
    """One salt for a regency: a key of its own already keeps tables from other places useless."""
    return hashlib.blake2b(key=regency_key, person=b"anj-status-salt", digest_size=16).digest()


def slow(secret: bytes, salt: bytes) -> bytes:
    """The slow function alone."""
    # libsodium's is twice as fast as the reference code, and a thief would take the fastest.
    from nacl.pwhash import argon2id

    return argon2id.kdf(_OUTPUT, secret, salt, opslimit=PASSES, memlimit=MEMORY)


def can_be_born(birth_date: date, today: date) -> bool:
    """Whether somebody alive can have been born on that day."""
    return _EARLIEST <= birth_date <= today

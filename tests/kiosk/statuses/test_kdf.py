"""The slow hash: checked against another implementation, and against the scheme as written."""

from __future__ import annotations

import hashlib
from datetime import date

from argon2.low_level import Type, hash_secret_raw

from kiosk.statuses import kdf

REGENCY = bytes(range(32))
BORN = date(1960, 5, 3)


def by_the_reference_code(regency: bytes, reference: str, born: str) -> bytes:
    """Scheme 1 as its description says, by the argon2 project's own library."""
    secret = hashlib.blake2b(
        reference.encode() + b"\0" + born.encode(),
        key=regency,
        person=b"anj-status-in",
        digest_size=32,
    ).digest()
    salt = hashlib.blake2b(b"", key=regency, person=b"anj-status-salt", digest_size=16).digest()
    return hash_secret_raw(
        secret, salt, time_cost=3, memory_cost=64 * 1024, parallelism=1, hash_len=16, type=Type.ID
    )[:8]


def test_scheme_1_is_what_its_description_says() -> None:
    made = kdf.lookup_key(REGENCY, "A123456", BORN)
    assert made == by_the_reference_code(REGENCY, "A123456", "1960-05-03")
    assert kdf.SCHEME == 1


def test_a_key_depends_on_the_regency_the_reference_and_the_day() -> None:
    keys = {
        kdf.lookup_key(REGENCY, "A123456", BORN),
        kdf.lookup_key(bytes(32), "A123456", BORN),
        kdf.lookup_key(REGENCY, "A123457", BORN),
        kdf.lookup_key(REGENCY, "A123456", date(1960, 3, 5)),
    }
    assert len(keys) == 4
    assert {len(key) for key in keys} == {8}

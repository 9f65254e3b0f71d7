from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync import enrol_code

ROOT = bytes(range(32))


def test_a_code_comes_back_however_it_is_typed() -> None:
    made = enrol_code.make(ROOT)
    assert [len(group) for group in made.text.split("-")] == [4] * 6
    assert enrol_code.parse(made.text.lower().replace("-", "  ")) == made
    assert enrol_code.parse(made.text.replace("0", "o").replace("1", "l")) == made


def test_two_codes_differ_but_name_the_same_root() -> None:
    one, two = enrol_code.make(ROOT), enrol_code.make(ROOT)
    assert one.secret != two.secret
    assert one.fingerprint == two.fingerprint
    assert one.fits(ROOT)
    assert not one.fits(bytes(32))


def test_the_fingerprint_is_the_start_of_the_keys_sha256() -> None:
    value = 0
    for symbol in enrol_code.fingerprint(ROOT):
        value = value * 32 + "0123456789ABCDEFGHJKMNPQRSTVWXYZ".index(symbol)
    digest = int.from_bytes(hashlib.sha256(ROOT).digest(), "big")
    assert value == digest >> (256 - 55)


@given(st.data())
def test_one_slip_is_noticed(data: st.DataObject) -> None:
    plain = enrol_code.make(ROOT).text.replace("-", "")
    place = data.draw(st.integers(0, len(plain) - 1))
    other = data.draw(st.sampled_from(enrol_code.ALPHABET))
    if {other, plain[place]} <= {"0", "Z"} or other == plain[place]:
        return
    with pytest.raises(enrol_code.BadCode):
        enrol_code.parse(plain[:place] + other + plain[place + 1 :])


@pytest.mark.parametrize("typed", ["", "ABCD", "U" * 24, "A" * 25])
def test_what_cant_be_a_code_is_said_so(typed: str) -> None:
    with pytest.raises(enrol_code.BadCode):
        enrol_code.parse(typed)

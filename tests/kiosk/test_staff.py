import stat
from pathlib import Path

import pytest

from kiosk.errors import BadInput, NotAllowed
from kiosk.staff import PinDamaged, StaffPin


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "staff.pin"


@pytest.fixture
def pin(file: Path) -> StaffPin:
    staff = StaffPin(file)
    staff.set("480915")
    return staff


def test_a_new_stand_has_no_pin(file: Path) -> None:
    assert not StaffPin(file).is_set()


def test_the_right_pin_opens_and_another_does_not(pin: StaffPin) -> None:
    assert pin.check("480915", 0)
    assert not pin.check("480916", 1)


def test_the_file_tells_nothing_and_is_for_the_owner_only(pin: StaffPin, file: Path) -> None:
    assert b"480915" not in file.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "weak", ["", "12345", "1234567", "abcdef", "111111", "123456", "４８０９１５"]
)
def test_a_pin_that_is_no_pin_is_refused(file: Path, weak: str) -> None:
    with pytest.raises(BadInput):
        StaffPin(file).set(weak)
    assert not file.exists()


def test_after_three_wrong_tries_even_the_right_one_waits(pin: StaffPin) -> None:
    for _ in range(3):
        assert not pin.check("000000", 0)
    with pytest.raises(NotAllowed):
        pin.check("480915", 29_999)
    assert pin.check("480915", 30_000)


def test_the_wait_doubles_and_ends_at_a_quarter_of_an_hour(pin: StaffPin) -> None:
    now, waits = 0, []
    for _ in range(10):
        pin.check("000000", now)
        waits.append(pin.wait_s(now))
        now += waits[-1] * 1000
    assert waits == [0, 0, 30, 60, 120, 240, 480, 900, 900, 900]


def test_a_right_pin_forgives_earlier_slips(pin: StaffPin) -> None:
    pin.check("000000", 0)
    pin.check("000000", 0)
    assert pin.check("480915", 0)
    assert not pin.check("000000", 0)
    assert pin.wait_s(0) == 0


def test_switching_the_stand_off_gives_no_free_tries(pin: StaffPin, file: Path) -> None:
    for _ in range(3):
        assert not pin.check("000000", 10_000_000)
    restarted = StaffPin(file)
    assert restarted.wait_s(5_000) == 30


def test_a_new_pin_replaces_the_old_one(pin: StaffPin) -> None:
    pin.set("739105")
    assert not pin.check("480915", 0)
    assert pin.check("739105", 0)


def test_a_damaged_file_is_said_plainly(pin: StaffPin, file: Path) -> None:
    file.write_bytes(b"{")
    with pytest.raises(PinDamaged, match=r"staff\.pin"):
        pin.check("480915", 0)

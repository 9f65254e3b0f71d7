"""Finding an application, and what a stand stops knowing."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.app import Kiosk
from kiosk.errors import BadInput
from kiosk.statuses import kdf
from kiosk.statuses.filing import Filed, NewKey, take
from kiosk.statuses.values import StatusView
from kiosk.store.tables import application_status
from tests.kiosk.statuses.conftest import BORN, NOW, OFFICE_NAME, REGENCY, ms
from tests.support.stands import SetClock, wib


def rows(stand: Kiosk) -> int:
    return len(stand.store.read(lambda c: c.execute(application_status.select()).fetchall()))


def file(stand: Kiosk, *came: NewKey | Filed, replaces: bool = False) -> None:
    stand.outbox.take_feed(
        ("e", 9), lambda tx: take(tx.connection, came, replaces=replaces), snapshot=replaces
    )


def test_reference_and_birth_date_together_find_it(stand: Kiosk) -> None:
    assert stand.statuses.known()
    found = stand.statuses.find("x 123-4567", BORN, "a")
    assert found == StatusView("ready", ms("2026-11-20 10:00"), OFFICE_NAME, ms(NOW))


def test_one_of_the_two_alone_finds_nothing(stand: Kiosk) -> None:
    assert stand.statuses.find("X1234567", date(1960, 5, 4), "a") is None
    assert stand.statuses.find("X1234568", BORN, "a") is None


def test_a_stand_that_was_told_nothing_knows_nothing(empty: Kiosk) -> None:
    assert not empty.statuses.known()
    assert empty.statuses.as_of_ms() is None
    assert empty.statuses.find("X1234567", BORN, "a") is None


def test_the_work_is_the_same_whatever_the_answer(
    stand: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked: list[bytes] = []
    slow = kdf.slow
    monkeypatch.setattr(kdf, "slow", lambda secret, salt: worked.append(salt) or slow(secret, salt))
    assert stand.statuses.find("X1234567", BORN, "a") is not None
    assert stand.statuses.find("X1234568", BORN, "a") is None
    file(stand, replaces=True)
    assert stand.statuses.find("X1234567", BORN, "a") is None
    assert len(worked) == 3


@pytest.mark.parametrize(
    ("reference", "born", "session"),
    [
        ("?", BORN, "a"),
        ("X1234567", date(1899, 12, 31), "a"),
        ("X1234567", date(2026, 11, 25), "a"),
        ("X1234567", BORN, ""),
        ("X1234567", BORN, "a" * 65),
    ],
)
def test_what_cant_be_isnt_a_try(stand: Kiosk, reference: str, born: date, session: str) -> None:
    for _ in range(7):
        with pytest.raises(BadInput):
            stand.statuses.find(reference, born, session)
    assert stand.statuses.find("X1234567", BORN, "a") is not None


def test_after_90_days_it_is_hidden_and_by_a_trusted_clock_forgotten(
    stand: Kiosk, clock: SetClock
) -> None:
    assert stand.statuses.find("OLD00001", BORN, "a") is not None
    clock.forward(days=2)
    assert stand.statuses.find("OLD00001", BORN, "b") is None
    assert stand.statuses.find("X1234567", BORN, "b") is not None
    assert rows(stand) == 2
    stand.outbox.trusted_time(clock.read().at)
    assert rows(stand) == 1


def test_a_clock_that_is_wrong_hides_but_never_forgets(stand: Kiosk, clock: SetClock) -> None:
    clock.set_wall(wib("2037-01-01 00:00"))
    assert stand.statuses.find("X1234567", BORN, "a") is None
    stand.outbox.trusted_time(ms(NOW))
    assert stand.statuses.find("X1234567", BORN, "a") is not None


def test_a_newer_change_takes_the_place_of_the_older(
    stand: Kiosk, filed: tuple[Filed, ...]
) -> None:
    file(stand, Filed(filed[0].key, "collected", ms("2026-11-24 08:00"), "Kantor Lain"))
    found = stand.statuses.find("X1234567", BORN, "a")
    assert found == StatusView("collected", ms("2026-11-24 08:00"), "Kantor Lain", ms(NOW))
    assert rows(stand) == 2


def test_a_snapshot_replaces_everything(stand: Kiosk, filed: tuple[Filed, ...]) -> None:
    file(stand, NewKey(REGENCY), filed[1], replaces=True)
    assert rows(stand) == 1
    assert stand.statuses.find("X1234567", BORN, "a") is None
    found = stand.statuses.find("OLD00001", BORN, "a")
    assert found is not None
    assert found.as_of_ms is None, "until all of the copy is here, nothing is said of its age"


def test_another_key_makes_everything_before_it_void(
    stand: Kiosk, filed: tuple[Filed, ...]
) -> None:
    file(stand, NewKey(REGENCY))
    assert rows(stand) == 2, "the same key again changes nothing"
    file(stand, NewKey(bytes(32)), filed[0])
    assert rows(stand) == 1
    assert stand.statuses.find("X1234567", BORN, "a") is None
    file(stand, NewKey(None), filed[0])
    assert not stand.statuses.known()


def test_nothing_of_a_person_is_in_the_store(stand: Kiosk) -> None:
    stand.statuses.find("X1234567", BORN, "a")
    stand.statuses.find("X1234568", BORN, "a")
    dumped = stand.store.read(
        lambda c: [
            repr(tuple(row))
            for table in ("application_status", "note", "journal")
            for row in c.exec_driver_sql(f"SELECT * FROM {table}")
        ]
    )
    assert dumped
    for trace in ("1234567", "1234568", "1960-05-03", "19600503"):
        assert not any(trace in row for row in dumped)

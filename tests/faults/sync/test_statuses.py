"""Statuses on their way down, while stand, server and line break at every point."""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from kiosk.statuses import kdf
from kiosk.store.tables import application_status
from sync.agent.round import Round
from sync.central.statuses.importing import import_statuses
from sync.wire import Health
from tests.faults.sync.world import Stand, TrippedPort, World
from tests.support.faultproxy import Fault
from tests.sync.central.statuses.tables import line, table

ROWS = 2_600
"""Two pages of the feed."""

Rows = set[tuple[bytes, str]]


@pytest.fixture(autouse=True)
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of thousands of rows the slow hash would take minutes, and is tested elsewhere."""

    def quick(key: bytes, reference: str, born: object) -> bytes:
        return hashlib.blake2b(f"{reference}{born}".encode(), key=key, digest_size=8).digest()

    monkeypatch.setattr(kdf, "lookup_key", quick)


@pytest.fixture
def loaded(world: World, tmp_path: Path) -> World:
    lines = [line(f"X{n:07}", "printed", 1 + n % 80) for n in range(ROWS)]
    assert import_statuses(world.central.db, table(tmp_path, *lines)).new == ROWS
    return world


def at_central(world: World, upto: int | None = None) -> Rows:
    """Key and office of what the feed up to number `upto` says, read with Python's own sqlite3."""
    with contextlib.closing(sqlite3.connect(world.central.file)) as db:
        changes = db.execute("SELECT n, body FROM feed WHERE kind = 'status.changes'").fetchall()
        last = max(
            (json.loads(b)["last"] for n, b in changes if upto is None or n <= upto), default=0
        )
        asked = "SELECT key, office FROM application_status WHERE version <= ?"
        return {(bytes(key), office) for key, office in db.execute(asked, (last,))}


def at_stand(stand: Stand) -> Rows:
    rows = stand.kiosk.store.read(lambda c: c.execute(application_status.select()).fetchall())
    return {(row.key, row.office) for row in rows}


def cursor(stand: Stand) -> int:
    return stand.port.cursor().n


def test_wherever_the_stand_dies_table_and_cursor_agree(loaded: World) -> None:
    stand = loaded.stands[0]
    before = stand.copy_to(loaded.new_path("before"))
    counting: Any = TrippedPort(stand.port, 10_000, after=False, error=AssertionError())
    assert Round(counting, stand.clock, lambda: Health(app="0.1.0")).run(stand.client)
    calls = 10_000 - counting._left
    assert calls > 10
    seen = set()
    for at in range(1, calls + 1):
        stand.roll_back(before)
        stand.sync_until_killed(at, after=at % 2 == 0)
        seen.add(cursor(stand))
        assert at_stand(stand) == at_central(loaded, cursor(stand))
    assert len(seen) == 3, "nothing, the first page, all of it"
    assert stand.sync().state == "ok"
    assert len(at_stand(stand)) == ROWS
    assert at_stand(stand) == at_central(loaded)


@pytest.mark.parametrize(
    "fault",
    [
        Fault(lose_request=True),
        Fault(lose_reply=True),
        Fault(duplicate=True),
        Fault(hold=True),
        Fault(captive=True),
        Fault(cut_down=60),
        Fault(cut_down=9_000),
        Fault(cut_up=150),
    ],
    ids=repr,
)
def test_a_line_that_breaks_brings_nothing_half(loaded: World, fault: Fault) -> None:
    stand = loaded.stands[0]
    loaded.line.plan(fault, fault)
    stand.sync()
    assert at_stand(stand) == at_central(loaded, cursor(stand))
    loaded.line.heal()
    loaded.line.release_held()
    for _ in range(3):
        stand.sync()
    assert at_stand(stand) == at_central(loaded)


def test_a_full_disk_brings_nothing_half(loaded: World) -> None:
    stand = loaded.stands[0]
    before = stand.copy_to(loaded.new_path("before"))
    for at in range(1, 12):
        stand.roll_back(before)
        stand.sync_on_full_disk(at)
        assert at_stand(stand) == at_central(loaded, cursor(stand))
    assert stand.sync().state == "ok"
    assert at_stand(stand) == at_central(loaded)


def test_a_server_that_was_killed_or_restored_is_followed(loaded: World, tmp_path: Path) -> None:
    stand = loaded.stands[0]
    stand.sync()
    old = loaded.central.backup("backup-old")
    later = [line(f"X{n:07}", "ready", 0.5, office="Kantor Lain") for n in range(300)]
    later.append(line("Y0000001"))
    import_statuses(loaded.central.db, table(tmp_path, *later))
    loaded.during_sync(stand, loaded.central.kill)
    loaded.central.start()
    stand.sync()
    assert len(at_stand(stand)) == ROWS + 1
    assert at_stand(stand) == at_central(loaded)
    loaded.central.restore(old, by_hand=False)
    loaded.central.start()
    stand.sync()
    assert len(at_stand(stand)) == ROWS
    assert at_stand(stand) == at_central(loaded)


def test_a_stand_that_was_rolled_back_catches_up(loaded: World, tmp_path: Path) -> None:
    stand = loaded.stands[0]
    stand.sync()
    disk = stand.copy_to(loaded.new_path("disk"))
    import_statuses(loaded.central.db, table(tmp_path, line("X0000001", "ready", 0.5)))
    stand.sync()
    stand.roll_back(disk)
    twin = loaded.add_stand(disk)
    for one in (stand, twin):
        one.sync()
        assert at_stand(one) == at_central(loaded)

"""From an officer's table to a stand: a real server process, the real agent, real stores."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import delete

from kiosk.statuses.values import StatusView
from sync.agent.once import sync_once
from sync.agent.stand import KioskPort
from sync.central import admin, keys
from sync.central.database import writing
from sync.central.statuses.importing import Imported, forget_all
from sync.central.statuses.tables import Status
from tests.sync.central.conftest import Central
from tests.sync.central.statuses.conftest import Village
from tests.sync.central.statuses.tables import OFFICE, ago, line, ms

ON_SQLITE = pytest.mark.parametrize("db_url", ["sqlite"], indirect=True)
"""For what doesn't depend on the kind of database: a server's start takes seconds."""


def test_what_an_officer_loads_is_found_at_every_stand(
    own_central: Central, load: Callable[..., Imported], village: Callable[..., Village]
) -> None:
    one, two = village("desa-satu"), village("desa-dua")
    one.enrol(own_central)
    one.sync()
    assert not one.kiosk.statuses.known()
    load(line("X1000001", "ready", 3), line("X1000002", "printed", 2, office="Kantor Lain"))
    two.enrol(own_central)
    for stand in (one, two):
        stand.sync()
        assert stand.kiosk.statuses.known()
        found = stand.find("X1000001")
        assert found is not None
        assert found.as_of_ms is not None
        assert abs(found.as_of_ms - datetime.now(UTC).timestamp() * 1000) < 60_000
        assert found == StatusView("ready", ms(ago(3)), OFFICE, found.as_of_ms)
        other = stand.find("X1000002")
        assert other is not None
        assert (other.stage, other.office) == ("printed", "Kantor Lain")
        assert stand.find("X1000003") is None
    load(line("X1000001", "collected", 0.5))
    one.sync()
    assert one.stage("X1000001") == "collected"
    assert two.stage("X1000001") == "ready"


@ON_SQLITE
def test_nothing_new_brings_a_newer_as_of(
    own_central: Central, load: Callable[..., Imported], village: Callable[..., Village]
) -> None:
    stand = village("desa-satu")
    stand.enrol(own_central)
    load(line("X1000001"))
    stand.sync()
    first = stand.kiosk.statuses.as_of_ms()
    stand.sync()
    second = stand.kiosk.statuses.as_of_ms()
    assert first is not None
    assert second is not None
    assert second > first
    own_central.kill()
    assert sync_once(stand.kiosk).state == "offline"
    assert stand.kiosk.statuses.as_of_ms() == second


def test_thousands_come_in_bounded_pages_and_once(
    own_central: Central, load: Callable[..., Imported], village: Callable[..., Village], fast: None
) -> None:
    lines = [line(f"X{n:07}", "checked", 1 + n % 80) for n in range(3_000)]
    load(*lines)
    load(*(text.replace("checked", "interview") for text in lines[:1_500]))
    stand = village("desa-satu")
    stand.enrol(own_central)
    sizes: list[int] = []
    port = KioskPort(stand.kiosk)
    take = port.apply_feed

    def counted(changes, cursor, *, snapshot):  # type: ignore[no-untyped-def]
        sizes.append(sum(len(change.body) for change in changes))
        take(changes, cursor, snapshot=snapshot)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(
            KioskPort, "apply_feed", lambda self, *args, **named: counted(*args, **named)
        )
        stand.sync()
    assert stand.count() == 3_000
    assert len(sizes) > 1
    assert max(sizes) <= 24 * 1024
    assert sum(sizes) < 3_000 * 12.5, "each status came down once, though half changed twice"
    assert stand.stage("X0000000") == "interview"
    assert stand.stage("X0002999") == "checked"


@ON_SQLITE
def test_what_became_too_old_at_central_doesnt_come_down(
    own_central: Central, load: Callable[..., Imported], village: Callable[..., Village]
) -> None:
    ten_days_ago = ms(ago(10))
    load(line("X1000001", days=95), line("X1000002", days=85), now=ten_days_ago)
    stand = village("desa-satu")
    stand.enrol(own_central)
    stand.sync()
    assert stand.count() == 1
    assert stand.stage("X1000001") is None
    assert stand.stage("X1000002") == "received"


@ON_SQLITE
def test_a_stand_forgets_after_90_days_by_central_time(
    own_central: Central, load: Callable[..., Imported], village: Callable[..., Village]
) -> None:
    load(line("X1000001", days=89.5), line("X1000002", days=1))
    stand = village("desa-satu")
    stand.enrol(own_central)
    stand.sync()
    assert stand.stage("X1000001") == "received"
    stand.clock.forward(days=1)
    assert stand.stage("X1000001") is None
    assert stand.count() == 2
    stand.kiosk.outbox.trusted_time(stand.clock.read().at)
    assert stand.count() == 1


def test_after_a_restore_of_central_the_snapshot_replaces_everything(
    own_central: Central,
    load: Callable[..., Imported],
    village: Callable[..., Village],
    tmp_path: Path,
) -> None:
    stand = village("desa-satu")
    stand.enrol(own_central)
    load(line("X1000001", "printed", 5), line("X1000002", "printed", 5))
    copy = tmp_path / "backup"
    admin.backup(own_central.db_url, copy)
    load(line("X1000001", "ready", 1), line("X1000003", "ready", 1))
    stand.sync()
    assert stand.count() == 3
    own_central.kill()
    admin.restore(copy, own_central.db_url)
    own_central.start()
    stand.sync()
    assert stand.count() == 2
    assert stand.stage("X1000001") == "printed"
    assert stand.stage("X1000003") is None
    assert load(line("X1000001", "ready", 1), line("X1000003", "ready", 1)).new == 1
    stand.sync()
    assert stand.count() == 3
    assert stand.stage("X1000001") == "ready"
    assert stand.stage("X1000003") == "ready"


@ON_SQLITE
def test_both_copies_of_a_cloned_stand_go_on_being_told(
    own_central: Central, load: Callable[..., Imported], village: Callable[..., Village]
) -> None:
    first = village("desa-satu")
    first.enrol(own_central)
    load(line("X1000001", "printed", 5))
    first.sync()
    second = village("klon", copied_from=first)
    first.kiosk.issue("paspor_umrah_haji", "umum", "a")
    second.kiosk.issue("paspor_umrah_haji", "umum", "b")
    load(line("X1000001", "ready", 1))
    first.sync()
    second.sync()
    for stand in (first, second):
        assert stand.stage("X1000001") == "ready"
        assert stand.count() == 1


@ON_SQLITE
def test_given_up_statuses_leave_the_stands_with_the_next_import(
    own_central: Central, load: Callable[..., Imported], village: Callable[..., Village]
) -> None:
    stand = village("desa-satu")
    stand.enrol(own_central)
    load(line("X1000001"), line("X1000002"))
    stand.sync()
    assert forget_all(own_central.db_url, own_central.keys_dir) == 2
    load(line("X1000003", "ready"))
    stand.sync()
    assert stand.count() == 1
    assert stand.stage("X1000003") == "ready"
    assert stand.stage("X1000001") is None
    late = village("desa-dua")
    late.enrol(own_central)
    late.sync()
    assert (late.count(), late.stage("X1000003")) == (1, "ready")


@ON_SQLITE
def test_a_server_without_the_key_holds_the_feed_and_nothing_else(
    own_central: Central, load: Callable[..., Imported], village: Callable[..., Village]
) -> None:
    stand = village("desa-satu")
    stand.enrol(own_central)
    stand.sync()
    load(line("X1000001"))
    file = own_central.keys_dir / keys.REGENCY_FILE
    key = file.read_bytes()
    file.unlink()
    stand.kiosk.issue("paspor_umrah_haji", "umum", "a")
    assert stand.sync().backlog == 0
    assert not stand.kiosk.statuses.known()
    file.write_bytes(key)
    stand.sync()
    assert stand.stage("X1000001") == "received"


@ON_SQLITE
def test_rows_that_are_gone_leave_changes_that_say_nothing(
    own_central: Central, load: Callable[..., Imported], village: Callable[..., Village]
) -> None:
    load(line("X1000001"))
    load(line("X1000002"))
    with writing(own_central.db_url) as tx:
        tx.execute(delete(Status).where(Status.version == 1))
    stand = village("desa-satu")
    stand.enrol(own_central)
    stand.sync()
    assert (stand.count(), stand.stage("X1000002")) == (1, "received")


@ON_SQLITE
def test_nothing_of_a_person_is_on_the_stands_disk(
    own_central: Central, load: Callable[..., Imported], village: Callable[..., Village]
) -> None:
    load(line("X1000001"), line("X1000002", "ready"))
    stand = village("desa-satu")
    stand.enrol(own_central)
    stand.sync()
    assert stand.find("X1000001") is not None
    assert stand.find("X1000009") is None
    rows = stand.kiosk.store.read(
        lambda c: [
            b"|".join(x if isinstance(x, bytes) else str(x).encode() for x in row)
            for (name,) in c.exec_driver_sql("SELECT name FROM sqlite_master WHERE type='table'")
            for row in c.exec_driver_sql(f'SELECT * FROM "{name}"')
        ]
    )
    inside = b"\n".join(rows)
    assert OFFICE.encode() in inside
    files = [file.read_bytes() for file in stand.home.path.rglob("*") if file.is_file()]
    for trace in (b"1000001", b"1000002", b"1000009", b"1960-05-03"):
        assert trace not in inside
        assert not any(trace in data for data in files)
    assert not any(OFFICE.encode() in data for data in files), "pages are encrypted"

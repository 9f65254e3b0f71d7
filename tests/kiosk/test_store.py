"""The store: what it promises, what it refuses, what it never loses."""

import contextlib
import os
import stat
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from kiosk.app import Kiosk
from kiosk.disk import NEEDS_MB, disk_state
from kiosk.errors import BadInput, DiskLow, NotFound, StoreBusy, StoreDamaged, StoreUnusable
from kiosk.home import Home
from kiosk.journal.chain import BrokenChain, verified
from kiosk.rebuilding import rebuild
from kiosk.store.engine import connect_raw, read_key
from kiosk.store.migrate import migrate, revision_of
from kiosk.store.store import Store
from kiosk.store.tables import metadata
from tests.support.stands import UMRAH, SetClock, everything, make_home


def busy_day(kiosk: Kiosk, clock: SetClock) -> None:
    """A bit of everything that can happen."""
    for n in range(12):
        kiosk.issue(UMRAH, "prioritas" if n % 3 == 0 else "umum", f"k{n}")
        clock.forward(seconds=7)
    for end in (kiosk.done, kiosk.no_show):
        called = kiosk.call_next("1")
        assert called is not None
        end(called.number)
    called = kiosk.call_next("1")
    assert called is not None
    kiosk.start(called.number)
    kiosk.cancel("A-008")
    job = kiosk.paper.take()
    assert job is not None
    kiosk.paper.finished(job.id, "uncertain", "silent")
    clock.forward(days=2)
    kiosk.issue("informasi", "umum", "last")


def test_pages_are_encrypted(home: Home, kiosk: Kiosk) -> None:
    kiosk.issue(UMRAH, "umum", "a")
    kiosk.store.connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    data = home.store.read_bytes()
    assert b"SQLite format" not in data
    assert UMRAH.encode() not in data


def test_wal_and_full_are_read_back(kiosk: Kiosk) -> None:
    run = kiosk.store.connection.exec_driver_sql
    assert run("PRAGMA journal_mode").scalar() == "wal"
    assert run("PRAGMA synchronous").scalar() == 2


def test_a_sqlite_that_can_lose_pages_is_refused(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver, "sqlite_version_info", (3, 51, 2))
    with pytest.raises(StoreUnusable, match="may corrupt"):
        Store.open(home)


def test_private_files_are_private(home: Home) -> None:
    for path in home.keys.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
    assert stat.S_IMODE(home.path.stat().st_mode) == 0o700


def test_the_wrong_key_opens_nothing(home: Home) -> None:
    home.store_key.write_text("00" * 32)
    with pytest.raises(StoreDamaged):
        Store.open(home)
    home.store_key.write_text("kunci")
    with pytest.raises(BadInput):
        Store.open(home)


def test_a_home_that_was_not_made_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="kiosk init"):
        Kiosk.open(Home(tmp_path / "nowhere"))


def test_derived_tables_can_be_rebuilt_from_the_journal(kiosk: Kiosk, clock: SetClock) -> None:
    busy_day(kiosk, clock)
    before = everything(kiosk)
    assert all(before[name] for name in ("ticket", "interval", "day_state"))
    kiosk.store.write(rebuild)
    assert everything(kiosk) == before


def test_every_altered_byte_of_the_journal_is_noticed(kiosk: Kiosk, clock: SetClock) -> None:
    busy_day(kiosk, clock)
    assert kiosk.journal_report().ok
    stream = kiosk.outbox.streams()[-1]
    entries = kiosk.outbox.entries(stream.id, 0, 1000)
    for column in ("prev", "hash", "header", "payload"):
        for row in range(1, len(entries) + 1, 3):
            with pytest.raises(_Undo):
                kiosk.store.write(lambda c, column=column, row=row: _alter(kiosk, c, column, row))
    assert kiosk.journal_report().ok


class _Undo(Exception):
    pass


def _alter(kiosk: Kiosk, connection: object, column: str, row: int) -> None:
    from kiosk.journal.report import check_journal

    run = connection.exec_driver_sql  # type: ignore[attr-defined]
    old = run(f"SELECT {column} FROM journal WHERE seq = {row}").scalar()
    run(
        f"UPDATE journal SET {column} = ? WHERE seq = {row}",
        (old[:-1] + bytes([old[-1] ^ 1]),),
    )
    assert not check_journal(connection, kiosk.home.acked).ok  # type: ignore[arg-type]
    raise _Undo


def test_a_missing_entry_and_a_cut_tail_are_noticed(kiosk: Kiosk, clock: SetClock) -> None:
    busy_day(kiosk, clock)
    stream = kiosk.outbox.streams()[-1]
    entries = list(kiosk.outbox.entries(stream.id, 0, 1000))
    with pytest.raises(BrokenChain):
        list(verified([*entries[:4], *entries[5:]], bytes(32), 0))
    kiosk.outbox.acked(stream.id, *stream.head)
    kiosk.store.write(
        lambda c: c.exec_driver_sql(f"DELETE FROM journal WHERE seq > {stream.head[0] - 2}")
    )
    report = kiosk.journal_report()
    assert not report.ok
    assert "acknowledged" in report.problems[0]


def test_a_damaged_tail_is_found_at_the_start(home: Home, kiosk: Kiosk, clock: SetClock) -> None:
    busy_day(kiosk, clock)
    kiosk.store.write(
        lambda c: c.exec_driver_sql("UPDATE journal SET payload = x'7b7d' WHERE seq = 5")
    )
    with pytest.raises(StoreDamaged):
        Kiosk.open(home, clock)


def test_a_held_write_lock_is_waited_for_and_then_said(
    home: Home, kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.home.WRITE_WAIT_S", 0.2)
    with home.writing(), pytest.raises(StoreBusy), home.writing(wait_s=0.2):
        pytest.fail("two writers at once")
    kiosk.issue(UMRAH, "umum", "a")


def test_a_foreign_commit_is_noticed(home: Home, kiosk: Kiosk) -> None:
    other = Kiosk.open(home)
    before = kiosk.store.foreign_version()
    other.issue(UMRAH, "umum", "a")
    other.close()
    assert kiosk.store.foreign_version() != before
    assert [ticket.number for ticket in kiosk.tickets()] == ["A-001"]


def test_a_real_full_database_refuses_and_keeps_everything(kiosk: Kiosk) -> None:
    kiosk.issue(UMRAH, "umum", "a")
    run = kiosk.store.connection.exec_driver_sql
    pages = run("PRAGMA page_count").scalar()
    run(f"PRAGMA max_page_count={pages}")
    refused = 0
    for n in range(200):
        try:
            kiosk.issue(UMRAH, "umum", f"b{n}")
        except DiskLow:
            refused += 1
            break
    assert refused == 1
    issued = len(kiosk.tickets())
    run("PRAGMA max_page_count=1000000")
    assert kiosk.journal_report().ok
    assert kiosk.issue(UMRAH, "umum", "c").ticket.number == f"A-{issued + 1:03d}"


@pytest.mark.parametrize("free", [401, 399, 199, 99, 29, 9])
def test_kinds_of_work_stop_one_after_the_other(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch, free: int
) -> None:
    monkeypatch.setattr("kiosk.disk.free_mb", lambda home: free)
    expected = [work for work, needed in NEEDS_MB.items() if free < needed]
    assert list(disk_state(kiosk.home).stopped) == expected
    refusal = pytest.raises(DiskLow) if free < 30 else contextlib.nullcontext()
    with refusal:
        kiosk.issue(UMRAH, "umum", "a")
    assert kiosk.home.ballast.exists() == (free >= 10)


def test_every_revision_goes_down_and_up_again(home: Home, clock: SetClock) -> None:
    kiosk = Kiosk.open(home, clock)
    busy_day(kiosk, clock)
    kiosk.close()
    store = Store.open(home)
    migrate(store.connection, "base")
    names = store.connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars()
    assert not set(metadata.tables) & set(names)
    migrate(store.connection)
    assert revision_of(store.connection) == "0001"
    store.close()


def test_the_schema_of_the_revisions_is_the_schema_of_the_code(kiosk: Kiosk) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    context = MigrationContext.configure(kiosk.store.connection)
    assert compare_metadata(context, metadata) == []


def test_two_homes_do_not_share_anything(tmp_path: Path) -> None:
    first, second = (Kiosk.open(make_home(_folder(tmp_path, name))) for name in "ab")
    assert first.row.stream != second.row.stream
    assert read_key(first.home.store_key) != read_key(second.home.store_key)
    first.close()
    second.close()


def _folder(parent: Path, name: str) -> Path:
    folder = parent / name
    folder.mkdir()
    return folder


def test_a_read_only_connection_cannot_write(home: Home) -> None:
    connection = connect_raw(home.store, read_key(home.store_key), read_only=True)
    with pytest.raises(driver.OperationalError):
        connection.execute("DELETE FROM journal")
    connection.close()
    assert os.path.exists(home.store)

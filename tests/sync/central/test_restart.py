"""The server dies, is restored, or is put back behind everybody's back."""

from __future__ import annotations

import shutil
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
import requests
from sqlalchemy import Connection, select

from kiosk.errors import KioskError
from sync.central import admin, feed
from sync.central.database import reading_from, writing
from sync.central.identity import prepare
from sync.central.models import Place, table
from sync.central.service import Service
from sync.wire import Position
from tests.support.postgres import PostgresServer
from tests.sync.central.conftest import Central, Stands


def test_kill_9_while_pushing_loses_nothing_that_was_acknowledged(
    own_central: Central, stands: Stands
) -> None:
    stand = stands(own_central)
    stand.tickets(3_000)
    acked = Position(0, bytes(32))
    for kill_after_s in (0.05, 0.11, 0.17, 0.23):
        killer = threading.Timer(kill_after_s, own_central.kill)
        killer.start()
        try:
            while acked.seq < len(stand.journal):
                acked = stand.push(acked.seq + 1, acked.seq + 7).ack
        except requests.RequestException:  # killed before, in or after the answer
            pass
        killer.join()
        own_central.kill()
        own_central.start()
        there = stand.send(stand.request())
        assert there.ack.seq >= acked.seq
        assert there.ack == stand.position(there.ack.seq)
        assert len(own_central.facts(stand)) == there.ack.seq
        acked = there.ack
    assert acked.seq > 0
    assert stand.push(acked.seq + 1, acked.seq + 1000).ack.seq > acked.seq


def test_the_server_was_restored_from_a_backup(
    own_central: Central, stands: Stands, tmp_path: Path
) -> None:
    """cht-core#8093."""
    stand, late = stands(own_central), stands(own_central, enrolled=False)
    stand.tickets(30)
    stand.push(1, 10)
    before = stand.epoch
    file = tmp_path / "central.backup"
    made = admin.backup(own_central.db_url, file)
    assert (made.file, made.streams) == (str(file), 1)
    stand.push(11, 20)
    late.enrol(own_central.code(late.place))
    own_central.kill()
    epoch = admin.restore(file, own_central.db_url)
    own_central.start()
    assert epoch != before
    reply = stand.push(21, 30)
    assert (reply.ack, reply.epoch, reply.fork) == (stand.position(10), epoch, False)
    assert reply.snapshot
    assert stand.push(11).ack == stand.head
    assert len(own_central.facts(stand)) == 30
    late.tickets(1)
    assert late.push().refused == "unknown-stream"


def test_a_database_put_back_without_the_restore_command_opens_a_new_epoch(
    tmp_path: Path, stands: Stands
) -> None:
    central = Central(f"sqlite:///{tmp_path / 'central.db'}", tmp_path / "keys")
    central.start()
    try:
        stand = stands(central)
        stand.tickets(30)
        stand.push(1, 10)
        before = stand.epoch
        central.kill()
        admin.backup(central.db_url, tmp_path / "copy")
        central.start()
        stand.push(11, 20)
        central.kill()
        for leftover in ("central.db-wal", "central.db-shm"):
            (tmp_path / leftover).unlink(missing_ok=True)
        shutil.copy(tmp_path / "copy", tmp_path / "central.db")
        central.start()
        reply = stand.push(21)
        assert reply.epoch != before
        assert (reply.ack, reply.fork) == (stand.position(10), False)
        assert stand.push(11).epoch == reply.epoch
        assert len(central.facts(stand)) == 30
    finally:
        central.kill()


def test_safe_is_what_the_oldest_retained_backup_holds(
    own_central: Central, stands: Stands, tmp_path: Path
) -> None:
    stand = stands(own_central)
    stand.tickets(9)
    assert stand.push(1, 3).safe is None
    admin.backup(own_central.db_url, tmp_path / "monday")
    stand.push(4, 6)
    admin.backup(own_central.db_url, tmp_path / "tuesday")
    assert stand.push(7).safe == 3
    (tmp_path / "monday").unlink()
    admin.backup(own_central.db_url, tmp_path / "wednesday")
    assert stand.send(stand.request()).safe == 6
    newcomer = stands(own_central)
    assert newcomer.send(newcomer.request()).safe == 0


def test_a_broken_backup_changes_nothing(
    own_central: Central, stands: Stands, tmp_path: Path
) -> None:
    stand = stands(own_central)
    stand.tickets(3)
    stand.push()
    file = tmp_path / "central.backup"
    admin.backup(own_central.db_url, file)
    whole = file.read_bytes()
    broken = tmp_path / "broken"
    broken.write_bytes(whole[: len(whole) // 2])
    own_central.kill()
    with pytest.raises(KioskError):
        admin.restore(broken, own_central.db_url)
    with pytest.raises(KioskError):
        admin.restore(tmp_path / "nothing", own_central.db_url)
    own_central.start()
    assert stand.send(stand.request()).ack == stand.head
    assert len(own_central.facts(stand)) == 3


def test_the_private_keys_are_in_files_of_their_own(own_central: Central, stands: Stands) -> None:
    stands(own_central)
    files = sorted(own_central.keys_dir.iterdir())
    assert [file.name for file in files] == ["central-root.key", "central-seal.key"]
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    copy = own_central.keys_dir.parent / "backup"
    admin.backup(own_central.db_url, copy)
    for file in files:
        assert file.read_bytes() not in copy.read_bytes()


def test_a_server_with_another_databases_keys_doesnt_start(
    own_central: Central, tmp_path: Path
) -> None:
    with pytest.raises(KioskError, match="another database"):
        admin.serve(own_central.db_url, "127.0.0.1:0", tmp_path / "other-keys")


def test_postgresql_hangs_up_and_the_next_call_gets_through(
    postgres_server: PostgresServer, tmp_path: Path, stands: Stands
) -> None:
    db_url = postgres_server.create_database("hung_up")
    central = Central(db_url, tmp_path / "keys")
    central.start()
    try:
        stand = stands(central)
        stand.tickets(4)
        stand.push(1, 2)
        with psycopg.connect(db_url.replace("+psycopg", ""), autocommit=True) as admin_line:
            admin_line.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = 'hung_up' AND pid <> pg_backend_pid()"
            )
        assert stand.push(3).ack == stand.head
    finally:
        central.kill()


def test_several_workers_serve_one_postgresql(
    postgres_server: PostgresServer, tmp_path: Path, stands: Stands
) -> None:
    central = Central(postgres_server.create_database("workers"), tmp_path / "keys", workers=2)
    central.start()
    try:
        made = [stands(central) for _ in range(6)]
        for stand in made:
            stand.tickets(30)
        with ThreadPoolExecutor(6) as pool:
            pushed = list(pool.map(lambda s: [s.push(f, f + 9) for f in (1, 11, 21)][-1], made))
        assert [reply.ack for reply in pushed] == [stand.head for stand in made]
        assert len(central.facts(*made)) == 180
    finally:
        central.kill()


def test_several_workers_on_sqlite_are_refused(tmp_path: Path) -> None:
    with pytest.raises(KioskError, match="one worker"):
        admin.serve(f"sqlite:///{tmp_path / 'central.db'}", "127.0.0.1:0", workers=2)


@pytest.mark.parametrize("listen", ["", "8080", "host:", "127.0.0.1:99999", "256.0.0.1:1"])
def test_an_address_that_cant_be_is_refused_in_words(tmp_path: Path, listen: str) -> None:
    with pytest.raises(KioskError):
        admin.serve(f"sqlite:///{tmp_path / 'central.db'}", listen)


def test_sigterm_ends_the_server_in_order(own_central: Central, stands: Stands) -> None:
    stand = stands(own_central)
    stand.tickets(1)
    stand.push()
    assert own_central.process is not None
    assert own_central.process.stop(within=20) in (0, -signal.SIGTERM)
    own_central.kill()  # closes its output; it has ended already
    own_central.start()
    assert stand.send(stand.request()).ack == stand.head


def test_a_deadlock_is_tried_again(postgres_database: Callable[[], str], tmp_path: Path) -> None:
    db_url = postgres_database()
    places = table(Place)
    prepare(db_url, tmp_path / "keys")
    with writing(db_url) as tx:
        for name in ("a", "b"):
            tx.execute(places.insert().values(id=name, feed_n=0, created_at=1))
    service, both_hold_one, tries = Service(db_url), threading.Barrier(2), {"a": 0, "b": 0}

    def lock(first: str, second: str) -> None:
        def work(tx: Connection) -> None:
            feed.append(tx, first, "settings", {})
            tries[first] += 1
            if tries[first] == 1:
                both_hold_one.wait(20)
            feed.append(tx, second, "settings", {})

        service._transaction(work)

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(lock, "a", "b"), pool.submit(lock, "b", "a")]:
            done.result(30)
    service.close()
    assert sorted(tries.values()) == [1, 2]
    with reading_from(db_url) as tx:
        assert tx.execute(select(places.c.feed_n)).scalars().all() == [2, 2]

"""Backups that were read again before they count, and coming back from one.

`safe` in a sync reply is what the oldest retained verified backup holds; stands erase
sealed payloads only below it. So the acknowledgements are read from the backup itself.
"""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import sqlcipher3.dbapi2
from sqlalchemy import Connection, delete, insert, select, text
from sqlalchemy.engine import URL

from kiosk.errors import KioskError, NotFound
from sync.central.database import address, migrate, open_engine, require_database, writing
from sync.central.identity import now_ms, open_new_epoch
from sync.central.models import Backup, Base, SafePoint, Stream, table

Acks = Mapping[bytes, int]
_TABLE = re.compile(r" TABLE public (\w+) ")


class BackupFailed(KioskError):
    """No usable backup came of it; nothing was recorded as safe."""

    code = "backup_failed"


class MadeBackup(msgspec.Struct, frozen=True):
    """A verified backup: its file, when (UTC milliseconds), and how many streams it holds."""

    file: str
    made_at: int
    streams: int


def backup(db_url: str, file: Path) -> MadeBackup:
    """Writes a backup while the server runs, verifies it, and records what is safe by it.

    Backups whose files are gone (as seen from here) count no longer.

    Raises:
        BadInput: there is no central database.
        BackupFailed: it couldn't be written or didn't verify; an existing file stays.
    """
    require_database(db_url)
    url, file = address(db_url), file.resolve()
    part = file.with_name(file.name + ".part")
    try:
        acks = _backup_sqlite(url, part) if url.drivername == "sqlite" else _dump(url, part)
        with part.open("rb") as written:
            os.fsync(written.fileno())
        part.rename(file)
    except (OSError, sqlcipher3.dbapi2.Error, subprocess.SubprocessError) as error:
        raise BackupFailed(
            f"Cadangan gagal dibuat: {_why(error)}", f"the backup failed: {_why(error)}"
        ) from error
    finally:
        part.unlink(missing_ok=True)
    made_at = now_ms()
    with writing(db_url) as tx:
        _record(tx, file, made_at, acks)
    return MadeBackup(str(file), made_at, len(acks))


def restore(file: Path, db_url: str) -> str:
    """Replaces the database by a backup and returns the new epoch; the server must be stopped.

    Stands see the new epoch, send again what the backup lacks, and take the feed anew.

    Raises:
        NotFound: no such file.
        BackupFailed: it isn't a backup, or can't be read; the database stays as it was.
    """
    url, file = address(db_url), file.resolve()
    if not file.is_file():
        raise NotFound(f"Tidak ada berkas {file}.", f"there is no file {file}")
    try:
        if url.drivername == "sqlite":
            _restore_sqlite(url, file)
        else:
            _load_dump(url, file)
    except (OSError, sqlcipher3.dbapi2.Error, subprocess.SubprocessError) as error:
        raise BackupFailed(
            f"Cadangan gagal dipulihkan: {_why(error)}", f"restoring failed: {_why(error)}"
        ) from error
    migrate(db_url)
    with writing(db_url) as tx:
        epoch = open_new_epoch(tx)
        _record(tx, file, now_ms(), _acks(tx))
    return epoch


def _record(tx: Connection, file: Path, made_at: int, acks: Acks) -> None:
    for old in tx.execute(select(Backup.id, Backup.file)).all():
        if old.file == str(file) or not Path(old.file).exists():
            tx.execute(delete(Backup).where(Backup.id == old.id))
    newest = tx.execute(select(Backup.id).order_by(Backup.id.desc()).limit(1)).scalar() or 0
    tx.execute(insert(Backup).values(id=newest + 1, file=str(file), made_at=made_at))
    if acks:
        rows = [{"backup": newest + 1, "stream": id_, "ack": ack} for id_, ack in acks.items()]
        tx.execute(insert(table(SafePoint)), rows)


def _acks(tx: Connection) -> Acks:
    return {row.id: row.ack for row in tx.execute(select(Stream.id, Stream.ack))}


def _backup_sqlite(url: URL, part: Path) -> Acks:
    part.unlink(missing_ok=True)
    with (
        contextlib.closing(sqlcipher3.dbapi2.connect(str(url.database))) as source,
        contextlib.closing(sqlcipher3.dbapi2.connect(str(part))) as target,
    ):
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")
        return _verified_acks(target)


def _verified_acks(connection: Any) -> Acks:
    found = connection.execute("PRAGMA integrity_check").fetchall()
    if found != [("ok",)]:
        raise OSError(f"integrity_check: {found[0][0]}")
    return dict(connection.execute("SELECT id, ack FROM stream").fetchall())


def _restore_sqlite(url: URL, file: Path) -> None:
    with (
        contextlib.closing(sqlcipher3.dbapi2.connect(f"file:{file}?mode=ro", uri=True)) as source,
        contextlib.closing(sqlcipher3.dbapi2.connect(str(url.database))) as target,
    ):
        _verified_acks(source)
        source.backup(target)


def _dump(url: URL, part: Path) -> Acks:
    """A custom-format dump of one snapshot, from which the acknowledgements are read too."""
    engine = open_engine(url.render_as_string(hide_password=False))
    try:
        with engine.connect().execution_options(isolation_level="REPEATABLE READ") as tx:
            snapshot = tx.execute(text("SELECT pg_export_snapshot()")).scalar_one()
            acks = _acks(tx)
            _run(url, "pg_dump", f"--snapshot={snapshot}", "-Fc", f"--file={part}")
        _run(url, "pg_restore", "--list", str(part), connect=False)
    finally:
        engine.dispose()
    return acks


def _load_dump(url: URL, file: Path) -> None:
    listed = _run(url, "pg_restore", "--list", str(file), connect=False)
    dumped = set(_TABLE.findall(listed))
    # One transaction: a dump that turns out to be damaged leaves the database as it was.
    options = ("--clean", "--if-exists", "--no-owner", "--single-transaction", "--exit-on-error")
    _run(url, "pg_restore", *options, f"--dbname={url.database}", str(file))
    with writing(url.render_as_string(hide_password=False)) as tx:
        # Tables that a newer release added stay behind and would be in its migration's way.
        for name in sorted(Base.metadata.tables.keys() - dumped):
            tx.execute(text(f"DROP TABLE IF EXISTS {name} CASCADE"))


def _run(url: URL, program: str, *arguments: str, connect: bool = True) -> str:
    """Runs a PostgreSQL program; the password goes by environment, which `ps` doesn't show."""
    places = {"PGHOST": url.host, "PGPORT": url.port, "PGUSER": url.username}
    named = {**places, "PGPASSWORD": url.password, "PGDATABASE": url.database} if connect else {}
    environment = {name: str(value) for name, value in named.items() if value is not None}
    done = subprocess.run(
        [program, *arguments],
        env={**os.environ, **environment},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


def _why(error: Exception) -> str:
    if isinstance(error, subprocess.CalledProcessError):
        lines = str(error.stderr).strip().splitlines()
        return lines[0] if lines else f"{error.cmd[0]} ended with {error.returncode}"
    return str(error)

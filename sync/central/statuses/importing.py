"""Loading an officer's table: good rows count, bad ones are named, a second time changes nothing.

For each application the newest `changed_at` wins, wherever it stands in the file or in the
database; at the same moment the stage further along its path does. The slow hash is computed
outside of any transaction, on all processors; what is hashed is written chunk by chunk, so that
a run that was cut off leaves whole chunks and can simply be repeated.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from kiosk.statuses import kdf
from kiosk.statuses.values import oldest_kept
from sync.central import feed, keys
from sync.central.database import writing
from sync.central.identity import now_ms, prepare
from sync.central.statuses import outgoing
from sync.central.statuses.cells import CellFault, StatusRow, read_row
from sync.central.statuses.reading import read
from sync.central.statuses.tables import RegencyKey, Status

MOST_BAD = 1_000
"""Bad lines that are named; of a file that is wrong throughout the count is enough."""

Newness = tuple[int, int, str]
_Person = tuple[str, date]


class BadLine(msgspec.Struct, frozen=True):
    """A line that wasn't taken. What its cells hold is not repeated."""

    line: int
    column: str
    id: str
    en: str


class Imported(msgspec.Struct, frozen=True):
    """What became of a file's lines.

    `new` and `changed` count applications; `same` are those for which the file says nothing
    newer; `superseded` are lines that another line of the file overtakes; `too_old` changed
    more than 90 days ago and aren't kept. `bad` names at most `MOST_BAD` of `bad_count` lines.
    """

    new: int
    changed: int
    same: int
    superseded: int
    too_old: int
    bad_count: int
    bad: tuple[BadLine, ...]


class _Table(msgspec.Struct):
    """A file once it is read: the newest row of each application."""

    newest: dict[_Person, StatusRow]
    superseded: int = 0
    too_old: int = 0
    bad_count: int = 0
    bad: list[BadLine] = []


def import_statuses(
    db_url: str,
    file: Path,
    keys_dir: Path | None = None,
    *,
    now: int | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Imported:
    """Takes the statuses of a file in; `now` is UTC milliseconds, `progress` counts applications.

    Raises:
        BadInput: not such a file, or a column is missing; nothing was taken.
        WrongKeys: the folder of keys isn't this server's.
    """
    now = now_ms() if now is None else now
    table = _read(file, now)
    key = _regency_key(db_url, keys_dir)
    new = changed = 0
    rows = list(table.newest.values())
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for at in range(0, len(rows), outgoing.A_CHANGE):
            chunk = rows[at : at + outgoing.A_CHANGE]
            hashed = list(
                pool.map(lambda row: kdf.lookup_key(key, row.reference, row.birth_date), chunk)
            )
            with writing(db_url) as tx:
                made = _write(tx, dict(zip(hashed, chunk, strict=True)), now)
            new, changed = new + made[0], changed + made[1]
            progress(at + len(chunk), len(rows))
    return Imported(
        new=new,
        changed=changed,
        same=len(rows) - new - changed,
        superseded=table.superseded,
        too_old=table.too_old,
        bad_count=table.bad_count,
        bad=tuple(table.bad),
    )


def forget_all(db_url: str, keys_dir: Path | None = None) -> int:
    """Drops every status and the key, as after a theft or where the key was lost; counts them.

    The next import makes a new key, and by it every stand drops what it has.

    Raises:
        WrongKeys: the folder of keys isn't this server's.
    """
    folder = _keys_folder(db_url, keys_dir)
    with writing(db_url) as tx:
        tx.execute(select(RegencyKey.id).with_for_update())
        gone = tx.execute(delete(Status)).rowcount
        tx.execute(delete(RegencyKey))
        # Before the commit: a new key is what makes the stands drop the statuses they have.
        (folder / keys.REGENCY_FILE).unlink(missing_ok=True)
    return gone


def _read(file: Path, now: int) -> _Table:
    table = _Table({})
    for line, cells in read(file):
        try:
            row = read_row(cells, now)
        except CellFault as fault:
            table.bad_count += 1
            if len(table.bad) < MOST_BAD:
                table.bad.append(BadLine(line, fault.column, fault.id, fault.en))
            continue
        if row.changed_at < oldest_kept(now):
            table.too_old += 1
            continue
        person = (row.reference, row.birth_date)
        known = table.newest.get(person)
        table.superseded += known is not None
        if known is None or _newness(row) > _newness(known):
            table.newest[person] = row
    return table


def _newness(row: StatusRow) -> Newness:
    """The name only decides so that the order of the lines doesn't."""
    return (row.changed_at, row.stage, row.office)


def _keys_folder(db_url: str, keys_dir: Path | None) -> Path:
    prepare(db_url, keys_dir)
    folder = keys_dir or keys.default_folder(db_url)
    if not (folder / keys.ROOT_FILE).exists():
        raise keys.WrongKeys(
            f"Kunci server tidak ada di {folder}. Sebutkan foldernya: --keys FOLDER.",
            f"the server's keys aren't in {folder}; name their folder: --keys DIR",
        )
    return folder


def _regency_key(db_url: str, keys_dir: Path | None) -> bytes:
    """The key that this database's statuses are filed under; made for the first ones."""
    folder = _keys_folder(db_url, keys_dir)
    with writing(db_url) as tx:
        known = tx.execute(select(RegencyKey.key_id)).scalar()
        key = keys.read_regency_key(folder) if known else keys.make_regency_key(folder)
        if key is None or (known is not None and keys.named(key).id != known):
            raise keys.WrongKeys(
                f"Di {folder} tidak ada kunci ({keys.REGENCY_FILE}) yang cocok dengan basis data "
                "ini. Kembalikan dari cadangan, atau mulai baru: kiosk central statuses forget.",
                f"{folder} lacks the key ({keys.REGENCY_FILE}) of this database; bring it back "
                "from your backup, or start anew: kiosk central statuses forget",
            )
        if known is None:
            new = keys.named(key).id
            tx.execute(insert(RegencyKey).values(id=1, key_id=new, version=0, made_at=now_ms()))
            feed.append_everywhere(tx, outgoing.KEY, outgoing.about_key(new))
    return key


def _write(tx: Connection, chunk: dict[bytes, StatusRow], now: int) -> tuple[int, int]:
    """Writes what is newer, tells every place, forgets what is too old; counts new and changed."""
    before = tx.execute(select(RegencyKey.version).with_for_update()).scalar_one()
    tx.execute(delete(Status).where(Status.changed_at < oldest_kept(now)))
    known = _known(tx, list(chunk))
    newer = {
        key: row for key, row in chunk.items() if key not in known or _newness(row) > known[key]
    }
    for version, (key, row) in enumerate(newer.items(), start=before + 1):
        values = {name: getattr(row, name) for name in ("stage", "changed_at", "office")}
        values["version"] = version
        if key in known:
            tx.execute(update(Status).where(Status.key == key).values(values))
        else:
            tx.execute(insert(Status).values(key=key, **values))
    if newer:
        last = before + len(newer)
        tx.execute(update(RegencyKey).values(version=last))
        feed.append_everywhere(tx, outgoing.CHANGES, outgoing.about_changes(before + 1, last))
    changed = len(newer.keys() & known.keys())
    return len(newer) - changed, changed


def _known(tx: Connection, wanted: Sequence[bytes]) -> dict[bytes, Newness]:
    rows = tx.execute(
        select(Status.key, Status.changed_at, Status.stage, Status.office).where(
            Status.key.in_(wanted)
        )
    )
    return {row.key: (row.changed_at, row.stage, row.office) for row in rows}

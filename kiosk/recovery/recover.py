"""Building a new store from a good copy, a broken file, or both; then a new stream.

Nothing is ever deleted: what was there is set aside whole, WAL included. The new store is
built beside it and put in place by one rename, so a power cut in between starts this again.
"""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from sqlalchemy import Connection, delete, func, insert, select, update

from kiosk.clock import Clock
from kiosk.content.shelf import Shelf, trusted_keys
from kiosk.errors import BadInput
from kiosk.facts import NumbersRaised, StreamReason
from kiosk.home import Home, sync_folder
from kiosk.journal.chain import GENESIS, Entry, Origin, decode_header
from kiosk.journal.tx import StreamRow, Tx, head_of
from kiosk.place.model import Place
from kiosk.printjobs import forget_touches
from kiosk.queue import days, highwater
from kiosk.queue.issuing import counted, letter_of
from kiosk.rebuilding import rebuild
from kiosk.recovery.paper import list_uncertain
from kiosk.recovery.salvage import read_entries, read_waiting
from kiosk.store.engine import connect_raw, make_engine, read_key
from kiosk.store.migrate import migrate
from kiosk.store.tables import journal, place_of, stream, survey_waiting
from kiosk.streams import entries_of, make_stream, open_stream, read_stream_key

_FILES = ("store.db", "store.db-wal", "store.db-shm")


class _Opening(msgspec.Struct, frozen=True):
    """How the new stream begins. `letters` are the series that its place gives numbers of."""

    place: Place
    reason: StreamReason
    name: bytes
    letters: frozenset[str]


class Recovered(msgspec.Struct, frozen=True):
    """What came of it: entries in the new store, of which salvaged from the broken file."""

    entries: int
    salvaged: int
    stream: str
    set_aside: str


def recover(
    home: Home, clock: Clock, place: Place, reason: StreamReason, base: Path | None = None
) -> Recovered:
    """Replaces the store by what `base` (a good copy) and the present file still hold.

    Raises:
        BadInput: the store key or the content is missing.
        StoreBusy: the home is in use.
    """
    key = read_key(home.store_key)
    letters = _series_letters(home)
    with home.opened(exclusive=True), home.writing():
        aside = _set_aside(home)
        fresh = home.path / "store.db.new"
        for leftover in home.path.glob("store.db.new*"):
            leftover.unlink()
        if base is not None:
            shutil.copyfile(base, fresh)
        names = _known_streams(home)
        broken = aside / "store.db" if aside else None
        found: dict[bytes, list[Entry]] = {}
        waiting: list[tuple[object, ...]] = []
        if broken and broken.exists():
            found, waiting = read_entries(broken, key, names), read_waiting(broken, key)
        name = make_stream(home)
        engine = make_engine(fresh, key)
        with engine.connect() as connection:
            migrate(connection)
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            salvaged = _fill(home, connection, clock, _Opening(place, reason, name, letters), found)
            _keep_waiting(connection, waiting)
            total = connection.execute(select(func.count()).select_from(journal)).scalar_one()
            connection.exec_driver_sql("COMMIT")
        engine.dispose()
        _put_in_place(home, fresh, key)
    return Recovered(total, salvaged, name.hex(), str(aside or ""))


def _fill(
    home: Home,
    connection: Connection,
    clock: Clock,
    opening: _Opening,
    found: dict[bytes, list[Entry]],
) -> int:
    """Merges journals, opens the new stream, writes again what can't stand in its old one."""
    salvaged, loose = _merge(connection, found)
    _take_acks(home, connection)
    loose = [*_unsendable(home, connection), *loose]
    forget_touches(connection)
    for entry in loose:
        if origin := decode_header(entry.header).origin:
            _stream_row(connection, bytes.fromhex(origin.stream))
    now = clock.read()
    row = open_stream(
        connection, opening.name, now, opening.place.id, opening.reason, _newest(connection)
    )
    tx = Tx(connection, row, now)
    for entry in loose:
        header = decode_header(entry.header)
        origin = header.origin or Origin(entry.stream.hex(), entry.seq, entry.hash.hex())
        if entry.payload is not None:
            tx.append_copy(header, entry.payload, origin)
    rebuild(connection, strict=False)
    list_uncertain(connection)
    _raise_numbers(home, tx, opening)
    return salvaged


def _keep_waiting(connection: Connection, rows: list[tuple[object, ...]]) -> None:
    """Survey answers wait on only from the present file: a copy's may have gone up since."""
    connection.execute(delete(survey_waiting))
    names = survey_waiting.c.keys()
    for row in rows:
        connection.execute(insert(survey_waiting).values(dict(zip(names, row, strict=True))))


def _merge(connection: Connection, found: dict[bytes, list[Entry]]) -> tuple[int, list[Entry]]:
    """Extends each stream as far as it is gapless; answers the entries behind a hole."""
    salvaged = 0
    loose: list[Entry] = []
    longer: set[int] = set()
    for name, entries in found.items():
        row = _stream_row(connection, name)
        head, hashed = head_of(connection, row)
        for entry in entries:
            if entry.seq <= head:
                continue
            salvaged += 1
            if entry.seq == head + 1 and entry.prev == hashed:
                connection.execute(insert(journal).values(_as_row(row, entry)))
                head, hashed = entry.seq, entry.hash
                longer.add(row)
            else:
                loose.append(entry)
    for row, closed in connection.execute(select(stream.c.id, stream.c.closed_seq)).fetchall():
        head, _ = head_of(connection, row)
        # A fork closed its stream below the head: what is above was written again elsewhere.
        if closed is None or closed > head or row in longer:
            connection.execute(update(stream).where(stream.c.id == row).values(closed_seq=head))
    return salvaged, loose


def _take_acks(home: Home, connection: Connection) -> None:
    """The acknowledged heads kept outside the database are newer than a copy's."""
    try:
        heads = msgspec.json.decode(home.acked.read_bytes(), type=dict[str, tuple[int, str]])
    except (OSError, msgspec.DecodeError):
        return
    for row in connection.execute(select(stream)).fetchall():
        seq, hashed = heads.get(row.stream.hex(), (0, GENESIS.hex()))
        if row.acked_seq < seq <= row.closed_seq:
            connection.execute(
                update(stream)
                .where(stream.c.id == row.id)
                .values(acked_seq=seq, acked_hash=bytes.fromhex(hashed))
            )


def _unsendable(home: Home, connection: Connection) -> list[Entry]:
    """Unacknowledged entries of streams whose key isn't here: they go into the new stream."""
    entries: list[Entry] = []
    for row in connection.execute(select(stream).order_by(stream.c.id)).fetchall():
        try:
            read_stream_key(home, row.stream)
        except BadInput:
            waiting = row.closed_seq - row.acked_seq
            old = StreamRow(row.id, row.stream)
            entries.extend(entries_of(connection, old, row.acked_seq, waiting))
            connection.execute(
                update(stream).where(stream.c.id == row.id).values(closed_seq=row.acked_seq)
            )
    return entries


def _raise_numbers(home: Home, tx: Tx, opening: _Opening) -> None:
    """Numbering goes on above every number that may have been given out."""
    marks = highwater.read(home.high_water)
    if marks is None:
        marks = _lost_marks(tx, opening)
    for day_name, series in marks.items():
        floors = tuple((name[:1], name[1:], n) for name, n in series.items())
        tx.append(NumbersRaised(day=day_name, floors=floors))


def _lost_marks(tx: Tx, opening: _Opening) -> highwater.Days:
    """Without the file: a round figure, on the copy's last day and on the day it is now.

    Today's people may hold numbers of any series that the copy, made yesterday, knows nothing of.
    """
    known = days.current_day(tx.connection)
    now = days.local_time(tx.connection, tx.now, opening.place.zone).date().isoformat()
    here = letter_of(tx.connection)
    marks: highwater.Days = {}
    for day in {known.day, now} if known else {now}:
        last = {letter + here: 0 for letter in opening.letters} | counted(tx.connection, day)
        marks[day] = {name: max(n, highwater.LOST_FLOOR) for name, n in last.items()}
    return marks


def _series_letters(home: Home) -> frozenset[str]:
    content = Shelf(home.content).current(trusted_keys(home.trusted)).pack.catalogue
    return frozenset(
        series for line in content.lines for series in msgspec.structs.astuple(line.series)
    )


def _set_aside(home: Home) -> Path | None:
    """Moves the present store away with its WAL; answers the folder, if there ever was one.

    A store without its WAL opens and has lost tickets, a new store beside an old WAL doesn't
    open. So all files first get a second name in the folder, on the disk for certain; then
    the old names go one by one, the store's first. A power cut in between leaves the store
    whole here, or gone from here and whole there.
    """
    present = [home.path / name for name in _FILES if (home.path / name).exists()]
    earlier = sorted(home.damaged.glob("*")) if home.damaged.exists() else []
    aside = earlier[-1] if earlier else None
    whole = home.store.exists()
    unkept = [path for path in present if whole or not _is_in(aside, path)]
    if unkept:
        folder = home.damaged / f"{datetime.now(UTC):%Y%m%d-%H%M%S-%f}"
        folder.mkdir(parents=True)
        for path in unkept:
            (folder / path.name).hardlink_to(path)
        for changed in (folder, home.damaged, home.path):
            sync_folder(changed)
        aside = folder if whole else aside
    for path in present:
        path.unlink()
        sync_folder(home.path)
    return aside


def _is_in(folder: Path | None, path: Path) -> bool:
    """Whether an interrupted try has given this very file a name in `folder` already."""
    other = folder / path.name if folder else None
    return other is not None and other.exists() and other.samefile(path)


def _put_in_place(home: Home, fresh: Path, key: bytes) -> None:
    connection = connect_raw(fresh, key)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    fresh.replace(home.store)
    sync_folder(home.path)


def _known_streams(home: Home) -> tuple[bytes, ...]:
    """Streams whose key files are here."""
    return tuple(
        bytes.fromhex(path.stem.removeprefix("stream-")) for path in home.keys.glob("stream-*.key")
    )


def _newest(connection: Connection) -> StreamRow | None:
    row = connection.execute(select(stream).order_by(stream.c.id.desc()).limit(1)).first()
    return StreamRow(row.id, row.stream) if row else None


def _stream_row(connection: Connection, name: bytes) -> int:
    found = connection.execute(select(stream.c.id).where(stream.c.stream == name)).scalar()
    if found is not None:
        return int(found)
    result = connection.execute(
        insert(stream).values(stream=name, acked_hash=GENESIS, closed_seq=0)
    )
    key = result.inserted_primary_key
    assert key is not None
    return int(key[0])


def _as_row(row: int, entry: Entry) -> dict[str, object]:
    return {
        "place": place_of(row, entry.seq),
        "prev": entry.prev,
        "hash": entry.hash,
        "header": entry.header,
        "payload": entry.payload,
        "payload_hash": None if entry.payload is not None else entry.payload_hash,
    }

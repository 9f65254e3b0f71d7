"""Loading tables into a real database: what counts, what stays, what is never written."""

from __future__ import annotations

import stat
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from kiosk.errors import BadInput
from kiosk.statuses import kdf
from kiosk.statuses.values import DAY_MS
from sync.central import admin, keys
from sync.central.database import address, reading_from
from sync.central.models import FeedRow, Place
from sync.central.statuses.importing import Imported, forget_all, import_statuses
from sync.central.statuses.tables import RegencyKey, Status
from tests.sync.central.statuses.tables import BORN, NOW_MS, ago, line, ms, table

PLACES = ("desa-satu", "desa-dua")


class Office:
    """An officer's desk: a database with two places, and tables to load."""

    def __init__(self, db_url: str, folder: Path) -> None:
        self.db_url, self.folder, self.keys = db_url, folder, folder / "keys"
        for place in PLACES:
            admin.make_enrol_code(db_url, place, keys_dir=self.keys)

    def load(self, *lines: str, **how: Any) -> Imported:
        return import_statuses(self.db_url, table(self.folder, *lines), self.keys, **how)

    def rows(self) -> dict[bytes, tuple[int, int, str]]:
        with reading_from(self.db_url) as tx:
            found = tx.execute(
                select(Status.key, Status.stage, Status.changed_at, Status.office)
            ).all()
        return {row.key: (row.stage, row.changed_at, row.office) for row in found}

    def feed(self, place: str) -> list[tuple[int, str, bytes]]:
        with reading_from(self.db_url) as tx:
            rows = tx.execute(
                select(FeedRow.n, FeedRow.kind, FeedRow.body)
                .where(FeedRow.place == place)
                .order_by(FeedRow.n)
            ).all()
        return [(row.n, row.kind, row.body) for row in rows]

    def key_of(self, reference: str) -> bytes:
        key = keys.read_regency_key(self.keys)
        assert key is not None
        return kdf.lookup_key(key, reference, BORN)


@pytest.fixture
def office(db_url: str, tmp_path: Path) -> Office:
    return Office(db_url, tmp_path)


def test_a_table_twice_is_a_table_once(office: Office) -> None:
    lines = [line("X1000001", "ready", 1), line("X1000002", "printed", 3)]
    first = office.load(*lines)
    assert (first.new, first.changed, first.same, first.bad_count) == (2, 0, 0, 0)
    rows, feed = office.rows(), office.feed(PLACES[0])
    assert rows == {
        office.key_of("X1000001"): (5, ms(ago(1)), "Kantor Imigrasi Contoh"),
        office.key_of("X1000002"): (4, ms(ago(3)), "Kantor Imigrasi Contoh"),
    }
    again = office.load(*reversed(lines))
    assert (again.new, again.changed, again.same) == (0, 0, 2)
    assert (office.rows(), office.feed(PLACES[0])) == (rows, feed), "nothing goes down again"


def test_the_newest_wins_wherever_it_stands(office: Office) -> None:
    made = office.load(line("X1000001", "printed", 2), line("x-1000001", "checked", 5))
    assert (made.new, made.superseded) == (1, 1)
    office.load(line("X1000001", "received", 9))
    assert office.rows()[office.key_of("X1000001")][0] == 4
    made = office.load(line("X1000001", "ready", 1))
    assert (made.changed, office.rows()[office.key_of("X1000001")][0]) == (1, 5)


def test_at_the_same_moment_the_stage_further_on_wins_in_any_order(office: Office) -> None:
    office.load(line("X1000001", "adjudication", 1), line("X1000001", "interview", 1))
    assert office.rows()[office.key_of("X1000001")][0] == 3
    assert office.load(line("X1000001", "interview", 1)).same == 1
    assert office.load(line("X1000001", "printed", 1)).changed == 1


def test_bad_lines_are_named_and_the_good_ones_count(office: Office) -> None:
    made = office.load(
        line("X1000001"), line("?"), line("X1000002", "flying"), "", line("X1000003", born="1960")
    )
    assert made.new == 1
    assert [(bad.line, bad.column) for bad in made.bad] == [
        (3, "reference"),
        (4, "stage"),
        (6, "birth_date"),
    ]


def test_of_a_missing_column_nothing_is_taken(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "s.csv"
    file.write_text("reference,birth_date,stage,changed_at\nX1000001,1960-05-03,ready,2026-11-20\n")
    with pytest.raises(BadInput, match="office"):
        import_statuses(office.db_url, file, office.keys)
    assert office.rows() == {}
    assert keys.read_regency_key(office.keys) is None


def test_what_is_older_than_90_days_isnt_kept_and_doesnt_stay(office: Office) -> None:
    made = office.load(line("X1000001", days=89), line("X1000002", days=91))
    assert (made.new, made.too_old) == (1, 1)
    office.load(line("X1000003", days=0), now=NOW_MS + 2 * DAY_MS)
    assert list(office.rows()) == [office.key_of("X1000003")]


def test_the_feed_names_ranges_of_changes_to_every_place(office: Office, fast: None) -> None:
    made = office.load(*(line(f"X{n:07}") for n in range(450)))
    assert made.new == 450
    for place in PLACES:
        kinds = [(kind, body) for _, kind, body in office.feed(place)]
        assert [kind for kind, _ in kinds] == ["status.key", *["status.changes"] * 3]
        assert [body for _, body in kinds[1:]] == [
            b'{"first":1,"last":200}',
            b'{"first":201,"last":400}',
            b'{"first":401,"last":450}',
        ]
    admin.make_enrol_code(office.db_url, "desa-baru", keys_dir=office.keys)
    assert [body for _, kind, body in office.feed("desa-baru") if kind == "status.changes"] == [
        b'{"first":1,"last":200}',
        b'{"first":201,"last":400}',
        b'{"first":401,"last":450}',
    ]


def test_an_import_that_is_cut_off_can_be_repeated(office: Office, fast: None) -> None:
    lines = [line(f"X{n:07}") for n in range(450)]

    def cut(done: int, total: int) -> None:
        assert total == 450
        if done > 200:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        office.load(*lines, progress=cut)
    assert len(office.rows()) == 400
    made = office.load(*lines)
    assert (made.new, made.same, len(office.rows())) == (50, 400, 450)


def test_imports_at_once_lose_nothing(office: Office, fast: None) -> None:
    office.load(line("X9999999"))
    files = []
    for part in range(4):
        folder = office.folder / str(part)
        folder.mkdir()
        files.append(table(folder, *(line(f"X{part}{n:06}") for n in range(300))))
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda f: import_statuses(office.db_url, f, office.keys), files))
    assert sum(one.new for one in made) == 1_200
    with reading_from(office.db_url) as tx:
        versions = sorted(tx.execute(select(Status.version)).scalars())
        counts = {row.id: row.feed_n for row in tx.execute(select(Place.id, Place.feed_n))}
    assert versions == list(range(1, 1_202))
    feed = office.feed(PLACES[0])
    assert [n for n, _, _ in feed] == list(range(1, counts[PLACES[0]] + 1))


def everything_on_disk(db_url: str, folder: Path) -> bytes:
    """The database's own bytes: SQLite's files, or all that PostgreSQL dumps."""
    url = address(db_url)
    if url.drivername == "sqlite":
        return b"".join(file.read_bytes() for file in folder.glob("central.db*"))
    dump = ["pg_dump", "-h", str(url.host), "-p", str(url.port), "-U", str(url.username)]
    return subprocess.run([*dump, str(url.database)], check=True, capture_output=True).stdout


def test_neither_reference_nor_birth_date_nor_key_is_in_the_database(office: Office) -> None:
    office.load(line("X1000001"), line("X1000002", "flying"), line("X-100-0003", "ready"))
    on_disk = everything_on_disk(office.db_url, office.folder)
    assert b"Kantor Imigrasi Contoh" in on_disk
    key = keys.read_regency_key(office.keys)
    assert key is not None
    for trace in (b"1000001", b"1000002", b"100-0003", b"1960-05-03", key):
        assert trace not in on_disk
        assert trace.hex().encode() not in on_disk


def test_the_key_is_a_private_file_made_once(office: Office) -> None:
    office.load(line("X1000001"))
    file = office.keys / keys.REGENCY_FILE
    first = file.read_bytes()
    assert len(first) == 32
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    office.load(line("X1000002"))
    assert file.read_bytes() == first


def test_without_the_key_nothing_is_loaded_until_it_is_back_or_given_up(office: Office) -> None:
    office.load(line("X1000001"))
    file = office.keys / keys.REGENCY_FILE
    key = file.read_bytes()
    for wrong in (None, bytes(32), bytes(31)):
        file.unlink(missing_ok=True)
        if wrong is not None:
            file.write_bytes(wrong)
        with pytest.raises(keys.WrongKeys):
            office.load(line("X1000002"))
    file.write_bytes(key)
    assert office.load(line("X1000002")).new == 1
    assert forget_all(office.db_url, office.keys) == 2
    assert office.rows() == {}
    assert office.load(line("X1000001")).new == 1
    assert file.read_bytes() != key
    with reading_from(office.db_url) as tx:
        assert tx.execute(select(RegencyKey.key_id)).scalar() == keys.named(file.read_bytes()).id


def test_where_the_servers_keys_arent_no_key_is_made(office: Office, tmp_path: Path) -> None:
    other = tmp_path / "other"
    with pytest.raises(keys.WrongKeys):
        import_statuses(office.db_url, table(office.folder, line("X1000001")), other)
    assert keys.read_regency_key(other) is None


def test_up_and_down_leaves_the_rest_of_the_feed(office: Office) -> None:
    from sync.central.database import downgrade, migrate

    office.load(line("X1000001"))
    pack = admin.publish_content(office.db_url, b"a pack")
    downgrade(office.db_url, "0002")
    migrate(office.db_url)
    assert office.rows() == {}
    assert [kind for _, kind, _ in office.feed(PLACES[0])] == ["content.release"]
    assert pack.encode() in office.feed(PLACES[0])[0][2]
    assert office.load(line("X1000001")).new == 1

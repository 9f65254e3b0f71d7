"""The tables change from release to release; what stands sent stays."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from kiosk.errors import BadInput
from sync.central.database import address, downgrade, migrate, open_engine, reading_from, writing
from sync.central.models import Base, Content, Entry, Place, Stream, table


def _tables(db_url: str) -> set[str]:
    with reading_from(db_url) as tx:
        return set(inspect(tx).get_table_names())


def test_the_revisions_make_exactly_the_models_tables(db_url: str) -> None:
    migrate(db_url)
    migrate(db_url)
    with reading_from(db_url) as tx:
        context = MigrationContext.configure(tx, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


ENTRY = {
    "stream": bytes(16),
    "seq": 1,
    "hash": b"h" * 32,
    "header": b'{"k":"x"}',
    "payload": b"\x00\xff",
    "kind": "x",
    "at": 2**62,
    "received_at": 2,
    "state": "applied",
    "fact": b"h" * 32,
}
STREAM = {
    "id": bytes(16),
    "place": "desa-contoh",
    "public_key": bytes(32),
    "letter": "",
    "hardware": "hw",
    "app": "0.1.0",
    "enrolled_at": 1,
    "ack": 1,
    "ack_hash": b"h" * 32,
    "head": 1,
}


def test_up_and_down_with_data(db_url: str) -> None:
    migrate(db_url, "0001")
    assert "content" not in _tables(db_url)
    with writing(db_url) as tx:
        tx.execute(table(Place).insert().values(id="desa-contoh", feed_n=0, created_at=1))
        tx.execute(table(Stream).insert().values(STREAM))
        tx.execute(table(Entry).insert().values(ENTRY))
    migrate(db_url)
    pack = {"release": "r", "digest": b"d", "pack": b"p" * 99, "published_at": 1}
    with writing(db_url) as tx:
        tx.execute(table(Content).insert().values(pack))
    downgrade(db_url, "0001")
    assert not {"content", "backup", "safe_point"} & _tables(db_url)
    migrate(db_url)
    with reading_from(db_url) as tx:
        kept = tx.execute(table(Entry).select()).mappings().one()
        assert {name: kept[name] for name in ENTRY} == ENTRY
        assert tx.execute(table(Stream).select()).mappings().one()["ack"] == 1
        assert tx.execute(table(Content).select()).all() == []
    downgrade(db_url, "base")
    assert _tables(db_url) <= {"alembic_version"}


def test_sqlite_is_durable_and_checks_its_keys(tmp_path: object) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/central.db")
    with engine.connect() as connection:
        pragmas = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
        version = connection.exec_driver_sql("SELECT sqlite_version()").scalar()
    engine.dispose()
    assert pragmas == ["wal", 2, 1]
    assert tuple(int(part) for part in str(version).split(".")) >= (3, 51, 3)


@pytest.mark.parametrize(
    "db_url", ["mysql://root:geheim@x/y", "sqlite://", "sqlite:///:memory:", "central.db", ""]
)
def test_another_kind_of_database_is_refused_without_showing_a_password(db_url: str) -> None:
    with pytest.raises(BadInput) as caught:
        address(db_url)
    assert "geheim" not in caught.value.text("id") + caught.value.text("en")


def test_the_short_name_of_postgresql_will_do() -> None:
    assert address("postgresql://u@h/d").drivername == "postgresql+psycopg"

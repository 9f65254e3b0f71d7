"""Bringing the store's tables to this release's shape."""

from __future__ import annotations

from sqlalchemy import Connection

from kiosk.errors import StoreUnusable

HEAD = "0001"
"""The newest revision. Compared by one SELECT, so that a normal start imports no Alembic."""


def revision_of(connection: Connection) -> str | None:
    """The revision that the database is at; None for an empty one."""
    found = connection.exec_driver_sql(
        "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
    ).first()
    if found is None:
        return None
    row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first()
    return str(row[0]) if row else None


def migrate(connection: Connection, target: str = "head") -> None:
    """Upgrades (or, for tests and rescue, downgrades) to `target` in one transaction.

    The caller holds the home exclusively.

    Raises:
        StoreUnusable: a newer release wrote this database.
    """
    current = revision_of(connection)
    if current is not None and current > HEAD:
        raise StoreUnusable(
            "Data ini dibuat oleh versi Anjungan yang lebih baru. Pasang versi itu lagi.",
            f"the store is at revision {current}, this release knows {HEAD}: install the newer one",
        )
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "kiosk:store/migrations")
    config.attributes["connection"] = connection
    connection.exec_driver_sql("BEGIN EXCLUSIVE")
    try:
        if target == "base" or (target != "head" and current is not None and target < current):
            command.downgrade(config, target)
        else:
            command.upgrade(config, target)
    except BaseException:
        connection.exec_driver_sql("ROLLBACK")
        raise
    connection.exec_driver_sql("COMMIT")

"""Places, streams, their entries and what is derived from them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """The tables that ingest needs."""
    op.create_table(
        "server",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("epoch", sa.String, nullable=False),
        sa.Column("root_key", sa.LargeBinary, nullable=False),
        sa.Column("seal_key", sa.LargeBinary, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_server"),
    )
    op.create_table(
        "place",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("feed_n", sa.BigInteger, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_place"),
    )
    _create_streams()
    _create_entries()
    _create_quarantine()
    _create_tickets()
    _create_enrolment_and_feed()


def _create_streams() -> None:
    op.create_table(
        "stream",
        sa.Column("id", sa.LargeBinary, nullable=False),
        sa.Column("place", sa.String, nullable=False),
        sa.Column("public_key", sa.LargeBinary, nullable=False),
        sa.Column("letter", sa.String, nullable=False),
        sa.Column("hardware", sa.String, nullable=False),
        sa.Column("app", sa.String, nullable=False),
        sa.Column("previous", sa.LargeBinary),
        sa.Column("enrolled_at", sa.BigInteger, nullable=False),
        sa.Column("revoked_at", sa.BigInteger),
        sa.Column("ack", sa.BigInteger, nullable=False),
        sa.Column("ack_hash", sa.LargeBinary, nullable=False),
        sa.Column("head", sa.BigInteger, nullable=False),
        sa.Column("seen_at", sa.BigInteger),
        sa.Column("health", sa.LargeBinary),
        sa.PrimaryKeyConstraint("id", name="pk_stream"),
        sa.ForeignKeyConstraint(["place"], ["place.id"], name="fk_stream_place_place"),
    )
    op.create_index("ix_stream_place", "stream", ["place"])


def _create_entries() -> None:
    op.create_table(
        "entry",
        sa.Column("stream", sa.LargeBinary, nullable=False),
        sa.Column("seq", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        sa.Column("header", sa.LargeBinary, nullable=False),
        sa.Column("payload", sa.LargeBinary),
        sa.Column("payload_hash", sa.LargeBinary),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("received_at", sa.BigInteger, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("fact", sa.LargeBinary),
        sa.PrimaryKeyConstraint("stream", "seq", name="pk_entry"),
        sa.UniqueConstraint("fact", name="uq_entry_fact"),
    )
    op.create_index("ix_entry_kind", "entry", ["kind"])


def _create_quarantine() -> None:
    op.create_table(
        "quarantine",
        sa.Column("stream", sa.LargeBinary, nullable=False),
        sa.Column("seq", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("code", sa.String, nullable=False),
        sa.Column("detail", sa.String, nullable=False),
        sa.Column("quarantined_at", sa.BigInteger, nullable=False),
        sa.Column("resolved_at", sa.BigInteger),
        sa.Column("resolution", sa.String),
        sa.PrimaryKeyConstraint("stream", "seq", name="pk_quarantine"),
        sa.ForeignKeyConstraint(
            ["stream", "seq"], ["entry.stream", "entry.seq"], name="fk_quarantine_stream_seq_entry"
        ),
    )
    still_open = sa.text("resolved_at IS NULL")
    op.create_index(
        "ix_quarantine_open",
        "quarantine",
        ["quarantined_at"],
        sqlite_where=still_open,
        postgresql_where=still_open,
    )


def _create_tickets() -> None:
    op.create_table(
        "ticket",
        sa.Column("stream", sa.LargeBinary, nullable=False),
        sa.Column("seq", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("place", sa.String, nullable=False),
        sa.Column("day", sa.String, nullable=False),
        sa.Column("series", sa.String, nullable=False),
        sa.Column("kiosk", sa.String, nullable=False),
        sa.Column("n", sa.BigInteger, nullable=False),
        sa.Column("line", sa.String, nullable=False),
        sa.Column("lane", sa.String, nullable=False),
        sa.Column("service", sa.String, nullable=False),
        sa.Column("issued_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("stream", "seq", name="pk_ticket"),
        sa.UniqueConstraint(
            "place", "day", "series", "kiosk", "n", name="uq_ticket_place_day_series_kiosk_n"
        ),
    )


def _create_enrolment_and_feed() -> None:
    op.create_table(
        "enrol_code",
        sa.Column("secret_hash", sa.LargeBinary, nullable=False),
        sa.Column("place", sa.String, nullable=False),
        sa.Column("letter", sa.String),
        sa.Column("expires_at", sa.BigInteger, nullable=False),
        sa.Column("used_by", sa.LargeBinary),
        sa.PrimaryKeyConstraint("secret_hash", name="pk_enrol_code"),
    )
    op.create_table(
        "feed",
        sa.Column("place", sa.String, nullable=False),
        sa.Column("n", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("place", "n", name="pk_feed"),
        sa.ForeignKeyConstraint(["place"], ["place.id"], name="fk_feed_place_place"),
    )


def downgrade() -> None:
    """Nothing is left."""
    for name in (
        "feed",
        "enrol_code",
        "ticket",
        "quarantine",
        "entry",
        "stream",
        "place",
        "server",
    ):
        op.drop_table(name)

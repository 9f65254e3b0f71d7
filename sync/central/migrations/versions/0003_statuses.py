"""Application statuses, and the id of the key that they are filed under."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Both are empty until an officer loads statuses."""
    op.create_table(
        "regency_key",
        sa.Column("id", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("key_id", sa.LargeBinary, nullable=False),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("made_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_regency_key"),
    )
    op.create_table(
        "application_status",
        sa.Column("key", sa.LargeBinary, nullable=False),
        sa.Column("stage", sa.BigInteger, nullable=False),
        sa.Column("changed_at", sa.BigInteger, nullable=False),
        sa.Column("office", sa.String, nullable=False),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_application_status"),
        sa.UniqueConstraint("version", name="uq_application_status_version"),
    )


def downgrade() -> None:
    """Statuses are lost, and their changes leave the feed; officers can load them again."""
    op.drop_table("application_status")
    op.drop_table("regency_key")
    op.execute("DELETE FROM feed WHERE kind IN ('status.key', 'status.changes')")

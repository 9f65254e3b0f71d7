"""Published content packs, and what verified backups hold."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Adds content and backup tables; nothing that stands sent is touched."""
    op.create_table(
        "content",
        sa.Column("release", sa.String, nullable=False),
        sa.Column("digest", sa.LargeBinary, nullable=False),
        sa.Column("pack", sa.LargeBinary, nullable=False),
        sa.Column("published_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("release", name="pk_content"),
    )
    op.create_table(
        "backup",
        sa.Column("id", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("file", sa.String, nullable=False),
        sa.Column("made_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_backup"),
    )
    op.create_table(
        "safe_point",
        sa.Column("backup", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("stream", sa.LargeBinary, nullable=False),
        sa.Column("ack", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("backup", "stream", name="pk_safe_point"),
        sa.ForeignKeyConstraint(
            ["backup"], ["backup.id"], name="fk_safe_point_backup_backup", ondelete="CASCADE"
        ),
    )


def downgrade() -> None:
    """Packs and safe points are lost; they can be published and made again."""
    op.drop_table("safe_point")
    op.drop_table("backup")
    op.drop_table("content")

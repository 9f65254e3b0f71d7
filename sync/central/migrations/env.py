"""Alembic's entry: runs on the connection, and in the transaction, that `migrate` opened."""

from alembic import context

from sync.central.models import Base
from sync.central.statuses import tables as status_tables  # noqa: F401  adds its tables
from sync.central.survey import tables  # noqa: F401  adds its tables to the metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    compare_type=True,
    render_as_batch=True,
    transaction_per_migration=False,
)
context.run_migrations()

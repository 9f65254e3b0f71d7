"""Alembic's entry point: runs on the connection that `kiosk.store.migrate` hands over."""

from __future__ import annotations

from alembic import context

from kiosk.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=False,  # the caller has begun the transaction
)
context.run_migrations()

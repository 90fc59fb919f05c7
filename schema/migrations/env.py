"""What Alembic runs for every command: on the caller's connection, inside the caller's transaction."""

from alembic import context

from schema.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,  # SQLite alters a table by rebuilding it
)
with context.begin_transaction():
    context.run_migrations()

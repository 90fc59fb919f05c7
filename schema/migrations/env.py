"""What Alembic runs for every command: on the caller's connection, inside the caller's transaction."""

import re

from alembic import context

from schema.tables import METADATA

# The databases' own indexes over words are made by hand in a migration: see schema/words.py.
OF_SEARCH = re.compile(r"(actor|place|document|entry)_search(_\w+)?|ix_\w+_words_tsv|tsv")


def is_compared(name: str | None, _kind: str, _parents: object) -> bool:
    """Return whether Alembic compares what is named so with the tables as coded."""
    return name is None or not OF_SEARCH.fullmatch(name)


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    include_name=is_compared,
    render_as_batch=True,  # SQLite alters a table by rebuilding it
)
with context.begin_transaction():
    context.run_migrations()

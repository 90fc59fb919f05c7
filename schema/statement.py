"""Statements: what was said."""

from typing import TYPE_CHECKING

from sqlalchemy import Index

from schema.columns import Table, own_entry, related, vocabulary
from schema.vocabularies import StatementAct, StatementChannel, StatementForm

if TYPE_CHECKING:
    from schema.entry import Entry


class Statement(Table, table=True):
    """What an entry of kind `statement` has beyond the entry."""

    __table_args__ = (Index(None, "act"),)

    entry_id: int = own_entry()
    act: StatementAct = vocabulary(StatementAct, name="act")
    channel: StatementChannel = vocabulary(StatementChannel, name="channel")
    form: StatementForm = vocabulary(StatementForm, name="form")
    quoted_words: str | None = None
    entry: "Entry" = related()

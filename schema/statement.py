"""Statements: what was said."""

from sqlalchemy import Index

from schema.columns import Table, own_entry, vocabulary
from schema.vocabularies import StatementAct, StatementChannel, StatementForm


class Statement(Table, table=True):
    """What an entry of kind `statement` has beyond the entry."""

    __table_args__ = (Index(None, "act"),)

    entry_id: int = own_entry()
    act: StatementAct = vocabulary(StatementAct, name="act")
    channel: StatementChannel = vocabulary(StatementChannel, name="channel")
    form: StatementForm = vocabulary(StatementForm, name="form")
    quoted_words: str | None = None

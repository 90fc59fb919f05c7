"""How entries stand to one another."""

from sqlalchemy import CheckConstraint, Index, UniqueConstraint

from schema.columns import Table, primary_key, reference, vocabulary
from schema.vocabularies import LinkBasis, LinkRelation


class EntryLink(Table, table=True):
    """A directed link between two entries; `part_of`, `supersedes` and `responds_to` never form a cycle."""

    __table_args__ = (
        UniqueConstraint("from_entry_id", "to_entry_id", "relation"),
        CheckConstraint("from_entry_id <> to_entry_id", name="not_itself"),
        Index(None, "to_entry_id", "relation"),
    )

    id: int | None = primary_key()
    from_entry_id: int = reference("entry.id", cascade=True)
    to_entry_id: int = reference("entry.id")
    relation: LinkRelation = vocabulary(LinkRelation, name="relation")
    basis: LinkBasis = vocabulary(LinkBasis, name="basis")

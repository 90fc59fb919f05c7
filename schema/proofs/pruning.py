"""Taking out records that their files no longer have, and all that follows from them.

Unlike what a source takes back (schema/imports/retraction.py), such a record was a slip of the files. Nothing that
stays may name it.
"""

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, delete, select

from schema.index.entries import EntryIndex
from schema.index.named_records import NamedRecords
from schema.proofs.leftovers import OWN, Leftover
from schema.storage.database import hold_write_lock
from schema.storage.rows import among, remove
from schema.store.sort_dates import list_answered, update_sort_dates
from schema.tables import TABLES
from schema.term import RECORD_WORDS

_CLAIM, _POSITION, _RELATION = TABLES["claim"], TABLES["position"], TABLES["actor_relation"]
_IN_ORDER = ("claim", "entry", "document", "actor", "place", "publisher")
"""The kinds, each before those that its records name."""


class StillNamed(Exception):
    """Claims or entries cannot be taken out, because records that stay name them; `leftovers` has them."""

    def __init__(self, leftovers: Sequence[Leftover]) -> None:
        self.leftovers = leftovers
        super().__init__(", ".join(each.name for each in leftovers))


def prune(connection: Connection, leftovers: Sequence[Leftover]) -> list[Leftover]:
    """Take out claims and entries, and what else nothing names that stays; return what was taken out.

    Raises StillNamed, with nothing taken out, where a claim or an entry is named by what stays.
    """
    hold_write_lock(connection)
    if named := [each for each in leftovers if each.kind in OWN and each.named_by]:
        raise StillNamed(named)
    going = [each for each in leftovers if not each.named_by]
    ids = {kind: [each.id for each in going if each.kind == kind] for kind in _IN_ORDER}
    index = EntryIndex(connection)
    index.note({*ids["entry"], *_list_claimed(connection, ids["claim"])})
    index.note_texts(ids["entry"])
    others = NamedRecords(connection)
    for kind in RECORD_WORDS:
        others.note(kind, ids[kind])
    answered = list_answered(connection, ids["entry"]) - set(ids["entry"])
    connection.execute(delete(_RELATION).where(among(connection, _RELATION.c.from_actor_id, ids["actor"])))
    for kind in _IN_ORDER:
        remove(connection, kind, ids[kind])
    update_sort_dates(connection, answered, index.note)
    others.update(index)
    index.update()
    return going


def _list_claimed(connection: Connection, claims: Collection[int]) -> set[int]:
    """Return the entries that claims are about, or in which positions on them were taken."""
    about = select(_CLAIM.c.about_id).where(among(connection, _CLAIM.c.id, claims))
    taken = select(_POSITION.c.statement_id).where(among(connection, _POSITION.c.claim_id, claims))
    return {key for query in (about, taken) for key in connection.scalars(query) if key is not None}

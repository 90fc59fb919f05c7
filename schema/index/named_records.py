"""The words of actors, places and documents, and those of all that names them, kept up to date."""

from collections.abc import Callable, Collection, Iterable, Mapping

from sqlalchemy import Connection, select

from schema.index.entries import EntryIndex, Texts, collect_texts, cut_up
from schema.index.postings import Text
from schema.index.scopes import Scope, listed
from schema.index.word_sources import NAMED, Names, list_names, read_entry_names, read_record_texts
from schema.storage.rows import Outcome, SlugIds, among
from schema.tables import TABLES
from schema.term import RECORD_WORDS

_PUBLISHER = TABLES["publisher"]

Read = Callable[[Connection, Scope, Names | None], Iterable[Text]]


class NamedRecords:
    """Records that others name, noted before they change: what they say, and how they are named."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._noted: dict[str, set[int]] = {kind: set() for kind in RECORD_WORDS}
        self._said: dict[str, Texts] = {kind: collect_texts(()) for kind in RECORD_WORDS}
        self._names: dict[str, dict[int, list[str]]] = {"actor": {}, "place": {}, "publisher": {}}

    def note(self, kind: str, keys: Collection[int]) -> None:
        """Remember publishers, actors, places or documents as they are."""
        if kind in RECORD_WORDS:
            self._noted[kind] |= set(keys)
            self._said[kind] |= self._read_texts(kind, keys)
        if kind in self._names:
            self._names[kind] |= self._list_names(kind, keys)

    def note_recorded(self, kind: str, slugs: Collection[str]) -> None:
        """Remember those of the records that are there."""
        table = TABLES[kind]
        query = select(table.c.id).where(among(self._connection, table.c.slug, slugs))
        self.note(kind, self._connection.scalars(query).all())

    def note_new(self, ids: SlugIds, written: Mapping[str, Outcome]) -> None:
        """Remember which records are new, and that the index has nothing of them."""
        for kind, noted in self._noted.items():
            if kind in written:
                noted |= set(ids.load(kind, written[kind].new).values())

    def update(self, index: EntryIndex) -> None:
        """Have the index change the words of the records noted, and of the entries and documents that name them."""
        for kind, noted in self._noted.items():
            index.compare_texts(self._said[kind], self._read_texts(kind, noted))
        renamed = {kind: self._find_renamed(kind) for kind in self._names}
        published = self._list_naming("document", "id", "publisher", renamed)
        self._rename(index, published - self._noted["document"], renamed, _read_documents)
        entries = {
            entry
            for kind, table in NAMED.items()
            for entry in self._list_naming(table, "entry_id", kind, renamed)
        }
        self._rename(index, entries - index.with_words, renamed, read_entry_names)

    def _rename(self, index: EntryIndex, naming: Collection[int], renamed: Names, read: Read) -> None:
        """Change the words of what names the renamed, worked out with the old names and with the new."""
        for several in cut_up(naming):
            scope = listed(several, self._connection.dialect.name)
            before, after = (collect_texts(read(self._connection, scope, names)) for names in (renamed, None))
            index.compare_texts(before, after)

    def _find_renamed(self, kind: str) -> dict[int, list[str]]:
        """Return those of a kind that have other names now, with the names they had."""
        before = self._names[kind]
        now = self._list_names(kind, before.keys())
        return {key: names for key, names in before.items() if set(names) != set(now.get(key, names))}

    def _list_naming(self, table: str, column: str, kind: str, renamed: Names) -> set[int]:
        rows = TABLES[table]
        query = select(rows.c[column]).where(
            among(self._connection, rows.c[f"{kind}_id"], renamed[kind].keys())
        )
        return set(self._connection.scalars(query)) if renamed[kind] else set()

    def _list_names(self, kind: str, keys: Collection[int]) -> dict[int, list[str]]:
        if kind != "publisher":
            return list_names(self._connection, kind, keys)
        query = select(_PUBLISHER.c.id, _PUBLISHER.c.name)
        rows = self._connection.execute(query.where(among(self._connection, _PUBLISHER.c.id, keys)))
        return {key: [name] for key, name in rows}

    def _read_texts(self, kind: str, keys: Collection[int]) -> Texts:
        return collect_texts(
            text
            for several in cut_up(keys)
            for text in read_record_texts(
                self._connection, kind, listed(several, self._connection.dialect.name)
            )
        )


def _read_documents(connection: Connection, scope: Scope, before: Names | None) -> Iterable[Text]:
    return read_record_texts(connection, "document", scope, before)

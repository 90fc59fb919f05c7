"""A scheme whose files are tables: what all of them do with a row before its fields are read."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from operator import itemgetter
from typing import Generic, TypeVar

from schema.records.exchange import CitationRecord, DocumentRecord, PublisherRecord
from seed.importers.reading.faults import Faults
from seed.importers.reading.publishers import name_publisher
from seed.importers.reading.tables import Layout, SourceTable
from seed.importers.scheme import Mapped, Row, RowRecords, RowRejected, SchemeId

Fields = TypeVar("Fields")


class TableScheme(ABC, Generic[Fields]):
    """A file of one scheme; a scheme says of which data set it is, and what the fields of a row become."""

    name: str
    dataset: DocumentRecord
    owner: PublisherRecord
    """Who publishes the data set, unless the import names another."""

    fields: Callable[..., Fields]
    """Makes a row's fields of the columns that are read, in the order of the layout."""

    def __init__(self, table: SourceTable, layout: Layout, publisher: str | None) -> None:
        self.mapped_columns, self.unmapped_columns = layout.mapped, layout.unmapped
        self.lines = table.opened.lines
        self.document, self.publishers = name_publisher(self.dataset, self.owner, publisher)
        self.citation = CitationRecord(document=self.document.slug)
        self._table = table
        self._header = layout.header
        self._pick = itemgetter(*layout.positions)

    def rows(self, after: int = 0) -> Iterator[tuple[int, Row]]:
        """Yield each row with its number, from the one after `after`."""
        return self._table.rows(after)

    def map(self, number: int, row: Row) -> Mapped:
        """Return the entry that a row tells of; raises RowRejected."""
        if isinstance(row, RowRejected):
            raise row
        faults = Faults()
        values = self._table.clean(faults, row, self._header)
        values.append("")  # what stands at -1, of an optional column that the file does not have
        records, external_ids = self.read(faults, self.fields(*map(str.strip, self._pick(values))))
        return Mapped(records, external_ids, faults.list_issues(number))

    @abstractmethod
    def read(self, faults: Faults, row: Fields) -> tuple[RowRecords, tuple[SchemeId, ...]]:
        """Return the records that a row becomes, and what the scheme calls them; raises RowRejected."""

"""What the checks ask of that which is already recorded."""

from collections.abc import Collection
from typing import Protocol

from schema.records.exchange import DocumentRecord
from schema.vocabularies import Aspect, EntryKind, LinkRelation


class Archive(Protocol):
    """What is already recorded, as far as checks ask for it.

    `kind` is "publisher", "actor", "place", "document", "entry" or "claim".
    """

    def list_slugs(self, kind: str, wanted: Collection[str]) -> set[str]:
        """Return which of the wanted slugs exist."""
        ...

    def list_similar(self, kind: str, slug: str) -> list[str]:
        """Return a few slugs near to a wrong one, the nearest first, for the error message."""
        ...

    def list_documents(self, slugs: Collection[str]) -> dict[str, DocumentRecord]:
        """Return those of the documents that exist, with their texts."""
        ...

    def find_entry_kind_and_date(self, slug: str) -> tuple[EntryKind, str | None] | None:
        """Return an entry's kind and its date as EDTF."""
        ...

    def list_dated(self, slugs: Collection[str]) -> dict[str, tuple[str | None, Aspect]]:
        """Return the dates, as EDTF, and the aspects of those of the entries that exist."""
        ...

    def list_quotes(self, entry: str) -> list[str]:
        """Return the quotes of an entry's citations."""
        ...

    def list_links(self, slugs: Collection[str], relation: LinkRelation) -> dict[str, set[str]]:
        """Return, for each of the entries that has any, the entries it links to by the relation."""
        ...

    def list_parents(self, slugs: Collection[str]) -> dict[str, str]:
        """Return, for each of the places that lies in another, that other."""
        ...


class EmptyArchive:
    """Nothing is recorded yet: records are checked against one another alone."""

    def list_slugs(self, kind: str, wanted: Collection[str]) -> set[str]:  # noqa: ARG002 - the protocol's shape, here and below
        """Return no slug."""
        return set()

    def list_similar(self, kind: str, slug: str) -> list[str]:  # noqa: ARG002
        """Return no slug."""
        return []

    def list_documents(self, slugs: Collection[str]) -> dict[str, DocumentRecord]:  # noqa: ARG002
        """Return no document."""
        return {}

    def find_entry_kind_and_date(self, slug: str) -> tuple[EntryKind, str | None] | None:  # noqa: ARG002
        """Return no entry."""
        return None

    def list_dated(self, slugs: Collection[str]) -> dict[str, tuple[str | None, Aspect]]:  # noqa: ARG002
        """Return no entry."""
        return {}

    def list_quotes(self, entry: str) -> list[str]:  # noqa: ARG002
        """Return no quote."""
        return []

    def list_links(self, slugs: Collection[str], relation: LinkRelation) -> dict[str, set[str]]:  # noqa: ARG002
        """Return no link."""
        return {}

    def list_parents(self, slugs: Collection[str]) -> dict[str, str]:  # noqa: ARG002
        """Return no place."""
        return {}

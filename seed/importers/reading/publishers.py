"""Who publishes: data sets, and the sources that they name."""

import tomllib
from functools import cache, lru_cache
from pathlib import Path

from schema.records.exchange import DocumentRecord, PublisherRecord
from schema.vocabularies import PublisherKind
from seed.importers.reading.slugs import slug_of_name

_FILE = Path(__file__).parents[1] / "data" / "publishers.toml"


@cache
def _read_kinds() -> dict[str, PublisherKind]:
    listed = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {name.casefold(): PublisherKind(kind) for kind, names in listed.items() for name in names}


@lru_cache(maxsize=10_000)
def make_publisher(name: str) -> PublisherRecord:
    """Return the publisher of that name, the same for all schemes; of kind `other` where none is known."""
    kind = _read_kinds().get(name.casefold(), PublisherKind.OTHER)
    return PublisherRecord(slug=slug_of_name("publisher", name), name=name, kind=kind)


def name_publisher(
    document: DocumentRecord, own: PublisherRecord, given: str | None
) -> tuple[DocumentRecord, tuple[PublisherRecord, ...]]:
    """Return a data set's document with its publisher: that with the given slug, else the scheme's own."""
    named = document.model_copy(update={"publisher": given or own.slug})
    return named, () if given else (own,)

"""The sources of a UCDP event: documents of which only the reference is known.

Since 2013 `source_article` has `"office,date,headline"`, several joined by `;`; before, notes such as `r 3/11`.
"""

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from schema.records.exchange import CitationRecord, DocumentRecord, PublisherRecord
from seed.importers.reading.addresses import find_address
from seed.importers.reading.publishers import make_publisher
from seed.importers.reading.slugs import slug_of_name

_BETWEEN = re.compile(r'"\s*;\s*"')
_DATED = re.compile(r"(\S.{0,118}?\S)\s*,\s*([0-9]{4}-[0-9]{2}-[0-9]{2})\s*,\s*(.+)", re.DOTALL)
_NONE = {"", "NA", "N/A", "-1"}
"""What stands where no source is given."""


class Sources(NamedTuple):
    """Documents, who publishes them, and their citations, each once."""

    publishers: tuple[PublisherRecord, ...]
    documents: tuple[DocumentRecord, ...]
    citations: tuple[CitationRecord, ...]


@lru_cache(maxsize=4_096)
def read_sources(text: str, year: str) -> Sources:
    """Return the sources of an event of a year."""
    texts = dict.fromkeys(part.strip().strip('"').strip() for part in _BETWEEN.split(text))
    found = {
        source[0].slug: source for part in texts if part not in _NONE for source in [_read_source(part, year)]
    }
    publishers = {source[1].slug: source[1] for source in found.values() if source[1]}
    return Sources(
        tuple(publishers.values()),
        tuple(source[0] for source in found.values()),
        tuple(source[2] for source in found.values()),
    )


@lru_cache(maxsize=8_192)
def _read_source(text: str, year: str) -> tuple[DocumentRecord, PublisherRecord | None, CitationRecord]:
    """Return a source's document, with its publisher where the text says one.

    A note without a full date or an address stands for another document in each year: `r 3/11` of 2004 is not
    that of 2006.
    """
    dated, url = _read_dated(text), find_address(text)
    publisher = make_publisher(dated[0]) if dated else None
    document = DocumentRecord(
        slug=slug_of_name("ucdp-source", text, *(() if dated or url else (year,))),
        publisher=publisher.slug if publisher else None,
        url=url,
        headline=dated[2] if dated else text,
        published_on=dated[1] if dated else None,
    )
    return document, publisher, CitationRecord(document=document.slug)


def _read_dated(text: str) -> tuple[str, date, str] | None:
    """Return office, date and headline; None for a text that is not so, or with a day that does not exist."""
    found = _DATED.fullmatch(text)
    if found is None:
        return None
    try:
        return found[1].strip(), date.fromisoformat(found[2]), found[3]
    except ValueError:
        return None

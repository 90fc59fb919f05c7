"""Atom (RFC 4287): an entry of the feed for each entry of the timeline, in the order that is asked for.

Feed generators hold the whole feed in memory and this one may have a million entries, so the elements are written out
here. `updated` of the feed is when anything was last written.
"""

from collections.abc import Iterator

from api.exports.columns import find_category
from api.exports.pieces import xml_text
from api.exports.source import Entry, Source
from api.exports.views import names

FIELDS = names(
    "id kind title summary date incident_category act diplomatic_category participants places citations "
    "created_at updated_at url language"
)
URN = "urn:dateline:"
"""What makes an id that stays the same wherever the record is served."""


def write(source: Source) -> Iterator[bytes]:
    """Yield the feed, some entries at a time."""
    address = xml_text(source.address)
    yield (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<id>{address}</id><title>Dateline</title><updated>{source.find_last_change()}</updated>"
        "<author><name>Dateline</name></author><generator>Dateline</generator>"
        f'<link rel="self" type="application/atom+xml" href="{address}"/>\n'
    ).encode()
    for entries in source.list_entries(FIELDS):
        yield "".join([_entry(each) for each in entries]).encode()
    yield b"</feed>\n"


def _entry(entry: Entry) -> str:
    language = f' xml:lang="{entry["language"]}"' if entry["language"] else ""
    categories = "".join(
        f'<category term="{term}" scheme="{URN}{scheme}"/>'
        for scheme, term in (("kind", entry["kind"]), ("category", find_category(entry)))
    )
    return (
        f"<entry{language}><id>{URN}{entry['id']}</id><title>{xml_text(entry['title'])}</title>"
        f"<updated>{entry['updated_at']}</updated><published>{entry['created_at']}</published>"
        f'<link rel="alternate" type="application/json" href="{xml_text(entry["url"])}"/>{_sources(entry)}'
        f"{categories}<summary>{xml_text(_summary(entry))}</summary>"
        f"{_content(entry)}</entry>\n"
    )


def _sources(entry: Entry) -> str:
    addresses = dict.fromkeys(each["document"]["url"] for each in entry["citations"])
    return "".join(f'<link rel="via" href="{xml_text(each)}"/>' for each in addresses if each)


def _summary(entry: Entry) -> str:
    """Return when it was, and what."""
    date: str = entry["date"]["display"]
    return f"{date[:1].upper()}{date[1:]}. {entry['summary'] or entry['title']}"


def _content(entry: Entry) -> str:
    """Return the very words of the sources."""
    quotes = [f"“{each['quote']}”" for each in entry["citations"] if each["quote"]]
    return f"<content>{xml_text(chr(10).join(quotes))}</content>" if quotes else ""

"""What a slide of TimelineJS shows: a document of which only the reference is known."""

import json
from collections.abc import Mapping

from schema.records.exchange import DocumentRecord
from seed.importers.reading.addresses import is_address
from seed.importers.reading.faults import Faults
from seed.importers.reading.plain_text import read_html
from seed.importers.reading.slugs import slug_of_name


def read_media(faults: Faults, media: object) -> tuple[DocumentRecord, ...]:
    """Return the document; none where the slide shows nothing.

    TimelineJS also takes a piece of HTML as `url`, such as a quotation: its text is the headline then, unless
    there is a caption. What is neither is noted.
    """
    if not isinstance(media, Mapping):
        return ()
    url, caption, credit = (str(media.get(key) or "").strip() for key in ("url", "caption", "credit"))
    if not url:
        return ()
    known = is_address(url)
    text = "" if known else read_html(url)
    if not known and not url.startswith("<"):
        faults.note("no_web_address", "media.url", url, text or None)
    headline = read_html(caption) or text
    if not known and not headline:
        return ()
    parts = json.dumps([url, caption, credit])
    document = DocumentRecord(
        slug=slug_of_name("timelinejs-media", headline or url.partition("://")[2], parts),
        url=url if known else None,
        headline=headline or None,
        credit=read_html(credit) or None,
    )
    return (document,)

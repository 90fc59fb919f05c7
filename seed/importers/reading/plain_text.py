"""The plain text of a little HTML, such as people write into a timeline."""

import re
from html.parser import HTMLParser

from schema.records.fields import UNPRINTABLE

_BLOCKS = frozenset(
    (
        *("blockquote", "dd", "div", "dl", "dt", "figure", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("hr", "li", "ol", "p", "pre", "table", "tr", "ul"),
    )
)
_HIDDEN = frozenset(("script", "style", "template"))
_SPACES, _BREAKS = re.compile(r"[ \t\r\f\v\u00a0]+"), re.compile(r" ?\n ?")


class _TextReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - HTMLParser's own
        self.hidden += tag in _HIDDEN
        self.parts += ["\n"] if tag == "br" else ["\n\n"] if tag in _BLOCKS else []

    def handle_endtag(self, tag: str) -> None:
        self.hidden = max(0, self.hidden - (tag in _HIDDEN))
        self.parts += ["\n\n"] if tag in _BLOCKS else []

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(re.sub(r"\s+", " ", data))


def read_html(html: str) -> str:
    """Return the text of a piece of HTML without its tags; paragraphs stand apart by an empty line.

    Characters that no text may have become spaces.
    """
    reader = _TextReader()
    reader.feed(html)
    reader.close()
    text = UNPRINTABLE.sub(" ", "".join(reader.parts))
    lines = _BREAKS.sub("\n", _SPACES.sub(" ", text))
    return re.sub(r"\n{3,}", "\n\n", lines).strip()

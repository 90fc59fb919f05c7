"""Chinese, Japanese and Korean, which are written without spaces: a run is searched for as overlapping pairs.

So do Lucene's CJKBigramFilter and CJKWidthFilter: 北京大学 is 北京, 京大 and 大学, half-width forms are full, and a
character that stands alone is a word. A search for a run is then a phrase of its pairs.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from schema.spelling.letters import MARKS, UNSEEN

_CLASS = (
    "\u1100-\u11ff\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff"
    "\u3105-\u312f\u3131-\u318e\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97c\uac00-\ud7fb\uf900-\ufaff"
    "\uff66-\uffdc\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
_FOLLOWING = MARKS + UNSEEN
_RUN = re.compile(f"[{_CLASS}][{_CLASS}{_FOLLOWING}]*")
_LEFT_OUT = re.compile(f"[\ufe00-\ufe0f\U000e0100-\U000e01ef{UNSEEN}]")

Part = tuple[str, int, int]
"""Characters, and where in the text they start and end."""


def has_cjk(text: str) -> bool:
    """Return whether there is a character of a script that is written without spaces."""
    return not text.isascii() and _RUN.search(text) is not None


def list_runs(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Return the runs of such characters between two places, with the marks and what is not seen in them."""
    return _RUN.finditer(text, start, end)


def list_pairs(text: str, start: int, end: int) -> list[Part]:
    """Return the folded pairs of the run that stands there, each with its two characters' place."""
    characters = list(_list_characters(text, start, end))
    if len(characters) == 1:
        return characters
    return [(one[0] + other[0], one[1], other[2]) for one, other in pairwise(characters)]


def _list_characters(text: str, start: int, end: int) -> Iterator[Part]:
    """Yield each folded character; what joins the one before, such as a half-width sound mark, belongs to it."""
    at = start
    while at < end:
        stop = at + 1
        folded = _fold(text[at:stop])
        while stop < end and len(longer := _fold(folded + text[stop])) <= len(folded):
            folded = longer
            stop += 1
        yield from ((character, at, stop) for character in folded)
        at = stop


def _fold(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", _LEFT_OUT.sub("", text))))

"""Slugs for drafts: from a file's name or a sentence's words, and each only once."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from seed.drafting.word_lists import list_words
from seed.files import ARTICLES, RECORDS

_WORD = re.compile(r"[a-z0-9]+")
_SLUG = re.compile(r'^slug = "([a-z0-9-]+)"', re.MULTILINE)
_WORDS, _LENGTH = 6, 70
_SMALL = list_words(
    "a an the this that these those it its he she they we i his her their our of in on at to by for from with as and"
    " or but nor not no is are was were be been has have had will would said says while however after before also than"
    " more s t there which who whom whose any all"
)
"""Words that tell no sentence from another."""


class Slugs:
    """Makes slugs that differ from those known already and from one another."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = set(known)
        self._numbers: Counter[str] = Counter()

    def make(self, words: str, day: str) -> str:
        """Return a slug of the first words that mean something, and of a day."""
        plain = [word for word in list_plain_words(words) if word not in _SMALL][:_WORDS]
        slug = f"{'-'.join(plain)[:_LENGTH].strip('-') or 'entry'}-{day}"
        found = slug
        while found in self._known:
            self._numbers[slug] += 1
            found = f"{slug}-{self._numbers[slug] + 1}"
        self._known.add(found)
        return found


def list_plain_words(text: str) -> list[str]:
    """Return the words of a text in small letters without accents; those of other scripts are left out."""
    plain = unicodedata.normalize("NFKD", re.sub("['’]s\\b", "", text))
    return _WORD.findall(plain.encode("ascii", "ignore").decode().lower())


def read_known_slugs(data: Path) -> frozenset[str]:
    """Return the slugs of what a data folder's articles hold; files that cannot be read hold none."""
    known: set[str] = set()
    for path in (data / ARTICLES).glob(f"*/{RECORDS}"):
        try:
            known.update(_SLUG.findall(path.read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError):  # the check says what is wrong with it
            continue
    return frozenset(known)


def name_document(text: Path, day: str) -> str:
    """Return a slug for a document, from its day and the name of its file or, for article.txt, of its folder."""
    name = text.resolve().parent.name if text.stem == "article" else text.stem
    plain = "-".join(list_plain_words(name))[:100].strip("-")
    return plain if plain.startswith(day) else f"{day}-{plain or 'article'}"

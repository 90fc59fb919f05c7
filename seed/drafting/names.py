"""Names of actors or of places in a text: each by its name or an alias, the longest that stands there."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from schema.records.exchange import ActorRecord, PlaceRecord
from schema.vocabularies import ActorKind, AliasKind

_WORD = re.compile(r"\w+")
_NOTE = re.compile(r"\s*\([^()]*\)|^[Uu]nnamed\s+")
"""What the keeper of a record adds to a name: "Iranian envoy (unnamed)"."""

_BETWEEN = r"\s+"
_LONGEST_CAPITALS = 3
"""Of how many letters a name may be for its capitals to tell it from a word: "US", "UN", "WHO"."""


@dataclass(frozen=True)
class NamedRecord:
    """A record that a name is of; `is_demonym` where the name is that of its people."""

    record: ActorRecord | PlaceRecord
    is_demonym: bool = False


class Mention(NamedTuple):
    """A name as it is written, where it stands, and all that it may be of."""

    start: int
    end: int
    words: str
    named: tuple[NamedRecord, ...]


class Names:
    """Names of records, found by their first words."""

    def __init__(self, names: Iterable[tuple[str, NamedRecord]]) -> None:
        named: defaultdict[str, dict[str, NamedRecord]] = defaultdict(dict)
        for name, one in names:
            named[name].setdefault(one.record.slug, one)
        self._by_word: defaultdict[str, list[tuple[re.Pattern[str], tuple[NamedRecord, ...]]]] = defaultdict(
            list
        )
        for name in sorted(named, key=len, reverse=True):
            pattern = _make_pattern(name)
            for word in _list_first_words(name):
                self._by_word[word].append((pattern, tuple(named[name].values())))

    def find(self, text: str) -> list[Mention]:
        """Return the names in a text, in order; none lies within another."""
        return list(self._find(text))

    def _find(self, text: str) -> Iterator[Mention]:
        end = 0
        for word in _WORD.finditer(text):
            if word.start() < end:
                continue
            for pattern, named in self._by_word.get(word[0].casefold(), ()):
                if found := pattern.match(text, word.start()):
                    end = found.end()
                    yield Mention(found.start(), end, found[0], named)
                    break


def name_actors(actors: Iterable[ActorRecord]) -> Iterator[tuple[str, NamedRecord]]:
    """Yield the names and aliases of actors; whoever is unknown has none."""
    for actor in actors:
        if actor.kind != ActorKind.UNKNOWN:
            yield _NOTE.sub("", actor.name), NamedRecord(actor)
            for alias in actor.aliases:
                yield alias.name, NamedRecord(actor, is_demonym=alias.kind == AliasKind.DEMONYM)


def name_places(places: Iterable[PlaceRecord]) -> Iterator[tuple[str, NamedRecord]]:
    """Yield the names and aliases of places."""
    for place in places:
        for name in (_NOTE.sub("", place.name), *place.aliases):
            yield name, NamedRecord(place)


def _list_first_words(name: str) -> list[str]:
    """Return the words by which a name is looked up, in small letters."""
    found = _WORD.search(name)
    if not found:
        return []
    words = [found[0], found[0][0]] if _is_acronym(name) else [found[0]]
    return list(dict.fromkeys(word.casefold() for word in words))


def _make_pattern(name: str) -> re.Pattern[str]:
    """Return a pattern for a name as documents write it.

    White space, apostrophes and hyphens may be others of their sort. The letters' case counts for one word, which may
    be all in capitals where it is not short: "us" is not "US", and "chad" not "Chad".
    """
    words = [_match_marks(word) for word in name[_find_first_word(name) :].split()]
    either = [f"(?i:{_BETWEEN.join(words)})"] if len(words) > 1 else words
    if _is_acronym(name):
        either.append("".join(rf"{letter}\." for letter in name))
    elif len(words) == 1 and len(name) > _LONGEST_CAPITALS:
        either.append(_match_marks(name.upper()))
    return re.compile(rf"(?<!\w)(?:{'|'.join(either)})(?!\w)")


def _find_first_word(name: str) -> int:
    found = _WORD.search(name)
    return found.start() if found else 0


def _is_acronym(name: str) -> bool:
    return name.isalpha() and name.isupper() and name.isascii() and len(name) > 1


def _match_marks(word: str) -> str:
    return re.sub("['’‘]", "['’‘]", re.sub(r"\\?[-‐‑–]", "[-‐‑–]", re.escape(word)))

"""How a search becomes sets: which records have the words it looks for, in which field, and how well they fit.

A word is a term of the index for each field that it is in. Of a phrase, the terms tell who has all its words; where
they do not tell that these stand side by side, the texts themselves are looked at.
"""

from collections.abc import Iterable, Sequence
from functools import cache, reduce
from typing import Any

from pyroaring import BitMap
from sqlalchemy import bindparam, func, literal_column, select, union_all

from api.read.bits import Numbers, add, intersect, unite
from api.read.dialects import Dialect, Ids, Statement, quoted
from api.read.index import Key
from api.read.search_query import Pattern, SearchQuery
from api.read.search_query import Term as Wanted
from api.read.texts import bind_texts
from api.read.view import Reading, View
from schema.folding import fold
from schema.tables import TABLES
from schema.term import Facet

WEIGHTS = {"title": 8, "names": 4, "quotes": 2, "summary": 1}
"""What each word that is wanted counts for in each field that has it: powers of two, so that they are digits."""

MOST_POINTS = sum(WEIGHTS.values())

FIELDS: dict[str, tuple[Facet, ...]] = {
    "entry": tuple(Facet(name) for name in sorted(WEIGHTS, key=WEIGHTS.__getitem__)),
    "actor": (Facet.ACTOR_WORD,),
    "place": (Facet.PLACE_WORD,),
    "document": (Facet.DOCUMENT_WORD,),
}
"""The facets of the words of each kind of record; an entry's in the order of their weights, the least first."""

TERM = TABLES["term"]


def _list_all(query: SearchQuery) -> list[Pattern]:
    terms = (*query.wanted, *query.unwanted)
    return [each for term in terms for each in term.forms]


def fetch_words(query: SearchQuery, kind: str, view: View) -> Reading:
    """Find who has each pattern of a search, by field, in the records of a kind."""
    patterns = [each for each in _list_all(query) if ("found", kind, each) not in view.more]
    facets = FIELDS[kind]
    for start in {each.ending for each in patterns if each.ending is not None}:
        yield from _fetch_beginning(start, facets, view)
    words = {word for each in patterns for word in (*each.words, *each.list_pairs())}
    yield from view.fetch((facet, word) for facet in facets for word in words)
    unsure: list[Pattern] = []
    for pattern in patterns:
        found = {facet: _find_candidates(pattern, facet, view) for facet in facets}
        view.more["found", kind, pattern] = found
        if pattern.is_phrase and any(found[facet] and not _is_sure(pattern, facet, view) for facet in facets):
            unsure.append(pattern)
    if unsure:
        yield from _verify(unsure, kind, view)


def _fetch_beginning(start: str, facets: Sequence[Facet], view: View) -> Reading:
    """Read who has a word that begins so."""
    if ("beginning", facets[0], start) in view.more:
        return
    rows = yield _vocabulary(view.dialect, facets).bind({"low": start, "high": start + "\U0010ffff"})
    sets = yield from view.read([row[1] for row in rows])
    for facet in facets:
        view.more["beginning", facet, start] = unite(sets[row[1]] for row in rows if row[0] == facet)


def _find_candidates(pattern: Pattern, facet: Facet, view: View) -> BitMap:
    """Return who has all words of a pattern in a field, and their pairs where these are kept."""
    keys: list[Key] = [(facet, word) for word in pattern.words]
    keys += [(facet, pair) for pair in pattern.list_pairs() if _is_kept(facet, pair, view)]
    sets = [view[key] for key in keys]
    if pattern.ending is not None:
        sets.append(view.more["beginning", facet, pattern.ending])
    return intersect(sets)


def _is_kept(facet: Facet, pair: str, view: View) -> bool:
    """Return whether the index keeps who has two words side by side: both are common."""
    return all(view.is_common((facet, word)) for word in pair.split(" "))


def _is_sure(pattern: Pattern, facet: Facet, view: View) -> bool:
    """Return whether the candidates of a phrase all have it: one pair of common words."""
    return (
        pattern.ending is None
        and len(pattern.words) == len(("one", "other"))
        and all(_is_kept(facet, pair, view) for pair in pattern.list_pairs())
    )


AT_ONCE = 2_000
"""The texts of so many records are read at once."""


def _verify(patterns: Sequence[Pattern], kind: str, view: View) -> Reading:
    """Leave of the candidates of phrases those whose texts have them."""
    facets = FIELDS[kind]
    for pattern in patterns:
        found: dict[Facet, BitMap] = view.more["found", kind, pattern]
        candidates = unite(found.values())
        having: dict[Facet, list[int]] = {facet: [] for facet in facets}
        for start in range(0, len(candidates), AT_ONCE):
            some = Ids(candidates[start : start + AT_ONCE])
            for key, field, text in (yield bind_texts(view.dialect, kind, some)):
                if pattern.text in f" {' '.join(fold(text))} ":
                    having[Facet(field)].append(key)
        view.more["found", kind, pattern] = {facet: BitMap(keys) for facet, keys in having.items()}


def find_words(query: SearchQuery, kind: str, view: View) -> BitMap:
    """Return the records that have all that a search wants, and nothing that it does not want; it was fetched."""
    wanted = [_find_term(term, kind, view) for term in query.wanted]
    found = intersect(wanted)
    for term in query.unwanted:
        found = found - _find_term(term, kind, view)
    return found


def _find_term(term: Wanted, kind: str, view: View) -> BitMap:
    return unite(found for each in term.forms for found in view.more["found", kind, each].values())


def find_points(query: SearchQuery, entries: BitMap, view: View) -> Numbers:
    """Return how well each of the entries fits a search that was fetched, as a number of points.

    Each pattern that is wanted counts twice what its fields weigh where it is there as it is written, and once where
    only another form of the word is: what it is and what it is in any form are added.
    """
    parts: list[Sequence[BitMap]] = []
    for term in query.wanted:
        for pattern in term.patterns:
            forms = [pattern, *term.inflections]
            exact = _find_fields([pattern], entries, view)
            parts += [exact, _find_fields(forms, entries, view) if len(forms) > 1 else exact]
    return Numbers(entries, reduce(add, parts))


def _find_fields(patterns: Iterable[Pattern], entries: BitMap, view: View) -> list[BitMap]:
    """Return for each field, in the order of their weights, which of the entries have one of the patterns in it."""
    listed: list[dict[Facet, BitMap]] = [view.more["found", "entry", each] for each in patterns]
    return [unite(found[facet] for found in listed) & entries for facet in FIELDS["entry"]]


@cache
def _vocabulary(dialect: Dialect, facets: tuple[Facet, ...]) -> Statement:
    """Return the statement for the words of some fields from `low` to `high`; a pair has a space in it."""
    text: Any = TERM.c.value.type
    position = func.instr if dialect.lists_as_json else func.strpos
    parts = [
        select(TERM.c.facet, TERM.c.id).where(
            TERM.c.facet == quoted(facet),
            TERM.c.value >= bindparam("low", type_=text),
            TERM.c.value < bindparam("high", type_=text),
            position(TERM.c.value, quoted(" ")) == literal_column("0"),
        )
        for facet in facets
    ]
    return dialect.compile(select(union_all(*parts).subquery()))

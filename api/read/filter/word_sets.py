"""How a search becomes sets: which records have the words it looks for, in which field, and how well they fit.

A word is a term of the index for each field that it is in. Of a phrase, the terms tell who has all its words; where
they do not tell that these stand side by side, the texts themselves are looked at: those of the field, once until
somebody writes.
"""

from collections.abc import Iterable, Sequence
from functools import cache, reduce
from typing import NamedTuple

from pyroaring import BitMap
from sqlalchemy import bindparam, func, select, union_all

from api.read.filter.search_query import Pattern, SearchQuery
from api.read.filter.search_query import SearchTerm as Wanted
from api.read.index.bits import NOTHING, Numbers, add, intersect, unite
from api.read.index.view import IndexView, Reading
from api.read.sql.dialects import BoundIds, Dialect, SqlStatement, quoted
from api.read.sql.texts import bind_texts
from schema.spelling.folding import fold
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


class Candidates(NamedTuple):
    """Who may have a pattern in a field, and which of them have it for sure."""

    candidates: BitMap
    sure: BitMap


class Begun(NamedTuple):
    """Who has a word that begins so, or a pair; and who has one that is not `paired`."""

    every: BitMap
    rare: BitMap


def fetch_words(query: SearchQuery, kind: str, view: IndexView) -> Reading:
    """Find who has each pattern of a search, by field, in the records of a kind."""
    patterns = [each for each in _list_all(query) if ("found", kind, each) not in view.more]
    facets = FIELDS[kind]
    for start in dict.fromkeys(start for each in patterns for start in each.list_beginnings()):
        yield from _fetch_beginning(start, facets, view)
    words = {word for each in patterns for word in (*each.words, *each.list_pairs())}
    yield from view.fetch((facet, word) for facet in facets for word in words)
    unsure: Unsure = {}
    for pattern in patterns:
        may_have = {facet: _find_candidates(pattern, facet, view) for facet in facets}
        view.more["found", kind, pattern] = {facet: each.sure for facet, each in may_have.items()}
        left = {facet: each.candidates - each.sure for facet, each in may_have.items()}
        if any(left.values()):
            unsure[pattern] = left
    if unsure:
        yield from _add_verified(unsure, kind, view)


def _fetch_beginning(start: str, facets: Sequence[Facet], view: IndexView) -> Reading:
    """Read who has a word that begins so, or a pair of words."""
    if ("beginning", facets[0], start) in view.more:
        return
    rows = yield _vocabulary(view.dialect, facets).bind({"low": start, "high": start + "\U0010ffff"})
    sets = yield from view.read([row[1] for row in rows])
    for facet in facets:
        paired, rare = (
            unite(sets[key] for of, key, is_paired in rows if of == facet and bool(is_paired) == wanted)
            for wanted in (True, False)
        )
        view.more["beginning", facet, start] = Begun(unite([paired, rare]), rare)


def _find_candidates(pattern: Pattern, facet: Facet, view: IndexView) -> Candidates:
    """Return who has all words of a pattern in a field, and their pairs where these are kept.

    A word is sure, and so is one pair of common words; of a longer phrase the pairs may stand apart.
    """
    pairs = [pair for pair in pattern.list_pairs() if _is_kept(facet, pair, view)]
    sets = [view[facet, word] for word in (*pattern.words, *pairs)]
    if pattern.ending is None:
        candidates = intersect(sets)
        is_sure = not pattern.is_phrase or (len(pattern.words) == len(("one", "other")) and bool(pairs))
        return Candidates(candidates, candidates if is_sure else NOTHING)
    begun: Begun = view.more["beginning", facet, pattern.ending]
    if not pattern.words or not view.is_common((facet, pattern.words[-1])):
        candidates = intersect([*sets, begun.every])
        return Candidates(candidates, NOTHING if pattern.is_phrase else candidates)
    # Beside a common word, who has another common one is kept. Of a million entries 22 s were spent on the texts of
    # those that have "attack" and any word that begins with "wi"; nearly all have "with" beside it.
    beside: BitMap = view.more["beginning", facet, pattern.last_pair].every
    candidates = intersect([*sets, beside | begun.rare])
    return Candidates(candidates, beside if len(pattern.words) == 1 else NOTHING)


def _is_kept(facet: Facet, pair: str, view: IndexView) -> bool:
    """Return whether the index keeps who has two words side by side: both are common."""
    return all(view.is_common((facet, word)) for word in pair.split(" "))


Unsure = dict[Pattern, dict[Facet, BitMap]]
"""Of phrases, by field, the candidates whose texts are to be looked at; or those whose texts have them."""

PHRASES = "phrases"
MOST_KEPT = 64
"""The hits of so many phrases are kept until somebody writes: of a million entries at most 32 MB in all."""


def _add_verified(unsure: Unsure, kind: str, view: IndexView) -> Reading:
    """Add to what was found the candidates of phrases whose texts have them, verified now where that is not kept."""
    kept: dict[tuple[str, Pattern], dict[Facet, BitMap]]
    kept = {**(yield from view.remember(PHRASES, _keep_nothing())), **view.more.get(PHRASES, {})}
    anew = {pattern: sets for pattern, sets in unsure.items() if (kind, pattern) not in kept}
    if anew:
        verified: Unsure = yield from _verify(anew, kind, view)
        kept |= {(kind, pattern): sets for pattern, sets in verified.items()}
        # It is a new dictionary, published with the plan: what others hold must not change under them.
        view.more[PHRASES] = dict(list(kept.items())[-MOST_KEPT:])
        view.read_anew.append(PHRASES)
    for pattern in unsure:
        found: dict[Facet, BitMap] = view.more["found", kind, pattern]
        view.more["found", kind, pattern] = {
            facet: sure | kept[kind, pattern][facet] for facet, sure in found.items()
        }


def _keep_nothing() -> Reading:
    yield from ()
    return {}


AT_ONCE = 2_000
"""The texts of so many records are read at once."""


def _verify(unsure: Unsure, kind: str, view: IndexView) -> Reading:
    """Return of the candidates of phrases those whose texts have them: of each field its own candidates."""
    folded = FoldedParts()
    verified: Unsure = {pattern: dict.fromkeys(FIELDS[kind], NOTHING) for pattern in unsure}
    for facet in FIELDS[kind]:
        asked = [(pattern, pattern.text, list[int]()) for pattern, sets in unsure.items() if sets[facet]]
        candidates = unite(unsure[pattern][facet] for pattern, _, _ in asked)
        for start in range(0, len(candidates), AT_ONCE):
            some = BoundIds(candidates[start : start + AT_ONCE])
            for key, _, text in (yield bind_texts(view.dialect, kind, some, field=facet)):
                for pattern, wanted, having in asked:
                    if pattern.is_verbatim(text) or wanted in folded.join(text):
                        having.append(key)
        for pattern, _, having in asked:
            verified[pattern][facet] = BitMap(having)
    return verified


MOST_PARTS = 100_000
"""So many parts of texts are folded, some 20 MB, before all are forgotten."""


class FoldedParts(dict[str, str]):
    """The folded words of what stands between two spaces, with a space before each: no word reaches over a space.

    So a text is folded in half the time: of 120,000 titles in 0.2 s.
    """

    def __missing__(self, part: str) -> str:
        """Fold a part that is new."""
        if len(self) > MOST_PARTS:
            self.clear()
        words = self[part] = "".join(f" {word}" for word in fold(part))
        return words

    def join(self, text: str) -> str:
        """Return the folded words of a text with a space on either side of each."""
        return "".join(map(self.__getitem__, text.split())) + " "


def find_words(query: SearchQuery, kind: str, view: IndexView) -> BitMap:
    """Return the records that have all that a search wants, and nothing that it does not want; it was fetched."""
    wanted = [_find_term(term, kind, view) for term in query.wanted]
    found = intersect(wanted)
    for term in query.unwanted:
        found = found - _find_term(term, kind, view)
    return found


def _find_term(term: Wanted, kind: str, view: IndexView) -> BitMap:
    return unite(found for each in term.forms for found in view.more["found", kind, each].values())


def find_points(query: SearchQuery, entries: BitMap, view: IndexView) -> Numbers:
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


def _find_fields(patterns: Iterable[Pattern], entries: BitMap, view: IndexView) -> list[BitMap]:
    """Return for each field, in the order of their weights, which of the entries have one of the patterns in it."""
    listed: list[dict[Facet, BitMap]] = [view.more["found", "entry", each] for each in patterns]
    return [unite(found[facet] for found in listed) & entries for facet in FIELDS["entry"]]


@cache
def _vocabulary(dialect: Dialect, facets: tuple[Facet, ...]) -> SqlStatement:
    """Return the statement for the words of some fields from `low` to `high`, or for the pairs: these have a space."""
    low, high = (bindparam(name, type_=TERM.c.value.type) for name in ("low", "high"))
    position = func.instr if dialect.lists_as_json else func.strpos
    parts = [
        select(TERM.c.facet, TERM.c.id, TERM.c.paired).where(
            TERM.c.facet == quoted(facet),
            TERM.c.value >= low,
            TERM.c.value < high,
            position(TERM.c.value, quoted(" ")) == position(low, quoted(" ")),
        )
        for facet in facets
    ]
    return dialect.compile(select(union_all(*parts).subquery()))

"""What people type into a search: words, "phrases", beginnings* and -what to leave out, as folded words.

All that is wanted must be there; capitals, accents and spellings are folded (schema/folding.py). A word of several
parts, such as Iran-backed, is a phrase. Nothing of the text but letters and digits reaches a database's own language.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from api.errors import BadInput
from schema.folding import fold, fold_prefix, split_words

LONGEST = 200
MOST_TERMS = 20
SHORTEST_BEGINNING = 2

_CURLY = str.maketrans("\u201c\u201d\u201e\u201f", '""""')
_TERM = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"(?P<star>\*?)|(?P<word>[^\s"]+))')


@dataclass(frozen=True, slots=True)
class Term:
    """Folded words that stand next to one another; each of `endings` is how the last may begin, if not whole."""

    words: tuple[str, ...]
    endings: tuple[str, ...] = ()

    def list_patterns(self) -> list[str]:
        """Return what to look for, any one of them, in folded words that have a space on either side of each."""
        start = "".join(f" {word}" for word in self.words)
        return [f"{start} {ending}" for ending in self.endings] or [f"{start} "]

    def fts5(self) -> str:
        """Return the term in the language of FTS5, every word quoted."""
        start = " ".join(self.words)
        if not self.endings:
            return f'"{start}"'
        return "(" + " OR ".join(f'"{f"{start} {ending}".strip()}" *' for ending in self.endings) + ")"

    def tsquery(self) -> str:
        """Return that the term's words are all there, as a tsquery: next to one another or not."""
        words = [f"'{word}'" for word in self.words]
        if self.endings:
            words.append("(" + " | ".join(f"'{ending}':*" for ending in self.endings) + ")")
        return "(" + " & ".join(words) + ")"

    @property
    def is_phrase(self) -> bool:
        """Return whether the words must stand in order."""
        return len(self.words) + bool(self.endings) > 1

    def regex(self) -> str:
        """Return a regular expression for the patterns; there is nothing in them to escape."""
        return "|".join(self.list_patterns())


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What is wanted, at least one term, and what is not."""

    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...] = ()

    def fts5(self) -> str:
        """Return the whole query in the language of FTS5."""
        wanted = " AND ".join(term.fts5() for term in self.wanted)
        unwanted = " OR ".join(term.fts5() for term in self.unwanted)
        return f"({wanted}) NOT ({unwanted})" if unwanted else wanted

    def tsquery(self) -> str:
        """Return as much of the query as does not depend on the order of words, as a tsquery."""
        unwanted = [f"!{term.tsquery()}" for term in self.unwanted if not term.is_phrase]
        return " & ".join([*(term.tsquery() for term in self.wanted), *unwanted])

    def find_sure_phrase(self) -> str:
        """Return a pattern that is in every hit: that of a phrase, else a space."""
        patterns = [term.list_patterns() for term in self.wanted if term.is_phrase]
        return max((each[0] for each in patterns if len(each) == 1), key=len, default=" ")

    def list_wanted_phrases(self) -> list[str]:
        """Return a regular expression for each phrase that must be there."""
        return [term.regex() for term in self.wanted if term.is_phrase]

    def list_unwanted_phrases(self) -> list[str]:
        """Return a regular expression for each phrase that must not be there."""
        return [term.regex() for term in self.unwanted if term.is_phrase]

    @property
    def form(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Return how many patterns each term has, of what is wanted and of what is not."""
        wanted, unwanted = (
            tuple(len(term.list_patterns()) for term in terms) for terms in (self.wanted, self.unwanted)
        )
        return wanted, unwanted

    @property
    def is_begun(self) -> bool:
        """Return whether a word is given by its beginning only."""
        return any(term.endings for term in (*self.wanted, *self.unwanted))

    def list_patterns(self) -> list[str]:
        """Return all patterns of what is wanted."""
        return [pattern for term in self.wanted for pattern in term.list_patterns()]


def read_query(text: str, argument: str, *, completing: bool = False) -> SearchQuery:
    """Return the query that a text says; with `completing` the last word is the beginning of one.

    Raises BadInput, naming the argument, for a text that says none.
    """
    if len(text) > LONGEST:
        raise BadInput(
            f"The search has {len(text)} characters; at most {LONGEST} are allowed.", argument=argument
        )
    text = text.translate(_CURLY)
    if text.count('"') % 2:
        raise BadInput(
            'A quotation mark (") has no partner; add it, or leave this one out.', argument=argument
        )
    wanted: list[Term] = []
    unwanted: list[Term] = []
    for found in _list_terms(text, argument, completing=completing):
        (unwanted if found[0] else wanted).append(found[1])
    if len(wanted) + len(unwanted) > MOST_TERMS:
        raise BadInput(f"The search has more than {MOST_TERMS} words or phrases.", argument=argument)
    if not wanted:
        raise BadInput(_why_nothing(text, unwanted), argument=argument)
    return SearchQuery(tuple(wanted), tuple(unwanted))


def _list_terms(text: str, argument: str, *, completing: bool) -> Iterator[tuple[bool, Term]]:
    """Yield (whether it is unwanted, the term) for each term that has a word in it."""
    found = list(_TERM.finditer(text))
    for number, each in enumerate(found):
        completed = completing and number == len(found) - 1 and each.end() == len(text) and bool(each["word"])
        term = _read_term(each, argument, completed=completed)
        if term is not None:
            yield bool(each["minus"]), term


def _read_term(found: re.Match[str], argument: str, *, completed: bool) -> Term | None:
    text = found["phrase"] if found["phrase"] is not None else found["word"]
    written = text.rstrip("*")
    starred = bool(found["star"]) or written != text
    if "*" in written:
        raise BadInput("* stands only at the end of a word, as in rocket*.", argument=argument)
    if not starred and not completed:
        words = fold(written)
        return Term(tuple(words)) if words else None
    parts = split_words(written)
    endings = fold_prefix(parts[-1]) if parts else []
    if starred and (not endings or len(endings[0]) < SHORTEST_BEGINNING):
        raise BadInput(
            f"* needs at least {SHORTEST_BEGINNING} letters of a word before it, as in rocket*.",
            argument=argument,
        )
    return Term(tuple(fold(" ".join(parts[:-1]))), tuple(endings)) if endings else None


def _why_nothing(text: str, unwanted: list[Term]) -> str:
    if unwanted:
        return "The search says only what to leave out; add a word to look for."
    if split_words(text):
        return "The search has only articles (al, as, at …), which are not searched; add another word."
    return "The search has no word in it; give it one, such as rocket."

"""The other number of an English word: a search for attack finds attacks too, as a word that weighs less.

Only the plural in s and the few others of schema/data/inflections.txt; the rules are those of any English grammar.
"""

from functools import cache, lru_cache

from schema.spelling.families import make_plural, read_lines
from schema.spelling.folding import fold, split_words
from schema.spelling.letters import unaccent

_SHORTEST = 4
_VOWELS = frozenset("aeiou")
_NO_PLURAL = ("us", "is", "ss")
_NONE = "-"


@lru_cache(maxsize=16_384)
def fold_inflections(word: str) -> list[str]:
    """Return what the last of a word's folded words is in the other number: of attacks attack, of airstrike strikes.

    It takes the word as it is written, of several the last, and leaves the folded words before the last as they are.
    There is none of a word of fewer than four letters, of another script, of one in -us, -is or -ss, and of names in s.
    """
    *_, written = split_words(word) or [""]
    plain = unaccent(written)
    if not (plain.isascii() and plain.isalpha()):
        return []
    *before, last = fold(plain) or [""]
    known = _read_others().get(last)
    others = [[*before, known]] if known else map(fold, _list_others(plain))
    return [other[-1] for other in others if other and other[:-1] == before and other[-1] != last]


def _list_others(word: str) -> list[str]:
    """Return the word's plural or plurals, or its singular."""
    fixed = _read_fixed()
    if len(word) < _SHORTEST or word in fixed or word.endswith(_NO_PLURAL):
        return []
    others = [make_singular(word)] if word.endswith("s") else list_plurals(word)
    return [other for other in others if other not in fixed]


def list_plurals(word: str) -> list[str]:
    """Return the plurals that a singular may have: of torpedo two."""
    if word.endswith("y") and word[-2] not in _VOWELS:
        return [f"{word[:-1]}ies"]
    if word.endswith("o") and word[-2] not in _VOWELS:
        return [f"{word}es", f"{word}s"]
    return [make_plural(word)]


def make_singular(word: str) -> str:
    """Return the singular of a plural in s."""
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("sses", "xes", "ches", "shes", "oes")) else word[:-1]


def _read_rows() -> list[list[str]]:
    return [line.split() for _, line in read_lines("inflections.txt")]


@cache
def _read_others() -> dict[str, str]:
    """Return the other number of folded words that have one of their own."""
    pairs = [[fold(word)[-1] for word in row] for row in _read_rows() if row[0] != _NONE]
    return {one: other for row in pairs for one, other in (row, reversed(row))}


@cache
def _read_fixed() -> frozenset[str]:
    """Return the words in s that have no other number."""
    return frozenset(word for row in _read_rows() if row[0] == _NONE for word in row[1:])

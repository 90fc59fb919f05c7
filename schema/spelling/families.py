"""The spellings that the tables in schema/data tell are one: of a name, and of a compound that is joined or parted."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, product
from pathlib import Path
from re import split

from schema.spelling.arabic import is_arabic, part_words
from schema.spelling.letters import fold_letters

_DATA = Path(__file__).parents[1] / "data"

Words = tuple[str, ...]
Line = tuple[str, str]
"""Where a line stands, as an error names it, and its text."""
Family = tuple[str, list[str]]
"""Where a line stands, and its spellings."""


def read_lines(name: str) -> Iterator[Line]:
    """Yield the lines of a table that are no comments."""
    for number, line in enumerate((_DATA / name).read_text(encoding="utf-8").splitlines(), 1):
        text = line.partition("#")[0].strip()
        if text:
            yield f"schema/data/{name}, line {number}", text


@cache
def read_spellings() -> dict[str, Words]:
    """Return the folded words of each spelling, by its folded letters.

    Raises ValueError where a spelling is in two families.
    """
    families = [*_read_compounds(), *_read_names()]
    spellings: dict[str, Words] = {}
    for where, family in families:
        words = tuple(map(fold_letters, family[0].split()))
        for spelling in _list_joined(family):
            known = spellings.setdefault(fold_letters(spelling), words)
            if known != words:
                raise ValueError(
                    f"{where}: {spelling} is also a spelling of {' '.join(known)}; leave one out."
                )
    for _, family in families:
        words = tuple(map(fold_letters, make_plural(family[0]).split()))
        for spelling in _list_joined(map(make_plural, family)):
            spellings.setdefault(fold_letters(spelling), words)
    return {letters: _spell_parts(words, spellings) for letters, words in spellings.items()}


def _read_compounds() -> Iterator[Family]:
    return ((where, [line, line.replace(" ", "")]) for where, line in read_lines("compounds.txt"))


def _read_names() -> Iterator[Family]:
    for where, line in read_lines("spellings.txt"):
        yield where, [spelling for part in line.split(",") for spelling in write_out(part.strip())]


def _list_joined(family: Iterable[str]) -> list[str]:
    return [spelling for spelling in family if " " not in spelling]


def write_out(pattern: str) -> list[str]:
    """Return the spellings of a pattern: of "h(u|o)s(s|)ein" four."""
    parts = [part.split("|") for part in split(r"[()]", pattern)]
    return ["".join(chosen) for chosen in product(*parts)]


def make_plural(word: str) -> str:
    """Return the usual plural of an English word or name; in other letters, and after s, it is the word."""
    if not word.isascii() or word.endswith("s"):
        return word
    return f"{word}es" if word.endswith(("x", "z", "ch", "sh")) else f"{word}s"


def _spell_parts(words: Words, spellings: dict[str, Words]) -> Words:
    return words if len(words) == 1 else tuple(chain(*(spellings.get(word, (word,)) for word in words)))


def spell(letters: str) -> Words:
    """Return the folded words of what folded letters write: mostly themselves, as one."""
    words = read_spellings().get(letters)
    if words is None and is_arabic(letters):
        words = part_words(letters)
        if len(words) == 1:
            words = read_spellings().get(words[0], words)
    return words or (letters,)


@cache
def _sort_letters() -> list[str]:
    return sorted(read_spellings())


def find_begun(letters: str) -> set[Words]:
    """Return the folded words of all spellings that begin with folded letters."""
    spelled = _sort_letters()
    first = bisect_left(spelled, letters)
    last = bisect_left(spelled, f"{letters}\U0010ffff", lo=first)
    return {read_spellings()[each] for each in spelled[first:last]}

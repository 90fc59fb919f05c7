"""Numbers as English writes them: 40, 1,200, 1 200, 1.2 million, four, three hundred and five, two dozen."""

import re
from decimal import Decimal

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SMALL = {word: number for number, word in enumerate(_ONES)} | {
    f"{ten}{join}{one}": 10 * tens + ones
    for tens, ten in enumerate(_TENS, start=2)
    for join, ones, one in (("", 0, ""), *((j, n, _ONES[n]) for j in "- " for n in range(1, 10)))
}
_GREAT = {"billion": 1_000_000_000, "million": 1_000_000, "thousand": 1_000, "hundred": 100, "dozen": 12}
_MARKED = "[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]{0,2}(?: [0-9]{3})+|[1-9][0-9]{0,2}(?:[.][0-9]{3})+"
_FIGURES = re.compile(f"[0-9]{{1,12}}|{_MARKED}")
_DECIMAL = re.compile("[0-9]{1,4}[.][0-9]{1,6}")
_WORDS = {**_SMALL, "half a dozen": 6}
_MANY = {"a": 1, "an": 1}
_ROUND = re.compile("an? .*|.*(?:dozen|million)")

NUMBER_WORD = "|".join(sorted((*_SMALL, *_GREAT), key=len, reverse=True))
"""The words that numbers are made of, for a regular expression."""
FIGURES = f"(?:{_MARKED}|[0-9]+)"
"""What may be a number in figures, for a regular expression."""
NUMERAL = (
    f"(?:half a dozen|(?:{FIGURES}|[0-9]+[.][0-9]+(?= [mbth])|{NUMBER_WORD}|an? (?:{'|'.join(_GREAT)}))"
    f"(?: (?:and )?(?:{NUMBER_WORD}))*)(?!\\w)"
)
"""What may be a number in a text in lower case, for a regular expression; `read_numeral` says whether it is one."""


def read_numeral(text: str) -> int | None:
    """Return the number that a text in lower case writes; None for what is no whole number."""
    if _FIGURES.fullmatch(text):
        return int(re.sub("[,. ]", "", text))
    if text in _WORDS:
        return _WORDS[text]
    for word, size in _GREAT.items():
        before, found, after = text.partition(f" {word}")
        if found:
            many = _read_decimal(before, size) if "." in before else _times(before, size)
            return _join(many, after, size)
    return None


def _times(text: str, size: int) -> int | None:
    many = _MANY.get(text, read_numeral(text))
    return None if many is None else many * size


def _read_decimal(text: str, size: int) -> int | None:
    """Return so many of a size, "1.2" of a million; None where that is no whole number."""
    if not _DECIMAL.fullmatch(text):
        return None
    found = Decimal(text) * size
    return int(found) if found == int(found) else None


def _join(many: int | None, after: str, size: int) -> int | None:
    """Return a number with what comes after it ("and five"), which is less than one more of its size."""
    rest = read_numeral(after.removeprefix(" and").removeprefix(" ")) if after else 0
    return None if many is None or rest is None or rest >= size else many + rest


def read_two(first: str, second: str) -> tuple[int | None, int | None]:
    """Return the numbers of a range; in "two to three hundred" both are hundreds."""
    start, end = read_numeral(first), read_numeral(second)
    before, _, word = second.rpartition(" ")
    many = read_numeral(before) if word in _GREAT else None
    if start is not None and many is not None and start < many:
        return start * _GREAT[word], end
    return start, end


def is_round(text: str) -> bool:
    """Return whether a number is one of those said of what nobody counted out: "a dozen", "1.2 million"."""
    return _ROUND.fullmatch(text) is not None

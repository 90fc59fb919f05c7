"""Whole numbers as English writes them: 40, 1,200, four, twenty-four, three hundred and five, two dozen."""

import re

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
_GREAT = {"million": 1_000_000, "thousand": 1_000, "hundred": 100, "dozen": 12}
_FIGURES = re.compile(r"[0-9]{1,9}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,2}")
_WORDS = {**_SMALL, "half a dozen": 6}
_MANY = {"a": 1, "an": 1}


def read_numeral(text: str) -> int | None:
    """Return the number that a text in lower case writes; None for what is no whole number."""
    if _FIGURES.fullmatch(text):
        return int(text.replace(",", ""))
    if text in _WORDS:
        return _WORDS[text]
    for word, size in _GREAT.items():
        before, found, after = text.partition(f" {word}")
        if found:
            return _join(_MANY.get(before, read_numeral(before)), size, after)
    return None


def _join(many: int | None, size: int, after: str) -> int | None:
    """Return so many of a size with what comes after it ("and five"), which is less than one more of it."""
    rest = read_numeral(after.removeprefix(" and").removeprefix(" ")) if after else 0
    return None if many is None or rest is None or rest >= size else many * size + rest

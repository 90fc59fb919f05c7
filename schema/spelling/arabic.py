"""Words in Arabic letters that are written together and searched for in their parts: the article, and names with God.

Letters are folded before (letters.py), as Lucene's ArabicNormalizer and PersianNormalizer do, and a hamza loses its
seat. Of the prefixes of its ArabicStemmer only the article is left out, alone or after "and", "with", "as" and "so",
where three letters stay: God, now and thousands keep theirs. Without it "and" and "to the" stay too, for they would
spoil Washington and Lebanon. Where the article's letters are a word's own they stay, for the words listed here.
"""

import re

_GOD = "\u0627\u0644\u0644\u0647"
_SERVANT = "\u0639\u0628\u062f"
_ARTICLE = re.compile("^(?:[\u0648\u0628\u0641\u0643]?\u0627\u0644)+(?=...)")
_BEGUN_ARTICLE = re.compile("[\u0648\u0628\u0641\u0643]?\u0627\u0644(?=.)")
_ITS_OWN = frozenset(
    (
        *("الماني", "المانيا", "المانيه", "المان", "الباني", "البانيا"),  # German, Germany, Albanian, Albania
        *("الياس", "الهام", "الكسندر", "الكسي", "اليزابيث", "الفرد", "البرت"),  # Elias, Ilham, Alexander, …
        *("التزام", "الغاء", "القاء", "التهاب"),  # commitment, cancelling, throwing, inflammation
    )
)
_SHORTEST = 2


def is_arabic(letters: str) -> bool:
    """Return whether folded letters begin with one of Arabic script."""
    return "\u0620" <= letters[:1] <= "\u06ff"


def part_words(letters: str) -> tuple[str, ...]:
    """Return the words that the folded letters of one are searched for as: عبدالرحمن is "servant" and "merciful"."""
    if letters.endswith(_GOD) and len(letters) >= len(_GOD) + _SHORTEST:
        return (*part_words(letters[: -len(_GOD)]), _GOD)
    rest = letters.removeprefix(f"{_SERVANT}\u0627\u0644")
    if rest != letters and len(rest) > _SHORTEST:
        return (_SERVANT, _leave_article(f"\u0627\u0644{rest}"))
    return (_leave_article(letters),)


def _leave_article(letters: str) -> str:
    return letters if letters in _ITS_OWN else _ARTICLE.sub("", letters)


def list_beginnings(letters: str) -> list[tuple[str, ...]]:
    """Return how the words may begin of what begins with folded letters: whole words, and the start of the last.

    Of an article alone there is none: everything may follow it.
    """
    beginnings: list[tuple[str, ...]] = []
    found = _BEGUN_ARTICLE.match(letters)
    if found:
        beginnings.append((letters[found.end() :],))
    servant = re.match(f"{_SERVANT}\u0627\u0644?", letters)
    if servant:
        rest = letters[servant.end() :]
        beginnings.append((_SERVANT, rest) if rest else (_SERVANT,))
    for length in range(1, len(_GOD) + 1):
        name = letters.removesuffix(_GOD[:length])
        if name != letters and len(name) >= _SHORTEST:
            beginnings.append((*part_words(name), _GOD[:length]))
    return beginnings

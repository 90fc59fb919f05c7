"""Letters as they are searched for: of one word, without what writers of one language leave out or write differently.

Capitals, accents, points and apostrophes are folded away, digits of every script are ASCII, and what is not seen (soft
hyphens, joiners, marks of direction) is dropped. In Latin letters a double consonant between vowels is single (Assad is
Asad), but not where English tells two words apart by it: before its endings (latter, later), and in a few words more.
A q beside a vowel is a k (Qatar, Iraq), but not before i and u, as in English words and Chinese names. The h of the
Arabic feminine is left out, as in Basrah, of words that are long enough to be no others without it.
"""

import re
import unicodedata

LONGEST_WORD = 30
"""How many characters of a folded word count; what databases can index is bounded."""

APOSTROPHES = "'`\u2019\u2018\u02b9\u02bb\u02bc\u02be\u02bf\u05f3\u05f4"
"""What stands for a sound in a name, or in Hebrew for an abbreviation; a word goes on after it."""

UNSEEN = "\u00ad\u061c\u200c-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
"""What is not seen in a word, as a class of a regular expression: with it and without it, a word is the same.

So a Persian word with a zero-width non-joiner is the word written together. U+200B is no part of words: it parts them.
"""

MARKS = (
    "".join(chr(code) for code in range(0x10000) if unicodedata.category(chr(code))[0] == "M")
    + "\U000e0100-\U000e01ef"
)
"""The marks that follow a letter in any script, as a class of a regular expression."""

ENDINGS = (
    "e",
    "es",
    "ed",
    "er",
    "ers",
    "ery",
    "ing",
    "ings",
    "y",
    "ies",
    "ied",
    "ier",
    "iest",
    "le",
    "les",
    "led",
    "ling",
)
"""What in English follows a double consonant that makes another word of it than a single one."""

_STRIPPED = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
    "\U000e0100-\U000e01ef]"
)
"""Marks that writers leave out; those of other scripts, as in Hindi, are vowels."""

_LEADING_MARKS = re.compile(f"^[{MARKS}]+")

_LETTERS = str.maketrans(
    {"æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "œ": "oe", "ħ": "h"}
    | {"\u0131": "i"}  # the dotless i of Turkish
    | dict.fromkeys(APOSTROPHES)
    | dict.fromkeys("\u06a9\u06aa", "\u0643")  # keheh is kaf
    | dict.fromkeys(
        "\u0649\u06cc\u06cd\u06ce\u06d0\u06d2", "\u064a"
    )  # alef maksura, Persian and Urdu yeh are yeh
    | dict.fromkeys(
        "\u0629\u06be\u06c1\u06c3\u06d5", "\u0647"
    )  # teh marbuta and the hehs of Urdu and Kurdish
    | dict.fromkeys("\u0671\u0672\u0673", "\u0627")  # alef wasla
    | dict.fromkeys("\u0640\u0674")  # tatweel, and a hamza that is a mark
)
_OWN_LETTERS = re.compile("[\u0438\u0443]\u0306|\u0456\u0308|[\u0433\u043a]\u0301")
"""Letters of Cyrillic that only look as if they had an accent; ё has one."""

KEPT = frozenset(
    (
        *(
            "amman",
            "ammo",
            "barrack",
            "barracks",
            "bellow",
            "bellows",
            "cannon",
            "cannons",
            "channel",
            "channels",
        ),
        *("comma", "commas", "corral", "dessert", "desserts", "finnish", "mousse", "posse", "samarra"),
    )
)
"""Words whose double consonant tells them from another: Samarra is not Samara, and a cannon no canon."""

_Q = re.compile("q++(?=[aeo][a-z])|(?<=[aeiou])q++(?=[a-hj-tv-z])|(?<=[a-z][aeiou])q+$")
_FEMININE = re.compile("(?<=...[b-df-hj-np-tv-z]a)h$")
_DOUBLE = re.compile(rf"(?<=[aeiouy])([b-df-hj-np-tv-z])\1++(?!(?:{'|'.join(ENDINGS)})$)(?=[aeiouy])")


def fold_letters(word: str) -> str:
    """Return the letters and digits of one word as they are searched for, or nothing where it has none."""
    plain = unaccent(word)[:LONGEST_WORD]
    if "q" in plain:
        plain = _Q.sub("k", plain)
    if plain.endswith("ah"):
        plain = _FEMININE.sub("", plain)
    return plain if plain in KEPT else _DOUBLE.sub(r"\1", plain)


def unaccent(word: str) -> str:
    """Return the letters and digits of a word in small letters, without the English genitive."""
    if word[-1:] in {"s", "S"} and word[-2:-1] in {"'", "\u2019"}:
        word = word[:-2]
    return _fold_ascii(word) if word.isascii() else _fold_script(word)


def _fold_ascii(word: str) -> str:
    return word.lower() if word.isalnum() else "".join(filter(str.isalnum, word.lower()))


def _fold_script(word: str) -> str:
    text = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS)).casefold().translate(_LETTERS)
    text = _OWN_LETTERS.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)
    plain = "".join(map(_fold_character, _STRIPPED.sub("", text)))
    return unicodedata.normalize("NFC", _LEADING_MARKS.sub("", plain))


def _fold_character(character: str) -> str:
    """Return a letter, or a mark that is one, as it is; a digit in ASCII; nothing for what is neither."""
    if not character.isalnum():
        return character if unicodedata.category(character)[0] == "M" else ""
    digit = unicodedata.digit(character, None)
    return character if digit is None else str(digit)

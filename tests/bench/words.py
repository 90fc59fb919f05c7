"""Words and sentences that look like a language's: a few words everywhere, most of them hardly anywhere."""

from collections.abc import Sequence

from tests.bench.draws import Draws, zipf

ONSETS = ("b", "d", "f", "g", "h", "j", "k", "l", "m", "n", "q", "r", "s", "sh", "t", "v", "w", "y", "z")
VOWELS = ("a", "e", "i", "o", "u", "aa", "ai")
COMMON = (
    "the", "of", "said", "in", "to", "on", "that", "forces", "attack", "base", "officials", "was", "after",
    "by", "for", "troops", "rockets", "talks", "statement", "killed", "near", "minister", "drone", "group",
    "president", "militia", "strike", "coalition", "ceasefire", "injured", "responsibility", "denied",
    "convoy", "airport", "sanctions", "round", "condemned", "border", "security", "embassy", "nuclear",
)  # fmt: skip
"""The commonest words, most common first; all others are made of syllables."""

VOCABULARY = 30_000
SENTENCES = 20_000


def make_names(count: int) -> list[str]:
    """Return so many different made-up words, the shorter ones first, in mixed order within a length."""
    syllables = [onset + vowel for onset in ONSETS for vowel in VOWELS]
    total = len(syllables)
    return [_spell(number * 7919 % (total**3) + total, syllables) for number in range(count)]


def _spell(number: int, syllables: Sequence[str]) -> str:
    word = ""
    while number:
        number, place = divmod(number, len(syllables))
        word += syllables[place]
    return word


def make_vocabulary() -> list[str]:
    """Return all words, the most common first."""
    return [*COMMON, *make_names(VOCABULARY - len(COMMON))]


def make_sentences(draws: Draws) -> list[str]:
    """Return the sentences that documents are made of, all different, 40 to 110 characters long."""
    words = draws.among(make_vocabulary(), zipf(VOCABULARY))
    lengths = draws.evenly(range(8, 17))
    sentences: dict[str, None] = {}
    while len(sentences) < SENTENCES:
        text = " ".join(next(words) for _ in range(next(lengths)))
        sentences[f"{text[0].upper()}{text[1:110].rstrip()}."] = None
    return list(sentences)

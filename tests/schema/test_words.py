"""The words of many texts at once are those of each text, and belong to the ids that say it."""

from itertools import pairwise
from tempfile import TemporaryFile

from hypothesis import given
from hypothesis import strategies as st

from schema.index.holders import Digits, Holders
from schema.index.words import Vocabulary, collect, load_said
from schema.spelling.folding import fold
from schema.term import Facet

PARTS = st.sampled_from(["al", "air", "airstrike", "U.S.", "base's", "base", "北京大学", "--", "raid", "a-b"])
TEXTS = st.lists(
    st.tuples(
        st.sampled_from([Facet.TITLE, Facet.NAMES]),
        st.lists(PARTS, max_size=6).map(" ".join),
        st.lists(st.sampled_from([1, 2, 3, 70_000, 2**31 - 1]), max_size=3),
    ),
    max_size=12,
)
Texts = list[tuple[Facet, str, list[int]]]
Held = dict[str, set[int]]


def read(holders: Holders) -> Held:
    return {value: set(ids) for value, ids in holders.make_bitmaps()}


@given(TEXTS)
def test_a_word_belongs_to_the_ids_of_every_text_that_has_it(texts: Texts) -> None:
    vocabulary, wanted = Vocabulary(), dict[Facet, Held]()
    for facet, text, ids in texts:
        for word in fold(text) if ids else ():
            wanted.setdefault(facet, {}).setdefault(word, set()).update(ids)
    said = collect(vocabulary, texts)
    found = {facet: read(each.find_words(vocabulary)) for facet, each in said.items()}
    assert {facet: held for facet, held in found.items() if held} == wanted


@given(TEXTS, st.sets(st.sampled_from(["air", "strike", "us", "base", "raid", "北京", "nobody"])))
def test_a_pair_is_two_common_words_side_by_side_in_one_text(texts: Texts, common: set[str]) -> None:
    vocabulary, wanted = Vocabulary(), dict[Facet, Held]()
    for facet, text, ids in texts:
        for pair in pairwise(fold(text)) if ids else ():
            if common.issuperset(pair):
                wanted.setdefault(facet, {}).setdefault(" ".join(pair), set()).update(ids)
    said = collect(vocabulary, texts)
    found = {facet: read(each.find_pairs(vocabulary, common)) for facet, each in said.items()}
    assert {facet: held for facet, held in found.items() if held} == wanted


@given(TEXTS)
def test_what_is_said_is_read_from_a_file_as_it_was_written(texts: Texts) -> None:
    vocabulary = Vocabulary()
    with TemporaryFile() as file:
        said = collect(vocabulary, texts)
        for each in said.values():
            each.save(file)
        file.seek(0)
        for each in said.values():
            assert read(load_said(file).find_words(vocabulary)) == read(each.find_words(vocabulary))


@given(st.dictionaries(st.integers(1, 2**31 - 1), st.one_of(st.none(), st.integers(0, 2**41)), max_size=9))
def test_a_number_is_kept_digit_by_digit(numbers: dict[int, int | None]) -> None:
    digits = Digits()
    for key, number in numbers.items():
        digits.add(number, key)
    found = dict(digits.list_digits())
    given_to = found.pop("given", [])
    assert set(given_to) == {key for key, number in numbers.items() if number is not None}
    assert {key: sum(1 << int(place) for place, ids in found.items() if key in ids) for key in given_to} == {
        key: number for key, number in numbers.items() if number is not None
    }

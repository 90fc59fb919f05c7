import time
from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise

import pytest
from graphql import get_introspection_query

from api.errors import LimitExceeded
from api.gql.asked import Asked
from api.gql.failures import Failure
from api.gql.operation import find_operation, read_document
from api.settings import Settings

SETTINGS = Settings()
ENTRY = "TimelineEntry"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
NAMES = [*LETTERS, *(f"{a}{b}" for a in LETTERS for b in LETTERS)]


def check(document: str, settings: Settings = SETTINGS) -> None:
    find_operation(Asked(document, None, {}), settings, safe=True)


def refusal(document: str, settings: Settings = SETTINGS) -> LimitExceeded:
    with pytest.raises(LimitExceeded) as raised:
        check(document, settings)
    return raised.value


def nested(depth: int) -> str:
    return '{place(slug:"a")' + "{parent" * (depth - 2) + "{id}" + "}" * (depth - 2) + "}"


def chain(
    step: Callable[[str], str], length: int, *, on: str = ENTRY, root: str = "{timeline{nodes{...A}}}"
) -> str:
    links = "".join(f"fragment {a} on {on}{{{step(b)}}}" for a, b in pairwise(NAMES[: length + 1]))
    return f"{root}{links}fragment {NAMES[length]} on {on}{{id}}"


def star(length: int, inner: Callable[[int], str], root: str = "") -> str:
    spreads = "".join(f"...{name} " for name in NAMES[:length])
    fragments = "".join(f"fragment {name} on {ENTRY}{{{inner(n)}}}" for n, name in enumerate(NAMES[:length]))
    return (root or f"{{timeline{{nodes{{{spreads}}}}}}}") + fragments


def later(n: int, length: int) -> str:
    return "".join(f"...{name} " for name in NAMES[n + 1 : length])


NASTY: dict[str, Callable[[int], str]] = {
    "the same fragment twice": lambda n: chain(lambda b: f"...{b} ...{b}", n),
    "the same fragment twice, nested": lambda n: chain(lambda b: f"links{{entry{{...{b} ...{b}}}}}", n),
    "two fields": lambda n: chain(lambda b: f"links{{entry{{...{b}}}}}thread{{entry{{...{b}}}}}", n),
    "two aliases": lambda n: chain(lambda b: f"a:links{{entry{{...{b}}}}}b:links{{entry{{...{b}}}}}", n),
    "parents of parents": lambda n: chain(
        lambda b: f"parent{{...{b} ...{b}}}", n, on="Place", root='{place(slug:"a"){...A}}'
    ),
    "types of types": lambda n: chain(
        lambda b: f"fields{{type{{...{b} ...{b}}}}}", n, on="__Type", root="{__schema{types{...A}}}"
    ).replace("{id}", "{name}"),
    "each fragment in all before it": lambda n: star(n, lambda i: later(i, n) + "id"),
    "each fragment below all before it": lambda n: star(n, lambda i: f"links{{entry{{{later(i, n)}id}}}}"),
    "the same, not used": lambda n: star(n, lambda i: later(i, n) + "id", root="{__typename}"),
    "a cycle": lambda n: star(n, lambda i: f"links{{entry{{...{NAMES[(i + 1) % n]}}}}}"),
    "every fragment in every other": lambda n: star(n, lambda _: later(-1, n)),
    "a fragment in itself": lambda n: (
        "{timeline{nodes{...A}}}fragment A on TimelineEntry{" + "links{entry{...A}}" * n + "}"
    ),
    "one value again and again": lambda n: "{timeline{nodes{" + "id " * n + "}}}",
    "one value in as many braces": lambda n: "{timeline{nodes{" + "...{id}" * n + "}}}",
    "one object again and again": lambda n: "{" + "timeline{nodes{id}}" * n + "}",
    "one object in as many braces": lambda n: "{timeline{nodes{" + "...{date{edtf}}" * n + "}}}",
    "one object in as many fragments": lambda n: star(n, lambda _: "date{edtf}"),
    "unknown fields": lambda n: "{" + " ".join(f"timelin{i}" for i in range(n)) + "}",
    "braces in braces": lambda n: "{a" * n,
    "directives": lambda n: "{timeline{nodes{id" + "@a" * n + "}}}",
    "comments": lambda n: "{__typename}" + "#\n" * n,
}


def longest(document: Callable[[int], str], most_bytes: int) -> str:
    """Return the longest document of this kind that has at most so many bytes."""
    length = 1
    while len(document(length + 1)) <= most_bytes:
        length += 1
    return document(length)


@pytest.mark.parametrize("kind", NASTY)
def test_a_nasty_document_of_1100_bytes_costs_less_than_50_milliseconds(kind: str) -> None:
    document = longest(NASTY[kind], 1_100)
    assert min(seconds_for(document) for _ in range(5)) < 0.05


def seconds_for(document: str) -> float:
    read_document.cache_clear()
    start = time.process_time()
    with suppress(LimitExceeded, Failure):
        check(document)
    return time.process_time() - start


def test_depth_12_is_allowed_and_13_is_not() -> None:
    check(nested(12))
    error = refusal(nested(13))
    assert error.message == "The document nests 13 fields deep; at most 12 are allowed (DATELINE_MAX_DEPTH)."
    assert error.setting == "DATELINE_MAX_DEPTH"


def test_depth_counts_through_fragments() -> None:
    document = '{place(slug:"a"){...A}}fragment A on Place{parent{...B}}fragment B on Place{parent{id}}'
    check(document, Settings(max_depth=4))
    assert "nests 4 fields deep" in refusal(document, Settings(max_depth=3)).message


def test_the_usual_introspection_query_is_answered() -> None:
    check(get_introspection_query(descriptions=True, specified_by_url=True, input_value_deprecation=True))


def test_introspection_does_not_hide_the_depth_of_its_neighbours() -> None:
    assert "nests 13" in refusal(nested(13).replace("{", "{__schema{queryType{name}}", 1)).message


def test_aliases_are_counted_as_often_as_their_fragment_is_spread() -> None:
    fragment = "fragment F on TimelineEntry{" + " ".join(f"a{n}:id" for n in range(8)) + "}"
    fields = ["links{entry{...F}}", "thread{entry{...F}}", "claims{about{...F}}", "...F"]
    check("{timeline{nodes{" + "".join(fields[:3]) + "}}}" + fragment)
    error = refusal("{timeline{nodes{" + "".join(fields) + "}}}" + fragment)
    assert error.message == "The document gives 32 aliases; at most 30 are allowed (DATELINE_MAX_ALIASES)."


def test_five_directives_stand_at_one_place_and_six_do_not() -> None:
    check("{__typename " + "@include(if:true)" + "}")
    assert "has 6 directives; at most 5" in refusal("{__typename " + "@include(if:true)" * 6 + "}").message
    assert "has 6 directives" in refusal("query" + "@a" * 6 + "{__typename}").message
    assert "has 6 directives" in refusal("query($a:Int" + "@a" * 6 + "){__typename}").message


def test_a_document_of_too_many_tokens_is_not_read_to_its_end() -> None:
    error = refusal("{" + "__typename " * 2_000 + "}")
    assert error.message.startswith("The document has more than 1,000 tokens")
    assert error.setting == "DATELINE_MAX_TOKENS"


def test_fragments_cannot_make_a_short_document_long() -> None:
    document = chain(lambda b: f"...{b} ...{b}", 40)
    assert "over 1,000,000,000 fields; at most 1,000" in refusal(document).message


def test_a_cycle_of_fragments_is_what_validation_calls_it() -> None:
    with pytest.raises(Failure) as raised:
        check("{timeline{nodes{...A}}}fragment A on TimelineEntry{...B}fragment B on TimelineEntry{...A}")
    assert raised.value.code == "GRAPHQL_VALIDATION_FAILED"
    assert "Cannot spread fragment 'A' within itself" in raised.value.errors[0]["message"]


def test_a_document_is_read_once() -> None:
    assert read_document("{__typename}", SETTINGS) is read_document("{__typename}", SETTINGS)
    assert read_document("{__typename}", SETTINGS) is not read_document("{__typename}", Settings(max_depth=3))

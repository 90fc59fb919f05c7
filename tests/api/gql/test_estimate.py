from typing import Any

import pytest

from api.errors import LimitExceeded
from api.gql.asked import Asked
from api.gql.failures import Failure
from api.gql.operation import find_operation
from api.settings import Settings


def estimate(document: str, **variables: object) -> int:
    """Return how many objects the document is taken to bring back, read off the refusal."""
    with pytest.raises(LimitExceeded) as raised:
        find_operation(Asked(document, None, variables), Settings(max_nodes=1), safe=True)
    return int(raised.value.message.split(" objects")[0].rsplit(" ", 1)[1].replace(",", ""))


def check(document: str, **variables: object) -> None:
    find_operation(Asked(document, None, variables), Settings(), safe=True)


def mistake(document: str, **variables: object) -> dict[str, Any]:
    """Return the error for arguments that cannot be."""
    with pytest.raises(Failure) as raised:
        check(document, **variables)
    return raised.value.errors[0]


@pytest.mark.parametrize(
    ("document", "objects"),
    [
        ("{timeline{nodes{id}}}", 20),
        ("{timeline(first:50){nodes{id}}}", 50),
        ("{timeline(last:7){nodes{id}}}", 7),
        ("{timeline(first:50){edges{cursor node{id}}}}", 50),
        ("{timeline(first:50){edges{node{id}} nodes{id}}}", 100),
        ("{timeline(first:10){nodes{citations{quote}}}}", 10 + 10 * 10),
        ("{timeline(first:10){nodes{citations{document{publisher{id}}}}}}", 10 + 10 * 10),
        ("{timeline(first:10){nodes{links{relation}}}}", 10 + 10 * 20),
        ("{timeline(first:10){nodes{thread{depth}}}}", 10 + 10 * 50),
        ('{document(slug:"a"){citations{quote}}}', 100),
        ('{actor(slug:"a"){positions{stance} entries(first:5){nodes{id}}}}', 50 + 5),
        (
            "{timeline(first:10){...P}}fragment P on TimelineConnection{nodes{links(first:3){relation}}}",
            10 + 10 * 3,
        ),
        (
            "{a:timeline(first:10){...P} b:timeline{...P}}fragment P on TimelineConnection{nodes{id}}",
            30,
        ),
        ('{nodes(ids:["a","b","c"]){... on Actor{aliases{name}}}}', 3 + 3 * 10),
        ("{timeline(first:10){nodes{... on Incident{weapons{weapon}} ...{places{role}}}}}", 10 + 10 * 20),
    ],
)
def test_pages_multiply_and_lists_count_ten_a_parent(document: str, objects: int) -> None:
    assert estimate(document) == objects


def test_variables_and_their_defaults_are_counted() -> None:
    document = "query($n:Int=30){timeline(first:$n){nodes{id}}}"
    assert estimate(document) == 30
    assert estimate(document, n=40) == 40
    assert estimate(document, n=None) == 20


@pytest.mark.parametrize("size", [0, -1, 101, 1_000_000_000, -(2**31), 2**31 - 1])
@pytest.mark.parametrize("argument", ["first", "last"])
def test_a_page_of_a_length_that_cannot_be_is_refused_where_it_stands(argument: str, size: int) -> None:
    error = mistake(
        f'{{timeline{{totalCount}}\nactor(slug:"a"){{\nentries({argument}:{size}){{totalCount}}}}}}'
    )
    assert error["message"] == f"{argument} must be from 1 to 100, and is {size}."
    assert error["locations"] == [{"line": 3, "column": 1}]
    assert error["extensions"] == {"code": "BAD_USER_INPUT", "argument": argument}


def test_a_null_variable_is_refused_where_the_argument_must_not_be_null() -> None:
    document = "query($to:LinkDirection){timeline{nodes{links(direction:$to){relation}}}}"
    check(document)
    assert "direction" in mistake(document, to=None)["message"]


def test_what_may_bring_back_too_much_is_refused_before_anything_is_asked() -> None:
    check("{timeline(first:100){nodes{thread(first:98){entry{id}}}}}")
    with pytest.raises(
        LimitExceeded, match=r"may bring back 10,100 objects; at most 10,000 .*DATELINE_MAX_NODES"
    ):
        check("{timeline(first:100){nodes{thread(first:100){entry{id}}}}}")


def test_deep_pages_do_not_overflow() -> None:
    inner = "thread(first:100){depth}"
    for _ in range(4):
        inner = f"thread(first:100){{entry{{{inner}}}}}"
    assert estimate(f"{{timeline(first:100){{nodes{{{inner}}}}}}}") == 10**9


def test_introspection_that_multiplies_is_refused() -> None:
    with pytest.raises(LimitExceeded, match="objects"):
        check("{__schema{types{fields{type{fields{args{name}}}}}}}")


def test_a_list_has_at_most_100_values() -> None:
    document = "query($ids:[ID!]!){nodes(ids:$ids){id}}"
    check(document, ids=["actor:iran"] * 100)
    error = mistake(document, ids=["actor:iran"] * 101)
    assert error["message"].startswith("ids has 101 values; at most 100 are allowed")
    assert error["extensions"]["argument"] == "ids"


@pytest.mark.parametrize("text", ["\0", "a\x1b[0m", "\x7f", "\x85", "\ud800", "a\udfff"])
def test_a_character_that_is_no_text_is_refused_where_it_stands(text: str) -> None:
    document = "query($where:TimelineFilter){timeline(where:$where){totalCount}}"
    error = mistake(document, where={"any": [{}, {"actors": [text]}]})
    assert error["message"].startswith("where.any[1].actors[0] holds U+")
    assert error["extensions"]["argument"] == "where.any[1].actors[0]"


def test_a_control_character_in_a_literal_is_refused_too() -> None:
    error = mistake('{actor(slug:"a\\u0000"){id}}')
    assert error["message"] == "slug holds U+0000 at character 2, which is no text: leave it out."


def test_tabs_and_line_breaks_are_text() -> None:
    check('{actor(slug:"a\\t\\r\\n—🏃"){id}}')

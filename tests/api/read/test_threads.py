import datetime as dt
from collections.abc import Iterator

import pytest
from sqlalchemy import insert

from schema.storage.database import make_engine
from schema.tables import TABLES
from tests.api.read.asking import Asking
from tests.api.read.test_paging import row

THREAD = """query ($slug: String!, $n: Int) {
  entry(slug: $slug) { thread(first: $n) { depth relation entry { slug } } } }"""

# 2 answers 1 twice over; 3 answers 2; 4 and 1 answer each other in a cycle through 3; 5 is merely part of 1.
LINKS = [
    (2, 1, "responds_to"),
    (2, 1, "denies"),
    (3, 2, "condemns"),
    (4, 3, "responds_to"),
    (1, 4, "notifies_of"),
    (5, 1, "part_of"),
    (6, 2, "retaliates_for"),
]


@pytest.fixture
def exchange(empty_database: str) -> Iterator[Asking]:
    engine = make_engine(empty_database)
    columns = ("from_entry_id", "to_entry_id", "relation")
    with engine.begin() as connection:
        connection.execute(insert(TABLES["entry"]), [row(key, dt.date(2021, 7, key)) for key in range(1, 7)])
        links = [{**dict(zip(columns, link, strict=True)), "basis": "stated"} for link in LINKS]
        connection.execute(insert(TABLES["entry_link"]), links)
    engine.dispose()
    with Asking(empty_database) as asking:
        yield asking


def thread(asking: Asking, slug: str, size: int | None = None) -> list[tuple[int, str | None, str]]:
    steps = asking.ask(THREAD, slug=slug, n=size)["entry"]["thread"]
    return [(step["depth"], step["relation"], step["entry"]["slug"]) for step in steps]


def test_a_thread_gives_each_entry_once_at_its_least_distance_though_links_go_in_a_cycle(
    exchange: Asking,
) -> None:
    assert thread(exchange, "entry-002") == [
        (-2, "NOTIFIES_OF", "entry-004"),
        (-1, "DENIES", "entry-001"),
        (0, None, "entry-002"),
        (1, "CONDEMNS", "entry-003"),
        (1, "RETALIATES_FOR", "entry-006"),
    ]


def test_links_of_other_relations_are_no_part_of_a_thread(exchange: Asking) -> None:
    assert thread(exchange, "entry-005") == [(0, None, "entry-005")]


def test_a_short_thread_keeps_what_is_nearest(exchange: Asking) -> None:
    assert thread(exchange, "entry-002", 2) == [(-1, "DENIES", "entry-001"), (0, None, "entry-002")]


def test_the_article_s_air_strikes_lead_to_all_that_answered_them(article: Asking) -> None:
    found = thread(article, "us-air-strikes-iraq-syria-border-2021-06")
    assert [(depth, relation) for depth, relation, _ in found] == [
        (0, None),
        (1, "RESPONDS_TO"),
        (1, "CONDEMNS"),
        (1, "NOTIFIES_OF"),
        (1, "CONDEMNS"),
    ]


def test_a_thread_is_one_statement_for_all_entries_of_a_page(exchange: Asking) -> None:
    exchange.ask("{ timeline { nodes { thread { depth entry { slug title } } } } }")
    assert len(exchange.statements.texts) == 2

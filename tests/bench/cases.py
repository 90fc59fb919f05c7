"""Hard cases: answers held against a plain count over the tables, and then timed.

A timeline on one day with one actor in every entry; a set of none; a hundred documents at once; ten entries in all.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from schema.storage.database import make_engine, reading
from schema.tables import TABLES
from tests.bench import plain_counts
from tests.bench.combinations import Question
from tests.bench.crowded import EVERYWHERE, THE_DAY
from tests.bench.datasets import Dataset, generated
from tests.bench.ground import Ground
from tests.bench.measuring import measure_questions
from tests.bench.plain_counts import ENTRY, Conditions
from tests.bench.say import say
from tests.bench.selecting import NODES, select_everything, select_facet, write_document
from tests.bench.targets import Disagreement
from tests.bench.timing import fresh_line

EVERYTHING = write_document(NODES, select_everything())
CHECKED = write_document(
    "pageInfo { endCursor } nodes { slug }",
    select_everything().replace("facets {", f"facets {{ {select_facet('documents')} ", 1),
)
PAGE = write_document("pageInfo { endCursor } nodes { slug }")
TEN = 10
MOST = 1_000_000
"""The most entries of these timelines: larger ones take long to make and to count in SQL, and show no more."""

HUNDRED = 100
TURNS = 20

Asker = Callable[[str, Mapping[str, Any] | None, str | None], dict[str, Any]]
"""Asks a document with a filter and a cursor; returns the timeline."""


@dataclass(frozen=True)
class Case:
    """A filter, and the same as conditions of SQL."""

    name: str
    where: Mapping[str, Any] | None
    conditions: Conditions


def list_datasets(entries: int) -> dict[str, tuple[Dataset, Callable[[Connection], Iterator[Case]]]]:
    """Return, by name, the timelines and what makes the cases of each."""
    size = min(entries, MOST)
    return {
        "one day": (generated(size, crowded=True), list_crowded),
        "as ever": (generated(size), list_usual),
        "ten entries": (generated(TEN), list_small),
    }


def list_crowded(connection: Connection) -> Iterator[Case]:
    """Yield cases of a timeline on one day, with one actor in every entry."""
    actor = TABLES["actor"]
    slug = connection.scalar(select(actor.c.slug).where(actor.c.id == EVERYWHERE))
    other = connection.scalar(select(actor.c.slug).where(actor.c.id == EVERYWHERE + 1))
    everywhere, elsewhere = (
        plain_counts.slugs_in("participation", "actor_id", [str(each)]) for each in (slug, other)
    )
    day = {"from": THE_DAY.isoformat(), "to": THE_DAY.isoformat(), "mode": "CERTAIN"}
    on_it, statement = plain_counts.within(THE_DAY, THE_DAY), ENTRY.c.kind == "statement"
    yield Case("everything", None, {})
    yield Case("the actor of all", {"actors": [slug]}, {"actors": everywhere})
    yield Case(
        "the actor of all + kind",
        {"actors": [slug], "kinds": ["STATEMENT"]},
        {"actors": everywhere, "kinds": statement},
    )
    yield Case("not the actor of all", {"not": {"actors": [slug]}}, {"not": ~everywhere})
    yield Case("the day", {"during": day}, {"during": on_it})
    yield Case(
        "the day + another actor",
        {"during": day, "actors": [other]},
        {"during": on_it, "actors": elsewhere},
    )


def list_usual(connection: Connection) -> Iterator[Case]:
    """Yield a set of none, and a hundred documents at once."""
    statement = ENTRY.c.kind == "statement"
    incident = ENTRY.c.id.in_(select(TABLES["incident"].c.entry_id))
    yield Case(
        "an empty set",
        {"kinds": ["STATEMENT"], "not": {"kinds": ["STATEMENT"]}},
        {"kinds": statement, "not": ~statement},
    )
    yield Case("not a kind", {"not": {"kinds": ["INCIDENT"]}}, {"not": ~incident})
    document = TABLES["document"]
    step = max(1, (connection.scalar(select(func.max(document.c.id))) or 0) // HUNDRED)
    query = select(document.c.slug).where(document.c.id % step == 0).order_by(document.c.id).limit(HUNDRED)
    documents = list(connection.scalars(query))
    cited = plain_counts.slugs_in("citation", "document_id", documents)
    yield Case(f"{len(documents)} documents", {"documents": documents}, {"documents": cited})
    yield Case(
        f"{len(documents)} documents + kind",
        {"documents": documents, "kinds": ["STATEMENT"]},
        {"documents": cited, "kinds": statement},
    )


def list_small(_connection: Connection) -> Iterator[Case]:
    """Yield cases of a timeline of hardly anything."""
    statement = ENTRY.c.kind == "statement"
    yield Case("everything", None, {})
    yield Case("kind", {"kinds": ["STATEMENT"]}, {"kinds": statement})
    yield Case("not a kind", {"not": {"kinds": ["STATEMENT"]}}, {"not": ~statement})


def measure_cases(ground: Ground) -> Sequence[Mapping[str, Any]]:
    """Return the times of all cases; raises Disagreement where an answer is not what the tables say."""
    rows = []
    for timeline, (dataset, lister) in list_datasets(ground.entries).items():
        for database, url in ground.holding(dataset).items():
            rows += [
                {"database": database, "timeline": timeline, **row} for row in _measure(ground, url, lister)
            ]
            say(f"{database}, {timeline}: all answers are what the tables say")
    return rows


def _measure(
    ground: Ground, url: str, lister: Callable[[Connection], Iterator[Case]]
) -> Sequence[Mapping[str, Any]]:
    engine = make_engine(url)
    with reading(engine) as connection:
        cases = list(lister(connection))
        with fresh_line(ground, url) as line:
            for case in cases:
                check(line.ask, connection, case)
    engine.dispose()
    questions = [Question("all counts", case.name, EVERYTHING, case.where) for case in cases]
    return measure_questions(ground, url, questions)


def check(ask: Asker, connection: Connection, case: Case) -> None:
    """Raise Disagreement unless an answer is what the tables say: number, facets, months, first and later pages."""
    answer = ask(CHECKED, case.where, None)
    _agree(case, "totalCount", answer["totalCount"], plain_counts.count_all(connection, case.conditions))
    for name, buckets in answer["facets"].items():
        if name in _READERS:
            counted = plain_counts.count_facet(connection, name, case.conditions)
            _check_buckets(case, name, {_READERS[name](each): each["count"] for each in buckets}, counted)
    found = answer["facets"]["histogram"]
    months = Counter({each["from"]: each["count"] for each in found["buckets"]})
    counted_months = plain_counts.count_months(connection, case.conditions)
    _agree(case, "histogram", (months, found["spanning"], found["undated"]), counted_months)
    _check_pages(ask, connection, case, answer)


def _check_pages(ask: Asker, connection: Connection, case: Case, first: Mapping[str, Any]) -> None:
    """Check the first page, and the one after some others."""
    _agree(case, "first page", _list_slugs(first), plain_counts.find_page(connection, case.conditions))
    page, skipped = first, 0
    for _ in range(TURNS):
        skipped += len(page["nodes"])
        after = page["pageInfo"]["endCursor"]
        if after is not None:
            page = ask(PAGE, case.where, after)
    if first["nodes"]:
        _agree(
            case,
            "later page",
            _list_slugs(page),
            plain_counts.find_page(connection, case.conditions, skipped),
        )


def _list_slugs(page: Mapping[str, Any]) -> list[str]:
    return [node["slug"] for node in page["nodes"]]


def _check_buckets(case: Case, name: str, found: Mapping[Any, int], counted: Mapping[Any, int]) -> None:
    """Check the fullest buckets, as many as were given: their numbers, and what each of them is of."""
    fullest = sorted(counted.values(), reverse=True)[: len(found)]
    _agree(case, name, list(found.values()), fullest)
    _agree(case, name, dict(found), {value: counted.get(value) for value in found})
    if counted and not found:
        raise Disagreement(f"{case.name}: {name} has no bucket where the tables have {len(counted)}")


def _agree(case: Case, what: str, found: object, counted: object) -> None:
    if found != counted:
        raise Disagreement(f"{case.name}: {what} is {found}, and the tables say {counted}"[:2000])


_READERS: dict[str, Callable[[Mapping[str, Any]], Any]] = {
    "kinds": lambda bucket: bucket["value"].lower(),
    "categories": lambda bucket: (bucket["kind"].lower(), bucket["value"].lower()),
    "actors": lambda bucket: bucket["actor"]["slug"],
    "countries": lambda bucket: bucket["value"],
    "documents": lambda bucket: bucket["document"]["slug"],
    "assessments": lambda bucket: bucket["value"].lower(),
}
"""What each facet's bucket is of, as the tables have it."""

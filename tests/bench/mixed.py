"""Mixed requests without end, each of something else: pages, filters, searches and facets."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import count
from typing import Any

import orjson
from sqlalchemy import Connection, select

from schema.tables import TABLES
from tests.bench.documents import DAYS, FIRST_DAY
from tests.bench.draws import Draws, zipf
from tests.bench.pages import PAGES, list_starts
from tests.bench.selecting import NODES, select_everything, write_document
from tests.bench.words import make_vocabulary
from tests.bench.world import COUNTRIES

COLD = "query { a%d: timeline(first: 2) { nodes { id b%d: title } } }"
PAGE = write_document(NODES)
COUNTED = write_document(NODES, "totalCount")
EVERYTHING = write_document(NODES, select_everything())
SORTS = 10
"""How many sorts of requests come in turn."""

KINDS = ("INCIDENT", "STATEMENT", "DIPLOMATIC_EVENT")


def list_bodies(connection: Connection, entries: int) -> Iterator[bytes]:
    """Yield bodies of requests to GraphQL: of ten two are filtered, three searched, two have all facets.

    The rest are a full page, a small one, and a document that no request had before.
    """
    actor = TABLES["actor"]
    slugs = list(connection.scalars(select(actor.c.slug).order_by(actor.c.id)))
    draws, words = Draws(3), make_vocabulary()
    actors, countries = draws.among(slugs, zipf(len(slugs))), draws.evenly(COUNTRIES)
    said, kinds, days = draws.among(words, zipf(len(words))), draws.evenly(KINDS), draws.evenly(range(DAYS))
    starts = list_starts(entries)

    def years() -> Mapping[str, str]:
        first = date.fromordinal(FIRST_DAY.toordinal() + next(days))
        return {"from": first.isoformat(), "to": first.replace(day=1, year=first.year + 1).isoformat()}

    for number in count():
        yield PAGES[0].body(next(starts).cursor)
        yield PAGES[1].body(next(starts).cursor)
        yield orjson.dumps({"query": COLD % (number, number)})
        yield _write(PAGE, actors=[next(actors)], countries=[next(countries)])
        yield _write(COUNTED, kinds=[next(kinds)], during=years())
        yield _write(PAGE, search=next(said))
        yield _write(COUNTED, search=f"{next(said)} {next(said)}")
        yield _write(COUNTED, search=f"{next(said)[:2]}*", actors=[next(actors)])
        yield _write(EVERYTHING, actors=[next(actors)], during=years())
        yield _write(EVERYTHING, search=next(said), countries=[next(countries)])


def _write(document: str, **where: object) -> bytes:
    asked: dict[str, Any] = {"query": document, "variables": {"where": where}}
    return orjson.dumps(asked)

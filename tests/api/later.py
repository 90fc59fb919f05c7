"""A record of which half was reported eight days later: what was known between is what its tests ask about."""

import json
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from starlette.testclient import TestClient

from api.app import make_app
from api.settings import Settings
from schema.records.exchange import Records
from schema.storage.database import make_engine
from schema.store import saving as store
from tests.conftest import made
from tests.databases import Databases
from tests.schema.engines import closing
from tests.schema.factories import (
    make_actor,
    make_casualty,
    make_citation,
    make_claim,
    make_date,
    make_document,
    make_incident,
    make_link,
    make_place,
    make_records,
    make_statement,
    make_talks,
)

BEFORE, BETWEEN, SINCE = "2024-06-01", "2024-06-05", "2024-06-10"
EARLY = "Two people were killed at the base. The ministry accused the group. Talks were held in Baghdad."
LATE = "Three people had been killed. “The group did it,” the ministry had said. The group denied it."
TWO, THREE = "Two people were killed at the base.", "Three people had been killed."
WORDS = "The group did it,"
DENIED = "The group denied it."


def serving_later(databases: Databases, template: str) -> AbstractContextManager[TestClient]:
    """Return what yields a client of a server with the record on it, a copy of that empty database."""
    return serving_records(databases, template, make_later_world())


@contextmanager
def serving_records(databases: Databases, template: str, records: Records) -> Iterator[TestClient]:
    """Yield a client of a server with these records on it."""
    with made(databases, template) as (_, url):
        with closing(make_engine(url)) as engine, engine.begin() as connection:
            store.save(connection, records)
        with TestClient(make_app(Settings(database_url=url, cache_bytes=0))) as client:
            yield client


def make_later_world() -> Records:
    """Return the record: a strike of 2 June, an accusation, talks, and on 10 June a third death and a denial."""
    return make_records(
        actors=[
            make_actor(),
            make_actor("the-ministry", kind="government_body"),
            make_actor(
                "the-group",
                kind="militia",
                relations=[
                    {"kind": "backed_by", "actor": "iran", "claim": "iran-was-behind-it"},
                    {"kind": "allied_with", "actor": "the-ministry"},
                ],
            ),
        ],
        places=[make_place("the-base", kind="base"), make_place("the-border", kind="border")],
        documents=[
            make_document("early", headline="An early report", dateline="2024-06-02", text=EARLY),
            make_document("late", headline="A later report", dateline="2024-06-04", published_on=SINCE, text=LATE),
            make_document("undated", headline="Undated", dateline=None, text="It was at the border."),
        ],
        entries=[_make_strike(), _make_accusation(), _make_denial(), _make_talks()],
        claims=[
            make_claim(
                "the-group-did-it",
                text="The group did it.",
                about="the-strike",
                positions=[
                    {"actor": "the-ministry", "stance": "asserts", "statement": "the-accusation"},
                    {"actor": "the-group", "stance": "denies", "statement": "the-denial"},
                ],
            ),
            make_claim(
                "iran-was-behind-it",
                text="Iran was behind it.",
                about="the-strike",
                positions=[{"actor": "the-group", "stance": "disputes", "statement": "the-denial"}],
            ),
        ],
    )  # fmt: skip


def _make_strike() -> object:
    return make_incident(
        "the-strike",
        "2024-06-02",
        title="A strike on the base",
        casualties=[
            make_casualty(best=2, as_of="2024-06-02"),
            make_casualty(best=3, as_of="2024-06-09", citation={"quote": THREE}),
            make_casualty(outcome="injured", best=5, as_of="2024-06-07"),
        ],
        participants=[
            {"role": "initiator", "actor": "the-group", "as_written": "The group"},
            {"role": "victim", "actor": "the-ministry", "as_written": "Two people"},
        ],
        places=[{"place": "the-base", "as_written": "the base"}, {"place": "the-border", "role": "target"}],
        weapons=[{"weapon": "rocket"}],
        citations=[
            make_citation(THREE, document="late", supports=["casualties", "initiator", "weapons"]),
            make_citation(TWO, document="early", supports=["casualties", "date", "victim", "location"]),
            make_citation("It was at the border.", document="undated", supports=["target"]),
        ],
    )


def _make_accusation() -> object:
    return make_statement(
        "the-accusation",
        "2024-06-02",
        title="The ministry accuses the group",
        act="accuse",
        form="direct_quote",
        quoted_words=WORDS,
        participants=[{"role": "speaker", "actor": "the-ministry"}],
        links=[make_link("the-strike", "about")],
        citations=[
            make_citation("The ministry accused the group.", document="early"),
            make_citation(f"“{WORDS}” the ministry had said.", document="late"),
        ],
    )


def _make_denial() -> object:
    return make_statement(
        "the-denial",
        "2024-06-03",
        title="The group denies it",
        participants=[{"role": "speaker", "actor": "the-group"}],
        links=[make_link("the-accusation"), make_link("the-strike", "denies")],
        citations=[make_citation(DENIED, document="late")],
    )


def _make_talks() -> object:
    """Return talks whose date was read from an entry, and in words, that were reported later."""
    date = make_date("2024-06-04/..", as_written="had been", basis="after_other_entry", anchor="the-denial")
    return make_talks(
        "the-talks",
        date=date,
        title="Talks in Baghdad",
        participants=[{"role": "host", "actor": "the-group"}],
        outcome="Nothing came of it.",
        next_meeting="scheduled",
        next_meeting_date=make_date("2024-06-20", basis="editor", anchor="the-denial"),
        citations=[
            make_citation(THREE, document="late", supports=["date", "outcome", "next_meeting"]),
            make_citation("Talks were held in Baghdad.", document="early", date=make_date("2024-06-01")),
        ],
    )


def ask(client: TestClient, query: str, **variables: object) -> Any:  # noqa: ANN401 - JSON
    """Return what a query answers without an error."""
    body = json.dumps({"query": query, "variables": variables})
    answer = client.post("/graphql", content=body, headers={"content-type": "application/json"}).json()
    assert "errors" not in answer, answer
    return answer["data"]


def flat(value: Any) -> Any:  # noqa: ANN401 - JSON
    """Return the same with objects of one field as the field's value."""
    if isinstance(value, list):
        return [flat(each) for each in value]
    if isinstance(value, dict):
        values = {key: flat(each) for key, each in value.items()}
        return next(iter(values.values())) if len(values) == 1 else values
    return value

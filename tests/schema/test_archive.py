"""The archive: what the checks are told of that which is recorded."""

import pytest
from sqlalchemy import Connection

from schema.checks.archive import DatabaseArchive
from schema.vocabularies import EntryKind, LinkRelation
from tests.schema.factories import (
    make_document,
    make_place,
    make_records,
)
from tests.schema.stored import (
    save_all,
)


@pytest.fixture
def archive(world: Connection) -> DatabaseArchive:
    return DatabaseArchive(world)


def test_the_archive_knows_what_is_recorded(archive: DatabaseArchive) -> None:
    assert archive.list_slugs("actor", ["iran", "irann"]) == {"iran"}
    assert archive.list_slugs("claim", ["the-claim"]) == {"the-claim"}
    assert archive.list_similar("place", "the-bsae") == ["the-base"]
    document = make_document(publisher="the-paper", url="https://example.org/1")
    assert archive.list_documents(["the-report", "nothing"]) == {"the-report": document}
    assert archive.find_entry_kind_and_date("the-strike") == (EntryKind.INCIDENT, "2021-07-05")
    assert archive.find_entry_kind_and_date("nothing") is None
    assert archive.list_quotes("the-talks") == ["Talks followed."]
    assert archive.list_links(["the-denial", "the-talks"], LinkRelation.RESPONDS_TO) == {
        "the-denial": {"the-strike"}
    }
    assert archive.list_parents(["the-base", "iraq"]) == {"the-base": "iraq"}


def test_slugs_near_to_a_wrong_one_are_found_among_thousands(connection: Connection) -> None:
    places = [make_place(f"place-{n:04}") for n in range(2_000)]
    save_all(connection, make_records(places=places))
    assert "place-1234" in DatabaseArchive(connection).list_similar("place", "place-1234x")

"""What docs/notebook.md shows works as it stands there, on both databases, and its relationships write nothing."""

import re

import pytest
from sqlalchemy import inspect
from sqlmodel import Session, select

from schema.columns import Table
from schema.entry import Entry
from schema.storage import database
from tests.databases import ROOT
from tests.schema.engines import closing


def test_the_example_reads_the_article(
    article_database: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", (ROOT / "docs/notebook.md").read_text("utf-8"), re.DOTALL)
    monkeypatch.setattr(database, "DEFAULT_URL", article_database)
    names: dict[str, object] = {}
    exec(compile(example, "docs/notebook.md", "exec"), names)  # noqa: S102 - our own document
    names["engine"].dispose()  # type: ignore[attr-defined] # an engine
    said = capsys.readouterr().out
    assert "2021" in said
    assert "United States" in said
    assert re.search(r"\d+ passages speak of a drone", said)


def test_every_relationship_is_for_reading_alone() -> None:
    relationships = [each for table in Table.__subclasses__() for each in inspect(table).relationships]
    assert relationships
    assert all(each.viewonly for each in relationships)


def test_an_entry_leads_to_what_its_kind_has_more(article_database: str) -> None:
    with closing(database.make_engine(article_database)) as engine, Session(engine) as session:
        for entry in session.exec(select(Entry)):
            of_kind = {
                "incident": entry.incident,
                "statement": entry.statement,
                "diplomatic_event": entry.diplomatic_event,
            }
            assert [name for name, row in of_kind.items() if row is not None] == [entry.kind]
            assert entry.citations
            assert all(citation.entry is entry for citation in entry.citations)

"""A data folder with more in it than the tests' article, the database it is loaded into, and what is said of it."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import text

from schema.proofs.derived import list_differences
from schema.storage.database import make_engine
from seed.__main__ import main
from tests.frozen import DATA

EXTRA = """
[[entry]]
kind = "statement"
slug = "another-denial-2021-07"
title = "Another denial"
date = {{ edtf = "2021-07-09", basis = "as_of_report" }}
act = "deny"
form = "indirect"
participants = [{{ role = "speaker", actor = "somebody" }}]
places = [{{ place = "somewhere" }}]
links = [{{ relation = "responds_to", entry = "{to}", basis = "stated" }}]
citations = [{{ document = "2021-07-09-pentagon-deeply-concerned", quote = "It is imperative to note" }}]

[[claim]]
slug = "another-claim"
predicate = "occurrence"
text = "Something occurred"
about = "{to}"
positions = [{{ actor = "somebody", stance = "denies", statement = "another-denial-2021-07" }}]
"""
ACTOR = '\n[[actor]]\nslug = "somebody"\nname = "Somebody"\nkind = "person"\n'
RELATED = """
[[actor]]
slug = "friend"
name = "A friend"
kind = "person"
relations = [{ kind = "allied_with", actor = "somebody", claim = "another-claim" }]
"""
PLACES = """
[[place]]
slug = "somewhere"
name = "Somewhere"
kind = "town"
parent = "around-it"

[[place]]
slug = "around-it"
name = "Around it"
kind = "region"
"""
PUBLISHER = '\n[[publisher]]\nslug = "the-daily"\nname = "The Daily"\nkind = "newspaper"\n'


class Folder:
    """A copy of the tests' data with more in it, the database it is loaded into, and what is said."""

    def __init__(self, path: Path, url: str, capsys: pytest.CaptureFixture[str]) -> None:
        self.path = path
        self.url = url
        self._capsys = capsys
        self.records = next(path.glob("articles/*/records.toml"))
        (path / "expect.toml").unlink()
        self.first = self.records.read_text(encoding="utf-8")

    def put_back(self) -> None:
        """Take out of the files what the folder has more than the article."""
        self.records.write_text(self.first, encoding="utf-8")
        for name in ("actors.toml", "places.toml"):
            shutil.copy(DATA / name, self.path / name)

    def take_entry_out(self, slug: str) -> None:
        """Take an entry out of the article's file, but not what names it."""
        blocks = self.records.read_text(encoding="utf-8").split("\n[[entry]]\n")
        (block,) = [each for each in blocks if f'\nslug = "{slug}"' in each]
        rest = block.partition("\n[[claim]]")
        blocks[blocks.index(block)] = ""
        claims = rest[1] + rest[2]
        kept = "\n[[entry]]\n".join(each for each in blocks if each)
        self.records.write_text(kept + claims, encoding="utf-8")

    def add(self, name: str, content: str) -> None:
        """Write more at the end of a file."""
        with (self.path / name).open("a", encoding="utf-8") as file:
            file.write(content)

    def seed(self, *options: str, status: int = 0) -> str:
        """Load the folder and return what is said of it on either stream."""
        assert main([*options, str(self.path)]) == status
        told = self._capsys.readouterr()
        return told.out + told.err

    @property
    def said(self) -> str:
        """Return what was said since this was last asked."""
        return self._capsys.readouterr().out

    def ask(self, query: str) -> list[tuple[object, ...]]:
        """Return the rows of a query."""
        engine = make_engine(self.url)
        try:
            with engine.connect() as connection:
                return [tuple(row) for row in connection.execute(text(query))]
        finally:
            engine.dispose()

    def list_slugs(self, table: str) -> list[object]:
        """Return the slugs of all records of a kind."""
        return [row[0] for row in self.ask(f"SELECT slug FROM {table} ORDER BY id")]  # noqa: S608 - tables' names

    def prove(self) -> None:
        """Assert that whatever is derived follows from the records."""
        engine = make_engine(self.url)
        with engine.connect() as connection:
            assert list(list_differences(connection)) == []
        engine.dispose()

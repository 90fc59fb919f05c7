"""Loading into a database: all of a folder or nothing, and nothing twice."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import text

from schema.storage.database import make_engine
from seed.__main__ import main
from tests.frozen import ARTICLE, DATA

TABLES = ["actor", "place", "document", "entry", "entry_link", "citation", "claim", "position"]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of the tests' data."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


@pytest.fixture
def url(empty_database: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the URL of an empty database, which is the one that is loaded into."""
    monkeypatch.setenv("DATABASE_URL", empty_database)
    return empty_database


def query(url: str, statement: str) -> list[tuple[object, ...]]:
    engine = make_engine(url)
    try:
        with engine.connect() as connection:
            return [tuple(row) for row in connection.execute(text(statement))]
    finally:
        engine.dispose()


def count_rows(url: str) -> list[object]:
    return [query(url, f"SELECT count(*) FROM {table}")[0][0] for table in TABLES]  # noqa: S608 - the names above


def find_records(data: Path) -> Path:
    return next(data.glob("articles/*/records.toml"))


def change(file: Path, old: str, new: str) -> None:
    content = file.read_text(encoding="utf-8")
    assert content.count(old) == 1
    file.write_text(content.replace(old, new), encoding="utf-8")


def test_the_article_is_loaded_whole(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(DATA)]) == 0
    assert count_rows(url) == [13, 4, 1, 16, 16, 21, 5, 6]
    assert capsys.readouterr().out.splitlines() == [
        "0 publishers: 0 new, 0 changed, 0 unchanged",
        "13 actors: 13 new, 0 changed, 0 unchanged",
        "4 places: 4 new, 0 changed, 0 unchanged",
        "1 document: 1 new, 0 changed, 0 unchanged",
        "16 entries: 16 new, 0 changed, 0 unchanged",
        "5 claims: 5 new, 0 changed, 0 unchanged",
    ]


def test_a_second_run_changes_nothing(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(DATA)])
    capsys.readouterr()
    assert main([str(DATA)]) == 0
    assert all("0 new, 0 changed" in line for line in capsys.readouterr().out.splitlines())
    assert count_rows(url) == [13, 4, 1, 16, 16, 21, 5, 6]


def test_only_what_was_edited_is_changed(url: str, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(data)])
    change(
        find_records(data),
        "Barrage of 14 projectiles hits Ain al-Asad",
        "Fourteen projectiles hit Ain al-Asad",
    )
    capsys.readouterr()
    assert main([str(data)]) == 0
    assert "16 entries: 0 new, 1 changed, 15 unchanged" in capsys.readouterr().out
    assert count_rows(url)[3] == 16


def test_an_error_in_the_last_record_leaves_the_database_empty(url: str, data: Path) -> None:
    change(
        find_records(data),
        'actor = "iranian-envoy", stance = "asserts"',
        'actor = "iranian-envoi", stance = "asserts"',
    )
    assert main([str(data)]) == 1
    assert count_rows(url) == [0] * len(TABLES)


def test_an_error_in_the_last_record_leaves_what_was_there_as_it_was(url: str, data: Path) -> None:
    main([str(data)])
    records = find_records(data)
    change(records, "Barrage of 14 projectiles hits Ain al-Asad", "Changed")
    change(records, 'stance = "denies"', 'stance = "denis"')
    assert main([str(data)]) == 1
    assert query(url, "SELECT title FROM entry WHERE title = 'Changed'") == []


def test_a_total_that_does_not_match_stops_the_load(
    url: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = find_records(data).read_text(encoding="utf-8")
    find_records(data).write_text(content.partition("\n[[claim]]")[0], encoding="utf-8")
    assert main([str(data)]) == 1
    assert "claims: is 5, but the files hold 0" in capsys.readouterr().err
    assert count_rows(url) == [0] * len(TABLES)


@pytest.mark.usefixtures("url")
def test_what_is_wrong_with_files_is_said_together_with_what_is_wrong_with_records(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    records = find_records(data)
    change(records, 'category = "mixed_attack"', 'category = "mixed_atack"')
    change(records, 'quote = "claimed four lives"', 'quote = "claimed five lives"')
    assert main([str(data)]) == 1
    errors = capsys.readouterr().err
    assert "did you mean 'mixed_attack'?" in errors
    assert "casualties[0].citation.quote" in errors
    assert errors.endswith("2 errors; nothing was written.\n")


def test_one_article_is_loaded_with_the_files_it_shares(url: str) -> None:
    assert main([str(ARTICLE)]) == 0
    assert count_rows(url)[:4] == [13, 4, 1, 16]


@pytest.fixture
def alone(tmp_path: Path) -> Path:
    """Return the folder of an article that lies in no data folder."""
    folder = tmp_path / "alone"
    folder.mkdir()
    (folder / "article.txt").write_text("Soon afterward, rockets hit Iraq again.\n", encoding="utf-8")
    (folder / "records.toml").write_text(
        """
[document]
slug = "2021-07-12-rockets"
dateline = 2021-07-12

[[entry]]
kind = "incident"
slug = "rockets-hit-again-2021-07"
title = "Rockets hit Iraq again"
date = { as_written = "Soon afterward", anchor = "us-informs-un-security-council-2021-07-06" }
category = "rocket_or_missile_attack"
places = [{ place = "iraq", precision = "country", as_written = "Iraq" }]
links = [{ relation = "follows", entry = "ain-al-asad-barrage-2021-07-07", basis = "stated" }]
citations = [{ document = "2021-07-12-rockets", quote = "Soon afterward, rockets hit Iraq again." }]

[[entry.casualties]]
outcome = "killed"
population = "unspecified"
status = "none_reported"
citation = { quote = "no fatality", entry = "attacks-on-us-soldiers-and-diplomats-rise-2021" }
""",
        encoding="utf-8",
    )
    return folder


def test_an_article_alone_may_refer_to_what_is_recorded(
    url: str, alone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([str(DATA)])
    assert main(["--check", str(alone)]) == 1
    assert "there is no place 'iraq'" in capsys.readouterr().err
    assert main([str(alone)]) == 0
    found = query(
        url,
        "SELECT entry.date_edtf, entry.date_basis, quote_start FROM casualty"
        " JOIN entry ON entry.id = casualty.entry_id JOIN citation ON citation.id = casualty.citation_id"
        " WHERE entry.slug = 'rockets-hit-again-2021-07'",
    )
    assert found == [("2021-07-06/2021-07-12", "after_other_entry", 1043)]


def test_what_is_recorded_is_proposed_for_a_wrong_slug(
    url: str, alone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([str(DATA)])
    change(alone / "records.toml", "ain-al-asad-barrage-2021-07-07", "ain-al-asad-barrage-2021-07-08")
    assert main([str(alone)]) == 1
    assert "did you mean 'ain-al-asad-barrage-2021-07-07'?" in capsys.readouterr().err
    assert count_rows(url)[3] == 16


def test_what_the_database_refuses_is_said_together_with_what_is_wrong_with_files(
    url: str, alone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([str(DATA)])
    main([str(alone)])
    records = alone / "records.toml"
    content = records.read_text(encoding="utf-8").replace("2021-07-12-rockets", "2021-07-12-other")
    records.write_text(content.replace("afterward, rockets", "afterwards, rockets"), encoding="utf-8")
    change(records, "rockets-hit-again-2021-07", "us-informs-un-security-council-2021-07-06")
    assert main([str(alone)]) == 1
    errors = capsys.readouterr().err
    assert "document:2021-07-12-rockets has the very same text" in errors
    assert "it is recorded as diplomatic_event, which never changes" in errors
    assert "citations[0].quote: is not in the text" in errors
    assert count_rows(url)[2] == 2


def test_a_cycle_through_what_is_recorded_is_refused(
    url: str, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([str(data)])
    folder = Path(shutil.copytree(find_records(data).parent, tmp_path / "alone"))
    content = (folder / "records.toml").read_text(encoding="utf-8")
    start = content.index('[[entry]]\nkind = "diplomatic_event"\nslug = "us-informs')
    end = content.index("[[entry]]", start + 1)
    document = content[content.index("[document]") : content.index("[[entry]]")]
    changed = (
        content[start:end]
        .replace("notifies_of", "responds_to")
        .replace("us-air-strikes-iraq-syria-border-2021-06", "iranian-envoy-flagrant-violation-2021-07")
    )
    (folder / "records.toml").write_text(document + changed, encoding="utf-8")
    assert main([str(folder)]) == 1
    assert "responds_to forms a cycle: us-informs-un-security-council-2021-07-06 →" in capsys.readouterr().err
    assert count_rows(url)[4] == 16


def test_a_database_with_entries_is_left_alone_when_asked(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(DATA), "--if-empty"]) == 0
    capsys.readouterr()
    assert main([str(DATA), "--if-empty"]) == 0
    assert capsys.readouterr().out == "There are entries already; nothing was loaded.\n"
    assert count_rows(url)[3] == 16

"""What is taken out of the files: it is told, and `seed --prune` takes it out of the database, or nothing at all."""

import json
import shutil
from pathlib import Path

import pytest

from seed.__main__ import main
from tests.bench.importing import import_file
from tests.frozen import DATA
from tests.seed.folder import ACTOR, EXTRA, PLACES, PUBLISHER, RELATED, Folder
from tests.seed.ged import make_rows, write

DENIAL = "iran-denies-us-accusations-2021-07"
BARRAGE = "ain-al-asad-barrage-2021-07-07"
ENVOY = "iranian-envoy-flagrant-violation-2021-07"


@pytest.fixture
def folder(
    tmp_path: Path, empty_database: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Folder:
    """Return a folder that is loaded, with an entry, a claim, an actor and two places more than the article."""
    monkeypatch.setenv("DATABASE_URL", empty_database)
    monkeypatch.chdir(tmp_path)
    shutil.copytree(DATA, tmp_path / "data")
    made = Folder(Path("data"), empty_database, capsys)
    made.add("actors.toml", ACTOR)
    made.add("places.toml", PLACES)
    made.add(str(made.records.relative_to("data")), EXTRA.format(to=BARRAGE))
    made.seed()
    return made


def test_what_is_in_the_files_is_not_told(folder: Folder) -> None:
    assert "file" not in folder.seed()


def test_what_the_files_have_no_more_is_told_and_stays(folder: Folder) -> None:
    folder.put_back()
    said = folder.seed()
    assert (
        "Recorded of these documents, but in no file: claim:another-claim, entry:another-denial-2021-07;"
        " to take out: ./dateline seed --prune data\n"
        "In no file, and named by nothing: actor:somebody, place:somewhere, place:around-it;"
        " to take out: ./dateline seed --prune data\n"
    ) in said
    assert len(folder.list_slugs("entry")) == 17


def test_pruning_takes_it_out_with_all_that_follows_from_it(folder: Folder) -> None:
    folder.put_back()
    said = folder.seed("--prune")
    assert said.endswith(
        "Taken out: claim:another-claim, entry:another-denial-2021-07, actor:somebody, place:somewhere,"
        " place:around-it.\n"
    )
    assert len(folder.list_slugs("entry")) == 16
    assert "another-claim" not in folder.list_slugs("claim")
    assert "somebody" not in folder.list_slugs("actor")
    assert not {"somewhere", "around-it"} & set(folder.list_slugs("place"))
    folder.prove()
    assert folder.seed("--prune").endswith("Nothing was to be taken out.\n")


def test_an_entry_that_is_put_back_is_recorded_anew(folder: Folder) -> None:
    whole = folder.records.read_text(encoding="utf-8")
    folder.records.write_text(folder.first, encoding="utf-8")
    folder.seed("--prune")
    folder.records.write_text(whole, encoding="utf-8")
    assert "17 entries: 1 new" in folder.seed()
    folder.prove()


def test_a_position_that_is_taken_out_goes_with_the_next_load(folder: Folder) -> None:
    before = folder.records.read_text(encoding="utf-8")
    positions = next(line for line in before.splitlines() if "another-denial" in line and "positions" in line)
    folder.records.write_text(before.replace(positions, ""), encoding="utf-8")
    assert "6 claims: 0 new, 1 changed" in folder.seed()
    assert folder.ask("SELECT status FROM claim WHERE slug = 'another-claim'") == [("uncontested",)]
    assert folder.ask("SELECT count(*) FROM position") == [(6,)]
    folder.prove()


def test_what_was_answered_by_it_moves_to_its_own_day(folder: Folder) -> None:
    open_entry = "us-accuses-iran-of-supporting-attacks-2021"
    text_now = folder.records.read_text(encoding="utf-8").replace(
        f'relation = "responds_to", entry = "{BARRAGE}"', f'relation = "denies", entry = "{open_entry}"'
    )
    head, date, tail = text_now.rpartition('edtf = "2021-07-09", basis = "as_of_report"')
    assert date
    early = f'{head}edtf = "2021-06-01", basis = "editor"{tail}'
    day = f"SELECT sort_date FROM entry WHERE slug = '{open_entry}'"  # noqa: S608 - a slug of ours
    before = folder.ask(day)
    folder.records.write_text(early, encoding="utf-8")
    folder.seed()
    assert str(folder.ask(day)[0][0]) == "2021-05-31"
    folder.put_back()
    folder.seed("--prune")
    assert folder.ask(day) == before
    folder.prove()


@pytest.mark.parametrize(
    ("slug", "named"),
    [
        (
            BARRAGE,
            ["links of entry:another-denial-2021-07 (data/articles", "about of claim:another-claim (data/"],
        ),
        (DENIAL, ["positions of claim:", "date.anchor of entry:iran-condemns-us-air-strikes-2021-07 (data/"]),
        ("attacks-on-us-soldiers-and-diplomats-rise-2021", [f"casualties of entry:{BARRAGE} (data/"]),
    ],
)
def test_what_is_still_named_is_refused_and_nothing_is_written(
    folder: Folder, slug: str, named: list[str]
) -> None:
    folder.take_entry_out(slug)
    changed = folder.records.read_text(encoding="utf-8").replace('title = "Another', 'title = "Changed')
    folder.records.write_text(changed, encoding="utf-8")
    said = folder.seed("--prune", status=1)
    assert said.startswith(f"data: entry:{slug}: cannot be taken out: it is named in ")
    for each in named:
        assert each in said
    assert said.endswith("take that out first, or put the record back\n1 error; nothing was written.\n")
    assert slug in folder.list_slugs("entry")
    assert folder.ask("SELECT count(*) FROM entry WHERE title LIKE 'Changed%'") == [(0,)]


def test_a_claim_that_a_relation_rests_on_is_refused(folder: Folder) -> None:
    folder.add("actors.toml", RELATED)
    folder.seed()
    before = folder.records.read_text(encoding="utf-8")
    folder.records.write_text(before.partition('\n[[claim]]\nslug = "another-claim"')[0], encoding="utf-8")
    said = folder.seed("--prune", status=1)
    assert (
        "claim:another-claim: cannot be taken out: it is named in relations of actor:friend (data/actors"
        in said
    )


def test_records_that_name_each_other_go_together(folder: Folder) -> None:
    folder.add("actors.toml", RELATED)
    folder.seed()
    folder.put_back()
    assert "actor:somebody, actor:friend" in folder.seed("--prune")
    folder.prove()


def test_what_is_shared_stays_while_it_is_named(folder: Folder) -> None:
    shutil.copy(DATA / "actors.toml", folder.path / "actors.toml")
    said = folder.seed("--prune")
    assert (
        "In no file, and kept because it is named: actor:somebody (by entry:another-denial-2021-07 and 1 more)."
        in said
    )
    assert "somebody" in folder.list_slugs("actor")


def test_an_article_that_was_taken_away_stays_until_its_records_are_taken_out(folder: Folder) -> None:
    new = folder.path / "articles" / "2021-07-12-other"
    new.mkdir()
    (new / "article.txt").write_text("Something else was said.\n", encoding="utf-8")
    document = '[document]\nslug = "2021-07-12-other"\ndateline = 2021-07-09\npublisher = "the-daily"\n'
    entry = (
        EXTRA.format(to=BARRAGE).replace("another-", "other-").replace("2021-07-09-pen", "2021-07-12-other#")
    )
    entry = entry.replace("#tagon-deeply-concerned", "").replace(
        "It is imperative to note", "Something else was said."
    )
    (new / "records.toml").write_text(document + entry, encoding="utf-8")
    folder.add("publishers.toml", PUBLISHER)
    folder.seed()
    shutil.copy(DATA / "publishers.toml", folder.path / "publishers.toml")
    kept = shutil.move(new, folder.path.parent / "kept")
    said = folder.seed("--prune")
    assert "document:2021-07-12-other (by entry:other-denial-2021-07)" in said
    assert "publisher:the-daily (by document:2021-07-12-other)" in said
    shutil.move(kept, new)
    (new / "records.toml").write_text(document.replace('publisher = "the-daily"\n', ""), encoding="utf-8")
    assert "claim:other-claim, entry:other-denial-2021-07, publisher:the-daily." in folder.seed("--prune")
    shutil.rmtree(new)
    assert folder.seed("--prune").endswith("Taken out: document:2021-07-12-other.\n")
    folder.prove()


def test_an_article_alone_leaves_what_its_neighbours_have(folder: Folder) -> None:
    new = folder.path / "articles" / "2021-07-12-other"
    new.mkdir()
    (new / "article.txt").write_text("Something else was said.\n", encoding="utf-8")
    document = '[document]\nslug = "2021-07-12-other"\ndateline = 2021-07-12\n'
    claim = EXTRA.format(to=BARRAGE).partition("[[claim]]")[2].replace("another-claim", "other-claim")
    (new / "records.toml").write_text(f"{document}\n[[claim]]{claim}", encoding="utf-8")
    folder.seed()
    folder.records.write_text(folder.first, encoding="utf-8")
    assert main(["--prune", str(folder.records.parent)]) == 1
    (new / "records.toml").write_text(document, encoding="utf-8")
    folder.said  # noqa: B018 - what was said so far
    assert main(["--prune", str(folder.records.parent)]) == 0
    assert "Taken out: claim:another-claim, claim:other-claim, entry:another-denial-2021-07.\n" in folder.said
    folder.prove()


def test_what_imports_brought_is_neither_told_nor_taken_out(folder: Folder, tmp_path: Path) -> None:
    import_file(folder.url, write(tmp_path / "ged.csv", make_rows(5)))
    counts = [len(folder.list_slugs(kind)) for kind in ("entry", "actor", "place", "document", "publisher")]
    assert "file" not in folder.seed()
    assert folder.seed("--prune").endswith("Nothing was to be taken out.\n")
    assert counts == [
        len(folder.list_slugs(kind)) for kind in ("entry", "actor", "place", "document", "publisher")
    ]
    folder.prove()


def test_an_entry_that_an_import_brought_stays_whatever_it_cites(folder: Folder, tmp_path: Path) -> None:
    quote = {"document": "2021-07-09-pentagon-deeply-concerned", "quote": "It is imperative to note"}
    entry = {
        "type": "entry",
        "kind": "incident",
        "slug": "brought-in",
        "title": "Brought in",
        "category": "other",
    }
    (tmp_path / "records.ndjson").write_text(json.dumps({**entry, "citations": [quote]}), encoding="utf-8")
    assert main(["import", "records", str(tmp_path / "records.ndjson")]) == 0
    assert "brought-in" not in folder.seed("--prune")
    assert "brought-in" in folder.list_slugs("entry")

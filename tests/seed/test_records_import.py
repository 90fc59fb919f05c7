"""Records of our own form: whatever order their references stand in, they come in whole."""

import json
from pathlib import Path

import pytest

from schema.checks.references import SECTIONS
from schema.imports.batches import ImportedFile
from schema.records.exchange import Records
from schema.storage.database import make_engine
from seed.importers import importing
from seed.importers.schemes import open_scheme
from tests.schema.engines import closing
from tests.schema.factories import make_incident, make_link, make_records, make_world
from tests.seed.test_importing import ask, prove, run


def write(path: Path, records: Records) -> Path:
    lines = [
        json.dumps({"type": kind, **record.model_dump(mode="json")})
        for section, kind in SECTIONS.items()
        for record in getattr(records, section)
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def import_here(url: str, file: Path) -> importing.BatchReport:
    """Import a file in this process."""
    known = ImportedFile("records", file.name, "0" * 64)
    with closing(make_engine(url)) as engine:
        scheme = open_scheme("records", file)
        return importing.Importer(engine.begin, known, scheme, lambda _row: None).run(resume=False)


LINKS = """
SELECT one.slug, relation, two.slug FROM entry_link
JOIN entry AS one ON one.id = from_entry_id JOIN entry AS two ON two.id = to_entry_id ORDER BY 1, 2
"""
REVISIONS = "SELECT slug, revision FROM entry ORDER BY slug"
RELATIONS = """
SELECT one.slug, claim.slug FROM actor_relation
JOIN actor AS one ON one.id = from_actor_id JOIN claim ON claim.id = claim_id
"""


def test_a_small_world_comes_in_whole_and_a_second_time_changes_nothing(
    empty_database: str, tmp_path: Path
) -> None:
    file = write(tmp_path / "world.ndjson", make_world())
    said = run(empty_database, "records", file)
    assert "10 rows: 10 mapped, 0 rejected" in said
    assert "records: 10 new, 0 changed" in said
    assert ask(empty_database, RELATIONS) == [("iran", "the-claim")]
    assert len(ask(empty_database, LINKS)) == 3
    prove(empty_database)
    assert "0 new, 0 changed, 10 unchanged" in run(empty_database, "records", file)


def test_entries_that_refer_to_one_another_both_come_in(
    empty_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "CHUNK", 1)
    ahead = {"edtf": "2021-07-05", "basis": "same_occasion", "anchor": "the-second"}
    records = make_records(
        entries=[
            make_incident("the-first", links=[make_link("the-second", "about")], date=ahead),
            make_incident("the-second", links=[make_link("the-first", "about")]),
        ]
    )
    report = import_here(empty_database, write(tmp_path / "cycle.ndjson", records))
    assert (report.error, report.progress.records_new, report.progress.records_changed) == (None, 2, 0)
    assert ask(empty_database, LINKS) == [
        ("the-first", "about", "the-second"),
        ("the-second", "about", "the-first"),
    ]
    assert ask(empty_database, "SELECT date_anchor FROM entry WHERE slug = 'the-first'") == [("the-second",)]
    assert ask(empty_database, REVISIONS) == [("the-first", 1), ("the-second", 1)]
    assert ask(empty_database, "SELECT count(*) FROM entry WHERE updated_at = created_at") == [(2,)]
    prove(empty_database)


def test_an_entry_known_before_that_now_refers_forward_is_revised(
    empty_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "CHUNK", 1)
    older = make_records(entries=[make_incident("the-first")])
    run(empty_database, "records", write(tmp_path / "old.ndjson", older))
    linked = make_incident("the-first", links=[make_link("the-second", "about")])
    newer = make_records(entries=[linked, make_incident("the-second")])
    import_here(empty_database, write(tmp_path / "new.ndjson", newer))
    assert ask(empty_database, LINKS) == [("the-first", "about", "the-second")]
    assert ask(empty_database, REVISIONS) == [("the-first", 2), ("the-second", 1)]
    assert ask(empty_database, "SELECT slug FROM entry WHERE updated_at > created_at") == [("the-first",)]
    prove(empty_database)


def test_a_line_that_is_no_record_is_rejected_and_the_others_come_in(
    empty_database: str, tmp_path: Path
) -> None:
    wrong = [
        "{not json",
        "[]",
        '{"type": "actr", "slug": "iran"}',
        '{"type": "actor", "slug": "iran", "name": "Iran", "kind": "country"}',
        '{"type": "entry", "kind": "accident", "slug": "the-accident"}',
        '{"type": "document", "slug": "the-paper-1", "publisher": "nobody-at-all"}',
    ]
    file = tmp_path / "wrong.ndjson"
    sound = '{"type": "actor", "slug": "the-group", "name": "The Group", "kind": "militia"}'
    file.write_text("\n".join([sound, *wrong]), encoding="utf-8")
    said = run(empty_database, "records", file)
    assert "7 rows: 1 mapped, 6 rejected" in said
    for rule in ("not_json", "not_an_object", "unknown_type", "malformed_record", "invalid_record"):
        assert rule in said


def test_a_reference_to_what_never_comes_is_left_out_and_noted(empty_database: str, tmp_path: Path) -> None:
    records = make_records(entries=[make_incident("the-first", links=[make_link("the-third", "about")])])
    said = run(empty_database, "records", write(tmp_path / "lost.ndjson", records))
    assert "reference_left_out: 1" in said
    assert (
        ask(empty_database, "SELECT slug, rejected FROM data_issue JOIN entry ON entry.id = entry_id") == []
    )
    assert ask(empty_database, "SELECT slug FROM entry") == [("the-first",)]


def test_ids_in_schemes_are_read_with_their_records_and_refused_where_they_are_none(
    empty_database: str, tmp_path: Path
) -> None:
    actor = {"type": "actor", "slug": "the-group", "name": "The Group", "kind": "armed_group"}
    known = [{"scheme": "acled-actor", "value": "12"}, {"scheme": "ucdp-actor", "value": "234"}]
    lines = [
        {**actor, "external_ids": known},
        {**actor, "slug": "another-group", "external_ids": [known[0], {"scheme": "gw", "value": "7"}]},
        {**actor, "slug": "a-third-group", "external_ids": [{"scheme": "gw"}]},
        {**actor, "slug": "a-fourth-group", "external_ids": "gw:8"},
        {
            "type": "publisher",
            "slug": "a-paper",
            "name": "A Paper",
            "kind": "newspaper",
            "external_ids": known,
        },
    ]
    file = tmp_path / "named.ndjson"
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    said = run(empty_database, "records", file)
    assert "5 rows: 2 mapped, 3 rejected" in said
    issues = ask(empty_database, "SELECT row_number, rule, column_name FROM data_issue ORDER BY row_number")
    assert issues == [
        (2, "external_id_taken", "acled-actor"),
        (3, "malformed_record", "external_ids[0].value"),
        (4, "malformed_record", "external_ids"),
        (5, "malformed_record", "external_ids"),
    ]
    named = "SELECT actor.slug, scheme, value FROM external_id JOIN actor ON actor.id = actor_id ORDER BY 2"
    assert ask(empty_database, named) == [
        ("the-group", "acled-actor", "12"),
        ("another-group", "gw", "7"),
        ("the-group", "ucdp-actor", "234"),
    ]

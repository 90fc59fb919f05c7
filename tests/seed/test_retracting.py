"""What ACLED takes back stays, discounted, whatever is imported after that."""

from pathlib import Path

from tests.seed.imported import FILES
from tests.seed.test_importing import ask, prove, run

ASSESSMENTS = "SELECT slug, assessment FROM entry WHERE slug LIKE 'acled-%' ORDER BY slug"


def test_a_deleted_event_is_discounted_and_stays_so(empty_database: str, tmp_path: Path) -> None:
    events = FILES / "acled.csv"
    run(empty_database, "acled", events)
    slug, before = ask(empty_database, ASSESSMENTS)[0]
    event = ask(
        empty_database,
        f"SELECT value FROM external_id JOIN entry ON entry.id = entry_id WHERE slug = '{slug}'",  # noqa: S608 - our own
    )[0][0]
    deleted = tmp_path / "deleted.csv"
    deleted.write_text(f"event_id_cnty,deleted_timestamp\n{event},1700000000\nIRQ999999,1700000000\n")
    said = run(empty_database, "acled", "--deleted", deleted)
    assert "2 rows: 2 mapped, 0 rejected" in said
    assert "retracted_by_source: 1" in said
    assert "deleted_event_unknown: 1" in said
    assert before != "discounted"
    assert ask(empty_database, ASSESSMENTS)[0] == (slug, "discounted")
    prove(empty_database)
    assert "0 new, 0 changed, 1 unchanged" in run(empty_database, "acled", "--deleted", deleted)
    assert "0 new, 0 changed" in run(empty_database, "acled", events)
    assert ask(empty_database, ASSESSMENTS)[0] == (slug, "discounted")

"""The same event from two schemes is suggested as one, and stays two."""

import csv
from pathlib import Path

import pytest

from tests.seed.ged import make_row
from tests.seed.ged import write as write_ged
from tests.seed.imported import FILES
from tests.seed.test_importing import ask, prove, run

SUGGESTED = """
SELECT one.slug, two.slug, basis FROM entry_link
JOIN entry AS one ON one.id = from_entry_id JOIN entry AS two ON two.id = to_entry_id
WHERE relation = 'possibly_same_as' ORDER BY 1, 2
"""
THE_SAME = {
    "event_id_cnty": "IRQ77",
    "event_date": "2014-01-04",
    "year": 2014,
    "time_precision": 1,
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "actor1": "IS",
    "actor2": "",
    "latitude": 33.1,
    "longitude": 43.1,
    "geo_precision": 1,
    "country": "Iraq",
    "fatalities": 4,
    "notes": "A clash.",
}


def write_acled(path: Path, **changes: object) -> Path:
    with (FILES / "acled.csv").open(newline="", encoding="utf-8") as stream:
        reader = csv.DictReader(stream)
        first = next(reader)
        columns = list(reader.fieldnames or ())
    row = {**first, **{name: value for name, value in (THE_SAME | changes).items() if name in columns}}
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, columns)
        writer.writeheader()
        writer.writerow(row)
    return path


def import_ucdp(url: str, file: Path, **deaths: object) -> None:
    """Import one event of 4 January 2014 as UCDP tells it."""
    event = make_row(3, date_start="2014-01-04", date_end="2014-01-04", latitude=33.1, longitude=43.1)
    names = {"side_b_new_id": 234, "side_b": "IS", "deaths_civilians": 0, **deaths}
    run(url, "ucdp-ged", write_ged(file, [event | names]))


@pytest.fixture
def with_ucdp(empty_database: str, tmp_path: Path) -> str:
    """Return the URL of a database with that event, and 4 killed."""
    import_ucdp(empty_database, tmp_path / "ged.csv", best=4, low=4, high=4, deaths_b=4)
    return empty_database


def test_an_event_that_another_scheme_tells_too_is_suggested_once(with_ucdp: str, tmp_path: Path) -> None:
    file = write_acled(tmp_path / "acled.csv")
    run(with_ucdp, "acled", file)
    expected = [("acled-irq77", "ucdp-ged-100003", "inferred")]
    assert ask(with_ucdp, SUGGESTED) == expected
    assert "0 new, 0 changed" in run(with_ucdp, "acled", file)
    assert "0 new, 0 changed" in run(with_ucdp, "ucdp-ged", tmp_path / "ged.csv")
    assert ask(with_ucdp, SUGGESTED) == expected
    prove(with_ucdp)


@pytest.mark.parametrize(
    "changes",
    [
        {"event_date": "2014-01-06"},
        {"latitude": 33.4},
        {"actor1": "Somebody Else", "assoc_actor_1": ""},
        {"fatalities": 40},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_what_differs_in_one_respect_is_not_suggested(
    with_ucdp: str, tmp_path: Path, changes: dict[str, object]
) -> None:
    run(with_ucdp, "acled", write_acled(tmp_path / "acled.csv", **changes))
    assert ask(with_ucdp, SUGGESTED) == []


@pytest.mark.parametrize(
    ("deaths", "suggested"), [({"high": 9}, 1), ({"low": 5}, 1), ({"low": 30}, 0), ({"low": 7, "high": 9}, 0)]
)
def test_numbers_with_open_ends_differ_by_what_they_allow(
    empty_database: str, tmp_path: Path, deaths: dict[str, int], suggested: int
) -> None:
    import_ucdp(
        empty_database, tmp_path / "ged.csv", **{"best": "", "low": "", "high": "", "deaths_b": "", **deaths}
    )
    run(empty_database, "acled", write_acled(tmp_path / "acled.csv"))
    assert len(ask(empty_database, SUGGESTED)) == suggested

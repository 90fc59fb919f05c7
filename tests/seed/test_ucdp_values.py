"""UCDP GED: how each value is read, and what becomes of those that break a rule."""

from pathlib import Path

import pytest

from seed.importers.scheme import Issue, Mapped, RowRejected
from tests.seed.imported import check, entry_of, map_rows, write_csv
from tests.seed.ucdp_rows import ROW, incident_of, map_row


def test_a_best_of_0_is_counted_and_a_sides_0_is_no_row(tmp_path: Path) -> None:
    none = {"low": "0", "best": "0", "high": "5", "deaths_a": "0", "deaths_b": "0"}
    (only,) = incident_of(map_row(tmp_path, **none)).casualties
    assert (only.population, only.status, only.low, only.best, only.high) == ("total", "counted", 0, 0, 5)


@pytest.mark.parametrize(
    ("values", "edtf", "precision", "issue"),
    [
        ({"date_prec": "2", "date_end": "2014-01-26"}, "2014-01-24/2014-01-26", "few_days", None),
        ({"date_prec": "3", "date_end": "2014-01-30"}, "2014-01-24/2014-01-30", "week", None),
        (
            {"date_prec": "4", "date_start": "2014-01-01", "date_end": "2014-01-31"},
            "2014-01",
            None,
            None,
        ),
        (
            {"date_prec": "5", "date_start": "2014-01-01", "date_end": "2014-12-31"},
            "2014",
            None,
            None,
        ),
        ({"date_start": "2014-02-30"}, "2014-01-24/2014-02-28", None, "no_such_date"),
        ({"date_start": "soon", "date_end": "soon"}, "2014", None, "no_such_date"),
        ({"date_start": "soon", "date_end": "?", "year": "?"}, None, None, "no_such_date"),
        ({"date_end": "2014-01-20"}, "2014-01-20/2014-01-24", None, "end_before_start"),
        ({"date_prec": "2"}, "2014-01-20/2014-01-26", "few_days", "days_and_precision"),
        ({"date_prec": "4"}, "2014-01", None, "days_and_precision"),
        ({"date_prec": "9"}, "2014", None, "unknown_code"),
        ({"date_end": "2014-01-29"}, "2014-01-24/2014-01-29", None, "days_and_precision"),
    ],
)
def test_a_date_is_as_exact_as_its_precision_says(
    values: dict[str, str], edtf: str | None, precision: str | None, issue: str | None, tmp_path: Path
) -> None:
    mapped = map_row(tmp_path, **values)
    date = entry_of(mapped).date
    assert (date.edtf, date.precision, date.basis) == (edtf, precision, "imported")
    assert (mapped.issues[0].rule if mapped.issues else None) == issue


@pytest.mark.parametrize(
    ("values", "issues"),
    [
        ({"latitude": "99"}, [Issue(1, "no_such_coordinate", "latitude", "99", None)]),
        ({"where_prec": "8"}, [Issue(1, "unknown_code", "where_prec", "8", "unknown")]),
        ({"low": "9"}, [Issue(1, "low_best_high", "low", "9", "3 to 9")]),
        (
            {"low": "9", "best": "", "high": "4"},
            [
                Issue(1, "low_best_high", "low", "9", "4 to 9"),
                Issue(1, "low_best_high", "high", "4", "4 to 9"),
            ],
        ),
        (
            {"low": "9", "high": "1"},
            [
                Issue(1, "low_best_high", "low", "9", "1 to 9"),
                Issue(1, "low_best_high", "high", "1", "1 to 9"),
            ],
        ),
        ({"best": "-3"}, [Issue(1, "not_a_count", "best", "-3", None)]),
        ({"deaths_a": "many"}, [Issue(1, "not_a_count", "deaths_a", "many", None)]),
        ({"deaths_unknown": "4"}, [Issue(1, "deaths_by_side", "deaths_unknown", "4", None)]),
        ({"event_clarity": "5"}, []),
        ({"side_b": "I\x07S"}, [Issue(1, "control_character", "side_b", "I\\x07S", "I S")]),
    ],
)
def test_a_value_that_breaks_a_rule_is_kept_as_it_can_be_and_noted(
    values: dict[str, str], issues: list[Issue], tmp_path: Path
) -> None:
    mapped = map_row(tmp_path, **{name: value for name, value in values.items() if name in ROW})
    assert list(mapped.issues) == issues
    check([mapped])


def test_a_count_that_is_none_is_not_zero(tmp_path: Path) -> None:
    total = incident_of(map_row(tmp_path, best="", low="", high="")).casualties[0]
    assert (total.status, total.best) == ("number_unknown", None)


def test_an_end_that_is_missing_stays_open(tmp_path: Path) -> None:
    def read(**numbers: str) -> tuple[object, ...]:
        total = incident_of(map_row(tmp_path, **numbers)).casualties[0]
        return total.status, total.low, total.best, total.high

    assert read(best="", low="2", high="4") == ("counted", 2, None, 4)
    assert read(best="", low="2", high="") == ("counted", 2, None, None)
    assert read(best="3", low="", high="4") == ("counted", None, 3, 4)
    assert read(best="3", low="2", high="") == ("counted", 2, 3, None)


@pytest.mark.parametrize(
    ("values", "rule", "column"),
    [
        ({"type_of_violence": "4"}, "unknown_code", "type_of_violence"),
        ({"id": ""}, "no_id", "id"),
        ({"side_a": "a\0b"}, "nul_byte", "side_a"),
        ({"side_a": "a" * 10_000_000}, "unreadable_row", None),
    ],
)
def test_a_row_that_cannot_be_kept_is_rejected_and_the_next_is_read(
    values: dict[str, str], rule: str, column: str | None, tmp_path: Path
) -> None:
    first, second = map_rows("ucdp-ged", write_csv(tmp_path / "ged.csv", ROW, values, {"id": "8"}))
    assert isinstance(first, RowRejected)
    assert (first.rule, first.column) == (rule, column)
    assert isinstance(second, Mapped)
    assert entry_of(second).slug == "ucdp-ged-8"


def test_rows_of_a_wrong_length_are_rejected(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "ged.csv", ROW, {})
    line = path.read_text().splitlines()[1]
    path.write_text(f"{path.read_text()}{line},more\n7,2014\n")
    _, longer, shorter = map_rows("ucdp-ged", path)
    assert isinstance(longer, RowRejected)
    assert isinstance(shorter, RowRejected)
    assert (longer.rule, longer.value) == ("too_many_fields", "30 fields, not 29")
    assert (shorter.rule, shorter.value) == ("too_few_fields", "2 fields, not 29")


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        ("", []),
        ('"NA";""', []),
        (
            '"Reuters News,2014-01-25,Ten die, three of them children"',
            [("Ten die, three of them children", None, "2014-01-25")],
        ),
        ('"A Paper, 2014-02-30, No such day"', [("A Paper, 2014-02-30, No such day", None, "None")]),
        ('"AFP,2014-01-25,Ten die";"AFP,2014-01-25,Ten die"', [("Ten die", None, "2014-01-25")]),
        (
            "See http://example.org/a?b=c.",
            [("See http://example.org/a?b=c.", "http://example.org/a?b=c", "None")],
        ),
        ("See http://.", [("See http://.", None, "None")]),
        ("r 3/11; afp 3/11", [("r 3/11; afp 3/11", None, "None")]),
    ],
)
def test_sources_are_read_as_far_as_they_say(
    text: str, documents: list[tuple[str, str | None, str]], tmp_path: Path
) -> None:
    found = map_row(tmp_path, source_article=text).records.documents[1:]
    assert [(d.headline, d.url, str(d.published_on)) for d in found] == documents


def test_a_note_without_a_date_is_another_document_in_another_year(tmp_path: Path) -> None:
    rows = [map_row(tmp_path, source_article="r 3/11", year=year) for year in ("2004", "2006", "2006")]
    first, second, third = (row.records.documents[1] for row in rows)
    assert first.slug != second.slug
    assert second == third

"""What is no error, but may be one: it is told, counted, and stops nothing."""

import shutil
from pathlib import Path

import pytest

from seed.__main__ import main
from tests.frozen import DATA

RECORDS = "articles/2021-07-09-attack/records.toml"
RELATION = 'relation = "responds_to"'
DENIED = 'date = { edtf = "2021-07-07/2021-07-09", basis = "after_other_entry", anchor = "base-attack-2021-07-07" }'
EARLY = 'date = { edtf = "2021-07-05/2021-07-06", basis = "editor" }'
TAKEN = '{ actor = "iran", stance = "denies", statement = "iran-denial-2021-07" }'
LATER = """
[[entry]]
kind = "statement"
slug = "iran-says-so-2021-07-08"
title = "Iran says so"
date = { edtf = "2021-07-08", basis = "editor" }
act = "announce"
form = "indirect"
citations = [{ document = "2021-07-09-attack", quote = "Talks were adjourned on June 20." }]
"""
ASSERTS = '{ actor = "iran", stance = "asserts", statement = "iran-says-so-2021-07-08" }'
LINK = "links[0]: {} 'base-attack-2021-07-07', which was on 2021-07-07 at the earliest, and is itself dated 2021-07-06"
POSITION = (
    "positions[0]: 'iran-denial-2021-07' {} what is told of 'base-attack-2021-07-07', which was on 2021-07-07 at the"
    " earliest, and is itself dated 2021-07-06 at the latest; correct one of the dates, or the statement"
)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a data folder in which Iran's denial is dated before what it denies."""
    shutil.copytree(Path(__file__).parent / "good", tmp_path / "data")
    (tmp_path / "data/expect.toml").unlink()
    monkeypatch.chdir(tmp_path)
    change(Path("data"), DENIED, EARLY)
    return Path("data")


def change(data: Path, old: str, new: str) -> None:
    text = (data / RECORDS).read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    (data / RECORDS).write_text(text.replace(old, new), encoding="utf-8")


def list_warnings(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Check the folder, which is in order, and return what its warnings say after the file and the record."""
    assert main(["--check", "data"]) == 0
    errors = capsys.readouterr().err.splitlines()
    if not errors:
        return []
    *warnings, last = errors
    assert last == (f"{len(warnings)} warnings." if len(warnings) > 1 else "1 warning.")
    assert {line.split(": ")[:2] == ["warning", f"data/{RECORDS}"] for line in warnings} == {True}
    return [line.split(": ", 3)[3] for line in warnings]


@pytest.mark.parametrize(
    ("relation", "said"),
    [
        ("responds_to", "responds to"),
        ("retaliates_for", "retaliates for"),
        ("threatens_retaliation_for", "threatens retaliation for"),
        ("denies", "denies"),
        ("condemns", "condemns"),
        ("notifies_of", "notifies of"),
        ("follows", "follows"),
        ("caused_by", "is caused by"),
    ],
)
def test_what_comes_before_that_which_it_comes_after_is_told(
    data: Path, relation: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    change(data, RELATION, f'relation = "{relation}"')
    change(data, TAKEN, "")
    assert [line.partition(" at the latest")[0] for line in list_warnings(capsys)] == [LINK.format(said)]


@pytest.mark.parametrize("relation", ["about", "contradicts", "part_of", "same_as", "supersedes"])
def test_what_may_come_before_is_not_told(
    data: Path, relation: str, capsys: pytest.CaptureFixture[str]
) -> None:
    change(data, RELATION, f'relation = "{relation}"')
    change(data, TAKEN, "")
    assert list_warnings(capsys) == []


@pytest.mark.parametrize(
    "date",
    [
        '{ edtf = "2021-07-05/2021-07-07", basis = "editor" }',
        '{ edtf = "2021-07-05/..", basis = "editor" }',
        '{ edtf = "2021-07", basis = "editor" }',
        "{ }",
    ],
)
def test_what_need_not_come_before_is_not_told(
    data: Path, date: str, capsys: pytest.CaptureFixture[str]
) -> None:
    change(data, EARLY, f"date = {date}")
    assert list_warnings(capsys) == []


@pytest.mark.parametrize("aspect", ["planned", "announced", "hypothetical", "did_not_occur"])
def test_what_has_not_happened_may_be_answered_before_its_day(
    data: Path, aspect: str, capsys: pytest.CaptureFixture[str]
) -> None:
    change(data, 'title = "Rockets hit', f'aspect = "{aspect}"\ntitle = "Rockets hit')
    change(data, '{ as_written = "on Wednesday" }', '{ edtf = "2021-07-07", basis = "editor" }')
    assert list_warnings(capsys) == []


@pytest.mark.parametrize("stance", ["denies", "disputes", "confirms"])
def test_a_stance_before_what_the_claim_is_about_is_told(
    data: Path, stance: str, capsys: pytest.CaptureFixture[str]
) -> None:
    change(data, RELATION, 'relation = "about"')
    change(data, TAKEN, TAKEN.replace("denies", stance))
    assert list_warnings(capsys) == [POSITION.format(stance)]


@pytest.mark.parametrize("stance", ["asserts", "doubts", "declines_to_say", "retracts"])
def test_other_stances_may_come_before(data: Path, stance: str, capsys: pytest.CaptureFixture[str]) -> None:
    change(data, RELATION, 'relation = "about"')
    change(data, TAKEN, TAKEN.replace("denies", stance))
    assert list_warnings(capsys) == []


def test_a_retraction_before_all_that_it_takes_back_is_told(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(data, RELATION, 'relation = "about"')
    change(data, "[[claim]]", f"{LATER}\n[[claim]]")
    change(data, TAKEN, f"{ASSERTS}, {TAKEN.replace('denies', 'retracts')}")
    (warning,) = list_warnings(capsys)
    assert warning == (
        "positions[1]: 'iran-denial-2021-07' retracts what was first said on 2021-07-08 at the earliest, and is itself"
        " dated 2021-07-06 at the latest; correct one of the dates, or the statement"
    )


def test_warnings_stand_beside_errors(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(data, 'category = "rocket_or_missile_attack"', 'category = "rocket"')
    assert main(["--check", "data"]) == 1
    errors = capsys.readouterr().err.splitlines()
    assert [line.startswith("warning: ") for line in errors] == [True, True, False, False]
    assert errors[-1] == "1 error, 2 warnings; nothing was written."


def test_what_is_dated_wrongly_is_compared_with_nothing(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(data, EARLY, EARLY.replace("editor", "edtor"))
    assert main(["--check", "data"]) == 1
    assert "warning" not in capsys.readouterr().err


def test_loading_tells_it_too_and_loads(
    data: Path, empty_database: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", empty_database)
    assert main([str(data)]) == 0
    told = capsys.readouterr()
    assert told.err.endswith("2 warnings.\n")
    assert "2 entries: 2 new" in told.out


def test_what_is_recorded_already_is_compared_too(
    data: Path,
    tmp_path: Path,
    empty_database: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("DATABASE_URL", empty_database)
    change(data, EARLY, DENIED)
    main([str(data)])
    alone = tmp_path / "alone"
    alone.mkdir()
    (alone / "article.txt").write_text("An earlier denial.", encoding="utf-8")
    document = '[document]\nslug = "2021-07-05-earlier"\ndateline = 2021-07-05\n'
    entry = LATER.replace("2021-07-08", "2021-07-05").replace("2021-07-09-attack", "2021-07-05-earlier")
    entry = entry.replace("Talks were adjourned on June 20.", "An earlier denial.")
    link = 'links = [{ relation = "denies", entry = "base-attack-2021-07-07", basis = "stated" }]\n'
    (alone / "records.toml").write_text(f"{document}{entry}{link}", encoding="utf-8")
    capsys.readouterr()
    assert main([str(alone)]) == 0
    assert "links[0]: denies 'base-attack-2021-07-07', which was on 2021-07-07" in capsys.readouterr().err


def test_the_article_has_nothing_to_warn_of(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check", str(DATA)]) == 0
    assert capsys.readouterr().err == ""

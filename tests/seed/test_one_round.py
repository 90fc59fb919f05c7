"""All that is wrong is told in one round, and nothing is told that only follows from what could not be read."""

import shutil
from pathlib import Path

import pytest

from seed.__main__ import main

RECORDS = "articles/2021-07-09-attack/records.toml"
CATEGORY = ('category = "rocket_or_missile_attack"', 'category = "rocket_atack"')
QUOTE = ("and wounded two soldiers.", "and wounded three soldiers.")
PHRASE = (
    'date = { as_written = "on Wednesday" }',
    'date = { as_written = "on Wednesday", edtf = "2021-07-06" }',
)
ACTOR = ('role = "speaker", actor = "iran"', 'role = "speaker", actor = "irann"')
WRITTEN = ('as_written = "Iraq"', 'as_written = "Irak"')
WORDS = ('quoted_words = "had no part"', 'quoted_words = "had a part"')
DENIAL = ('slug = "iran-denial-2021-07"', 'slug = "Iran denial"')
LANGUAGE = ('publisher = "the-daily"', 'publisher = "the-daily"\nlanguage = "English"')
PREDICATE = ('predicate = "attribution"', 'predicate = "blame"')
POSITION = ('positions = [{ actor = "iran"', 'positions = [{ actor = "irann"')
BASIS = ('as_written = "on Wednesday", ', 'as_written = "on Friday", basis = "explict", ')
EDTF = ('edtf = "2021-07-07/2021-07-09", basis = "after', 'edtf = "2021-07-07/2021-07-39", basis = "aftr')
CASUALTIES = (
    'category = "rocket_or_missile_attack"',
    (
        'category = "rocket_or_missile_attack"\ncasualties = [{ outcome = "hurt", population = "total", '
        'status = "counted", citation = { quote = "nobody" } }]'
    ),
)

Change = tuple[str, str]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a data folder without an error, as it is named from where the loader runs."""
    shutil.copytree(Path(__file__).parent / "good", tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    return Path("data")


def change(file: Path, *changes: Change) -> None:
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


def list_fields(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return the fields that errors are told of, each once for each error."""
    assert main(["--check", "data"]) == 1
    *lines, last = capsys.readouterr().err.splitlines()
    assert last.startswith(f"{len(lines)} error")
    return [line.split(": ")[1 if line.startswith("data/expect") else 2] for line in lines]


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ([CATEGORY, QUOTE], ["category", "citations[0].quote"]),
        ([CATEGORY, PHRASE], ["category", "date.edtf"]),
        ([CATEGORY, WRITTEN], ["category", "places[0].as_written"]),
        ([CATEGORY, ACTOR], ["category", "participants[0].actor"]),
        ([('act = "deny"', 'act = "denies"'), WORDS], ["act", "quoted_words"]),
        ([CASUALTIES], ["casualties[0].outcome", "casualties[0]", "casualties[0].citation.quote"]),
        (
            [('kind = "incident"', 'kind = "incidnt"'), QUOTE, CATEGORY],
            ["kind", "category", "citations[0].quote"],
        ),
        (
            [('kind = "incident"\n', ""), QUOTE, WRITTEN],
            ["kind", "places[0].as_written", "citations[0].quote"],
        ),
        ([('title = "Rockets hit a base in Iraq"\n', ""), PHRASE], ["title", "date.edtf"]),
        ([DENIAL, WORDS], ["slug", "quoted_words"]),
        ([LANGUAGE, QUOTE, PHRASE], ["language", "citations[0].quote", "date.edtf"]),
        ([PREDICATE, POSITION], ["predicate", "positions[0].actor"]),
        ([PHRASE, BASIS], ["date.basis", "date.as_written"]),
        ([EDTF], ["date.basis", "date.edtf"]),
    ],
)
def test_a_wrong_word_hides_no_other_mistake(
    data: Path, changes: list[Change], fields: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    change(data / RECORDS, *changes)
    assert sorted(list_fields(capsys)) == sorted(fields)


ON_WEDNESDAY = 'date = { as_written = "on Wednesday" }'
SPEAKER = 'participants = [{ role = "speaker", actor = "iran", as_written = "Iran" }]'
ACTORLESS = 'participants = [{ role = "speaker" }, { role = "speaker" }]'
FIRST_CITATION = '[[entry.citations]]\ndocument = "2021-07-09-attack"\nquote = "Rockets'
SECOND_CITATION = 'citations]]\ndocument = "2021-07-09-attack"\nquote = "Iran'
SLUG = 'slug = "base-attack-2021-07-07"\ntitle'


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ([(FIRST_CITATION, FIRST_CITATION.replace("citations", "citation"))], ["citation"]),
        ([(ON_WEDNESDAY, 'date = "2021-07-07"')], ["date"]),
        ([(ON_WEDNESDAY, ON_WEDNESDAY.replace("date", "datum"))], ["datum"]),
        ([(ON_WEDNESDAY, ON_WEDNESDAY.replace("written", "writen"))], ["date.as_writen"]),
        ([PHRASE, ('edtf = "2021-07-06"', 'edtf = "2021-07-06", basis = "edtor"')], ["date.basis"]),
        ([("dateline = 2021-07-09", 'dateline = "9 July 2021"')], ["dateline"]),
        ([("dateline = 2021-07-09", "datelin = 2021-07-09")], ["datelin"]),
        ([('quote = "Iran said it', 'quot = "Iran said it')], ["citations[0].quot"]),
        ([(SPEAKER, ACTORLESS)], ["participants[0].actor", "participants[1].actor"]),
        ([(SECOND_CITATION, 'citations]]\nquote = "Iran')], ["citations[0].document"]),
        ([(SLUG, SLUG.replace("title", 'aspect = "occured"\ntitle')), PHRASE], ["aspect"]),
        ([(SLUG, "title")], ["slug"]),
        ([('[document]\nslug = "2021-07-09-attack"\n', "[document]\n")], ["slug"]),
    ],
)
def test_what_cannot_be_read_is_held_against_nothing_else(
    data: Path, changes: list[Change], fields: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    change(data / RECORDS, *changes)
    assert list_fields(capsys) == fields


def test_totals_count_what_is_malformed_too(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(data / RECORDS, CATEGORY, QUOTE)
    change(data / "expect.toml", ("entries = 2", "entries = 3"))
    assert list_fields(capsys) == ["category", "citations[0].quote", "entries"]


def test_totals_that_depend_on_what_cannot_be_read_are_not_compared(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(
        data / RECORDS,
        (
            'links = [{ relation = "responds_to", entry = "base-attack-2021-07-07", basis = "stated" }]',
            "links = 3",
        ),
    )
    change(data / RECORDS, ('kind = "incident"\n', ""))
    change(data / "expect.toml", ("claims = 1", "claims = 2"))
    assert sorted(list_fields(capsys)) == ["claims", "kind", "links"]


def test_a_file_with_broken_syntax_hides_nothing_of_other_files(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "actors.toml").write_text("[[actor]\n", encoding="utf-8")
    change(data / RECORDS, CATEGORY, QUOTE)
    change(data / "expect.toml", ("entries = 2", "entries = 3"))
    assert main(["--check", "data"]) == 1
    errors = capsys.readouterr().err
    assert errors.startswith("data/actors.toml: is not TOML")
    assert errors.count("\n") == 5
    assert [part in errors for part in ("category: ", "citations[0].quote: ", "entries: is 3")] == [True] * 3

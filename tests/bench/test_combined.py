"""What is combined and how it is judged: questions that the schema knows, hard cases, real rows, sizes, the record."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import Any

import orjson
import pytest
from sqlalchemy import Connection, func, select
from starlette.testclient import TestClient

from api.app import make_app
from api.settings import Settings
from schema.storage.database import make_engine
from schema.tables import TABLES
from tests.bench import datasets
from tests.bench.__main__ import main, write_command
from tests.bench.cases import Case, check, list_datasets
from tests.bench.choices import Values, list_choices, list_conditions, list_real_choices
from tests.bench.combinations import GENERATED, REAL, list_questions
from tests.bench.combined import LIMITS, summarise
from tests.bench.mixed import SORTS, list_bodies
from tests.bench.real import repeated, write_repeated
from tests.bench.results import Results
from tests.bench.sizes import RECORDS, list_sizes
from tests.bench.targets import Disagreement
from tests.bench.written import writing
from tests.databases import Databases
from tests.schema.engines import closing
from tests.seed.ged import make_row, make_rows, write

ENTRIES = 200
Lister = tuple[str, Callable[[Connection], Iterator[Case]]]


@pytest.fixture(scope="module", params=["one day", "as ever", "ten entries"])
def timeline(request: pytest.FixtureRequest, databases: Databases, empty_template: str) -> Iterator[Lister]:
    """Return the URL of a database with one of the timelines of hard cases, and what lists those."""
    dataset, lister = list_datasets(ENTRIES)[request.param]
    name = f"{empty_template}_{dataset.name}"
    url = databases.make(name, empty_template)
    dataset.fill(url)
    yield url, lister
    databases.drop(name)


@pytest.fixture(scope="module")
def generated(databases: Databases, empty_template: str) -> Iterator[str]:
    """Return the URL of a database with some hundred generated entries."""
    name = f"{empty_template}_combined"
    url = databases.make(name, empty_template)
    datasets.fill(url, ENTRIES)
    yield url
    databases.drop(name)


@contextmanager
def connected(url: str) -> Iterator[Connection]:
    with closing(make_engine(url)) as engine, engine.connect() as connection:
        yield connection
        connection.rollback()


@contextmanager
def asking(url: str) -> Iterator[Callable[..., dict[str, Any]]]:
    """Yield what asks a document of the API and returns its timeline, as the bench's own connection does."""
    with TestClient(make_app(Settings(database_url=url, cache_bytes=0))) as client:

        def ask(document: str, where: Mapping[str, Any] | None, after: str | None = None) -> dict[str, Any]:
            body = {"query": document, "variables": {"where": where, "after": after}}
            answer = client.post("/graphql", json=body).json()
            assert "errors" not in answer, (where, answer)
            found: dict[str, Any] = answer["data"]["timeline"]
            return found

        yield ask


def test_hard_cases_are_answered_as_a_plain_count_over_the_tables_says(timeline: Lister) -> None:
    url, lister = timeline
    with connected(url) as connection, asking(url) as ask:
        cases = list(lister(connection))
        for case in cases:
            check(ask, connection, case)
    assert len({case.name for case in cases}) == len(cases) >= 3


def test_an_answer_that_is_not_what_the_tables_say_is_a_disagreement(generated: str) -> None:
    entry = TABLES["entry"]
    case = Case("statements", {"kinds": ["STATEMENT"]}, {"kinds": entry.c.kind == "statement"})
    with connected(generated) as connection, asking(generated) as ask:
        check(ask, connection, case)
        wrong = replace(case, conditions={"kinds": entry.c.kind == "incident"})
        with pytest.raises(Disagreement, match="totalCount"):
            check(ask, connection, wrong)

        def ask_wrongly(document: str, where: Mapping[str, Any] | None, after: str | None) -> dict[str, Any]:
            answer = ask(document, where, after)
            if "facets" in answer:
                answer["facets"]["actors"][-1]["count"] += 1
            return answer

        with pytest.raises(Disagreement, match="actors"):
            check(ask_wrongly, connection, case)


def test_a_crowded_timeline_has_one_day_and_one_actor_in_every_entry(
    databases: Databases, empty_template: str
) -> None:
    url = databases.make(f"{empty_template}_crowd", empty_template)
    datasets.fill(url, 30, crowded=True)
    entry, part = TABLES["entry"], TABLES["participation"]
    with connected(url) as connection:
        assert len(set(connection.scalars(select(entry.c.sort_date)))) == 1
        counted = select(func.count(part.c.entry_id.distinct())).where(part.c.actor_id == 1)
        assert connection.scalar(counted) == 30
    databases.drop(f"{empty_template}_crowd")


def test_every_question_is_answered_and_has_a_limit(generated: str) -> None:
    with connected(generated) as connection:
        questions = list(list_questions(Values(connection), GENERATED, real=False))
    named = {(each.asked, each.filter) for each in questions}
    assert len(named) == len(questions)
    assert {asked for asked, _ in named} == set(LIMITS)
    with asking(generated) as ask:
        for each in questions:
            assert ask(each.document, each.where), each


def test_at_least_twenty_combinations_are_asked_of_either_sort_of_data(generated: str) -> None:
    with connected(generated) as connection:
        values = Values(connection)
        for listed in (chain(list_choices(values), list_conditions(values)), list_real_choices(values)):
            found = list(listed)
            assert len([where for _, where in found if len(where) > 1]) >= 20
            assert len({orjson.dumps(where, option=orjson.OPT_SORT_KEYS) for _, where in found}) == len(found)


def test_a_real_file_is_repeated_with_new_ids(unmigrated_database: str, tmp_path: Path) -> None:
    tags = dict.fromkeys(make_row(1), "") | {"year": "#date+year"}
    file = write(tmp_path / "ged.csv", [tags, *make_rows(4)])
    assert write_repeated(file, tmp_path / "thrice.csv", 3).read_text().count("#date+year") == 1
    repeated(file, 3).fill(unmigrated_database)
    with connected(unmigrated_database) as connection:
        slugs = list(connection.scalars(select(TABLES["entry"].c.slug)))
        questions = list(list_questions(Values(connection), REAL, real=True))
    assert len(set(slugs)) == 12
    with asking(unmigrated_database) as ask:
        for each in questions:
            assert ask(each.document, each.where), each


def test_a_file_without_ids_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "other.csv"
    file.write_text("year,country\n2014,Iraq\n")
    with pytest.raises(ValueError, match=r"other\.csv has no column 'id'"):
        write_repeated(file, tmp_path / "repeated.csv", 2)


def test_every_sort_of_mixed_request_is_answered_and_none_comes_twice(generated: str) -> None:
    with connected(generated) as connection, TestClient(make_app(Settings(database_url=generated))) as client:
        bodies = list(islice(list_bodies(connection, ENTRIES), SORTS * 2))
        for body in bodies:
            asked = client.post("/graphql", content=body, headers={"content-type": "application/json"})
            assert "errors" not in asked.json(), body
    assert len(set(bodies)) == len(bodies)


def test_what_is_written_is_on_the_page_and_is_taken_out_again(generated: str) -> None:
    entry, actor = TABLES["entry"], TABLES["actor"]
    with connected(generated) as connection:
        before = set(connection.execute(select(entry.c.slug, entry.c.sort_date)))
        slug = str(connection.scalar(select(actor.c.slug).limit(1)))
    where = {"kinds": ["INCIDENT"], "actors": [slug], "search": "attack"}
    document = "query Q($where: TimelineFilter) { timeline(where: $where) { totalCount } }"
    with closing(make_engine(generated)) as engine, asking(generated) as ask:
        counted = ask(document, where)["totalCount"]
        with writing(engine, slug) as writes:
            for number in (1, 2, 3):
                next(writes)
                assert ask(document, where)["totalCount"] == counted + number
        assert ask(document, where)["totalCount"] == counted
    with connected(generated) as connection:
        assert set(connection.execute(select(entry.c.slug, entry.c.sort_date))) == before


def test_the_size_of_every_table_is_known_and_those_of_the_index_are_told_apart(generated: str) -> None:
    sizes = list_sizes(generated)
    assert {"entry", "citation", "term"} <= set(sizes)
    assert all(size >= 0 for size in sizes.values())
    assert RECORDS - {"alembic_version"} <= set(TABLES)
    assert "term" not in RECORDS


def test_a_summary_names_the_slowest_and_counts_what_is_over_a_limit() -> None:
    row = {"database": "sqlite", "asked": "relevance", "small_ms": 0.5, "first_ms": 10.0}
    rows = [row | {"filter": str(ms), "median_ms": ms} for ms in (1.0, 7.0, 21.0)]
    (found,) = summarise([*rows[:2], rows[2] | {"first_ms": 151.0}])
    assert (found["slowest"], found["median of medians_ms"], found["over it"]) == ("21.0", 7.0, 1)
    assert (found["over 8 small + 2 ms"], found["slowest first_ms"], found["over 150 ms"]) == (2, 151.0, 1)


@pytest.mark.parametrize(
    ("arguments", "recorded"),
    [
        (["--real", "/some/where/ged.csv", "--at", "10"], "--real ged.csv --at 10"),
        (["--json=/some/where/a.json", "--results", "b.md"], "--json=a.json --results b.md"),
        (["--points", "a,b", "--before", "/some/older"], "--points a,b --before older"),
    ],
)
def test_a_recorded_command_names_files_without_their_folders(arguments: list[str], recorded: str) -> None:
    assert write_command(arguments) == f"./dateline bench {recorded}"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--databases", "postgresql"], "--databases takes sqlite, or sqlite,postgresql"),
        (["--databases", "sqlite,oracle"], "--databases takes sqlite, or sqlite,postgresql"),
        (["--real", "nowhere.csv"], "there is no file nowhere.csv"),
        (["--before", "/nowhere"], "there is no /nowhere/.venv/bin/python"),
        (["--points", "combine"], "there is no point 'combine'"),
    ],
)
def test_a_wrong_option_is_named(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(arguments)
    assert said in capsys.readouterr().err


def test_each_table_of_a_point_is_written_under_its_own_heading(tmp_path: Path) -> None:
    tables = {"": [{"filter": "kind", "median_ms": 1.5}], "on disk": [{"MB": 2.25}], "real rows": []}
    found = Results("./dateline bench", {}, [], {"combined": tables, "start": [{"seconds": 1.0}]})
    found.write_markdown(tmp_path / "results.md")
    found.write_json(tmp_path / "results.json")
    written = (tmp_path / "results.md").read_text()
    headings = [line for line in written.splitlines() if line.startswith("## ")]
    assert headings == ["## Combined", "## Combined: on disk", "## Start"]
    assert "| kind | 1.50 |" in written
    assert orjson.loads((tmp_path / "results.json").read_bytes())["points"]["combined"] == tables

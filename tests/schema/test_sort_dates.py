"""Sort dates: what was answered precedes its answer, in whatever order it was recorded; times of day order a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, select

from schema.proofs.derived import list_differences
from schema.records.exchange import EntryRecord
from schema.store.saving import save
from schema.store.sort_dates import Dated, compute_sort_dates, find_sort_second
from schema.tables import TABLES
from tests.schema.factories import make_actor, make_link, make_records, make_statement
from tests.schema.stored import read_rows

ANSWERS = ["responds_to", "denies", "condemns"]
UNTIL = "../2021-07-04"


def save_entries(connection: Connection, *entries: EntryRecord) -> dict[str, str | None]:
    save(connection, make_records(entries=entries))
    return read_sort_dates(connection)


def read_sort_dates(connection: Connection) -> dict[str, str | None]:
    entry = TABLES["entry"]
    rows = connection.execute(select(entry.c.slug, entry.c.sort_date))
    return {slug: day and day.isoformat() for slug, day in rows}


def answering(slug: str, edtf: str | None, *answered: str, relation: str = "responds_to") -> EntryRecord:
    return make_statement(slug, edtf, links=[make_link(other, relation) for other in answered])


def test_a_first_day_sorts_an_entry(connection: Connection) -> None:
    found = save_entries(
        connection, make_statement("june", "2021-06"), make_statement("open", "2021-06-05/..")
    )
    assert found == {"june": "2021-06-01", "open": "2021-06-05"}


def test_without_a_first_day_and_answers_the_last_day_does(connection: Connection) -> None:
    found = save_entries(connection, make_statement("until", UNTIL), make_statement("undated", None))
    assert found == {"until": "2021-07-04", "undated": None}


@pytest.mark.parametrize("relation", ANSWERS)
def test_what_was_answered_precedes_its_earliest_answer(connection: Connection, relation: str) -> None:
    found = save_entries(
        connection,
        make_statement("accusation", UNTIL),
        answering("denial", "2021-07-01/2021-07-04", "accusation", relation=relation),
        answering("later", "2021-07-02", "accusation", relation=relation),
    )
    assert found["accusation"] == "2021-06-30"


def test_other_links_do_not_move_an_entry(connection: Connection) -> None:
    found = save_entries(
        connection,
        make_statement("talk", UNTIL),
        answering("after", "2021-07-01", "talk", relation="follows"),
    )
    assert found["talk"] == "2021-07-04"


def test_an_undated_entry_that_was_answered_is_sorted_too(connection: Connection) -> None:
    found = save_entries(connection, make_statement("said", None), answering("answer", "2021-07-03", "said"))
    assert found["said"] == "2021-07-02"


def test_nothing_is_sorted_before_the_first_day_there_is(connection: Connection) -> None:
    found = save_entries(connection, make_statement("said", None), answering("answer", "0001-01-01", "said"))
    assert found["said"] == "0001-01-01"


def test_a_chain_is_followed_from_an_answer_saved_later(connection: Connection) -> None:
    save_entries(connection, make_statement("one", UNTIL), answering("two", None, "one"))
    assert save_entries(connection, answering("three", "2021-06-20", "two")) == {
        "one": "2021-06-18",
        "two": "2021-06-19",
        "three": "2021-06-20",
    }


def test_a_link_that_is_taken_back_no_longer_counts(connection: Connection) -> None:
    save_entries(connection, make_statement("said", UNTIL), answering("answer", "2021-06-20", "said"))
    assert save_entries(connection, answering("answer", "2021-06-20"))["said"] == "2021-07-04"


def test_links_in_a_cycle_are_skipped(connection: Connection) -> None:
    found = save_entries(
        connection,
        answering("one", "../2021-07-04", "two", relation="denies"),
        answering("two", "../2021-07-02", "one", relation="condemns"),
        answering("three", "2021-06-20", "two"),
    )
    assert found == {"one": "2021-07-04", "two": "2021-06-19", "three": "2021-06-20"}


@pytest.mark.parametrize(
    ("edtf", "second"),
    [
        (None, 0),
        ("2021-07-08", 0),
        ("2021-07-08?", 0),
        ("2021-07-07/2021-07-08", 0),
        ("2021-07-08T00:00:00Z", 86_400),
        ("2021-07-08T00:00:00", 86_400),
        ("2021-07-08T14:30:05Z", 86_400 + 52_205),
        ("2021-07-08T14:30:05", 86_400 + 52_205),
        ("2021-07-08T14:30:00+03:00", 86_400 + 41_400),
        ("2021-07-08T23:30:00-05:00", 2 * 86_400 + 16_200),
        ("2021-07-08T00:00:00+23:59", 60),
        ("2021-07-08T23:59:59-23:59", 3 * 86_400 - 61),
        ("0001-01-01T00:00:00+14:00", 36_000),
        ("9999-12-31T23:59:59-12:00", 2 * 86_400 + 43_199),
    ],
)
def test_a_time_of_day_is_sorted_by_its_instant(edtf: str | None, second: int) -> None:
    assert find_sort_second(edtf) == second


def test_a_time_of_day_orders_its_day_and_moves_no_other(connection: Connection) -> None:
    found = save_entries(
        connection,
        make_statement("said", None),
        answering("late", "2021-07-03T23:30:00-05:00", "said"),
        make_statement("noon", "2021-07-03T12:00:00"),
    )
    assert found == {"said": "2021-07-02", "late": "2021-07-03", "noon": "2021-07-03"}
    assert read_seconds(connection) == {"said": 0, "late": 189_000, "noon": 129_600}


def test_another_time_of_day_moves_an_entry_within_its_day(connection: Connection) -> None:
    said = {"participants": [{"role": "speaker", "actor": "iran"}]}
    save(connection, make_records(actors=[make_actor()]))
    for edtf, second in (
        ("2021-07-03T12:00:00", 129_600),
        ("2021-07-03T13:00:00", 133_200),
        ("2021-07-03", 0),
    ):
        save_entries(connection, make_statement("said", edtf, **said))
        assert read_seconds(connection) == {"said": second}
        assert list(list_differences(connection)) == []


def read_seconds(connection: Connection) -> dict[str, int]:
    return dict(read_rows(connection, "entry", "slug", "sort_second"))


def test_a_chain_of_thousands_is_computed() -> None:
    length = 5_000
    dated = {key: Dated(None, None, [key + 1]) for key in range(length)}
    dated[length] = Dated(date(2021, 7, 9), None)
    computed = compute_sort_dates(dated, {})
    assert computed[0] == date(2021, 7, 9) - timedelta(days=length)


NUMBERS = range(6)
EDTF = st.sampled_from([None, UNTIL, "../2021-07-02", "2021-07-03", "2021-06-20/2021-06-30", "2021-07-01/.."])
LINKS = st.lists(
    st.tuples(st.sampled_from(NUMBERS), st.sampled_from(["denies", "condemns", "about"])),
    max_size=3,
    unique=True,
)
STATES = st.lists(st.tuples(st.sampled_from(NUMBERS), EDTF, LINKS), min_size=1, max_size=12)


def make_state(number: int, edtf: str | None, links: list[tuple[int, str]]) -> EntryRecord:
    others = [make_link(f"entry-{other}", relation) for other, relation in links if other != number]
    return make_statement(f"entry-{number}", edtf, links=others)


def sort_simply(
    entries: dict[str, EntryRecord], bounds: dict[str, tuple[date | None, date | None]]
) -> dict[str, date | None]:
    """Return the sort dates by the definition, word by word, looking at every entry each time."""

    def list_answers(slug: str) -> list[str]:
        if bounds[slug][0]:
            return []
        return [
            e.slug
            for e in entries.values()
            for link in e.links
            if link.entry == slug and link.relation in ANSWERS
        ]

    def reaches(start: str, end: str, seen: frozenset[str] = frozenset()) -> bool:
        return start == end or any(
            reaches(answer, end, seen | {start}) for answer in list_answers(start) if answer not in seen
        )

    def sort(slug: str) -> date | None:
        earliest, latest = bounds[slug]
        days = [sort(answer) for answer in list_answers(slug) if not reaches(answer, slug)]
        least = min((day for day in days if day), default=None)
        return earliest or (least and least - timedelta(days=1)) or latest

    return {slug: sort(slug) for slug in entries}


@settings(max_examples=30)
@given(STATES, st.integers(1, 4))
def test_saving_step_by_step_gives_what_the_definition_gives(
    shared_engine: Engine, states: list[tuple[int, str | None, list[tuple[int, str]]]], batch: int
) -> None:
    first = [make_state(number, None, []) for number in NUMBERS]
    entries = {entry.slug: entry for entry in first}
    with shared_engine.connect() as connection:
        save(connection, make_records(entries=first))
        records = [make_state(*state) for state in states]
        for start in range(0, len(records), batch):
            step = {record.slug: record for record in records[start : start + batch]}
            save(connection, make_records(entries=list(step.values())))
            entries.update(step)
        columns = [TABLES["entry"].c[name] for name in ("slug", "date_earliest", "date_latest", "sort_date")]
        rows = connection.execute(select(*columns)).all()
    assert {row[0]: row[3] for row in rows} == sort_simply(
        entries, {row[0]: (row[1], row[2]) for row in rows}
    )

"""Drafts of whole texts: of the article, of made-up ones in other styles, and of text of any sort."""

import tomllib
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schema.checks.complete import EmptyArchive, complete
from schema.checks.date_bases import OF_OTHER_ENTRY
from schema.phrases.reading import COMPUTABLE, resolve
from schema.records.exchange import EntryRecord
from seed.files import gather
from tests.seed.drafted import DATA, DATELINE, STYLES, draft_text, find_faults, list_entries, uncomment

ARTICLE = DATA / "articles" / "2021-07-09-pentagon-deeply-concerned"
TEXT = (ARTICLE / "article.txt").read_bytes().decode()
OPEN = {("kind", "is missing; write one of incident, statement, diplomatic_event")}


def list_recorded() -> list[EntryRecord]:
    return list(complete(gather(ARTICLE).records, EmptyArchive()).entries)


def is_open(field: str, message: str) -> bool:
    """Return whether a fault is one that a draft leaves to a person."""
    return (field, message) in OPEN or (
        field == "act" and message.startswith("is missing; write one of deny")
    )


def test_the_sentences_of_every_entry_of_the_article_are_found() -> None:
    quotes = [entry["citations"][0]["quote"] for entry in list_entries(draft_text(TEXT))]
    recorded = list_recorded()
    found = [one for one in recorded if any((one.citations[0].quote or "-") in quote for quote in quotes)]
    assert len(found) == len(recorded) == 16
    assert len(quotes) == 15


def test_where_a_phrase_decides_it_the_date_is_that_of_the_article() -> None:
    drafted = list_entries(draft_text(TEXT))
    decided = 0
    for entry in list_recorded():
        is_read = entry.date.as_written and entry.date.basis in COMPUTABLE - OF_OTHER_ENTRY
        if is_read and entry.date.anchor == DATELINE.isoformat():
            quote = entry.citations[0].quote or "-"
            (found,) = [one for one in drafted if quote in one["citations"][0]["quote"]]
            assert found["date"] == {"as_written": entry.date.as_written}
            reading = resolve(found["date"]["as_written"], DATELINE, report=DATELINE)
            assert reading
            assert (reading.edtf, reading.basis) == (entry.date.edtf, entry.date.basis)
            decided += 1
    assert decided == 6


@pytest.mark.parametrize("phrase", ["last week", "last month", "On Wednesday", "On Tuesday", "on June 20"])
def test_the_only_phrase_of_a_sentence_is_its_date_beyond_doubt(phrase: str) -> None:
    reading = resolve(phrase, DATELINE, report=DATELINE)
    assert reading
    line = f'# date = {{ as_written = "{phrase}" }} # {reading.edtf}, {reading.basis}'
    assert line in draft_text(TEXT).splitlines()


def test_a_phrase_that_is_read_from_another_entry_asks_for_it() -> None:
    line = '# ## date = { as_written = "Soon afterward", anchor = "" } # ? after_other_entry: anchor must name what'
    assert line in draft_text(TEXT)


@pytest.mark.parametrize("style", [*STYLES, "article"])
def test_a_draft_passes_the_check_as_written(style: str) -> None:
    text = STYLES.get(style, TEXT)
    records = draft_text(text)
    assert set(tomllib.loads(records)) == {"document"}
    assert find_faults(records, text) == []


@pytest.mark.parametrize("style", [*STYLES, "article"])
def test_entries_that_are_let_stand_pass_but_for_what_is_open(style: str) -> None:
    text = STYLES.get(style, TEXT)
    records = uncomment(draft_text(text))
    assert tomllib.loads(records)["entry"]
    faults = find_faults(records, text)
    assert [fault for fault in faults if not is_open(fault.field, fault.message)] == []


@pytest.mark.parametrize("style", [*STYLES, "article"])
def test_an_entry_by_itself_passes_once_its_kind_is_decided(style: str) -> None:
    text = STYLES.get(style, TEXT)
    records = draft_text(text)
    for entry in records.split("\n\n")[1:]:
        lines = [line.removeprefix("# ").removeprefix("#") for line in entry.split("\n")]
        if any(line.startswith("act = ") for line in lines):
            assert find_faults("\n".join([records, *lines]), text) == []


def test_words_that_stand_more_than_once_get_their_place() -> None:
    text = STYLES["odd_unicode"]
    starts = [e["citations"][0].get("start") for e in list_entries(draft_text(text))]
    assert [text[start : start + 10] for start in starts if start] == ["Iran said.", "Iran said."]


_PIECES = st.sampled_from(
    [
        *(
            "Iran ",
            "the US ",
            "Washington",
            "U.S. ",
            "Iraq’s ",
            "Ayn Al\nAsad ",
            "said ",
            "denied ",
            "was condemned by ",
        ),
        *(
            "on Wednesday",
            "last week, ",
            "May ",
            "2015",
            "\r\n",
            "\n\n",
            ". ",
            "...",
            "?” ",
            "“",
            '"',
            "'",
            "’s ",
            "«",
            "»",
        ),
        *(
            "killed 4 ",
            "\\",
            "#",
            "'''",
            '"""',
            "\t",
            "\x85",
            "\u2028",
            "\x0c",
            "\ufeff",
            "Mr. ",
            "e\u0301",
            "[[entry]]",
        ),
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(_PIECES, st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)),
        max_size=40,
    )
)
def test_a_draft_of_any_text_passes_and_says_nothing_else(pieces: list[str]) -> None:
    text = "".join(pieces) + "x"
    records = draft_text(text)
    assert find_faults(records, text) == []
    standing = uncomment(records)
    for entry in tomllib.loads(standing).get("entry", []):
        written = [part["as_written"] for key in ("participants", "places") for part in entry.get(key, [])]
        words = [entry["citations"][0]["quote"], entry.get("quoted_words", ""), *written]
        words += [entry["date"]["as_written"]] if "date" in entry else []
        assert all(one in text for wording in words for one in wording.split("; "))
    faults = find_faults(standing, text)
    assert [fault for fault in faults if not is_open(fault.field, fault.message)] == []


def test_a_text_without_anything_to_record_says_so() -> None:
    assert draft_text("It rained.").endswith(
        "# No sentence has a phrase of time, a known name or a quotation.\n"
    )


def test_the_dateline_decides_how_phrases_are_read() -> None:
    records = draft_text("Iran denied it on Monday.", date(2021, 7, 5))
    assert '# date = { as_written = "on Monday" } # ? 2021-07-05, weekday_before_dateline' in records

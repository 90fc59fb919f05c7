"""Drafts of whole texts: of the article, of made-up ones in other styles, and of text of any sort."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schema.checks import EmptyArchive, complete
from schema.date_bases import OF_OTHER_ENTRY
from schema.phrases import COMPUTABLE, resolve
from schema.records import EntryRecord
from seed.__main__ import DATA
from seed.files import gather
from tests.seed.drafted import DATELINE, draft_text, find_faults, list_entries, uncomment

ARTICLE = DATA / "articles" / "2021-07-09-pentagon-deeply-concerned"
TEXT = (ARTICLE / "article.txt").read_bytes().decode()
STYLES = {path.stem: path.read_bytes().decode() for path in Path(__file__).with_name("drafts").glob("*.txt")}
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
    line = (
        '# ## date = { as_written = "Soon afterward", anchor = "" } # ? after_other_entry: anchor must name'
    )
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


@pytest.mark.parametrize(
    ("style", "sentences"),
    [
        (
            "associated_press",
            [
                "At least 10 rockets targeted a military base in western Iraq on Wednesday, the Pentagon said.",
                "The rockets struck Ayn Al Asad in Anbar province at 7:20 a.m., Col. Wayne Marotto tweeted.",
                "Lt. Gen. Frank McKenzie Jr. visited the base last week with U.S. Ambassador Matthew Tueller.",
                "Damage was put at $3.5 million by the U.S.",
                "Iran denied any role.",
                "“We had no part in it. The U.S. knows that,” the envoy said Wednesday.",
                "Iraq’s government condemned the attack on Thursday.",
            ],
        ),
        (
            "quotations",
            [
                '"Why now?" the Iranian envoy asked.',
                '"Nobody has told us."',
                "He left at 5 p.m. Tuesday.",
                "‘It’s over,’ Kirby said on Monday.",
                "“He told me: ‘Don’t go.’ I went,” an officer recalled.",
                "“We condemn it,” said Tehran.",
                "He spoke of “Dawn of Victory” and a “plot” yesterday.",
                "“We will answer. We will not wait.",
                "“We have the means,” Iran warned in June.",
                "«Nous n’avons rien à dire», Washington told Le Monde on 5 July...",
                "They called it “a crime\" and 'a sin' on 6 July",
            ],
        ),
        (
            "wrapped",
            [
                "The Pentagon warned on Tuesday that more attacks on US personnel in\nIraq would be answered.",
                "Iran rejected\nthe charge.",
                "Officials in Syria reported two explosions near Ayn\nAl Asad on 5 July, and the US Department of\nDefense"
                " confirmed them a day later.",
            ],
        ),
        (
            "nobody_known",
            [
                "The mayor, Ms. A. B. Clark, announced on 4 May 2020 that No. 5 Mill Rd. would close.",
                "May the council meet in June?",
                "Nobody told us so far.",
            ],
        ),
        (
            "german",
            [
                "Der Iran hat am Freitag Vorwürfe der USA zurückgewiesen.",
                "„Das ist eine Lüge“, sagte ein Sprecher.",
            ],
        ),
    ],
)
def test_sentences_are_those_that_a_reader_sees(style: str, sentences: list[str]) -> None:
    entries = list_entries(draft_text(STYLES[style]))
    assert [entry["citations"][0]["quote"] for entry in entries] == sentences


@pytest.mark.parametrize(
    ("style", "lines"),
    [
        (
            "associated_press",
            [
                '# headline = "US says Iran behind rocket attack on Iraqi base" # ?',
                '# byline = "By JANE DOE and JOHN ROE" # ?',
            ],
        ),
        ("bbc", ['# headline = "Syria strikes: What we know" # ?', '# credit = "Photo: Getty Images" # ?']),
        ("german", ['# language = "" # ?', '# headline = "Iran weist Vorwürfe zurück" # ?']),
    ],
)
def test_what_the_document_is_stands_beside_it_as_a_question(style: str, lines: list[str]) -> None:
    assert set(lines) <= set(draft_text(STYLES[style]).splitlines())


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
@given(st.lists(st.one_of(_PIECES, st.text(st.characters(exclude_characters="\0"), max_size=8)), max_size=40))
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

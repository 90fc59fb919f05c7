"""Sentences and the document's own fields in texts as several newsrooms write them."""

import pytest

from tests.seed.drafted import STYLES, draft_text, list_entries


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
                (
                    "Officials in Syria reported two explosions near Ayn\n"
                    "Al Asad on 5 July, and the US Department of\nDefense confirmed them a day later."
                ),
            ],
        ),
        (
            "nobody_known",
            [
                "Council adjourns until autumn.",
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


@pytest.mark.parametrize(
    "line",
    [
        "MOSCOW, May 31.",
        "MOSCOW, May 31. /TASS/.",
        "BAGHDAD, July 9 (Reuters) —",
        "TEHRAN, Iran (AP) —",
        "Baghdad, 9 July 2021",
        "KYIV, Ukraine, July 9 —",
    ],
)
@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_a_line_that_says_where_and_when_it_was_sent_is_no_sentence(line: str, gap: str) -> None:
    if (line, gap) != ("Baghdad, 9 July 2021", " "):  # which nothing parts from a sentence
        entries = list_entries(draft_text(f"{line}{gap}Iran denied it."))
        assert [entry["citations"][0]["quote"] for entry in entries] == ["Iran denied it."]
    assert list_entries(draft_text(line)) == []

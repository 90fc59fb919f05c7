"""The date that a draft gives a sentence's entry, and what it asks of it."""

import pytest

from tests.seed.drafted import draft_text, find_entry

OPEN = None


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("Iran said on Monday that the attack on Sunday was not its own.", "on Monday"),
        ("Iran told Reuters in Tehran on Monday it was hit in June.", "on Monday"),
        ("On Monday, Iran denied it.", "On Monday"),
        ("On Monday it rained, and on Tuesday it froze.", OPEN),
        ("“We meet on Monday,” Iran said.", OPEN),
        ("Iran will vote on 20 July.", OPEN),
        ("Iran votes tomorrow.", OPEN),
        ("Two days later Iran agreed.", OPEN),
        ("Attacks have gone on since 3 March.", OPEN),
        ("Iran signed the 2015 pact.", OPEN),
        ("Protesters in Iraq may march.", OPEN),
        ("If Iran attacks on Monday, the US responds.", OPEN),
        ("Talks on Monday, if held in Iraq, are the last.", OPEN),
        ("Had Iran left on Monday, the US would have stayed.", OPEN),
        ("If Iran, as expected, says on Monday that it will go, the US leaves.", OPEN),
        ("If hit, Iran will answer, John Kirby said on Monday.", "on Monday"),
        ("Iran may strike in the coming days.", OPEN),
        ("Iran strikes in the coming days.", OPEN),
        ("Talks are to resume on Monday in Iraq.", OPEN),
        ("Iran agreed to meet on Monday.", OPEN),
        ("Iran plans to vote on Monday.", OPEN),
        ("Iran urged the UN to meet on Monday.", OPEN),
        ("No rocket hit Iraq on Monday.", OPEN),
        ("Iran didn’t attend talks on Monday.", OPEN),
        ("Iran was hit on Monday, but nobody died.", "on Monday"),
        ("On Monday, Iran said it would answer.", "On Monday"),
        ("Two or three weeks ago Iran left.", OPEN),
        ("Iran will close its border for two weeks.", OPEN),
    ],
)
def test_a_phrase_dates_an_entry_only_where_it_is_the_entrys_own(sentence: str, phrase: str | None) -> None:
    entry = find_entry(sentence)
    assert entry.get("date", {}).get("as_written") == phrase
    assert entry["citations"][0].get("date", {}).get("as_written") == phrase


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        (
            "Two strikes hit on Monday, the Pentagon said.",
            "2021-07-05, weekday_before_dateline; the day of saying it,",
        ),
        ("Iran will vote on 20 July.", 'still to come? then write aspect = "planned", and it is 2021-07-20'),
        (
            "If Iran attacks on Monday, the US responds.",
            "# ? 2021-07-05, weekday_before_dateline; still to come? ",
        ),
        ("If Iran attacks on Monday, the US responds.", 'aspect = "planned", and it is 2021-07-12'),
        ("Iran may strike in the coming days.", "still to come?"),
        ("No rocket hit Iraq on Monday.", 'not told as having happened: "No"; still to come?'),
        ("Iran demanded an inquiry by the end of March.", "and it is ../2022-03-31"),
        ("Iran will close its border for two weeks.", 'as_written = "for two weeks" } # ? '),
        (
            "Two or three weeks ago Iran left.",
            'only part of what is said? "Two or three weeks ago Iran left."',
        ),
        ("The June 20 attack killed two in Iraq.", 'the day of "attack"?'),
        (
            "Strikes on Monday, Iran fears, could kill.",
            "# ? 2021-07-05, weekday_before_dateline; not told as",
        ),
        ("On Monday it rained, and on Tuesday it froze.", "# ? 2021-07-06, weekday_before_dateline"),
        ("“We meet on Monday,” Iran said.", "within a quotation: does it date what is spoken of?"),
    ],
)
def test_what_is_not_sure_of_a_date_is_asked(sentence: str, line: str) -> None:
    assert line in draft_text(sentence)

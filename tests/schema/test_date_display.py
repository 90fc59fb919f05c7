"""Imprecise dates as people read them."""

import pytest

from schema.dates.imprecise import MalformedDate, display

DISPLAYED = [
    (None, "date unknown"),
    ("2021-07-08", "8 July 2021"),
    ("2021-07-08~", "about 8 July 2021"),
    ("2021-07-08?", "possibly 8 July 2021"),
    ("2021-07-08%", "possibly about 8 July 2021"),
    ("2021-06", "June 2021"),
    ("2021", "2021"),
    ("0476-09-04", "4 September AD 476"),
    ("2021-22", "summer 2021"),
    ("2021-24~", "about winter 2021/22"),
    ("1999-24", "winter 1999/00"),
    ("202X", "the 2020s"),
    ("19XX", "the 20th century"),
    ("20XX", "the 21st century"),
    ("11XX", "the 12th century"),
    ("01XX", "the 2nd century"),
    ("2021-07-XX", "a day in July 2021"),
    ("2021-XX", "a month in 2021"),
    ("2021-XX-XX", "a day in 2021"),
    ("2021-07-08T14:30:00Z", "8 July 2021, 14:30 UTC"),
    ("2021-07-08T14:30:05+03:30", "8 July 2021, 14:30:05 UTC+03:30"),
    ("2021-07-08T00:00:00", "8 July 2021, 00:00"),
    ("2021-07-06/2021-07-09", "6 to 9 July 2021"),
    ("2021-07-01~/2021-07-08", "about 1 to 8 July 2021"),
    ("2021-07-01/2021-07-08?", "1 to possibly 8 July 2021"),
    ("2021-06-28/2021-07-04", "28 June to 4 July 2021"),
    ("2020-12-30/2021-01-02", "30 December 2020 to 2 January 2021"),
    ("2020-07-01/2021-07-01", "1 July 2020 to 1 July 2021"),
    ("2021-06-11~/2021-07-09", "about 11 June to 9 July 2021"),
    ("2021-06/2021-07-09", "June 2021 to 9 July 2021"),
    ("2021-06/2021-07", "June to July 2021"),
    ("2021-21/2021-22", "spring to summer 2021"),
    ("2020/2021", "2020 to 2021"),
    ("2021-07-08/2021-07-08", "8 July 2021"),
    ("../2021-07-04", "on or before 4 July 2021"),
    ("2021-07-04/..", "on or after 4 July 2021"),
    ("../2021-07-04~", "on or before about 4 July 2021"),
    ("../2021-06", "in or before June 2021"),
    ("202X/..", "in or after the 2020s"),
    ("/2021-07-04", "from an unknown date to 4 July 2021"),
    ("2021-07-04/", "from 4 July 2021 to an unknown date"),
    ("[2021-07-01..2021-07-04]", "between 1 and 4 July 2021"),
    ("[2021-07-01,2021-07-03]", "1 or 3 July 2021"),
    ("[2021-07-01,2021-07-03,2021-07-05]", "1, 3 or 5 July 2021"),
    ("[2021-06-30,2021-07-07]", "30 June or 7 July 2021"),
    ("{2021-07-01,2021-07-03}", "1 and 3 July 2021"),
    ("{2021-07-01..2021-07-03}", "1 to 3 July 2021"),
    ("[2020-07-01,2021]", "1 July 2020 or 2021"),
    ("[2019,2021-07-01..2021-07-04]", "2019 or between 1 and 4 July 2021"),
    ("[..2021-07-04]", "on or before 4 July 2021"),
    ("[2021..]", "in or after 2021"),
]

DISPLAYED_AS_ONE_EVENT = [
    ("2021-07-01/2021-07-04", "between 1 and 4 July 2021"),
    ("2021-07-01~/2021-07-09", "between about 1 and 9 July 2021"),
    ("2021-06/2021-07-09", "between June 2021 and 9 July 2021"),
    ("2021-07-08/2021-07-08", "8 July 2021"),
    ("../2021-07-04", "on or before 4 July 2021"),
    ("/2021-07-04", "on or before 4 July 2021"),
    ("2021-07/", "in or after July 2021"),
    ("2021-06", "June 2021"),
]


@pytest.mark.parametrize(("edtf", "words"), DISPLAYED)
def test_a_date_is_displayed_in_english(edtf: str | None, words: str) -> None:
    assert display(edtf) == words


@pytest.mark.parametrize(("edtf", "words"), DISPLAYED_AS_ONE_EVENT)
def test_a_range_of_one_event_is_displayed_as_where_it_lies(edtf: str, words: str) -> None:
    assert display(edtf, one_event=True) == words


def test_a_malformed_date_is_not_displayed() -> None:
    with pytest.raises(MalformedDate):
        display("2021-02-30")

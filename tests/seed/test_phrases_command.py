"""`./dateline seed phrases`: what it says of a phrase, and of one that no rule reads."""

import pytest

from schema.phrases.table import make_table
from seed.__main__ import main

DAY = ["--dateline", "2021-07-09"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["on July 20"], "2020-07-20 (explicit_year_from_dateline): 20 July 2020"),
        (["on July 20", "--aspect", "planned"], "2021-07-20 (explicit_year_from_dateline): 20 July 2021"),
        (["since March"], "2021-03/.. (explicit_year_from_dateline): in or after March 2021"),
    ],
)
def test_it_says_how_a_phrase_is_read(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["phrases", *arguments, *DAY]) == 0
    assert capsys.readouterr().out == f"{said}\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["at lunch on Wednesday"], "no rule for it; the nearest phrase that is read is 'on Wednesday'."),
        (["on July 20", "--aspect", "hypothetical"], "may be 2020-07-20 or 2021-07-20"),
    ],
)
def test_it_says_why_a_phrase_is_not_read(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["phrases", *arguments, *DAY]) == 1
    assert said in capsys.readouterr().err


def test_without_a_phrase_it_prints_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["phrases"]) == 0
    assert capsys.readouterr().out == f"{make_table()}\n"


def test_a_wrong_day_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["phrases", "today", "--dateline", "9 July"])
    assert "'9 July' is not a day; write it like 2021-07-09" in capsys.readouterr().err

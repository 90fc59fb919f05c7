"""Adding an article as CONTRIBUTING says: its steps, one after another, from the folder to the database."""

import re
import shutil
from pathlib import Path

import pytest

from schema.proofs.derived import list_differences
from schema.storage.database import make_engine
from seed.__main__ import main
from tests.frozen import DATA

ROOT = Path(__file__).parents[2]
TEXT = "Rockets hit the town of Tal Example in Iraq on Saturday. The Front of Example denied any part in the attack.\n"
NAME = "2021-07-11-rockets-hit-town"
RECORDS = f"""
[[entry]]
kind = "incident"
slug = "tal-example-rockets-2021-07-10"
title = "Rockets hit Tal Example"
date = {{ as_written = "on Saturday" }}
category = "rocket_or_missile_attack"
participants = [{{ role = "initiator", actor = "unknown" }}]
places = [{{ place = "tal-example", precision = "locality", as_written = "town of Tal Example" }}]

[[entry.citations]]
document = "{NAME}"
quote = "Rockets hit the town of Tal Example in Iraq on Saturday."

[[entry]]
kind = "statement"
slug = "front-denies-tal-example-2021-07"
title = "The Front denies a part"
date = {{ edtf = "2021-07-10/2021-07-11", basis = "after_other_entry", anchor = "tal-example-rockets-2021-07-10" }}
act = "deny"
form = "indirect"
participants = [{{ role = "speaker", actor = "front-of-example", as_written = "The Front of Example" }}]
links = [{{ relation = "responds_to", entry = "tal-example-rockets-2021-07-10", basis = "stated" }}]

[[entry.citations]]
document = "{NAME}"
quote = "The Front of Example denied any part in the attack."
"""
ACTOR = '\n[[actor]]\nslug = "front-of-example"\nname = "Front of Example"\nkind = "armed_group"\n'
PLACE = '\n[[place]]\nslug = "tal-example"\nname = "Tal Example"\nkind = "town"\nparent = "iraq"\n'


def append(file: Path, content: str) -> None:
    file.write_text(file.read_text(encoding="utf-8") + content, encoding="utf-8")


def test_an_article_is_added_by_the_steps_alone(
    tmp_path: Path, empty_database: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", empty_database)
    data = Path(shutil.copytree(DATA, tmp_path / "data"))
    main([str(data)])
    (tmp_path / "article.txt").write_text(TEXT, encoding="utf-8")
    assert (
        main(["new", "2021-07-11", "rockets-hit-town", str(tmp_path / "article.txt"), "--into", str(data)])
        == 0
    )
    append(data / "articles" / NAME / "records.toml", RECORDS)
    append(data / "actors.toml", ACTOR)
    append(data / "places.toml", PLACE)
    capsys.readouterr()
    assert main(["--check", str(data)]) == 1
    assert "8 errors" in capsys.readouterr().err, "the totals alone are wrong by now"
    assert main(["--totals", str(data)]) == 0
    assert "entries 16 → 18\n" in capsys.readouterr().out
    assert main(["--check", str(data)]) == 0
    assert main([str(data)]) == 0
    assert "18 entries: 2 new, 0 changed, 16 unchanged" in capsys.readouterr().out
    engine = make_engine(empty_database)
    with engine.connect() as connection:
        assert list(list_differences(connection)) == []
    engine.dispose()


def test_the_steps_are_those_that_contributing_gives() -> None:
    steps = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## You are a developer")[0]
    commands = re.findall(r"(?m)^ +\./dateline (seed.*)$", steps)
    assert [command.split()[1:2] for command in commands] == [["new"], ["--check"], ["--totals"], []]

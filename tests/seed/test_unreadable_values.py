"""A value that cannot be read is one mistake, wherever it stands: nothing else is said because of it."""

import copy
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from schema.checks.complete import EmptyArchive
from schema.records.reading import spell_path
from seed.checking import judge
from seed.disk import read_text
from seed.files import RECORDS, SHARED, TEXT
from seed.findings import WrongFiles
from seed.gathering import Gathering
from tests.frozen import ARTICLE, DATA

Path = tuple[str | int, ...]
FILES = {kind: tomllib.loads(read_text(DATA / name)).get(kind, []) for name, kind in SHARED.items()}
FILES |= tomllib.loads(read_text(ARTICLE / RECORDS))
FILES["document"] = [{**FILES["document"], "text": read_text(ARTICLE / TEXT)}]
EVERY = 5
"""So many values are left out between two that are tried: all of them take ten seconds."""


def list_values(held: Any, path: Path = ()) -> Iterator[Path]:  # noqa: ANN401 - tables, lists and values
    """Yield the path of every value that is neither a list nor a table."""
    items = held.items() if isinstance(held, dict) else enumerate(held) if isinstance(held, list) else ()
    for key, value in items:
        yield from list_values(value, (*path, key))
    if not isinstance(held, dict | list):
        yield path


def find_fields(files: dict[str, Any]) -> list[str]:
    """Return the field of every mistake in records."""
    gathering = Gathering()
    for kind, records in files.items():
        for number, record in enumerate(records, start=1):
            gathering.add(kind, ARTICLE / RECORDS, record, number)
    try:
        judge(gathering, EmptyArchive())
    except WrongFiles as wrong:
        return [finding.field for finding in wrong.findings]
    return []


def test_the_values_are_right_as_they_are() -> None:
    assert find_fields(FILES) == []


@pytest.mark.parametrize("path", list(list_values(FILES))[::EVERY], ids=spell_path)
def test_a_value_that_cannot_be_read_is_told_alone(path: Path) -> None:
    files = copy.deepcopy(FILES)
    holder: Any = files
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = True
    (field,) = find_fields(files)
    assert spell_path(path).partition("].")[2] == field

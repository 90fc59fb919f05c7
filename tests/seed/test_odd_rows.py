"""Rows of any text at all: each is mapped into records that pass every check, or rejected, and nothing else."""

import csv
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seed.importers.scheme import Mapped
from tests.seed.imported import FILES, check, map_rows

_TEXTS = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=12),
    st.sampled_from(
        ["", " ", "0", "-1", "1.0", "99999999999", "NaN", "1e400", "\0", "\x07", "\u00a0", "; ;", '";"']
    ),
    st.sampled_from(
        ["http://.", "http://a", "2014-02-30", "0000-01-01", "9999-12-31", "0001-01-01", "1 May 2014"]
    ),
)


def read_lines(path: Path, delimiter: str) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        quoting = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
        return list(csv.reader(stream, delimiter=delimiter, quoting=quoting))


def write_lines(path: Path, rows: Iterable[Iterable[str]], delimiter: str) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        if delimiter == ",":
            csv.writer(stream).writerows(rows)
        else:
            plain = ("\t".join(" ".join(value.split()) for value in row) for row in rows)
            stream.writelines(f"{line}\n" for line in plain)


@pytest.mark.parametrize(
    ("name", "file", "headers"),
    [("ucdp-ged", "ucdp-ged.csv", 2), ("acled", "acled.csv", 1), ("gdelt-events", "gdelt-events.tsv", 0)],
)
@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_a_row_of_any_text_is_mapped_or_rejected(
    name: str, file: str, headers: int, data: st.DataObject
) -> None:
    delimiter = "\t" if file.endswith("tsv") else ","
    lines = read_lines(FILES / file, delimiter)
    row = list(data.draw(st.sampled_from(lines[headers:])))
    for position in data.draw(st.lists(st.integers(0, len(row) - 1), max_size=10)):
        row[position] = data.draw(_TEXTS)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        write_lines(path, [*lines[: min(headers, 1)], row, lines[headers]], delimiter)
        first, *_, last = map_rows(name, path)
    assert isinstance(last, Mapped)
    if isinstance(first, Mapped):
        check([first])

"""Real rows in a number that matters: a file of UCDP's GED many times over, each time with new ids."""

import csv
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from schema.storage.database import migrate
from tests.bench.datasets import Dataset, take_stock
from tests.bench.importing import import_file

TIMES = 20
APART = 10**9
"""How far the ids of one repetition lie from those of the next: further than any id of the file's own."""


def repeated(file: Path, times: int = TIMES) -> Dataset:
    """Return what the importer makes of the file, so many times over; any of its releases will do."""
    digest = sha256(file.read_bytes()).hexdigest()[:8]
    return Dataset(f"real_{times}_{digest}", partial(_import, file=file, times=times))


def _import(url: str, file: Path, times: int) -> None:
    migrate(url)
    with TemporaryDirectory(prefix="dateline-bench-") as folder:
        import_file(url, write_repeated(file, Path(folder) / file.name, times))
    take_stock(url)


def write_repeated(file: Path, target: Path, times: int) -> Path:
    """Write the file's rows so many times; raises ValueError where it has no column of ids."""
    with file.open(newline="", encoding="utf-8-sig") as source:
        header, *rows = csv.reader(source)
    if "id" not in header:
        raise ValueError(f"{file.name} has no column 'id': it is no file of UCDP's GED")
    place = header.index("id")
    with target.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(header)
        for number in range(times):
            writer.writerows(_renumber(rows, place, number))
    return target


def _renumber(rows: list[list[str]], place: int, number: int) -> Iterator[list[str]]:
    """Yield the rows with the ids of one repetition; a row without one, such as HXL's tags, comes only once."""
    for row in rows:
        if row[place].isdigit():
            yield [*row[:place], str(int(row[place]) + number * APART), *row[place + 1 :]]
        elif number == 0:
            yield row

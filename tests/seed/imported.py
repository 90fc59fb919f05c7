"""Files of the schemes, mapped: what the tests of the importers look at."""

from collections.abc import Mapping
from pathlib import Path

from schema.checks.complete import EmptyArchive, complete
from schema.records.exchange import EntryRecord, PlaceRecord, Records
from seed.importers.scheme import Mapped, RowRejected
from seed.importers.schemes import open_scheme

FILES = Path(__file__).parent / "imports"


def map_rows(name: str, path: Path) -> list[Mapped | RowRejected]:
    """Return what each row of a file becomes, or why it is rejected."""
    scheme = open_scheme(name, path)
    return [_map(scheme.map, number, row) for number, row in scheme.rows()]


def _map(mapping: object, number: int, row: object) -> Mapped | RowRejected:
    try:
        return mapping(number, row)  # type: ignore[operator, no-any-return]
    except RowRejected as rejected:
        return rejected


def map_all(name: str, path: Path) -> list[Mapped]:
    """Return what each row of a file becomes; none may be rejected."""
    mapped = map_rows(name, path)
    rejected = [row for row in mapped if isinstance(row, RowRejected)]
    assert not rejected
    return [row for row in mapped if isinstance(row, Mapped)]


def entry_of(mapped: Mapped) -> EntryRecord:
    """Return the one entry of a row."""
    (entry,) = mapped.records.entries
    return entry


def place_of(mapped: Mapped) -> PlaceRecord:
    """Return the place that a row's entry names."""
    (part,) = entry_of(mapped).places
    return next(place for place in mapped.records.places if place.slug == part.place)


def gather(rows: list[Mapped]) -> Records:
    """Return all records of the rows, each once; two of one slug must be the same."""
    found: dict[str, dict[str, object]] = {section: {} for section in Records.model_fields}
    for row in rows:
        for section, records in found.items():
            for record in getattr(row.records, section):
                assert records.setdefault(record.slug, record) == record
    return Records.model_validate({section: tuple(records.values()) for section, records in found.items()})


def check(rows: list[Mapped]) -> Records:
    """Return all records of the rows, validated anew and found to be in order."""
    records = gather(rows)
    assert Records.model_validate_json(records.model_dump_json()) == records
    return complete(records, EmptyArchive())


def write_csv(path: Path, columns: Mapping[str, str], *rows: Mapping[str, str]) -> Path:
    """Write a file whose rows are as `columns` says, but for what each gives anew; return its path."""
    lines = [",".join(columns)]
    lines += [",".join(_quote({**columns, **row}[name]) for name in columns) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _quote(value: str) -> str:
    return '"' + value.replace('"', '""') + '"'

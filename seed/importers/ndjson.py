"""Records of our own form, one JSON object a line with its `type` and `external_ids`, as an export writes them."""

import io
import json
from collections.abc import Iterator
from itertools import count
from typing import Any

from pydantic import BaseModel

from schema.checks.references import SECTIONS
from schema.imported import NAMED
from schema.records.reading import MalformedRecord, read_record
from schema.records.record import ExternalIdRecord, Record
from schema.records.suggestions import one_of
from seed.gathering import ENTRY_MODELS, MODELS
from seed.importers.reading.opening import Opened, unpack
from seed.importers.scheme import Mapped, Row, RowRecords, RowRejected, SchemeId

_LONGEST_LINE = 20_000_000
"""How many characters a line may have: a document's text is in one."""
_SECTIONS = {kind: section for section, kind in SECTIONS.items()}


class _NamedElsewhere(Record):
    external_ids: tuple[ExternalIdRecord, ...] = ()


class OwnRecords:
    """A file of records; what a line refers to may stand on a later one."""

    name = "records"
    refers_forward = True
    mapped_columns = ("type", *_SECTIONS, "external_ids")
    unmapped_columns: tuple[str, ...] = ()

    def __init__(self, opened: Opened, _publisher: str | None) -> None:
        self._opened = opened
        self.lines = opened.lines

    def rows(self, after: int = 0) -> Iterator[tuple[int, Row]]:
        """Yield each line that is not blank with its number among those, from the one after `after`."""
        numbers = count(1)
        with unpack(self._opened.path) as stream, io.TextIOWrapper(stream, "utf-8-sig", newline="\n") as text:
            while line := text.readline(_LONGEST_LINE):
                whole = line.endswith("\n") or len(line) < _LONGEST_LINE
                while not whole:
                    whole = not (rest := text.readline(_LONGEST_LINE)) or rest.endswith("\n")
                    line = ""
                if line.isspace():
                    continue
                if (number := next(numbers)) > after:
                    yield number, line

    def map(self, number: int, row: Row) -> Mapped:  # noqa: ARG002 - the protocol's shape
        """Return the record of a line; raises RowRejected with all that is wrong with it."""
        kind, data = _read(row)
        model = _find_model(kind, data)
        beside = {"external_ids": data.pop("external_ids", [])} if kind in NAMED else {}
        try:
            record: Any = read_record(model, data)
            named = read_record(_NamedElsewhere, beside).external_ids
        except MalformedRecord as malformed:
            field, message = malformed.faults[0]
            raise RowRejected("malformed_record", field or None, message) from None
        ids = tuple(SchemeId(kind, record.slug, each.scheme, each.value) for each in named)
        return Mapped(RowRecords()._replace(**{_SECTIONS[kind]: (record,)}), ids)


def _read(line: str) -> tuple[str, dict[str, Any]]:
    if not line:
        raise RowRejected("line_too_long", None, f"more than {_LONGEST_LINE:,} characters")
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RowRejected("not_json", None, str(error)) from None
    if not isinstance(data, dict):
        raise RowRejected("not_an_object", None, line.strip()[:80])
    kind = data.pop("type", None)
    if kind not in _SECTIONS:
        advice = one_of(str(kind), list(_SECTIONS))
        raise RowRejected("unknown_type", "type", f"{kind!r}{advice}")
    return kind, data


def _find_model(kind: str, data: dict[str, Any]) -> type[BaseModel]:
    if kind != "entry":
        return MODELS[kind]
    if (found := data.get("kind")) not in ENTRY_MODELS:
        raise RowRejected("malformed_record", "kind", f"{found!r}{one_of(str(found), list(ENTRY_MODELS))}")
    return ENTRY_MODELS[str(found)]

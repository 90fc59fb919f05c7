"""The rest of a malformed record: what is left of it without that which cannot be read.

So all that is wrong with a record is found at once: a wrong word does not hide a wrong quote.
"""

import json
from collections.abc import Collection, Mapping
from functools import cache
from typing import Annotated, Any, NamedTuple

from pydantic import BaseModel, TypeAdapter, ValidationError

from schema.records.reading import (
    MalformedRecord,
    Path,
    describe,
    find_class,
    read_record,
    spell,
    spell_path,
)
from schema.records.suggestions import find_nearest


class Rest(NamedTuple):
    """What could be read, the fields that could not, and what is wrong, by field.

    A field that could not be read has its default, or else is "" where it is a text and None where it is not.
    `record` is None where nothing could be read.
    """

    record: BaseModel | None
    unread: frozenset[str]
    faults: list[tuple[str, str]]


def read_rest(model: type[BaseModel], data: Mapping[str, Any]) -> Rest:
    """Return what the data holds of a record, whole where nothing is wrong."""
    try:
        return Rest(read_record(model, data), frozenset(), [])
    except MalformedRecord as malformed:
        if not malformed.wrong and not malformed.contradicting:
            return Rest(None, frozenset(), malformed.faults)
        reader = _RestReader(malformed.wrong)
        record = reader.read(model, data, ())
        faults = dict.fromkeys([*malformed.faults, *reader.contradictions])
        return Rest(record, frozenset(map(spell_path, reader.unread)), list(faults))


class _RestReader:
    """Reads all but what is wrong, and holds each part of it against the rules of its own kind of record."""

    def __init__(self, wrong: Collection[Path]) -> None:
        self._wrong = wrong
        self.unread: set[Path] = set()
        self.contradictions: list[tuple[str, str]] = []

    def read(self, model: type[BaseModel], data: Mapping[str, Any], path: Path) -> BaseModel:
        """Return a record, or a part of one, without the fields that cannot be read."""
        lost = {name for name in model.model_fields if (*path, name) in self._wrong}
        lost |= _list_misspelt(model, data)
        values = {}
        for name in model.model_fields.keys() & data.keys() - lost:
            if self._is_wrong_within(model, (*path, name)):
                lost.add(name)
            else:
                values[name] = self._read_value(model, name, data[name], (*path, name))
        self.unread.update((*path, name) for name in lost)
        record = model.model_construct(**values)
        self._judge(record, lost, path)
        for name in lost:
            record.__dict__[name] = _stand_in(model, name)
        return record

    def _is_wrong_within(self, model: type[BaseModel], path: Path) -> bool:
        """Return whether a value that is no record itself is wrong somewhere."""
        holds_records = find_class(model.model_fields[str(path[-1])].annotation, BaseModel)
        return not holds_records and any(wrong[: len(path)] == path for wrong in self._wrong)

    def _read_value(self, model: type[BaseModel], name: str, value: Any, path: Path) -> Any:  # noqa: ANN401 - any field's
        part = find_class(model.model_fields[name].annotation, BaseModel)
        if part is None or value is None:
            return _adapt(model, name).validate_json(json.dumps(value, default=spell), strict=True)
        if isinstance(value, Mapping):
            return self.read(part, value, path)
        return tuple(self._read_item(part, item, (*path, index)) for index, item in enumerate(value))

    def _read_item(self, model: type[BaseModel], item: Any, path: Path) -> BaseModel:  # noqa: ANN401 - as above
        if path not in self._wrong:
            return self.read(model, item, path)
        self.unread.add(path)
        return model.model_construct(**{name: _stand_in(model, name) for name in model.model_fields})

    def _judge(self, record: BaseModel, lost: Collection[str], path: Path) -> None:
        """Note what contradicts itself; a rule that asks for a field that was not read cannot say."""
        for name in lost:
            record.__dict__.pop(name, None)
        for rule in type(record).__pydantic_decorators__.model_validators:
            try:
                getattr(record, rule)()
            except AttributeError:
                continue
            except ValidationError as error:
                found = [describe(type(record), fault) for fault in error.errors(include_url=False)]
                self.contradictions += [
                    (".".join(filter(None, (spell_path(path), field))), said) for field, said in found
                ]
            except ValueError as error:
                self.contradictions.append((spell_path(path), str(error)))


def _list_misspelt(model: type[BaseModel], data: Mapping[str, Any]) -> set[str]:
    """Return the fields that the data may have under names that are none.

    A name may stand for the field that it is most like, and a list or a table for any that is one.
    """
    absent = model.model_fields.keys() - data.keys()
    found: set[str] = set()
    for key in data.keys() - model.model_fields.keys():
        found.update(filter(None, [find_nearest(key, absent)]))
        if isinstance(data[key], list | dict):
            found |= {name for name in absent if find_class(model.model_fields[name].annotation, BaseModel)}
    return found


@cache
def _adapt(model: type[BaseModel], name: str) -> TypeAdapter[Any]:
    field = model.model_fields[name]
    annotation: Any = Annotated[(field.annotation, field)]
    return TypeAdapter(annotation)


def _stand_in(model: type[BaseModel], name: str) -> Any:  # noqa: ANN401 - any field's
    field = model.model_fields[name]
    if not field.is_required():
        return field.get_default()
    return "" if find_class(field.annotation, str) else None

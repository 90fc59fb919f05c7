"""Records from plain data, as TOML and JSON give it, with errors that a person can act on."""

import json
from collections.abc import Collection, Mapping
from datetime import date, time
from enum import StrEnum
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from schema.records.fields import COUNTRY_CODE, LANGUAGE_TAG, SLUG, WEB_ADDRESS
from schema.records.passages import shorten
from schema.records.suggestions import one_of

_SLUG_ADVICE = "a slug has 3 to 120 characters, of a-z, 0-9 and - alone"
_PATTERN_ADVICE = {
    SLUG: _SLUG_ADVICE,
    COUNTRY_CODE: 'a country code has two capital letters, like "IQ"',
    LANGUAGE_TAG: 'a language tag is like "en" or "pt-BR"',
    WEB_ADDRESS: "a web address begins with http:// or https:// and has no spaces",
}
_EXPECTED = {
    "string_type": "must be text, in quotation marks",
    "int_type": "must be a whole number, without quotation marks",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number, without quotation marks",
    "finite_number": "must be a finite number",
    "tuple_type": "must be a list, in [ ]",
    "model_type": "must be a table of keys and values, in { }",
    "date_type": "must be a date, like 2021-07-09",
}
_LIMITS = {
    "min_length": "is too short; the least number of characters is",
    "max_length": "is too long; the greatest number of characters is",
    "ge": "is too small; the least is",
    "le": "is too large; the greatest is",
}

AnyRecord = TypeVar("AnyRecord", bound=BaseModel)
Path = tuple[int | str, ...]
"""The keys and the numbers that lead to a value."""


class MalformedRecord(ValueError):
    """Data that is no record of the kind; `faults` has the path of each field and what is wrong with it.

    `wrong` has the paths of the values that cannot be read; `contradicting` those of parts whose values can be read,
    but not be right together. Both are empty where the data cannot be read at all.
    """

    def __init__(
        self,
        faults: list[tuple[str, str]],
        wrong: Collection[Path] = (),
        contradicting: Collection[Path] = (),
    ) -> None:
        self.faults = faults
        self.wrong = frozenset(wrong)
        self.contradicting = frozenset(contradicting)
        super().__init__("\n".join(f"{field}: {message}" for field, message in faults))


def read_record(model: type[AnyRecord], data: Mapping[str, Any]) -> AnyRecord:
    """Return the record that the data is; raises MalformedRecord with every fault.

    Nothing is converted but what JSON cannot say: lists to tuples, texts to dates and vocabulary.
    """
    try:
        return model.model_validate_json(json.dumps(data, default=spell), strict=True)
    except ValidationError as error:
        errors = error.errors(include_url=False)
        contradicting = {fault["loc"] for fault in errors if _is_contradiction(fault)}
        wrong = {fault["loc"] for fault in errors} - contradicting
        faults = [describe(model, fault) for fault in errors]
        raise MalformedRecord(faults, wrong, contradicting) from None
    except (ValueError, RecursionError):  # of json: an integer of thousands of digits, lists a thousand deep
        raise MalformedRecord(
            [("", "holds a number too long, or lists nested too deeply, to be read")]
        ) from None


def spell(value: date | time) -> str:
    """Return a date of TOML's own kind as the text that a record has."""
    return value.isoformat()


def spell_path(path: Path) -> str:
    """Return a path as people write it: `citations[2].quote`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")


def _is_contradiction(fault: ErrorDetails) -> bool:
    """Return whether a rule refuses values that could be read, one beside another."""
    return fault["type"] == "value_error" and isinstance(fault["input"], dict)


def describe(model: type[BaseModel], fault: ErrorDetails) -> tuple[str, str]:
    """Return where a fault is, and what to say of it."""
    path = fault["loc"]
    return spell_path(path), _say(model, path, fault)


def _say(model: type[BaseModel], path: Path, fault: ErrorDetails) -> str:
    kind, context = fault["type"], fault.get("ctx", {})
    if kind == "extra_forbidden":
        holder = _find_holder(model, path)
        return f"is no key of this record{one_of(str(path[-1]), list(holder.model_fields))}"
    if kind == "missing":
        return f"is missing{_list_values(model, path)}"
    if kind == "value_error":
        return str(context["error"])
    given = _show(fault["input"])
    if kind == "enum":
        values = _find_values(model, path)
        return f"{given} is no value of this vocabulary{one_of(str(fault['input']), values)}"
    return f"{given} {_say_form(kind, context) or 'is refused: ' + fault['msg']}"


def _show(value: object) -> str:
    return shorten(value) or "''" if isinstance(value, str) else shorten(json.dumps(value))[1:-1]


def _say_form(kind: str, context: Mapping[str, Any]) -> str | None:
    """Return what is wrong with the form of a value; None for a kind of error that no rule here has."""
    if kind == "string_pattern_mismatch":
        return f"is refused: {_PATTERN_ADVICE[context['pattern']]}"
    for key, limit in _LIMITS.items():
        if key in context:
            return f"{limit} {context[key]:,.10g}"
    if kind.startswith(("date_from", "date_parsing", "datetime_")):
        return "is not a day of the calendar; write it like 2021-07-09"
    return _EXPECTED.get(kind)


def _find_holder(model: type[BaseModel], path: Path) -> type[BaseModel]:
    """Return the record, or the part of it, that holds the last key of the path."""
    for key in path[:-1]:
        if isinstance(key, str):
            model = find_class(model.model_fields[key].annotation, BaseModel) or model
    return model


def _find_values(model: type[BaseModel], path: Path) -> list[str]:
    """Return the vocabulary of the field that the path names, [] where it has none."""
    keys = [key for key in path if isinstance(key, str)]
    field = _find_holder(model, tuple(keys)).model_fields[keys[-1]]
    vocabulary = find_class(field.annotation, StrEnum)
    return [value.value for value in vocabulary] if vocabulary else []


def _list_values(model: type[BaseModel], path: Path) -> str:
    values = _find_values(model, path)
    return f"; write one of {', '.join(values)}" if values else "; write it"


def find_class(annotation: Any, base: type) -> Any:  # noqa: ANN401 - what a type is made of
    """Return the first subclass of `base` that an annotation mentions."""
    if isinstance(annotation, type) and issubclass(annotation, base):
        return annotation
    return next((found for part in get_args(annotation) if (found := find_class(part, base))), None)

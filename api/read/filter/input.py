"""Filters as GraphQL gives them."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from api.read.filter.areas import Area
from api.read.filter.filters import DateRange, TimelineFilter


def read_filter(given: Mapping[str, Any]) -> TimelineFilter:
    """Return the filter that a GraphQL `TimelineFilter` says; null and missing mean the same."""
    values = {_NAMES[name]: _read_value(name, value) for name, value in given.items() if value is not None}
    return TimelineFilter(**values)


def _camel(name: str) -> str:
    first, *rest = name.rstrip("_").split("_")
    return first + "".join(word.title() for word in rest)


_NAMES = {_camel(each.name): each.name for each in fields(TimelineFilter)}


_TEXTS = ("search", "externalId")


def _read_value(name: str, value: Any) -> Any:  # noqa: ANN401 - what GraphQL coerced
    if name == "during":
        return DateRange(_day(value.get("from")), _day(value.get("to")), value["mode"] == "certain")
    if name == "area":
        return Area(**value)
    if name == "any":
        return [read_filter(each) for each in value]
    if name == "not":
        return read_filter(value)
    if isinstance(value, list):
        return [str(each) for each in value]
    return value if isinstance(value, bool | int) or name in _TEXTS else _day(value)


def _day(value: date | str | None) -> str | None:
    return None if value is None else str(value)

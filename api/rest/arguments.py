"""The read engine's arguments that a query says."""

from collections.abc import Mapping, Sequence
from typing import Any

from api.read.declared.paging import ORDERS
from api.read.declared.selection import REPORTED_BY
from api.read.filter.filters import DateRange, TimelineFilter
from api.rest.parameters import Parameter
from api.rest.problems import Wrong, WrongRequest


def timeline_arguments(
    values: Mapping[str, Any], filters: Sequence[Parameter], implied: list[str]
) -> dict[str, Any]:
    """Return the timeline's arguments, with the day as of which all is shown.

    Raises WrongRequest where one needs another or the range is reversed.
    """
    chosen = {
        each.field: values[each.name] for each in filters if each.name in values and each.field != "during"
    }
    chosen.pop("", None)
    kind = chosen.pop("kinds", implied)
    where = TimelineFilter(kinds=kind or None, during=_during(values), **chosen)
    sort = values.get("sort", "earliest")
    if sort == "relevance" and where.search is None:
        raise WrongRequest(
            [Wrong("/query/sort", "incomplete", "relevance orders what is searched; give q with it.")]
        )
    order = sort if sort in ORDERS else f"{sort}_first"
    day = {} if where.reported_by is None else {REPORTED_BY: where.reported_by}
    return {"where": where, "orderBy": order, **day}


def _during(values: Mapping[str, Any]) -> DateRange | None:
    first, last, mode = values.get("from"), values.get("to"), values.get("match")
    if first is None and last is None:
        if mode is not None:
            detail = "match says how from and to are meant; give one of them with it."
            raise WrongRequest([Wrong("/query/match", "incomplete", detail)])
        return None
    if first is not None and last is not None and first > last:
        detail = f"The range begins on {first}, after it ends on {last}; swap from and to."
        raise WrongRequest([Wrong("/query/from", "invalid_value", detail)])
    return DateRange(first, last, certain=mode == "certain")


def record_arguments(values: Mapping[str, Any], filters: Sequence[Parameter]) -> dict[str, Any]:
    """Return the arguments of a list of records other than entries."""
    return {each.field: values[each.name] for each in filters if each.name in values}

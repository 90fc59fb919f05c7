"""From the names that a request asks for to the selection that the read engine plans."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from api.read.declared.fields import takes_day
from api.read.declared.selection import REPORTED_BY, Selection
from api.read.declared.shapes import KIND_OF, SHAPES
from api.rest.views import ARGUMENTS, ObjectView

Selected = Mapping[str, tuple[Selection, ...]]

PAGE_INFO = {
    "has_next": "hasNextPage",
    "has_previous": "hasPreviousPage",
    "start_cursor": "startCursor",
    "end_cursor": "endCursor",
}


def select_list(
    root: str, view: ObjectView, names: Collection[str], *, counted: bool, by_a_day: bool = False
) -> Selection:
    """Return the selection of a page: its `data`, its `page` and, where `counted`, its `total`.

    It takes the question's variables for its arguments. `by_a_day` says that a day is among them, as of which all is
    shown that depends on one.
    """
    page = tuple(Selection(key, name) for key, name in PAGE_INFO.items())
    parts = [
        Selection("data", "nodes", below=select_object(view, names, by_a_day=by_a_day)),
        Selection("page", "pageInfo", below={"PageInfo": page}),
    ]
    if counted:
        parts.append(Selection("total", "totalCount"))
    return Selection(root, root, _given, {"Connection": tuple(parts)})


UNLIMITED = ("kinds", "assessments")


def select_facets(root: str, view: ObjectView, names: Collection[str]) -> Selection:
    """Return the selection of a list's `facets` alone; it takes the question's variables for its arguments."""
    ((kind, fields),) = select_object(view, names).items()
    asked = tuple(each if each.name in UNLIMITED else replace(each, bind=_given) for each in fields)
    facets = Selection("facets", "facets", below={kind: asked})
    return Selection(root, root, _given, {"Connection": (facets,)})


def select_record(
    root: str, view: ObjectView, names: Collection[str], *, by_a_day: bool = False
) -> Selection:
    """Return the selection of one record, by the `slug` among the question's variables, as `select_list` does."""
    return Selection(root, root, _given, select_object(view, names, by_a_day=by_a_day))


def _given(variables: dict[str, Any]) -> dict[str, Any]:
    return variables


def select_object(view: ObjectView, names: Collection[str], *, by_a_day: bool = False) -> Selected:
    """Return what is selected of an object for each type that it may have; what is shared is one selection."""
    shared = _select(view, names, by_a_day=by_a_day)
    if view.kinds:
        return {kind: (*shared, *_select(own, names, by_a_day=by_a_day)) for kind, own in view.kinds.items()}
    return dict.fromkeys(KIND_OF if view.type == "TimelineEntry" else (view.type,), shared)


def _select(view: ObjectView, names: Collection[str], *, by_a_day: bool) -> tuple[Selection, ...]:
    return tuple(
        _field(view, name, by_a_day=by_a_day) for name in (*view.fields, *view.included) if name in names
    )


def _field(view: ObjectView, name: str, *, by_a_day: bool) -> Selection:
    shown = view.below.get(name)
    below = {} if shown is None else select_object(shown, shown.every_field, by_a_day=by_a_day)
    made_of = SHAPES.get(view.type, {}).get(camel(name))
    arguments = dict(ARGUMENTS.get(name, {}))
    if by_a_day and made_of is not None and takes_day(made_of):
        named = frozenset((*arguments, REPORTED_BY))
        return Selection(
            name, camel(name), lambda given: arguments | {REPORTED_BY: given[REPORTED_BY]}, below, named
        )
    return Selection(name, camel(name), lambda _: arguments, below, frozenset(arguments))


def camel(name: str) -> str:
    """Return GraphQL's name of a field: `as_written` is asWritten there."""
    first, *rest = name.split("_")
    return first + "".join(word.title() for word in rest)

"""JSON Schemas of what is answered: a view says which fields, and the GraphQL type what each of them is."""

from collections.abc import Iterable, Iterator
from typing import Any, cast

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
)

from api.gql.schema import SCHEMA
from api.read.declared.shapes import KIND_OF
from api.rest.selections import camel
from api.rest.values import JsonSchema
from api.rest.views import ObjectView

SCALARS: dict[str, JsonSchema] = {
    "ID": {"type": "string"},
    "String": {"type": "string"},
    "Int": {"type": "integer"},
    "Float": {"type": "number"},
    "Boolean": {"type": "boolean"},
    "Date": {"type": "string", "format": "date"},
    "DateTime": {"type": "string", "format": "date-time"},
    "URL": {"type": "string", "format": "uri"},
}
PAGE: JsonSchema = {
    "type": "object",
    "description": "Where the page lies in the whole list.",
    "additionalProperties": False,
    "required": ["has_next", "has_previous", "start_cursor", "end_cursor"],
    "properties": {
        "has_next": {"type": "boolean", "description": "Whether more comes after it."},
        "has_previous": {"type": "boolean", "description": "Whether more comes before it."},
        "start_cursor": {"type": ["string", "null"], "description": "The cursor of its first record."},
        "end_cursor": {"type": ["string", "null"], "description": "The cursor of its last record."},
        "total": {
            "type": "integer",
            "minimum": 0,
            "description": "How many the whole list has; only with `Prefer: count=exact`.",
        },
    },
}
PROBLEM: JsonSchema = {
    "type": "object",
    "description": "What went wrong (RFC 9457).",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string", "const": "about:blank"},
        "title": {"type": "string", "description": "The name of the status."},
        "status": {"type": "integer", "description": "The HTTP status."},
        "detail": {"type": "string", "description": "What is wrong and what to do, for people."},
        "instance": {"type": "string", "description": "The request's id, as the server's log has it."},
        "errors": {
            "type": "array",
            "description": "Every thing that is wrong with the request.",
            "items": {
                "type": "object",
                "required": ["pointer", "code", "detail"],
                "additionalProperties": False,
                "properties": {
                    "pointer": {
                        "type": "string",
                        "description": "The parameter: `/query/limit`, `/path/slug`.",
                    },
                    "code": {"type": "string", "description": "What sort of thing is wrong with it."},
                    "detail": {"type": "string", "description": "What is wrong and what to do, for people."},
                },
            },
        },
    },
}


def list_components(views: Iterable[ObjectView]) -> dict[str, JsonSchema]:
    """Return the schema of each view, of all that is shown in them and of every vocabulary, by name.

    What stands inside something else is always whole; the views themselves have what `fields` leaves of them.
    """
    schemas: dict[str, JsonSchema] = {"Page": PAGE, "Problem": PROBLEM}
    for view in views:
        schemas |= dict(_list_schemas(view, whole=False))
    return dict(sorted(schemas.items()))


def reference(name: str) -> JsonSchema:
    """Return the reference to the schema of that name."""
    return {"$ref": f"#/components/schemas/{name}"}


def shown_by(view: ObjectView) -> JsonSchema:
    """Return the reference to what a view shows: where it is entries of one kind, to that kind."""
    return reference(next(iter(view.kinds.values())).name if len(view.kinds) == 1 else view.name)


def _list_schemas(view: ObjectView, *, whole: bool) -> Iterator[tuple[str, JsonSchema]]:
    own = [(concrete, list(_fields(view, own))) for concrete, own in view.kinds.items()]
    for concrete, fields in own:
        properties = {name: _property(field, shown) for name, field, shown in fields}
        properties["kind"] = {"const": KIND_OF[concrete], "description": properties["kind"]["description"]}
        yield view.kinds[concrete].name, _object(concrete, properties, whole=whole)
    if len(own) > 1:
        yield view.name, {"anyOf": [reference(view.kinds[concrete].name) for concrete, _ in own]}
    alone = list(_fields(view))
    if not own:
        properties = {name: _property(field, shown) for name, field, shown in alone}
        yield view.name, _object(view.type, properties, whole=whole)
    for _, field, shown in [each for _, fields in own for each in fields] or alone:
        yield from _list_vocabulary(field)
        if shown is not None:
            yield from _list_schemas(shown, whole=True)


def _fields(view: ObjectView, *own: ObjectView) -> Iterator[tuple[str, GraphQLField, ObjectView | None]]:
    """Yield the name, GraphQL's field and the view below it of each field of the views."""
    for each in (view, *own):
        kind = cast("GraphQLObjectType | GraphQLInterfaceType", SCHEMA.type_map[each.type])
        for name in (*each.fields, *each.included):
            yield name, kind.fields[camel(name)], each.below.get(name)


def _object(kind: str, properties: dict[str, JsonSchema], *, whole: bool) -> JsonSchema:
    described = {"type": "object", "description": SCHEMA.type_map[kind].description}
    required = {"required": list(properties)} if whole else {}
    return {**described, **required, "additionalProperties": False, "properties": properties}


def _property(field: GraphQLField, shown: ObjectView | None) -> JsonSchema:
    return {**_typed(field.type, shown), "description": field.description}


def _typed(kind: GraphQLOutputType, shown: ObjectView | None) -> JsonSchema:
    if isinstance(kind, GraphQLNonNull):
        return _definite(kind.of_type, shown)
    schema = _definite(kind, shown)
    if "type" in schema:
        return {**schema, "type": [schema["type"], "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


def _definite(kind: Any, shown: ObjectView | None) -> JsonSchema:  # noqa: ANN401 - any type but a non-null one
    if isinstance(kind, GraphQLList):
        return {"type": "array", "items": _typed(kind.of_type, shown)}
    if shown is not None:
        return reference(shown.name)
    return SCALARS[kind.name] if kind.name in SCALARS else reference(kind.name)


def _list_vocabulary(field: GraphQLField) -> Iterator[tuple[str, JsonSchema]]:
    """Yield the vocabulary that a field takes its values from, where it does."""
    kind: Any = field.type
    while isinstance(kind, GraphQLNonNull | GraphQLList):
        kind = kind.of_type
    if isinstance(kind, GraphQLEnumType):
        words = [name.lower() for name in kind.values]
        yield kind.name, {"type": "string", "enum": words, "description": kind.description}

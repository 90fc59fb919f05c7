from graphql import is_interface_type, is_object_type

from api.gql.schema import SCHEMA
from api.read.declared.fields import takes_day
from api.read.declared.shapes import KIND_OF, SHAPES

PAGES = (
    "Connection",
    "Edge",
    "PageInfo",
    "Query",
    "Facets",
    "Histogram",
    "Bucket",
    "CasualtySum",
    "SearchMatch",
)


def test_every_field_of_the_schema_has_its_shape_and_no_shape_is_left_over() -> None:
    declared = {
        name: set(kind.fields)
        for name, kind in SCHEMA.type_map.items()
        if (is_object_type(kind) or name == "TimelineEntry")
        and not name.startswith("__")
        and not name.endswith(PAGES)
    }
    made = {
        name: set(shape) | (set(SHAPES["TimelineEntry"]) if name in KIND_OF else set())
        for name, shape in SHAPES.items()
    }
    assert declared == made


def test_the_interface_is_what_all_three_kinds_share() -> None:
    entry = SCHEMA.type_map["TimelineEntry"]
    assert is_interface_type(entry)
    assert {each.name for each in SCHEMA.get_possible_types(entry)} == set(KIND_OF)


def test_what_depends_on_a_day_takes_one_and_nothing_else_does() -> None:
    taking = {
        (name, field)
        for name, shape in SHAPES.items()
        for field in shape
        if "reportedBy" in SCHEMA.type_map[name].fields[field].args
    }
    assert taking == {
        (name, field) for name, shape in SHAPES.items() for field, made in shape.items() if takes_day(made)
    }

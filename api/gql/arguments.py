"""The arguments that several fields take alike."""

from strawberry.types.arguments import StrawberryArgument

from api.gql.declare import argument
from api.gql.inputs import TimelineFilter
from api.gql.types.enums import TimelineOrder
from api.gql.types.scalars import Date


def known_by(rule: str) -> dict[str, StrawberryArgument]:
    """Return the argument by which a field is as it was on a day, with the rule that says from when on."""
    return {"reported_by": argument(Date | None, f"As it was publicly known on that day: {rule}")}


def known_when_named(otherwise: str = "null") -> dict[str, StrawberryArgument]:
    """Return the argument by which an entry's own field is as it was, or otherwise what is told."""
    return known_by(f"{otherwise} where all citations that name it in `supports` came later.")


FORWARDS = {
    "first": argument(int | None, "How many, from the start: 1 to 100, 20 unless told."),
    "after": argument(str | None, "Only what comes after this cursor."),
}
TIMELINE = FORWARDS | {
    "last": argument(int | None, "How many, from the end: 1 to 100. Not together with `first`."),
    "before": argument(str | None, "Only what comes before this cursor."),
    "where": argument(TimelineFilter | None, "Which entries; all of them unless told."),
    "order_by": argument(TimelineOrder, "The order of the entries.", default=TimelineOrder.EARLIEST_FIRST),
}

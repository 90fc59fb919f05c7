"""A date as exactly as the sources allow, and no more exactly."""

from api.gql.declare import field, object_type
from api.gql.types.scalars import Date
from schema.vocabularies import DateBasis, DatePrecision

ANCHORED = "its `anchor` is null where that is an entry which was reported later."


@object_type
class ImpreciseDate:
    """A date as exactly as the sources allow, with how it was read."""

    edtf: str | None = field("The date as EDTF (ISO 8601-2), such as 2021-07-01~/2021-07-08; null: unknown.")
    earliest: Date | None = field("The first day it can be; null: open or unknown.")
    latest: Date | None = field("The last day it can be; null: open or unknown.")
    precision: DatePrecision = field("How exactly the date is known.")
    basis: DateBasis = field("How the date was read.")
    anchor: str | None = field("The date or the entry that the phrase was read from.")
    as_written: str | None = field("The source's own phrase, such as “in recent days”.")
    display: str = field("For people, such as “about 1 to 8 July 2021”.")

"""The enumerations that only questions need; all others are the record's vocabularies."""

from enum import StrEnum

from api.gql.declare import enumeration


@enumeration
class DateMatch(StrEnum):
    """How a range of dates is matched: POSSIBLE overlaps it, CERTAIN lies wholly inside it."""

    POSSIBLE = "possible"
    CERTAIN = "certain"


@enumeration
class LinkDirection(StrEnum):
    """Which way a link is followed: OUT from this one, IN to this one, or BOTH."""

    OUT = "out"
    IN = "in"
    BOTH = "both"


@enumeration
class DateInterval(StrEnum):
    """How long each bucket of a histogram is; weeks begin on Monday, as in ISO 8601."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@enumeration
class TimelineOrder(StrEnum):
    """The order of entries: by when it happened, when it was first reported, or when the record changed.

    EARLIEST_FIRST sorts by day, and the times of one day by instant, or by clock (as if in UTC) where no offset is
    known; before them stands what has no time of day. LATEST_FIRST is the reverse. Entries without the date in
    question come last, whichever way it runs. RELEVANCE puts first what fits `where.search` best.
    """

    EARLIEST_FIRST = "earliest_first"
    LATEST_FIRST = "latest_first"
    FIRST_REPORTED = "first_reported"
    LAST_REPORTED = "last_reported"
    RECENTLY_UPDATED = "recently_updated"
    RELEVANCE = "relevance"

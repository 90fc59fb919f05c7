"""The index: what entries have that they are filtered and counted by, where on the timeline, and with whom."""

from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field

from schema.columns import SORTED_TEXT, Table, primary_key, vocabulary

UNDATED = 4_000_000
"""The `day` of a posting whose entry has no sort date: later than any day there is."""


class Facet(StrEnum):
    """What a term is a value of; the value itself is a word of a vocabulary, a slug, a code or a date."""

    KIND = "kind"
    CATEGORY = "category"
    """`<kind>:<category>`; a statement's is its act."""
    ACTOR = "actor"
    ROLE = "role"
    SITE = "site"
    """A place that an entry names itself."""
    PLACE = "place"
    """A place that an entry names, and every place around it."""
    COUNTRY = "country"
    """A place's own country, else that of the nearest place around it that has one."""
    DOCUMENT = "document"
    PUBLISHER = "publisher"
    ASSESSMENT = "assessment"
    WEAPON = "weapon"
    CONTESTED = "contested"
    """`true`: the subject of a contested claim, or a statement that takes a position on one."""
    KILLED = "killed"
    """Every one of `KILLED_AT_LEAST` that the number reaches which is certain: the low end, else the best."""
    REPORTED_YEAR = "reported_year"
    REPORTED_MONTH = "reported_month"
    REPORTED_DAY = "reported_day"
    SPAN = "span"
    """How many days may lie between the sort date and the last day; see schema/spans.py."""
    DATED = "dated"
    """`dated` or `undated`."""
    DAY = "day"
    WEEK = "week"
    """By its Monday, like the other three only where the whole range lies within it."""
    MONTH = "month"
    YEAR = "year"


COUNTED_ONLY = frozenset({Facet.DATED, Facet.DAY, Facet.WEEK, Facet.MONTH, Facet.YEAR})
"""What nothing is filtered by: terms with a count, and no postings."""

PAIRING = (
    Facet.ACTOR,
    Facet.KIND,
    Facet.CATEGORY,
    Facet.COUNTRY,
    Facet.ASSESSMENT,
    Facet.CONTESTED,
)
"""The facets for each of whose terms others are counted by themselves: what is chosen most."""

PAIRED = (
    Facet.KIND,
    Facet.CATEGORY,
    Facet.ACTOR,
    Facet.COUNTRY,
    Facet.ASSESSMENT,
    Facet.DATED,
    Facet.MONTH,
    Facet.YEAR,
)
"""The facets whose terms are counted for each of those."""

KILLED_AT_LEAST = (
    *(0, 1, 2, 3, 5, 7, 10, 15, 20, 30, 40, 50, 60, 70, 80, 90, 100, 120, 150, 200, 250, 300, 400, 500, 700),
    *(1_000, 1_500, 2_000, 3_000, 5_000, 7_000, 10_000, 20_000, 50_000, 100_000, 1_000_000),
)


class Term(Table, table=True):
    """A value that entries have, and how many have it."""

    __table_args__ = (
        UniqueConstraint("facet", "value"),
        CheckConstraint("count >= 0", name="count"),
        Index(None, "facet", "count", "value"),
    )

    id: int | None = primary_key()
    facet: Facet = vocabulary(Facet, name="facet")
    value: str = Field(sa_type=SORTED_TEXT)
    count: int


class Posting(Table, table=True):
    """That an entry has a term, in timeline order: `day` numbers its sort date from 1 January 0001.

    `second` is the entry's sort second.
    Nothing refers to it and it refers to nothing by a foreign key: it is derived, and made by the million.
    """

    __table_args__ = ({"sqlite_with_rowid": False},)

    term_id: int = Field(primary_key=True)
    day: int = Field(primary_key=True)
    second: int = Field(primary_key=True)
    entry_id: int = Field(primary_key=True)


class TermPair(Table, table=True):
    """How many entries have both a term of `PAIRING` and one of `PAIRED`, itself included."""

    __table_args__ = (CheckConstraint("count >= 0", name="count"), {"sqlite_with_rowid": False})

    term_id: int = Field(primary_key=True)
    other_id: int = Field(primary_key=True)
    count: int

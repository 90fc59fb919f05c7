"""The index: what entries have that they are filtered, searched and counted by, as sets of their ids.

Each set is a Roaring bitmap (pyroaring), cut into chunks of 65,536 ids. Nothing here refers to anything by a foreign
key: it is derived, and made by the million.
"""

from enum import StrEnum

from sqlalchemy import BigInteger, CheckConstraint, Integer, UniqueConstraint, false
from sqlmodel import Field

from schema.columns import SORTED_TEXT, Table, primary_key, vocabulary

CHUNK_BITS = 16
"""How many of the low bits of an id tell the entries of one chunk apart."""

PAIRED_FROM = 4096
"""A word that so many entries have in a field is `paired`: those beside it are indexed with it."""

GIVEN = "given"
"""The value of a number's facet that all have for which there is such a number; the others are the places of bits."""

SECOND_BITS = 18
"""How many bits below the day the second has in the number `sort`."""


class Facet(StrEnum):
    """What a term is a value of; the value itself is a word of a vocabulary, a slug, a code, a date or a bit."""

    KIND = "kind"
    CATEGORY = "category"
    """`<kind>:<category>`; a statement's is its act."""
    ACTOR = "actor"
    ROLE = "role"
    ACTOR_ROLE = "actor_role"
    """`<actor>:<role>`."""
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
    PART = "part"
    """`true`: part of another entry."""
    DATED = "dated"
    """`dated` or `undated`."""
    DAY = "day"
    WEEK = "week"
    """By its Monday, like the other three only where the whole range lies within it."""
    MONTH = "month"
    YEAR = "year"
    SORT = "sort"
    """The place on the timeline: the ordinal of the sort date above `SECOND_BITS` bits of the sort second."""
    FIRST = "first"
    """The ordinal of the first day that it may have been on; the next two are ordinals too."""
    LAST = "last"
    REPORTED = "reported"
    """The day of the first report."""
    KILLED_LOW = "killed_low"
    """The low end, else the best: like the others what the envelope says at least, most likely and at most."""
    KILLED_BEST = "killed_best"
    KILLED_HIGH = "killed_high"
    INJURED_LOW = "injured_low"
    INJURED_BEST = "injured_best"
    INJURED_HIGH = "injured_high"
    TITLE = "title"
    """A folded word, like all that follow; of these four also two `paired` ones that stand side by side."""
    NAMES = "names"
    """Of the names and aliases of an entry's actors and places."""
    QUOTES = "quotes"
    SUMMARY = "summary"
    ACTOR_WORD = "actor_word"
    """Of an actor's name and aliases; the ids are those of actors, and below those of places and documents."""
    PLACE_WORD = "place_word"
    DOCUMENT_WORD = "document_word"
    """Of a document's headline, byline, publisher and text."""


COUNTS = (
    *(Facet.KILLED_LOW, Facet.KILLED_BEST, Facet.KILLED_HIGH),
    *(Facet.INJURED_LOW, Facet.INJURED_BEST, Facet.INJURED_HIGH),
)
"""The facets of the numbers of killed and injured."""

NUMBERS = (Facet.SORT, Facet.FIRST, Facet.LAST, Facet.REPORTED, *COUNTS)
"""The facets that have a number bit by bit: the value `00` has those whose number is odd, `01` is the next bit."""

ENTRY_WORDS = (Facet.TITLE, Facet.NAMES, Facet.QUOTES, Facet.SUMMARY)
"""The facets of the words of entries, by field."""

RECORD_WORDS = {"actor": Facet.ACTOR_WORD, "place": Facet.PLACE_WORD, "document": Facet.DOCUMENT_WORD}
"""The facets of the words of other records, by their kind."""

LARGE = BigInteger().with_variant(Integer(), "sqlite")


class Term(Table, table=True):
    """A value that entries have, and how many have it; it stays when none has it any more.

    A `paired` word stays so too: see `PAIRED_FROM`.
    """

    __table_args__ = (
        UniqueConstraint("facet", "value"),
        CheckConstraint("count >= 0", name="count"),
    )

    id: int | None = primary_key()
    facet: Facet = vocabulary(Facet, name="facet")
    value: str = Field(sa_type=SORTED_TEXT)
    count: int
    paired: bool = Field(sa_column_kwargs={"server_default": false()})


class Bitmap(Table, table=True):
    """The ids of one chunk that have a term: `key` is the term's id, and below it `CHUNK_BITS` of the chunk's number.

    `bits` is what schema/index/packing.py makes of them; `written` is the number of the write that it is from.
    """

    key: int = Field(primary_key=True, sa_type=LARGE, sa_column_kwargs={"autoincrement": False})
    bits: bytes
    written: int = Field(sa_type=LARGE)


class BitmapWrite(Table, table=True):
    """A write of bitmaps: `keys` is a serialized `BitMap64` of those written. Only the latest are kept.

    Numbers grow, even where a database is restored from a backup: each is the time in microseconds, or more.
    """

    number: int = Field(primary_key=True, sa_type=LARGE, sa_column_kwargs={"autoincrement": False})
    keys: bytes

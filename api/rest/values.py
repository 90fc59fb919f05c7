"""What a parameter's text may be: each kind says so in JSON Schema, and reads it."""

import difflib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from api.read.declared.paging import LARGEST_PAGE
from api.read.filter.areas import Area
from api.read.filter.references import strip_kind
from api.read.filter.search_query import LONGEST
from schema.records.fields import printable

Read = Callable[[str], Any]
JsonSchema = dict[str, Any]

LARGEST_COUNT = 2**31 - 1
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value: its JSON Schema, and `read`, which raises ValueError in words for people."""

    schema: JsonSchema
    read: Read


def shown(text: str) -> str:
    """Return what was given, quoted, cut where it is too long to be read."""
    return f"“{text[:_SHOWN]}…”" if len(text) > _SHOWN else f"“{text}”"


def nearest(text: str, known: Iterable[str]) -> str:
    """Return the one of the known words, all in lower case, that is most like the text."""
    return difflib.get_close_matches(text[:_SHOWN].lower(), list(known), n=1, cutoff=0)[0]


def one_of(values: Iterable[str]) -> Kind:
    """Return the kind of value that is one of these words."""
    known = list(dict.fromkeys(values))

    def read(text: str) -> str:
        if text not in known:
            raise ValueError(f"{shown(text)} is none of the values; the nearest is “{nearest(text, known)}”.")
        return text

    return Kind({"type": "string", "enum": known}, read)


def vocabulary(*vocabularies: type[StrEnum]) -> Kind:
    """Return the kind of value that is a word of one of the vocabularies."""
    return one_of(word.value for words in vocabularies for word in words)


def matching(pattern: str, wanted: str) -> Kind:
    """Return the kind of text that the whole pattern describes; `wanted` says the same to people."""
    whole = re.compile(pattern, re.ASCII)

    def read(text: str) -> str:
        if not whole.fullmatch(text):
            raise ValueError(f"{shown(text)} is not {wanted}.")
        return text

    return Kind({"type": "string", "pattern": f"^{pattern}$"}, read)


def reference(kind: str) -> Kind:
    """Return the kind of value that is the id or slug of such a record."""
    made = matching(f"({kind}:)?[a-z0-9-]{{3,120}}", f"the id or the slug of a record of kind {kind}")
    return Kind(made.schema, lambda text: strip_kind(kind, made.read(text)))


def _read_day(text: str) -> str:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError:
            raise ValueError(f"{shown(text)} is on no calendar; write a day that exists.") from None
    raise ValueError(f"{shown(text)} is no day; write it as YYYY-MM-DD, such as 2021-07-09.")


def whole_number(least: int, most: int) -> Kind:
    """Return the kind of whole number within these bounds, both included."""

    def read(text: str) -> int:
        if not re.fullmatch(r"\d{1,10}", text, re.ASCII) or not least <= int(text) <= most:
            raise ValueError(f"{shown(text)} is no whole number from {least} to {most}.")
        return int(text)

    return Kind({"type": "integer", "minimum": least, "maximum": most}, read)


def _read_area(text: str) -> Area:
    numbers = text.split(",")
    if len(numbers) != 4 or not all(re.fullmatch(r"-?\d{1,3}(\.\d{1,15})?", each) for each in numbers):  # noqa: PLR2004
        raise ValueError(
            f"{shown(text)} is no box; write west,south,east,north in degrees, such as 38.8,29,48.6,37.4."
        )
    west, south, east, north = map(float, numbers)
    if not -90 <= south <= north <= 90:  # noqa: PLR2004 - degrees of latitude
        raise ValueError("South and north lie within -90 and 90, and south is not above north.")
    if not (-180 <= west <= 180 and -180 <= east <= 180):  # noqa: PLR2004 - degrees of longitude
        raise ValueError("West and east lie within -180 and 180.")
    return Area(west, south, east, north)


def _read_query(text: str) -> str:
    try:
        return printable(text)
    except ValueError:
        raise ValueError(f"{shown(text)} has a character that is no text; leave it out.") from None


DAY = Kind({"type": "string", "format": "date"}, _read_day)
QUERY = Kind({"type": "string", "minLength": 1, "maxLength": LONGEST}, _read_query)
EXTERNAL_ID = matching(
    r"[^:]{1,60}:[^\x00-\x1f]{1,200}", "an external id; write scheme:value, such as ucdp-ged:114064"
)
COUNTRY = matching("[A-Z]{2}", "a country code; write two capitals, such as IQ")
FLAG = Kind({"type": "boolean"}, lambda text: one_of(("true", "false")).read(text) == "true")
NUMBER_OF_PEOPLE = whole_number(0, LARGEST_COUNT)
PAGE_SIZE = whole_number(1, LARGEST_PAGE)
CURSOR = matching("[A-Za-z0-9_-]{1,500}", "a cursor; give one that a page of this list returned")
BOX = Kind(
    {
        "type": "array",
        "items": {"type": "number", "minimum": -180, "maximum": 180},
        "minItems": 4,
        "maxItems": 4,
    },
    _read_area,
)
SLUG = matching("[a-z0-9-]{3,120}", "a slug: 3 to 120 of the characters a-z, 0-9 and -")

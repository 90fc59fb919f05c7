"""The scalars beyond GraphQL's own: dates, moments and addresses, all of them strings on the wire."""

import datetime as dt
import re
from typing import NewType

import strawberry
from strawberry.types.scalar import ScalarDefinition

Date = NewType("Date", str)
DateTime = NewType("DateTime", str)
URL = NewType("URL", str)

RFC_3339_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def parse_date(value: object) -> dt.date:
    """Return the day that an RFC 3339 full-date names; raises ValueError when there is no such day."""
    if not isinstance(value, str) or not RFC_3339_DATE.fullmatch(value):
        raise ValueError(f"{value!r} is not a date: write YYYY-MM-DD, such as 2021-07-09.")
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"{value!r} is on no calendar: write a day that exists, as YYYY-MM-DD.") from None


def refuse_input(value: object) -> str:
    """Raise ValueError: no argument takes this scalar."""
    raise ValueError(f"{value!r} cannot be given: this scalar is only ever answered.")


def as_is(value: str) -> str:
    """Return `value`: the read model answers in outward form already."""
    return value


SCALARS: dict[object, ScalarDefinition] = {
    Date: strawberry.scalar(
        name="Date",
        description="A calendar day, YYYY-MM-DD.",
        specified_by_url="https://www.rfc-editor.org/rfc/rfc3339#section-5.6",
        serialize=as_is,
        parse_value=parse_date,
    ),
    DateTime: strawberry.scalar(
        name="DateTime",
        description="A moment in UTC, as RFC 3339 writes it.",
        specified_by_url="https://www.rfc-editor.org/rfc/rfc3339#section-5.6",
        serialize=as_is,
        parse_value=refuse_input,
    ),
    URL: strawberry.scalar(
        name="URL",
        description="An absolute address on the web.",
        specified_by_url="https://www.rfc-editor.org/rfc/rfc3986#section-4.3",
        serialize=as_is,
        parse_value=refuse_input,
    ),
}

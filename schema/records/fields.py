"""What the values of a record are made of: texts, slugs, codes and counts."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")

UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")


def printable(value: str) -> str:
    """Return the text; raises ValueError where it has a control character or half a surrogate pair."""
    if found := UNPRINTABLE.search(value):
        raise ValueError(
            f"character {found.start() + 1} is U+{ord(found.group()):04X}, which no text may have; remove it"
        )
    return value


def storable(value: str) -> str:
    """Return the text; raises ValueError where it has NUL or half a surrogate pair."""
    if found := UNSTORABLE.search(value):
        raise ValueError(
            f"character {found.start() + 1} is U+{ord(found.group()):04X}, which no document may have; remove it"
        )
    return value


def not_blank(value: str) -> str:
    """Return the text unchanged; raises ValueError where it is empty or only white space."""
    if not value.strip():
        raise ValueError("must not be empty; leave the key out when nothing is known")
    return value


SLUG = "^[a-z0-9-]+$"
COUNTRY_CODE = "^[A-Z]{2}$"
LANGUAGE_TAG = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
WEB_ADDRESS = r"^https?://[^\s/]+\S*$"

Text = Annotated[str, AfterValidator(printable), AfterValidator(not_blank)]
Slug = Annotated[str, StringConstraints(pattern=SLUG, min_length=3, max_length=120)]
CountryCode = Annotated[str, StringConstraints(pattern=COUNTRY_CODE)]
LanguageTag = Annotated[str, StringConstraints(pattern=LANGUAGE_TAG)]
WebAddress = Annotated[Text, StringConstraints(pattern=WEB_ADDRESS, max_length=2000)]
# GraphQL's Int and PostgreSQL's integer end at 2^31 - 1.
Count = Annotated[int, Field(strict=True, ge=0, le=2**31 - 1)]

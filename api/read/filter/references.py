"""What a filter names: records, countries and words; and the keys of records in this database."""

import re
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, select, union_all

from api.errors import BadInput
from api.read.sql.dialects import Dialect, SqlStatement, quoted
from schema.tables import TABLES

SLUG = re.compile(r"[a-z0-9-]{3,120}")
MOST_VALUES = 100
_COUNTRY = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class FilterReference:
    """A record or country that a filter names, and where the filter names it."""

    kind: str
    slug: str
    path: str

    @classmethod
    def read(cls, kind: str, given: str, path: str) -> "FilterReference":
        """Return the reference of an id ("actor:iran") or slug ("iran"); raises BadInput where it is neither."""
        slug = strip_kind(kind, given)
        if not SLUG.fullmatch(slug):
            raise BadInput(f"{shown(given)} is neither the id nor the slug of {_KINDS[kind]}.", argument=path)
        return cls(kind, slug, path)

    @classmethod
    def read_country(cls, given: str, path: str) -> "FilterReference":
        """Return the reference of a country; raises BadInput where it is no ISO 3166-1 alpha-2 code."""
        if not _COUNTRY.fullmatch(given):
            raise BadInput(
                f"{shown(given)} is no country code; write two capitals, such as IQ.", argument=path
            )
        return cls("country", given, path)


_KINDS = {
    "actor": "an actor",
    "place": "a place",
    "document": "a document",
    "publisher": "a publisher",
    "entry": "an entry",
    "import_batch": "an import batch",
}
_SHOWN = 60


def read_reference(kind: str, given: str, path: str) -> FilterReference:
    """Return the reference of a record, a country or a word of a vocabulary; raises BadInput where it cannot be."""
    if kind in _KINDS:
        return FilterReference.read(kind, given, path)
    return (
        FilterReference.read_country(given, path) if kind == "country" else FilterReference(kind, given, path)
    )


def shown(given: str) -> str:
    """Return what was given, quoted, cut where it is too long to be read."""
    return f"“{given[:_SHOWN]}…”" if len(given) > _SHOWN else f"“{given}”"


def strip_kind(kind: str, given: str) -> str:
    """Return the slug of an id of that kind; anything else is returned as it is."""
    return given.removeprefix(f"{kind}:")


def check_length(values: list[Any], path: str) -> None:
    """Raise BadInput where a list of a filter has more values than one request may ask for."""
    if len(values) > MOST_VALUES:
        raise BadInput(f"{path} has {len(values)} values; at most {MOST_VALUES} are allowed.", argument=path)


@dataclass(frozen=True, slots=True)
class Identities:
    """The keys of the records that a list is narrowed by."""

    found: dict[tuple[str, str], list[int]] = field(default_factory=dict)

    def keys(self, kind: str, given: Iterable[str]) -> list[int]:
        """Return the keys of what was given, by id or slug, each once."""
        slugs = (strip_kind(kind, each) for each in given)
        return list(dict.fromkeys(key for slug in slugs for key in self.found.get((kind, slug), ())))

    def check(self, references: Iterable[FilterReference]) -> None:
        """Raise BadInput for the first record that is not there; a country without places is no error."""
        for reference in references:
            if reference.kind != "country" and (reference.kind, reference.slug) not in self.found:
                raise BadInput(f"There is no {reference.kind} “{reference.slug}”.", argument=reference.path)


def collect_identities(rows: Iterable[tuple[str, str, int]]) -> Identities:
    """Return the identities in rows of kind, slug and key."""
    found: dict[tuple[str, str], list[int]] = {}
    for kind, slug, key in rows:
        found.setdefault((kind, slug), []).append(key)
    return Identities(found)


def identify(
    dialect: Dialect, references: Sequence[FilterReference]
) -> Generator[tuple[str, tuple[Any, ...]], Any, Identities]:
    """Ask for the keys of what is referred to, in one statement; raises BadInput for what is not there."""
    if not references:
        return Identities()
    kinds = frozenset(str(reference.kind) for reference in references)
    slugs = {kind: [each.slug for each in references if each.kind == kind] for kind in kinds}
    rows = yield lookup_statement(dialect, kinds).bind(slugs)
    identities = collect_identities(rows)
    identities.check(references)
    return identities


@cache
def lookup_statement(dialect: Dialect, kinds: frozenset[str]) -> SqlStatement:
    """Return the statement that finds the keys of these kinds, each kind's slugs bound under its name."""
    parts = [_PARTS.get(kind, _by_slug)(dialect, kind) for kind in sorted(kinds)]
    return dialect.compile(select(union_all(*parts).subquery()))


def _label(kind: str) -> ColumnElement[str]:
    return quoted(kind).label("kind")


def _by_slug(dialect: Dialect, kind: str) -> Select[tuple[str, str, int]]:
    table = TABLES[kind]
    return select(_label(kind), table.c.slug, table.c.id).where(dialect.among(table.c.slug, kind))


def _countries(dialect: Dialect, kind: str) -> Select[tuple[str, str, int]]:
    """Select the places of countries, and what lies inside them unless it says another country itself."""
    place = TABLES["place"]
    start = select(place.c.iso3166.label("slug"), place.c.id).where(dialect.among(place.c.iso3166, kind))
    within = start.cte("within", recursive=True)
    deeper = select(within.c.slug, place.c.id).join(within, place.c.parent_id == within.c.id)
    own = place.c.iso3166.is_(None) | (place.c.iso3166 == within.c.slug)
    return select(_label(kind), within.union(deeper.where(own)))


_PARTS = {"country": _countries}

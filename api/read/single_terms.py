"""Filters that ask for single terms and nothing else: how many entries have two of them is kept (schema/term.py)."""

from dataclasses import fields

from api.read.filters import LISTS, TimelineFilter, list_values
from api.read.references import strip_kind
from api.read.terms import Terms
from schema.term import PAIRED, PAIRING, Facet


def list_single_terms(where: TimelineFilter) -> list[tuple[Facet, str]] | None:
    """Return the terms that the filter names, by facet and value, where it says nothing but that all must be there."""
    singles: list[tuple[Facet, str]] = []
    for each in fields(where):
        given = getattr(where, each.name)
        if each.name == "contested" and given:
            singles.append((Facet.CONTESTED, "true"))
        elif each.name in LISTS and given is not None and len(given) == 1:
            singles += list_values(where, each.name)
        elif given is not None:
            return None
    return singles


def find_only_facet(where: TimelineFilter) -> Facet | None:
    """Return the facet of which the filter names one term, where it says nothing else."""
    singles = list_single_terms(where)
    return singles[0][0] if singles and len(singles) == 1 else None


def find_pair(where: TimelineFilter, terms: Terms) -> tuple[int, int] | None:
    """Return the two terms that are all that the filter says, where it is kept how many entries have both."""
    singles = list_single_terms(where)
    if singles is None or len(singles) != len(("one", "other")):
        return None
    found = [(facet, terms.list(facet, [strip_kind(facet, value)])) for facet, value in singles]
    for (facet, one), (other_facet, other) in (found, found[::-1]):
        if facet in PAIRING and other_facet in PAIRED and one and other:
            return one[0].term, other[0].term
    return None

"""Filters that ask for single terms and nothing else: how many entries have two of them is kept (schema/term.py)."""

from dataclasses import fields

from api.read.filters import LISTS, TimelineFilter, list_values
from api.read.references import strip_kind
from api.read.terms import Terms
from schema.term import PAIRED, PAIRING, Facet


def list_single_terms(where: TimelineFilter) -> list[tuple[Facet, str]]:
    """Return the terms that must all be there, by facet and value; none where the filter says anything else."""
    singles: list[tuple[Facet, str]] = []
    for each in fields(where):
        given = getattr(where, each.name)
        if each.name == "contested" and given:
            singles.append((Facet.CONTESTED, "true"))
        elif each.name in LISTS and given is not None and len(given) == 1:
            singles += list_values(where, each.name)
        elif given is not None:
            return []
    return singles


def find_only_facet(where: TimelineFilter) -> Facet | None:
    """Return the facet of which the filter names one term, where it says nothing else."""
    match list_single_terms(where):
        case [(facet, _)]:
            return facet
    return None


def find_pair(where: TimelineFilter, terms: Terms) -> tuple[int, int] | None:
    """Return the two terms that are all that the filter says, where it is kept how many entries have both."""
    singles = list_single_terms(where)
    found = [(facet, terms.list(facet, [strip_kind(facet, value)])) for facet, value in singles]
    for each in (found, found[::-1]):
        match each:
            case [(facet, [one]), (other_facet, [other])] if facet in PAIRING and other_facet in PAIRED:
                return one.term, other.term
    return None

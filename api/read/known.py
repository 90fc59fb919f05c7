"""What was publicly known on a day, as conditions on rows: the public record as it stood.

An entry is known from its first report on, a citation from the day of its document (published, else dated), and all
else from the day of what it rests on. Nothing is known before its entry; what rests on no dated document never is.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    FromClause,
    String,
    and_,
    bindparam,
    cast,
    exists,
    func,
    or_,
    select,
    true,
)

from api.read.dialects import quoted
from schema.tables import TABLES

DAY = "reported_by"
"""The name under which the day is bound."""

Key = ColumnElement[Any]
Known = Callable[[FromClause, Key], ColumnElement[bool]]


def _any(rows: FromClause, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return whether there is such a row, the conditions being on it and on what stands around."""
    return exists(select(rows.c.id).where(*conditions).correlate_except(rows))


def is_reported(entry: Key, day: Key) -> ColumnElement[bool]:
    """Return whether the entry of that id was reported by the day."""
    rows = TABLES["entry"].alias()
    return _any(rows, rows.c.id == entry, rows.c.first_reported_on <= day)


def is_published(document: Key, day: Key) -> ColumnElement[bool]:
    """Return whether the document of that id was published by the day, or dated where that is not known."""
    rows = TABLES["document"].alias()
    return _any(rows, rows.c.id == document, _document(rows, day))


def _document(rows: FromClause, day: Key) -> ColumnElement[bool]:
    return func.coalesce(rows.c.published_on, rows.c.dateline) <= day


def _citation(rows: FromClause, day: Key) -> ColumnElement[bool]:
    return is_published(rows.c.document_id, day)


def _casualty(rows: FromClause, day: Key) -> ColumnElement[bool]:
    """Return whether casualties are: with the passage that they rest on, or from the day for which they speak."""
    cited = TABLES["citation"].alias()
    rests = _any(cited, cited.c.id == rows.c.citation_id, _citation(cited, day))
    speaks = and_(rows.c.citation_id.is_(None), or_(rows.c.as_of.is_(None), rows.c.as_of <= day))
    return and_(is_reported(rows.c.entry_id, day), or_(rests, speaks))


def _position(rows: FromClause, day: Key) -> ColumnElement[bool]:
    """Return whether positions are: with the entry in which they are taken, or with whatever else of their claim."""
    claim = TABLES["claim"].alias()
    about = _any(claim, claim.c.id == rows.c.claim_id, is_reported(claim.c.about_id, day))
    return or_(
        is_reported(rows.c.statement_id, day),
        and_(rows.c.statement_id.is_(None), or_(about, _is_taken(rows.c.claim_id, day))),
    )


def _is_taken(claim: Key, day: Key) -> ColumnElement[bool]:
    """Return whether a position on the claim was taken in an entry that was reported by the day."""
    rows = TABLES["position"].alias()
    return _any(rows, rows.c.claim_id == claim, is_reported(rows.c.statement_id, day))


def _claim(rows: FromClause, day: Key) -> ColumnElement[bool]:
    """Return whether claims are: from their earliest position on, without any with the entry they are about."""
    return or_(_is_taken(rows.c.id, day), and_(is_reported(rows.c.about_id, day), _may_precede(rows.c.id)))


def _claim_about(rows: FromClause, day: Key) -> ColumnElement[bool]:
    return and_(is_reported(rows.c.about_id, day), or_(_is_taken(rows.c.id, day), _may_precede(rows.c.id)))


def _may_precede(claim: Key) -> ColumnElement[bool]:
    """Return whether the claim needs no entry in which a position is taken: it has another position, or none."""
    taken, elsewhere = TABLES["position"].alias(), TABLES["position"].alias()
    return or_(
        ~_any(taken, taken.c.claim_id == claim),
        _any(elsewhere, elsewhere.c.claim_id == claim, elsewhere.c.statement_id.is_(None)),
    )


def _relation(rows: FromClause, day: Key) -> ColumnElement[bool]:
    """Return whether relations of actors are: with the claim that one is; any other rests on nothing with a day."""
    claim = TABLES["claim"].alias()
    return or_(rows.c.claim_id.is_(None), _any(claim, claim.c.id == rows.c.claim_id, _claim(claim, day)))


def _both_ends(near: str, far: str) -> Known:
    return lambda rows, day: and_(is_reported(rows.c[near], day), is_reported(rows.c[far], day))


def _supported(*names: str, by_role: bool = False) -> Known:
    """Return the rule of what citations bear out by name: a field, or the role that a row has.

    It is known from the first of them on, or of those that support everything; without any, with its entry.
    """

    def is_known(rows: FromClause, day: Key) -> ColumnElement[bool]:
        words: list[Key] = [quoted(f'"{name}"') for name in ("*", *names)]
        if by_role:
            words.append(quoted('"') + cast(rows.c.role, String) + quoted('"'))
        known, any_day = TABLES["citation"].alias(), TABLES["citation"].alias()
        return or_(
            _any(known, known.c.entry_id == rows.c.entry_id, _names(known, words), _citation(known, day)),
            and_(
                is_reported(rows.c.entry_id, day),
                ~_any(any_day, any_day.c.entry_id == rows.c.entry_id, _names(any_day, words)),
            ),
        )

    return is_known


def _names(citation: FromClause, words: list[Key]) -> ColumnElement[bool]:
    """Return whether a citation's list of what it supports, as JSON, has one of the words, each in its quotes."""
    supports = cast(citation.c.supports, String)
    return or_(*[supports.contains(word, autoescape=False) for word in words])


KNOWN: dict[str, Known] = {
    "entry": lambda rows, day: rows.c.first_reported_on <= day,
    "document": _document,
    "citation": _citation,
    "casualty": _casualty,
    "position": _position,
    "about": lambda rows, day: is_reported(rows.c.about_id, day),
    "claim": _claim,
    "claim_about": _claim_about,
    "relation": _relation,
    "link": _both_ends("from_entry_id", "to_entry_id"),
    "link_end": _both_ends("near_id", "other_id"),
    "thread": lambda _rows, _day: true(),  # it is followed along what was known only
    "participant": _supported("participants", by_role=True),
    "place": _supported("place", "places", by_role=True),
    "weapon": _supported("weapons"),
}
"""By their names, the rules of what was known on a day, each on rows and the day."""


def is_known(rule: str, rows: FromClause) -> ColumnElement[bool]:
    """Return whether rows were known on the day that is bound as `reported_by`."""
    return KNOWN[rule](rows, bindparam(DAY, type_=Date()))

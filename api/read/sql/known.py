"""What was publicly known on a day, as conditions on rows: the public record as it stood.

An entry is known from its first report on, a citation from the day of its document (published, else dated), and all
else from the day of what it rests on. Nothing is known before its entry; what rests on no dated document never is.

What an entry has (participants, places, weapons, casualties, links, single fields) rests on the citations of the entry
that support it: on those that name its field or its role; else on those that support everything (*); else on all. It
is known from the first of them on. Where it gives words as written, these must stand in a document of the entry that
is known too: one of several wordings is enough, and a document whose text is not kept may have any. A casualty that has
a citation of its own rests on that alone; one without is not known before the day for which it speaks, either.
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
    case,
    cast,
    exists,
    func,
    or_,
    select,
    true,
)

from api.read.sql.dialects import quoted
from api.read.sql.has_wording import HasWording
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
    """Return whether casualties are: with their own citation, else with what supports casualties, from `as_of` on."""
    cited = TABLES["citation"].alias()
    rests = _any(cited, cited.c.id == rows.c.citation_id, _citation(cited, day))
    spoken = and_(rows.c.citation_id.is_(None), or_(rows.c.as_of.is_(None), rows.c.as_of <= day))
    supported = _is_supported(rows.c.entry_id, [quoted('"casualties"')], day)
    beside = TABLES["citation"].alias()
    own_entry = select(beside.c.entry_id).where(beside.c.id == rows.c.citation_id).correlate_except(beside)
    return and_(
        is_reported(rows.c.entry_id, day),
        or_(rests, and_(spoken, supported)),
        or_(
            _is_worded(rows.c.as_written, rows.c.entry_id, day),
            _is_worded(rows.c.as_written, own_entry.scalar_subquery(), day),
        ),
    )


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


def _link(rows: FromClause, day: Key) -> ColumnElement[bool]:
    """Return whether links are: with both their entries, and with what names the links of the one that has them."""
    both = and_(is_reported(rows.c.from_entry_id, day), is_reported(rows.c.to_entry_id, day))
    return and_(both, _is_not_later(rows.c.from_entry_id, [quoted('"links"')], day))


def _link_end(rows: FromClause, day: Key) -> ColumnElement[bool]:
    """Return the same of links that are seen from either end."""
    both = and_(is_reported(rows.c.near_id, day), is_reported(rows.c.other_id, day))
    owner = case((rows.c.direction == quoted("out"), rows.c.near_id), else_=rows.c.other_id)
    return and_(both, _is_not_later(owner, [quoted('"links"')], day))


def _supported(*names: str, by_role: bool = False) -> Known:
    """Return the rule of rows that citations bear out by a name: of their field, or of the role that a row has."""

    def is_known(rows: FromClause, day: Key) -> ColumnElement[bool]:
        words: list[Key] = [quoted(f'"{name}"') for name in names]
        if by_role:
            words.append(quoted('"') + cast(rows.c.role, String) + quoted('"'))
        supported = _is_supported(rows.c.entry_id, words, day)
        return and_(supported, _is_worded(rows.c.as_written, rows.c.entry_id, day))

    return is_known


def _named(*names: str, worded: str | None = None) -> Known:
    """Return the rule of a field of an entry's own: unknown only while all that names it, or has its words, is.

    With several names it needs all the fields that they are of.
    """

    def is_known(rows: FromClause, day: Key) -> ColumnElement[bool]:
        named = [_is_not_later(rows.c.entry_id, [quoted(f'"{name}"')], day) for name in names]
        words = () if worded is None else (_is_worded(rows.c[worded], rows.c.entry_id, day),)
        return and_(*named, *words)

    return is_known


def _is_supported(entry: Key, words: list[Key], day: Key) -> ColumnElement[bool]:
    """Return whether what these words name is known by the citations that it rests on."""
    everything = [quoted('"*"')]
    by_all = or_(
        _has_citation(entry, everything, day),
        and_(~_has_citation(entry, everything), is_reported(entry, day)),
    )
    return or_(_has_citation(entry, words, day), and_(~_has_citation(entry, words), by_all))


def _is_not_later(entry: Key, words: list[Key], day: Key) -> ColumnElement[bool]:
    """Return whether there is a known citation that names one of the words, or none that does at all."""
    return or_(_has_citation(entry, words, day), ~_has_citation(entry, words))


def _has_citation(entry: Key, words: list[Key], day: Key | None = None) -> ColumnElement[bool]:
    """Return whether a citation of the entry supports what has one of the names; with a day, one that was known."""
    rows = TABLES["citation"].alias()
    known = () if day is None else (_citation(rows, day),)
    return _any(rows, rows.c.entry_id == entry, _names(rows, words), *known)


def _is_worded(words: Key, entry: Key, day: Key) -> ColumnElement[bool]:
    """Return whether there are no words, or a known document that the entry cites has one of the wordings."""
    cited, document = TABLES["citation"].alias(), TABLES["document"].alias()
    has_words = or_(document.c.text.is_(None), HasWording(document.c.text, words))
    there = _any(document, document.c.id == cited.c.document_id, _document(document, day), has_words)
    return or_(words.is_(None), _any(cited, cited.c.entry_id == entry, there))


def _names(citation: FromClause, words: list[Key]) -> ColumnElement[bool]:
    """Return whether a citation's list of what it supports, as JSON, has one of the words, each in its quotes."""
    supports = cast(citation.c.supports, String)
    return or_(*[supports.contains(word, autoescape=False) for word in words])


NAMED = (
    "responsibility",
    "channel",
    "forum",
    "instrument",
    "round_number",
    "document_symbol",
    "outcome",
    "next_meeting",
)
"""The fields of an entry, by their names in a record, that are known once a citation that names them is."""

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
    "link": _link,
    "link_end": _link_end,
    "thread": lambda _rows, _day: true(),  # it is followed along what was known only
    "participant": _supported("participants", by_role=True),
    "place": _supported("place", "places", by_role=True),
    "weapon": _supported("weapons"),
    "responsibility_as_of": _named("responsibility", "responsibility_as_of"),
    "event_count": _named("event_count", worded="event_count_as_written"),
    "munitions_count": _named("munitions_count", worded="munitions_count_as_written"),
    "munitions_unit": _named("munitions_count", "munitions_unit", worded="munitions_count_as_written"),
    "next_meeting_date": _named("next_meeting", "next_meeting_date"),
    **{name: _named(name) for name in NAMED},
}
"""By their names, the rules of what was known on a day, each on rows and the day."""


def is_known(rule: str, rows: FromClause) -> ColumnElement[bool]:
    """Return whether rows were known on the day that is bound as `reported_by`."""
    return KNOWN[rule](rows, bindparam(DAY, type_=Date()))

"""What the relations of shapes.py read from: tables, and the few selects that stand in for one."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    FromClause,
    Integer,
    Select,
    String,
    case,
    cast,
    exists,
    func,
    literal_column,
    null,
    or_,
    select,
    union_all,
)

from api.read.sql.dialects import quoted
from api.read.sql.known import is_known
from schema.tables import TABLES

AmongParents = Callable[[ColumnElement[Any]], ColumnElement[bool]]

# The links by which a thread hangs together, and how far it is followed: deep enough for any real exchange,
# and a bound where the links go in a cycle.
THREAD_RELATIONS = (
    "responds_to",
    "retaliates_for",
    "threatens_retaliation_for",
    "denies",
    "condemns",
    "notifies_of",
)
THREAD_DEPTH = 50


def source(
    name: str, among_parents: AmongParents, direction: str | None = None, *, by_a_day: bool = False
) -> FromClause:
    """Return the rows that a relation reads; derived ones hold only the rows of the parents asked for.

    `by_a_day` says that a thread may lead along what was known on the day that is bound, and no further.
    """
    if name in ENDS:
        return _ends(name, among_parents, direction)
    if name in DATED:
        return _dated(name, among_parents)
    if name == "quoted":
        return quoted_words(among_parents)
    return thread(among_parents, by_a_day=by_a_day) if name == "thread" else TABLES[name]


def quoted_words(among_parents: AmongParents) -> FromClause:
    """Return the quotes of statements that give words of their own, each beside these words."""
    citation, statement = TABLES["citation"], TABLES["statement"]
    columns = [citation.c[name] for name in ("id", "entry_id", "document_id", "quote")]
    rows = select(*columns, statement.c.quoted_words).join_from(
        citation, statement, statement.c.entry_id == citation.c.entry_id
    )
    return rows.where(among_parents(citation.c.entry_id), statement.c.quoted_words.is_not(None)).subquery(
        "quoted"
    )


DATED = {
    "entry_date": ("entry", "id", "date_"),
    "citation_date": ("citation", "id", "date_"),
    "next_meeting": ("diplomatic_event", "entry_id", "next_meeting_"),
}
"""What has dates: the table, the id that they are looked up by, and what their columns begin with."""


def _dated(name: str, among_parents: AmongParents) -> FromClause:
    """Return dates as they stood on the day that is bound: without an anchor that is an entry reported later."""
    table, key, prefix = DATED[name]
    rows, entry = TABLES[table], TABLES["entry"].alias()
    anchor = rows.c[f"{prefix}anchor"]
    later = exists(
        select(entry.c.id)
        .where(
            entry.c.slug == anchor,
            anchor != func.upper(anchor),  # else it is a date, see references.py
            or_(entry.c.first_reported_on.is_(None), ~is_known("entry", entry)),
        )
        .correlate_except(entry)
    )
    own = [each for each in rows.c if each.name.startswith(prefix) and each is not anchor]
    then = case((later, null()), else_=anchor).label(anchor.name)
    columns = [rows.c[key].label("parent_id"), rows.c[key].label("entry_id"), *own, then]
    return select(*columns).where(among_parents(rows.c[key])).subquery(name)


# Tables of directed links, seen from either end: the table, its two ends, and what else is read of it.
ENDS = {
    "link_end": ("entry_link", ("from_entry_id", "to_entry_id"), ("relation", "basis")),
    "relation_end": ("actor_relation", ("from_actor_id", "to_actor_id"), ("kind", "claim_id")),
}


def _ends(name: str, among_parents: AmongParents, direction: str | None) -> FromClause:
    """Return links as seen from the parents: those that start there (side 0), those that end there, or both."""
    table, (start, end), columns = ENDS[name]
    links = TABLES[table]

    def seen_from(near: str, far: str, side: int, way: str) -> Select[Any]:
        return select(
            links.c.id,
            literal_column(str(side), Integer).label("side"),
            quoted(way).label("direction"),
            links.c[near].label("near_id"),
            links.c[far].label("other_id"),
            *(links.c[column] for column in columns),
        ).where(among_parents(links.c[near]))

    out, into = seen_from(start, end, 0, "out"), seen_from(end, start, 1, "in")
    if direction in ("out", "in"):
        return (out if direction == "out" else into).subquery(name)
    return union_all(out, into).subquery(name)


def _walk(name: str, step: int, among_parents: AmongParents, *, by_a_day: bool) -> CTE:
    """Return (root, entry, depth, relation) along links, from what answers to what is answered where `step` is -1.

    Where it is 1, the other way; each link is a step deeper.
    UNION drops what was reached before at the same depth, and the bound on depth ends the walk on a cycle.
    """
    entry, link = TABLES["entry"], TABLES["entry_link"]
    near, far = ("from_entry_id", "to_entry_id") if step < 0 else ("to_entry_id", "from_entry_id")
    start = select(
        entry.c.id.label("root_id"),
        entry.c.id.label("entry_id"),
        literal_column("0", Integer).label("depth"),
        cast(null(), String).label("relation"),
    ).where(among_parents(entry.c.id))
    if by_a_day:
        start = start.where(is_known("entry", entry))
    walk = start.cte(name, recursive=True)
    onward = (
        select(
            walk.c.root_id,
            link.c[far],
            walk.c.depth + literal_column(str(step), Integer),
            cast(link.c.relation, String),
        )
        .join(link, link.c[near] == walk.c.entry_id)
        .where(
            link.c.relation.in_([quoted(relation) for relation in THREAD_RELATIONS]),
            func.abs(walk.c.depth) < literal_column(str(THREAD_DEPTH), Integer),
        )
    )
    if by_a_day:
        onward = onward.where(is_known("link", link))
    return walk.union(onward)


def thread(among_parents: AmongParents, *, by_a_day: bool = False) -> FromClause:
    """Return what came before each entry and what came after it, each entry once, at its least distance.

    Where several links lead to it over that distance, the alphabetically first relation is the one given.
    """
    before = _walk("before", -1, among_parents, by_a_day=by_a_day)
    after = _walk("after", 1, among_parents, by_a_day=by_a_day)
    steps = union_all(select(before), select(after).where(after.c.depth > 0)).subquery("step")
    distance = func.abs(steps.c.depth)
    nearest = func.row_number().over(
        partition_by=(steps.c.root_id, steps.c.entry_id), order_by=(distance, steps.c.depth, steps.c.relation)
    )
    reached = select(steps, distance.label("distance"), nearest.label("nearest")).subquery("reached")
    entry = TABLES["entry"]
    columns = (reached.c.root_id, reached.c.entry_id, reached.c.depth, reached.c.relation, reached.c.distance)
    undated = case((entry.c.sort_date.is_(None), 1), else_=0).label("undated")
    return (
        select(*columns, undated, entry.c.sort_date, entry.c.sort_second)
        .join(entry, entry.c.id == reached.c.entry_id)
        .where(reached.c.nearest == literal_column("1", Integer))
        .subquery("thread")
    )

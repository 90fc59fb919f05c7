"""The rules of lists of claims, as they are today and as they were on a day."""

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import CTE, ColumnElement, and_, case, exists, func, intersect, or_, select, union_all

from api.read.sql.dialects import Dialect, quoted
from api.read.sql.known import KNOWN
from schema.store.claim_status import AGAINST, FOR
from schema.tables import TABLES
from schema.vocabularies import ClaimStatus, Stance

Rule = Callable[..., ColumnElement[bool]]
CLAIM, ENTRY = TABLES["claim"], TABLES["entry"]


def takes_position(*columns: str) -> Rule:
    """Return the rule that one position on the claim has, in each of these columns, a value of its list."""

    def rule(dialect: Dialect, *names: str) -> ColumnElement[bool]:
        position = TABLES["position"]
        wanted = [
            dialect.among(position.c[column], name) for column, name in zip(columns, names, strict=True)
        ]
        return exists(select(position.c.id).where(position.c.claim_id == CLAIM.c.id, *wanted))

    return rule


def took_position(bind_day: Callable[[str], ColumnElement[Any]], *columns: str) -> Rule:
    """Return the same of the positions that were known on the day which comes last."""

    def rule(dialect: Dialect, *names: str) -> ColumnElement[bool]:
        position, day = TABLES["position"], bind_day(names[-1])
        wanted = [
            dialect.among(position.c[column], name) for column, name in zip(columns, names[:-1], strict=True)
        ]
        known = KNOWN["position"](position, day)
        return exists(select(position.c.id).where(position.c.claim_id == CLAIM.c.id, known, *wanted))

    return rule


def had_status(bind_day: Callable[[str], ColumnElement[Any]]) -> Rule:
    """Return the rule that the claim had one of the statuses on a day."""
    return lambda dialect, statuses, day: dialect.among(status_on(bind_day(day)), statuses)


def was_contested(bind_day: Callable[[str], ColumnElement[Any]]) -> Rule:
    """Return the rule that an entry was the subject of a contested claim on a day, or took a position on one."""

    def rule(_dialect: Dialect, name: str) -> ColumnElement[bool]:
        contested, position = _list_contested(bind_day(name)), TABLES["position"].alias()
        about = select(CLAIM.c.about_id).where(CLAIM.c.id.in_(select(contested.c.claim_id)))
        taken = select(position.c.statement_id).where(position.c.claim_id.in_(select(contested.c.claim_id)))
        return ENTRY.c.id.in_(select(union_all(about, taken).subquery()))

    return rule


def _list_contested(day: ColumnElement[Any]) -> CTE:
    """Return the claims that were contested on a day, worked out once for a statement.

    Only claims that somebody is against at all are looked at: they are few. SQLite takes the conditions of `status_on`
    no deeper in a statement than a list of claims has them.
    """
    position = TABLES["position"].alias()
    disputed = select(position.c.claim_id).where(position.c.stance.in_(_quote(AGAINST)))
    rows = TABLES["position"].alias()
    columns = [rows.c[name] for name in ("id", "claim_id", "actor_id", "stance")]
    known = select(*columns).where(rows.c.claim_id.in_(disputed), KNOWN["position"](rows, day)).cte()
    last = select(known.c.claim_id, known.c.actor_id, func.max(known.c.id).label("id"))
    last = last.where(known.c.stance == quoted(Stance.RETRACTS)).group_by(known.c.claim_id, known.c.actor_id)
    taken_back = last.subquery()
    same = and_(taken_back.c.claim_id == known.c.claim_id, taken_back.c.actor_id == known.c.actor_id)
    standing = select(known.c.claim_id).select_from(known.outerjoin(taken_back, same))
    standing = standing.where(or_(taken_back.c.id.is_(None), known.c.id > taken_back.c.id))
    sides = [standing.where(known.c.stance.in_(_quote(stances))) for stances in (FOR, AGAINST)]
    return select(intersect(*sides).subquery()).cte()


def _quote(stances: Iterable[Stance]) -> list[ColumnElement[Any]]:
    return [quoted(stance) for stance in sorted(stances)]


def status_on(day: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return the status of a claim by the positions known on a day: what claim_status.py says, in SQL."""
    taken = _stands(Stance, day, retracted_too=True)
    return case(
        (and_(taken, ~_stands(set(Stance) - {Stance.RETRACTS}, day)), quoted(ClaimStatus.RETRACTED)),
        (~_stands(AGAINST, day), quoted(ClaimStatus.UNCONTESTED)),
        (_stands(FOR, day), quoted(ClaimStatus.CONTESTED)),
        else_=quoted(ClaimStatus.DENIED_ONLY),
    )


def _stands(
    stances: Iterable[Stance], day: ColumnElement[Any], *, retracted_too: bool = False
) -> ColumnElement[bool]:
    """Return whether there is a position on the claim of one of these stances that its actor did not take back."""
    position, later = TABLES["position"].alias(), TABLES["position"].alias()
    conditions = [
        position.c.claim_id == CLAIM.c.id,
        position.c.stance.in_(_quote(stances)),
        KNOWN["position"](position, day),
    ]
    if not retracted_too:
        taken_back = select(later.c.id).where(
            later.c.claim_id == position.c.claim_id,
            later.c.actor_id == position.c.actor_id,
            later.c.stance == quoted(Stance.RETRACTS),
            later.c.id > position.c.id,
            KNOWN["position"](later, day),
        )
        conditions.append(~exists(taken_back.correlate_except(later)))
    return exists(select(position.c.id).where(*conditions).correlate_except(position))

"""The rules of lists of claims, as they are today and as they were on a day."""

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, select

from api.read.dialects import Dialect, quoted
from api.read.known import KNOWN
from schema.claim_status import AGAINST, FOR
from schema.tables import TABLES
from schema.vocabularies import ClaimStatus, Stance

Rule = Callable[..., ColumnElement[bool]]
CLAIM = TABLES["claim"]


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
    words = [quoted(stance) for stance in sorted(stances)]
    conditions = [
        position.c.claim_id == CLAIM.c.id,
        position.c.stance.in_(words),
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

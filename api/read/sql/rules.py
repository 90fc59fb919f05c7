"""What each rule on the records that are listed stands for in SQL."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, Date, and_, bindparam

from api.read.sql.claim_rules import had_status, takes_position, took_position
from api.read.sql.dialects import Dialect
from api.read.sql.known import KNOWN
from schema.tables import TABLES


def _days(name: str) -> ColumnElement[Any]:
    return bindparam(name, type_=Date())


def _known(table: str) -> Callable[[Dialect, str], ColumnElement[bool]]:
    """Return the rule that the record was known on the day."""
    return lambda _dialect, name: KNOWN[table](TABLES[table], _days(name))


def _known_about(dialect: Dialect, entries: str, day: str) -> ColumnElement[bool]:
    """Return whether the claim is about one of the entries, and that one was reported by the day."""
    claim = TABLES["claim"]
    return and_(dialect.among(claim.c.about_id, entries), KNOWN["about"](claim, _days(day)))


def _in_column(table: str, column: str) -> Callable[[Dialect, str], ColumnElement[bool]]:
    return lambda dialect, name: dialect.among(TABLES[table].c[column], name)


RULES: dict[str, Callable[..., ColumnElement[bool]]] = {
    "actor.kinds": _in_column("actor", "kind"),
    "place.countries": _in_column("place", "id"),
    "document.publishers": _in_column("document", "publisher_id"),
    "claim.statuses": _in_column("claim", "status"),
    "claim.predicates": _in_column("claim", "predicate"),
    "claim.about": _in_column("claim", "about_id"),
    "claim.actors": takes_position("actor_id"),
    "claim.stances": takes_position("stance"),
    "claim.actors_with_stances": takes_position("actor_id", "stance"),
    "claim.reported_by": _known("claim"),
    "claim.about_by_day": _known_about,
    "claim.statuses_by_day": had_status(_days),
    "claim.actors_by_day": took_position(_days, "actor_id"),
    "claim.stances_by_day": took_position(_days, "stance"),
    "claim.actors_with_stances_by_day": took_position(_days, "actor_id", "stance"),
    "document.reported_by": _known("document"),
    "data_issue.batches": _in_column("data_issue", "batch_id"),
    "data_issue.rules": _in_column("data_issue", "rule"),
    **{f"{kind}.ids": _in_column(kind, "id") for kind in ("actor", "place", "document")},
}

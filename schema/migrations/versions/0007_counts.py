"""Counts with one end or with words alone, and words for explosions, accidents, prisoners and guards.

What follows from casualties is worked out anew: confirmed zeros are numbers now. The index of killed goes by what is
certain, so it is to be made anew too; it is filled once the tables are up to date.

Revision: 0007, after 0006.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from alembic import op

from schema.records.entries import CasualtyRecord
from schema.counts.envelope import find_envelope
from schema.vocabularies import CasualtyOutcome

revision = "0007"
down_revision = "0006"

CATEGORIES = (
    *("armed_clash", "air_strike", "drone_attack", "rocket_or_missile_attack", "shelling", "ied_or_mine"),
    *("suicide_attack", "small_arms_attack", "assassination", "abduction", "arrest_or_raid", "sabotage"),
    *("property_destruction", "sexual_violence", "chemical_weapon", "cyber_attack", "naval_incident"),
    *("interception", "territory_change", "protest", "riot", "mixed_attack", "attack_unspecified", "other"),
)
POPULATIONS = (
    *("total", "civilian", "combatant", "military", "diplomatic", "side_a", "side_b", "unspecified"),
)
NEW_CATEGORIES, NEW_POPULATIONS = ("explosion", "accident"), ("prisoner", "guard")


def _insert(words: Sequence[str], new: Sequence[str], before: str) -> tuple[str, ...]:
    at = words.index(before)
    return (*words[:at], *new, *words[at:])


def _among(column: str, words: Sequence[str]) -> str:
    return f"{column} IN ({', '.join(repr(word) for word in words)})"


def _in_order(prefix: str = "") -> str:
    low, best, high = (f"{prefix}{end}" for end in ("low", "best", "high"))
    return f"{low} >= 0 AND {best} >= coalesce({low}, 0) AND {high} >= coalesce({best}, {low}, 0)"


def _with_best(prefix: str) -> str:
    low, best, high = (f"{prefix}{end}" for end in ("low", "best", "high"))
    return (
        f"({best} IS NULL AND {low} IS NULL AND {high} IS NULL) OR ({best} IS NOT NULL AND {best} >= 0"
        f" AND ({low} IS NULL OR {low} BETWEEN 0 AND {best}) AND ({high} IS NULL OR {high} >= {best}))"
    )


def _status_and_counts(counted: str) -> str:
    return (
        f"CASE count_status WHEN 'counted' THEN {counted} WHEN 'zero_confirmed' THEN low IS NOT NULL AND"
        " best IS NOT NULL AND high IS NOT NULL AND low = 0 AND best = 0 AND high = 0"
        " ELSE low IS NULL AND best IS NULL AND high IS NULL END"
    )


COUNTS = ("event_count", "munitions_count", "killed", "injured")
BEFORE = {
    "incident": {
        "category": _among("category", CATEGORIES),
        "munitions_counted": "munitions_unit IS NULL OR munitions_count_best IS NOT NULL",
        **{f"{name}_ordered": _with_best(f"{name}_") for name in COUNTS},
    },
    "casualty": {
        "population": _among("population", POPULATIONS),
        "status_and_counts": _status_and_counts(
            "best IS NOT NULL AND best >= 0 AND ((low IS NULL AND high IS NULL) OR (low IS NOT NULL AND"
            " high IS NOT NULL AND low >= 0 AND low <= best AND best <= high))"
        ),
    },
}
AFTER = {
    "incident": {
        "category": _among("category", _insert(CATEGORIES, NEW_CATEGORIES, "protest")),
        "munitions_counted": "munitions_unit IS NULL OR coalesce(munitions_count_low, munitions_count_best,"
        " munitions_count_high) IS NOT NULL OR munitions_count_as_written IS NOT NULL",
        **{f"{name}_ordered": _in_order(f"{name}_") for name in COUNTS},
    },
    "casualty": {
        "population": _among("population", _insert(POPULATIONS, NEW_POPULATIONS, "side_a")),
        "status_and_counts": _status_and_counts(f"coalesce(low, best, high) IS NOT NULL AND {_in_order()}"),
    },
}
WORDS = {"incident": ("event_count_as_written", "munitions_count_as_written"), "casualty": ("as_written",)}


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.drop_index("ix_incident_killed_best", "incident")
    for table, checks in AFTER.items():
        _change(table, checks, added=WORDS[table])
    _update_envelopes()
    _empty_index()


def downgrade() -> None:
    """Take the tables back to the revision before; what has no place there is left out or said more vaguely."""
    for statement in _list_retreats():
        op.execute(statement)
    for table, checks in BEFORE.items():
        _change(table, checks, dropped=WORDS[table])
    op.create_index("ix_incident_killed_best", "incident", ["killed_best"])
    _empty_index()


def _change(
    table: str, checks: Mapping[str, str], added: Sequence[str] = (), dropped: Sequence[str] = ()
) -> None:
    """Give a table other checks and columns; SQLite builds it anew for that."""
    with op.batch_alter_table(table) as batch:
        for name in checks:
            batch.drop_constraint(op.f(f"ck_{table}_{name}"), type_="check")
        for name in added:
            batch.add_column(sa.Column(name, sa.String(), nullable=True))
        for name, text in checks.items():
            batch.create_check_constraint(op.f(f"ck_{table}_{name}"), sa.text(text))
        for name in dropped:
            batch.drop_column(name)


def _update_envelopes() -> None:
    """Work out killed and injured anew where that gives something else.

    It does for confirmed zeros, several rows about the same people, and an unknown number beside others.
    """
    connection = op.get_bind()
    incident = sa.table("incident", *(sa.column(name, sa.Integer()) for name in ("entry_id", *_ENVELOPES)))
    casualty = sa.table("casualty", *map(sa.column, _TOLD[:-1]), sa.column("as_of", sa.Date()))
    several = sa.select(casualty.c.entry_id).group_by(casualty.c.entry_id, casualty.c.outcome)
    rows_of = sa.func.count()
    several = several.having(
        sa.or_(
            _count(casualty.c.count_status == "zero_confirmed") > 0,
            sa.and_(_count(casualty.c.count_status == "number_unknown") > 0, rows_of > 1),
            rows_of > sa.func.count(casualty.c.population.distinct()),
            _count(casualty.c.population.in_(["total", "unspecified"])) > 1,
        )
    )
    rows = sa.select(*casualty.c).where(casualty.c.entry_id.in_(several)).order_by(casualty.c.entry_id)
    updates = [
        {"key": key, **_make_counts(list(told))}
        for key, told in groupby(connection.execute(rows).all(), lambda row: row.entry_id)
    ]
    if updates:
        statement = sa.update(incident).where(incident.c.entry_id == sa.bindparam("key"))
        connection.execute(statement.values({name: sa.bindparam(name) for name in _ENVELOPES}), updates)


_TOLD = ("entry_id", "outcome", "population", "count_status", "low", "best", "high", "as_of")
_ENVELOPES = tuple(f"{outcome}_{end}" for outcome in ("killed", "injured") for end in ("low", "best", "high"))


def _count(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.func.sum(sa.case((condition, 1), else_=0))


def _make_counts(told: list[Any]) -> dict[str, int | None]:
    rows = [
        CasualtyRecord.model_construct(**dict(zip((*_TOLD[1:3], "status", *_TOLD[4:]), row[1:], strict=True)))
        for row in told
    ]
    found = {outcome: find_envelope(rows, outcome) for outcome in map(CasualtyOutcome, ("killed", "injured"))}
    return {
        f"{outcome}_{end}": getattr(counts, end) if counts else None
        for outcome, counts in found.items()
        for end in ("low", "best", "high")
    }


def _list_retreats() -> list[str]:
    """Return the statements by which rows come to hold what the tables before can."""
    return [
        "UPDATE incident SET category = 'other' WHERE category IN ('explosion', 'accident')",
        "UPDATE casualty SET population = 'unspecified' WHERE population IN ('prisoner', 'guard')",
        "UPDATE casualty SET count_status = 'number_unknown', low = NULL, high = NULL"
        " WHERE count_status = 'counted' AND best IS NULL",
        "UPDATE casualty SET low = NULL, high = NULL WHERE (low IS NULL) <> (high IS NULL)",
        "UPDATE incident SET munitions_unit = NULL WHERE munitions_count_best IS NULL",
        *(
            f"UPDATE incident SET {name}_low = NULL, {name}_high = NULL WHERE {name}_best IS NULL"  # noqa: S608
            for name in COUNTS
        ),
        *(
            f"UPDATE incident SET {outcome}_low = NULL, {outcome}_best = NULL, {outcome}_high = NULL"  # noqa: S608
            f" WHERE {outcome}_high = 0 AND NOT EXISTS (SELECT 1 FROM casualty WHERE outcome = '{outcome}'"
            " AND casualty.entry_id = incident.entry_id AND count_status = 'counted')"
            for outcome in ("killed", "injured")
        ),
    ]


def _empty_index() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("TRUNCATE term_pair, posting, term")  # a DELETE would leave millions of dead rows
        return
    for table in ("term_pair", "posting", "term"):
        op.execute(f"DELETE FROM {table}")  # noqa: S608 - our own words

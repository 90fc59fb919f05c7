"""Records as rows have them, field by field: what a newer release of a file has changed."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, select

from schema.checks.references import SECTIONS
from schema.records.exchange import Records
from schema.storage.rows import among
from schema.tables import TABLES

State = Mapping[str, Any]
"""The values of a record's fields: "title", "casualties[0].best"."""

_DERIVED = {
    "id",
    "sort_date",
    "sort_second",
    "first_reported_on",
    "revision",
    "created_at",
    "updated_at",
    "status",
    "ordinal",
}
_PARTS = {
    "actor": {"actor_alias": "aliases", "actor_relation": "relations"},
    "place": {"place_alias": "aliases"},
    "claim": {"position": "positions"},
    "entry": {
        "incident": "",
        "statement": "",
        "diplomatic_event": "",
        "participation": "participants",
        "entry_place": "places",
        "citation": "citations",
        "casualty": "casualties",
        "weapon_use": "weapons",
        "entry_link": "links",
    },
}
"""What belongs to a record, by table, with the field of the record that holds it."""
_OWNERS = {"entry_link": "from_entry_id", "actor_relation": "from_actor_id"}


def read_states(connection: Connection, records: Records) -> dict[str, State]:
    """Return those of the records that are recorded, by "entry:slug", as they are now."""
    states: dict[str, State] = {}
    for section, kind in SECTIONS.items():
        slugs = [record.slug for record in getattr(records, section)]
        if slugs:
            states |= _read_kind(connection, kind, slugs)
    return states


def _read_kind(connection: Connection, kind: str, slugs: Collection[str]) -> dict[str, State]:
    table = TABLES[kind]
    keys: dict[int, str] = {}
    states: dict[str, dict[str, Any]] = {}
    own = [column for column in table.c if column.name not in _DERIVED]
    query = select(table.c.id, *map(_name_slug, own)).where(among(connection, table.c.slug, slugs))
    for key, *values in connection.execute(query):
        found = dict(zip((column.name for column in own), values, strict=True))
        keys[key] = f"{kind}:{found['slug']}"
        states[keys[key]] = found
    for name, field in _PARTS.get(kind, {}).items():
        for key, number, part in _read_parts(connection, name, _OWNERS.get(name, f"{kind}_id"), keys):
            prefix = f"{field}[{number}]." if field else ""
            states[keys[key]] |= {f"{prefix}{column}": value for column, value in part.items()}
    return dict(states)


def _read_parts(
    connection: Connection, name: str, owner: str, keys: Collection[int]
) -> Iterator[tuple[int, int, dict[str, Any]]]:
    """Yield the rows that belong to records: whose, the how manieth of them, and their values."""
    table = TABLES[name]
    own = [column for column in table.c if column.name not in _DERIVED | {owner}]
    query = select(table.c[owner], *map(_name_slug, own)).where(among(connection, table.c[owner], keys))
    numbers: dict[int, int] = {}
    for key, *values in connection.execute(query.order_by(*table.primary_key)):
        numbers[key] = numbers.get(key, -1) + 1
        yield key, numbers[key], dict(zip((column.name for column in own), values, strict=True))


def _name_slug(column: Column[Any]) -> ColumnElement[Any]:
    """Return a column, or the slug of the record that it refers to."""
    for key in column.foreign_keys:
        if "slug" in (named := key.column.table.alias()).c:
            return select(named.c.slug).where(named.c.id == column).scalar_subquery().label(column.name)
    return column


def list_changes(before: Mapping[str, State], after: Mapping[str, State]) -> list[str]:
    """Return what differs between two states of records that were there before: "entry:x title: 'a' → 'b'"."""
    return [
        f"{record} {field}: {_show(state.get(field))} → {_show(after[record].get(field))}"
        for record, state in before.items()
        for field in _list_fields(state, after[record])
        if state.get(field) != after[record].get(field)
    ]


def _list_fields(*states: State) -> Sequence[str]:
    return list(dict.fromkeys(field for state in states for field in state))


def _show(value: object) -> str:
    return "nothing" if value is None else repr(value) if isinstance(value, list) else f"'{value}'"

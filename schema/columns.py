"""Column kinds: what the tables are made of, so that each rule about a column is written once."""

import re
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, DateTime, Dialect, Enum, ForeignKey, String
from sqlalchemy.orm import declared_attr
from sqlalchemy.types import TypeDecorator, TypeEngine
from sqlmodel import Field, Relationship, SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

# Code point order on both databases: what is sorted by a text pages the same way everywhere.
SORTED_TEXT = String().with_variant(String(collation="C"), "postgresql")
SLUG_CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789-"


class Table(SQLModel):
    """Base of every table: named as its class, in snake case (`ActorAlias` is `actor_alias`)."""

    @declared_attr.directive
    @classmethod
    def __tablename__(cls) -> str:
        """Return the table's name."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


def spell_moment(value: datetime) -> str:
    """Return a moment as RFC 3339 text in UTC, which sorts as time does."""
    return value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


class UtcTimestamp(TypeDecorator[datetime]):
    """A moment in UTC: `timestamptz` on PostgreSQL, on SQLite RFC 3339 text, which sorts as time does."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return the type that this database stores a moment in."""
        return dialect.type_descriptor(String(27) if dialect.name == "sqlite" else DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:  # noqa: ANN401 - text on SQLite only
        """Return the moment as the database stores it."""
        if value is None or dialect.name != "sqlite":
            return value
        return spell_moment(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ANN401, ARG002 - as above
        """Return the moment as Python's, in UTC."""
        return datetime.fromisoformat(value) if isinstance(value, str) else value


def primary_key() -> Any:  # noqa: ANN401 - SQLModel's Field is typed so
    """Return an integer key that never leaves the database."""
    return Field(default=None, primary_key=True)


def slug() -> Any:  # noqa: ANN401
    """Return the public identity of a record, unique within its table."""
    return Field(unique=True, sa_type=SORTED_TEXT)


def sorted_name() -> Any:  # noqa: ANN401
    """Return a name by which lists of its table are ordered."""
    return Field(sa_type=SORTED_TEXT)


def slug_check() -> CheckConstraint:
    """Return the rule that a slug is 3 to 120 characters of `[a-z0-9-]`, in SQL that both databases read."""
    return CheckConstraint(
        f"length(slug) BETWEEN 3 AND 120 AND ltrim(slug, '{SLUG_CHARACTERS}') = ''", name="slug"
    )


def vocabulary(values: type[StrEnum], *, name: str, **options: Any) -> Any:  # noqa: ANN401
    """Return a column that stores the values (not the names) of a vocabulary, held by a CHECK."""
    kind = Enum(
        values,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=40,
        values_callable=lambda members: [member.value for member in members],
    )
    return Field(sa_type=kind, **options)


def reference(target: str, *, cascade: bool = False, **options: Any) -> Any:  # noqa: ANN401
    """Return a foreign key to `target` ("table.column"); with `cascade` the row dies with its target."""
    return Field(sa_column_args=[ForeignKey(target, ondelete="CASCADE" if cascade else None)], **options)


def own_entry() -> Any:  # noqa: ANN401
    """Return the primary key of a table that is one-to-one with `entry`."""
    return reference("entry.id", cascade=True, primary_key=True)


def related(*, uselist: bool | None = None) -> Any:  # noqa: ANN401
    """Return what a row leads to by a foreign key, for reading alone: only the store writes."""
    return Relationship(sa_relationship_kwargs={"viewonly": True, "uselist": uselist})


def at_least_one_letter(column: str) -> CheckConstraint:
    """Return the rule that a text is not empty."""
    return CheckConstraint(f"length({column}) > 0", name=f"{column}_given")


def count_check(column: str) -> CheckConstraint:
    """Return the rule that a range of counts has low <= best <= high, of those of the three that there are."""
    return CheckConstraint(
        in_order(f"{column}_low", f"{column}_best", f"{column}_high"), name=f"{column}_ordered"
    )


def in_order(low: str, best: str, high: str) -> str:
    """Return the SQL of 0 <= low <= best <= high; what compares with NULL is NULL, which a CHECK lets pass."""
    return f"{low} >= 0 AND {best} >= coalesce({low}, 0) AND {high} >= coalesce({best}, {low}, 0)"


def date_check(prefix: str) -> CheckConstraint:
    """Return the rule that a date has bounds in order, a precision and a basis; no date, no bounds."""
    edtf, earliest, latest = f"{prefix}_edtf", f"{prefix}_earliest", f"{prefix}_latest"
    return CheckConstraint(
        f"CASE WHEN {edtf} IS NULL THEN {earliest} IS NULL AND {latest} IS NULL"
        f" ELSE {prefix}_precision IS NOT NULL AND {prefix}_basis IS NOT NULL"
        f" AND ({earliest} IS NULL OR {latest} IS NULL OR {earliest} <= {latest}) END",
        name=f"{prefix}_bounds",
    )

"""What of the records that are checked could not be read: nothing is held against it, nor said of it twice."""

from collections.abc import Collection, Container, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Unread:
    """Records and fields that are there, and that nothing is known of.

    `records` has by kind the slugs of those that cannot be read at all; `fields` has by record ("entry:slug") the
    fields that cannot be read of one of which the rest is checked ("citations[0].quote").
    """

    records: Mapping[str, Container[str]] = field(default_factory=dict)
    fields: Mapping[str, Collection[str]] = field(default_factory=dict)

    def has_record(self, kind: str, slug: str) -> bool:
        """Return whether a record is one of those that cannot be read at all."""
        return slug in self.records.get(kind, ())

    def has_field(self, record: str, name: str) -> bool:
        """Return whether a field cannot be read, by itself or with what it is in."""
        if not self.fields:  # as in every import, which asks this of each value
            return False
        return any(_is_within(name, unread) for unread in self.fields.get(record, ()))

    def touches(self, record: str, name: str) -> bool:
        """Return whether a field cannot be read, or a part of it."""
        if not self.fields:
            return False
        fields = self.fields.get(record, ())
        return any(_is_within(name, unread) or _is_within(unread, name) for unread in fields)


def _is_within(name: str, whole: str) -> bool:
    return name == whole or name.startswith((f"{whole}.", f"{whole}["))

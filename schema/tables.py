"""Every table by its name; importing this module is what makes the metadata whole."""

from sqlalchemy import MetaData, Table
from sqlmodel import SQLModel

from schema import (
    actor,
    claim,
    diplomatic_event,
    document,
    entry,
    imported,
    incident,
    link,
    place,
    statement,
    term,
)

__all__ = [
    "METADATA",
    "TABLES",
    "actor",
    "claim",
    "diplomatic_event",
    "document",
    "entry",
    "incident",
    "link",
]
__all__ += ["imported", "place", "statement", "term"]

METADATA: MetaData = SQLModel.metadata
TABLES: dict[str, Table] = dict(METADATA.tables)

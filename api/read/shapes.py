"""What each type of the API is made of. A new field is one line here and one in its Strawberry type."""

from functools import lru_cache

import orjson

from api.read.entry_shapes import DIPLOMATIC_EVENT, ENTRY, INCIDENT, STATEMENT, list_external_ids, node
from api.read.fields import AsOf, Choice, Column, Derived, EntryPage, Many, One, Part, Shape
from api.read.folds import POSITION, judge_claim
from schema.dates import display
from schema.term import Facet
from schema.vocabularies import DateBasis

# These bases find the one day of one event within bounds; any other range is told as the range it is.
ONE_EVENT_WITHIN = frozenset({DateBasis.CONSTRAINT_INTERSECTION, DateBasis.SAME_OCCASION})


@lru_cache(maxsize=8192)
def display_date(edtf: str | None, basis: str) -> str:
    """Return an imprecise date in words, such as "about 1 to 8 July 2021"."""
    return display(edtf, one_event=basis in ONE_EVENT_WITHIN)


@lru_cache(maxsize=1024)
def read_list(text: str) -> tuple[str, ...]:
    """Return a list of texts that is stored as JSON."""
    return tuple(orjson.loads(text))


SHAPES: dict[str, Shape] = {
    "TimelineEntry": ENTRY,
    "Incident": INCIDENT,
    "Statement": STATEMENT,
    "DiplomaticEvent": DIPLOMATIC_EVENT,
    "ImpreciseDate": {
        "edtf": Column("edtf"),
        "earliest": Column("earliest"),
        "latest": Column("latest"),
        "precision": Choice("precision"),
        "basis": Choice("basis"),
        "anchor": Column("anchor"),
        "asWritten": Column("as_written"),
        "display": Derived(("edtf", "basis"), display_date),
    },
    "CountRange": {"low": Column("low"), "best": Column("best"), "high": Column("high")},
    "Participation": {
        "role": Choice("role"),
        "actor": One("Actor", "actor_id"),
        "asWritten": Column("as_written"),
    },
    "EntryPlace": {
        "role": Choice("role"),
        "place": One("Place", "place_id"),
        "precision": Choice("precision"),
        "asWritten": Column("as_written"),
    },
    "CasualtyReport": {
        "outcome": Choice("outcome"),
        "population": Choice("population"),
        "status": Choice("count_status"),
        "low": Column("low"),
        "best": Column("best"),
        "high": Column("high"),
        "asOf": Column("as_of"),
        "citation": One("Citation", "citation_id"),
    },
    "WeaponUse": {"weapon": Choice("weapon"), "asWritten": Column("as_written")},
    "Citation": {
        "document": One("Document", "document_id"),
        "quote": Column("quote"),
        "start": Column("quote_start"),
        "end": Column("quote_end"),
        "prefix": Column("prefix"),
        "suffix": Column("suffix"),
        "dateAsWritten": Column("date_as_written"),
        "date": Part("ImpreciseDate", "date_", "date_basis"),
        "supports": Derived(("supports",), read_list),
    },
    "DocumentCitation": {
        "entry": One("TimelineEntry", "entry_id"),
        "quote": Column("quote"),
        "start": Column("quote_start"),
        "end": Column("quote_end"),
    },
    "Claim": {
        **node("claim"),
        "text": Column("text"),
        "predicate": Choice("predicate"),
        "status": AsOf(
            Choice("status"),
            "claim",
            Many("Position", "position", "claim_id", known="position"),
            POSITION,
            judge_claim,
        ),
        "about": One("TimelineEntry", "about_id", reported=True),
        "positions": Many("Position", "position", "claim_id", known="position"),
    },
    "Position": {
        "claim": One("Claim", "claim_id"),
        "actor": One("Actor", "actor_id"),
        "stance": Choice("stance"),
        "statement": One("Statement", "statement_id"),
        "entry": One("TimelineEntry", "statement_id"),
        "confidence": Choice("confidence"),
    },
    "EntryLink": {
        "relation": Choice("relation"),
        "direction": Choice("direction"),
        "basis": Choice("basis"),
        "entry": One("TimelineEntry", "other_id"),
    },
    "ThreadEntry": {
        "depth": Column("depth"),
        "relation": Choice("relation"),
        "entry": One("TimelineEntry", "entry_id"),
    },
    "Actor": {
        **node("actor"),
        "name": Column("name"),
        "kind": Choice("kind"),
        "iso3166": Column("iso3166"),
        "description": Column("description"),
        "aliases": Many("ActorAlias", "actor_alias", "actor_id"),
        "positions": Many(
            "Position",
            "position",
            "actor_id",
            arguments={"stances": "stance"},
            limited=True,
            known="position",
        ),
        "relations": Many(
            "ActorRelation",
            "relation_end",
            "near_id",
            ("side", "id"),
            {"kinds": "kind", "direction": "direction"},
            known="relation",
        ),
        "externalIds": list_external_ids("actor"),
        "entries": EntryPage("actor", Facet.ACTOR),
    },
    "ExternalId": {"scheme": Column("scheme"), "value": Column("value")},
    "ImportBatch": {
        **node("import_batch"),
        "scheme": Column("scheme"),
        "fileName": Column("file_name"),
        "sha256": Column("sha256"),
        "status": Choice("status"),
        "error": Column("error"),
        "startedAt": Column("started_at"),
        "finishedAt": Column("finished_at"),
        "rowsRead": Column("rows_read"),
        "rowsMapped": Column("rows_mapped"),
        "rowsRejected": Column("rows_rejected"),
        "rowsDone": Column("rows_done"),
        "recordsNew": Column("records_new"),
        "recordsChanged": Column("records_changed"),
        "recordsUnchanged": Column("records_unchanged"),
        "mappedColumns": Derived(("mapped_columns",), read_list),
        "unmappedColumns": Derived(("unmapped_columns",), read_list),
    },
    "DataIssue": {
        "batch": One("ImportBatch", "batch_id"),
        "row": Column("row_number"),
        "column": Column("column_name"),
        "rule": Column("rule"),
        "value": Column("value"),
        "kept": Column("kept"),
        "rejected": Derived(("rejected",), bool),
        "entry": One("TimelineEntry", "entry_id"),
    },
    "ActorAlias": {"name": Column("name"), "kind": Choice("kind")},
    "ActorRelation": {
        "kind": Choice("kind"),
        "actor": One("Actor", "other_id"),
        "claim": One("Claim", "claim_id"),
    },
    "Place": {
        **node("place"),
        "name": Column("name"),
        "kind": Choice("kind"),
        "latitude": Column("latitude"),
        "longitude": Column("longitude"),
        "coordinateSource": Column("coordinate_source"),
        "iso3166": Column("iso3166"),
        "parent": One("Place", "parent_id"),
        "aliases": Many("String", "place_alias", "place_id", scalar="name"),
        "externalIds": list_external_ids("place"),
        "entries": EntryPage("place", Facet.SITE),
    },
    "KindBucket": {"value": Choice("value"), "count": Column("count")},
    "CategoryBucket": {
        "kind": Choice("kind"),
        "value": Choice("value"),
        "count": Column("count"),
    },
    "ActorBucket": {"actor": One("Actor", "record_id"), "count": Column("count")},
    "CountryBucket": {"value": Column("value"), "count": Column("count")},
    "DocumentBucket": {"document": One("Document", "record_id"), "count": Column("count")},
    "AssessmentBucket": {"value": Choice("value"), "count": Column("count")},
    "Publisher": {
        **node("publisher"),
        "name": Column("name"),
        "kind": Choice("kind"),
        "homepage": Column("homepage"),
    },
    "Document": {
        **node("document"),
        "headline": Column("headline"),
        "byline": Column("byline"),
        "credit": Column("credit"),
        "url": Column("url"),
        "publisher": One("Publisher", "publisher_id"),
        "dateline": Column("dateline"),
        "publishedOn": Column("published_on"),
        "retrievedOn": Column("retrieved_on"),
        "language": Column("language"),
        "licence": Column("licence"),
        "sha256": Column("sha256"),
        "text": Column("text"),
        "citations": Many(
            "DocumentCitation",
            "citation",
            "document_id",
            ("quote_start", "id"),
            limited=True,
            known="citation",
        ),
        "externalIds": list_external_ids("document"),
        "entries": EntryPage("document", Facet.DOCUMENT),
    },
}

# What a type's rows stand in; the three kinds of entries stand in `entry` and in a table of their own.
TABLE_OF = {
    "TimelineEntry": "entry",
    "Actor": "actor",
    "Place": "place",
    "Publisher": "publisher",
    "Document": "document",
    "Claim": "claim",
    "Citation": "citation",
    "ImportBatch": "import_batch",
    "DataIssue": "data_issue",
}
KIND_OF = {"Incident": "incident", "Statement": "statement", "DiplomaticEvent": "diplomatic_event"}

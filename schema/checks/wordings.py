"""Wordings: what a record gives as the document's own words stands in the document."""

from collections.abc import Iterator
from typing import get_args

from schema.checks.batch import Batch
from schema.records.exchange import (
    CasualtyRecord,
    CitationReference,
    CountRange,
    DiplomaticEventRecord,
    EntryRecord,
    IncidentRecord,
    StatementRecord,
)
from schema.records.lookalikes import find_alike
from schema.records.passages import describe_alike
from schema.records.suggestions import one_of
from schema.vocabularies import ParticipantRole, PlaceRole

BETWEEN = "; "
"""What separates the several wordings that one `as_written` may hold."""

_NOT_SUPPORTED = {"slug", "kind", "citations", "language"}
_BY_KIND = {
    get_args(model.model_fields["kind"].annotation)[0]: (
        "*",
        "place",
        *(name for name in model.model_fields if name not in _NOT_SUPPORTED),
        *dict.fromkeys([*map(str, ParticipantRole), *map(str, PlaceRole)]),
    )
    for model in (IncidentRecord, StatementRecord, DiplomaticEventRecord)
}


def check_wordings(batch: Batch) -> None:
    """Report every wording that is not in the documents cited, and all that citations cannot support."""
    for entry in batch.entries.values():
        _check_as_written(batch, entry)
        _check_casualties(batch, entry)
        _check_supports(batch, entry)
        _check_quoted_words(batch, entry)


def list_texts(batch: Batch, entry: EntryRecord) -> list[str] | None:
    """Return the texts of the documents that an entry cites; None when one of them is not at hand."""
    if batch.unread.has_field(f"entry:{entry.slug}", "citations"):
        return None
    slugs = dict.fromkeys(citation.document for citation in entry.citations)
    documents = [batch.find_document(slug) for slug in slugs]
    texts = [document.text for document in documents if document and document.text is not None]
    return texts if len(texts) == len(documents) else None


def find_missing(as_written: str, texts: list[str]) -> str | None:
    """Return the first of the wordings that is in none of the texts."""
    wordings = as_written.split(BETWEEN)
    return next((words for words in wordings if not any(words in text for text in texts)), None)


def describe_missing(batch: Batch, words: str, texts: list[str]) -> str:
    """Return what to say of words that are in none of the texts."""
    if not texts:
        return f"'{words}' cannot be in a document, because the entry cites none; add a citation"
    return f"'{words}' is not in the text{batch.advise(words, texts[0])}"


def _check_as_written(batch: Batch, entry: EntryRecord) -> None:
    texts = list_texts(batch, entry)
    for field, as_written in _list_as_written(entry) if texts is not None else ():
        _check_words(batch, entry, f"{field}.as_written", as_written, texts or [])


def _check_words(
    batch: Batch, entry: EntryRecord, field: str, as_written: str | None, texts: list[str]
) -> None:
    if as_written and (words := find_missing(as_written, texts)) is not None:
        batch.report(f"entry:{entry.slug}", field, describe_missing(batch, words, texts))


def _check_casualties(batch: Batch, entry: EntryRecord) -> None:
    """Report the words of casualties that stand neither in the entry's documents nor where their citation leads."""
    for index, casualty in enumerate(entry.casualties if isinstance(entry, IncidentRecord) else ()):
        field = f"casualties[{index}]"
        if casualty.as_written is None or batch.unread.touches(f"entry:{entry.slug}", f"{field}.citation"):
            continue
        texts = list_texts(batch, entry)
        beside = _list_texts_beside(batch, casualty.citation.entry if casualty.citation else None)
        if texts is not None and beside is not None:
            _check_words(batch, entry, f"{field}.as_written", casualty.as_written, texts + beside)


def _list_texts_beside(batch: Batch, entry: str | None) -> list[str] | None:
    """Return the documents of another entry of the batch, or the quotes of one that is recorded."""
    if entry is None:
        return []
    if entry in batch.entries:
        return list_texts(batch, batch.entries[entry])
    return None if batch.is_unread("entry", entry) else _list_quotes(batch, entry)


def _list_as_written(entry: EntryRecord) -> Iterator[tuple[str, str | None]]:
    for index, participant in enumerate(entry.participants):
        yield f"participants[{index}]", participant.as_written
    for index, place in enumerate(entry.places):
        yield f"places[{index}]", place.as_written
    if isinstance(entry, IncidentRecord):
        for index, weapon in enumerate(entry.weapons):
            yield f"weapons[{index}]", weapon.as_written
        for name in ("event_count", "munitions_count"):
            counts: CountRange | None = getattr(entry, name)
            yield name, counts.as_written if counts else None


def _check_supports(batch: Batch, entry: EntryRecord) -> None:
    if batch.unread.has_field(f"entry:{entry.slug}", "kind"):
        return
    names = _BY_KIND[entry.kind]
    for index, citation in enumerate(entry.citations):
        for position, name in enumerate(citation.supports):
            if name not in names:
                message = f"'{name}' is no field of such a record and no role{one_of(name, names)}"
                batch.report(f"entry:{entry.slug}", f"citations[{index}].supports[{position}]", message)


def _check_quoted_words(batch: Batch, entry: EntryRecord) -> None:
    if not isinstance(entry, StatementRecord) or entry.quoted_words is None:
        return
    quotes = [citation.quote for citation in entry.citations if citation.quote]
    if any(entry.quoted_words in quote for quote in quotes) or _has_unread_quotes(batch, entry.slug):
        return
    advice = _describe_source(entry.quoted_words, quotes)
    batch.report(f"entry:{entry.slug}", "quoted_words", f"are in none of the entry's quotes; {advice}")


def resolve_casualty_citations(batch: Batch) -> None:
    """Give every casualty's citation its whole quote; report what is not exactly one citation."""
    for slug, entry in batch.entries.items():
        if isinstance(entry, IncidentRecord) and any(casualty.citation for casualty in entry.casualties):
            casualties = tuple(
                _resolve(batch, entry, index, casualty) for index, casualty in enumerate(entry.casualties)
            )
            batch.entries[slug] = entry.model_copy(update={"casualties": casualties})


def _resolve(batch: Batch, entry: IncidentRecord, index: int, casualty: CasualtyRecord) -> CasualtyRecord:
    if casualty.citation is None:
        return casualty
    words, cited = casualty.citation.quote, casualty.citation.entry or entry.slug
    quotes = _list_quotes(batch, cited)
    found = [quote for quote in quotes if quote == words] or [quote for quote in quotes if words in quote]
    if len(found) == 1:
        whole = CitationReference(quote=found[0], entry=casualty.citation.entry)
        return casualty.model_copy(update={"citation": whole})
    field = f"casualties[{index}].citation"
    unread = batch.unread.touches(f"entry:{entry.slug}", field) or _has_unread_quotes(batch, cited)
    if not unread and batch.list_known("entry", {cited}):
        message = _describe_ambiguous(words, cited, quotes, len(found))
        batch.report(f"entry:{entry.slug}", f"{field}.quote", message)
    return casualty


def _has_unread_quotes(batch: Batch, slug: str) -> bool:
    """Return whether an entry may have quotes that could not be read."""
    if slug not in batch.entries:
        return batch.is_unread("entry", slug)
    fields = [
        "citations",
        *(f"citations[{index}].quote" for index, _ in enumerate(batch.entries[slug].citations)),
    ]
    return any(batch.unread.has_field(f"entry:{slug}", field) for field in fields)


def _list_quotes(batch: Batch, entry: str) -> list[str]:
    if entry in batch.entries:
        return [citation.quote for citation in batch.entries[entry].citations if citation.quote]
    return batch.archive.list_quotes(entry)


def _describe_ambiguous(words: str, entry: str, quotes: list[str], found: int) -> str:
    if found:
        return f"is part of {found} citations of '{entry}'; quote more of the one that is meant"
    return f"is in no citation of '{entry}'; {_describe_source(words, quotes)}"


def _describe_source(words: str, quotes: list[str]) -> str:
    """Return where to take words from that should be in one of the quotes."""
    for quote in quotes:
        if found := find_alike(words, quote):
            return f"one has {describe_alike(words, quote[found.start : found.end])}"
    return "copy them from the quote that is meant"

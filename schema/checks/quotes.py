"""Quotes: the quoted words stand in the document where the record says, or the record is refused.

Offsets count Unicode code points, the end exclusive. Prefix and suffix are those of W3C's TextQuoteSelector.
"""

from collections.abc import Iterable

from schema.checks.batch import Batch
from schema.records.exchange import CitationRecord
from schema.records.lookalikes import look_alike
from schema.records.passages import describe_alike, find_offsets, shorten

CONTEXT = 24
"""How many characters of context a citation keeps on either side."""
_NEAR = 100
"""How far from a quote its prefix and suffix are looked for by their look."""


class WrongPlace(Exception):
    """A quote is not where its citation says; `field` is the citation's field that is wrong.

    `is_missing` where the document does not have the quote at all.
    """

    def __init__(self, field: str, message: str, *, is_missing: bool = False) -> None:
        self.field = field
        self.is_missing = is_missing
        super().__init__(message)


def locate_quotes(batch: Batch) -> None:
    """Give every citation its offsets, prefix and suffix; report what is not in its document."""
    for slug, entry in batch.entries.items():
        located = tuple(
            _locate(batch, f"entry:{slug}", f"citations[{index}]", citation)
            for index, citation in enumerate(entry.citations)
        )
        if any(new is not old for new, old in zip(located, entry.citations, strict=True)):
            batch.entries[slug] = entry.model_copy(update={"citations": located})


def _locate(batch: Batch, record: str, field: str, citation: CitationRecord) -> CitationRecord:
    document = batch.find_document(citation.document)
    if document is None:
        return citation
    try:
        return locate(citation, document.text)
    except WrongPlace as wrong:
        advice = batch.advise(citation.quote or "", document.text or "") if wrong.is_missing else ""
        batch.report(record, f"{field}.{wrong.field}", f"{wrong}{advice}")
        return citation


def locate(citation: CitationRecord, text: str | None) -> CitationRecord:
    """Return the citation with offsets, prefix and suffix; raises WrongPlace where one is wrong.

    Only a document without text (known by reference alone) may be cited without a quote.
    """
    if text is None:
        return _without_text(citation)
    if citation.quote is None:
        raise WrongPlace("quote", "is missing; quote the passage of the document that says so")
    start = _find_start(citation, citation.quote, text)
    end = start + len(citation.quote)
    _check_context(citation, text, start, end)
    prefix = text[max(0, start - CONTEXT) : start] if citation.prefix is None else citation.prefix
    suffix = text[end : end + CONTEXT] if citation.suffix is None else citation.suffix
    return citation.model_copy(update={"start": start, "end": end, "prefix": prefix, "suffix": suffix})


def _without_text(citation: CitationRecord) -> CitationRecord:
    for field in ("quote", "start", "end", "prefix", "suffix"):
        if getattr(citation, field) is not None:
            advice = f"give the document's text, or leave {field} out"
            raise WrongPlace(
                field, f"cannot be verified, because '{citation.document}' has no text; {advice}"
            )
    return citation


def _find_start(citation: CitationRecord, quote: str, text: str) -> int:
    start, end = citation.start, citation.end
    if start is None and end is None:
        return _find_only(quote, text)
    if start is not None and end is not None and end - start != len(quote):
        right = start + len(quote)
        raise WrongPlace(
            "end", f"is {end}, but a quote of {len(quote)} characters at {start} ends at {right}"
        )
    given = "end" if start is None else "start"
    if start is None:
        start = (end or 0) - len(quote)
    if start < 0 or not text.startswith(quote, start):
        raise _make_wrong_offset(given, start, quote, text)
    return start


def _find_only(quote: str, text: str) -> int:
    offsets = find_offsets(quote, text)
    if not offsets:
        raise WrongPlace("quote", "is not in the text", is_missing=True)
    if len(offsets) > 1:
        listed = ", ".join(map(str, offsets))
        raise WrongPlace(
            "quote", f"stands more than once in the text, at {listed}; write start = the one meant"
        )
    return offsets[0]


def _make_wrong_offset(field: str, start: int, quote: str, text: str) -> WrongPlace:
    offsets = find_offsets(quote, text)
    if not offsets:
        return WrongPlace(field, "cannot be right: the quote is not in the text", is_missing=True)
    nearest = min(offsets, key=lambda offset: abs(offset - start))
    stands = shorten(text[max(0, start) : start + len(quote)]) or "the text's end"
    where = f"the quote stands at {nearest} to {nearest + len(quote)}"
    advice = f"write start = {nearest}, or leave start and end out"
    return WrongPlace(field, f"is wrong: there stands {stands}, and {where}; {advice}")


def _check_context(citation: CitationRecord, text: str, start: int, end: int) -> None:
    prefix, suffix = citation.prefix or "", citation.suffix or ""
    if not text.endswith(prefix, 0, start):
        around = text[max(0, start - _NEAR) : start]
        likely = [around[-length:] for length in range(1, len(around) + 1)]
        stands = _describe_context(prefix, around[-len(prefix) :], likely)
        raise WrongPlace("prefix", f"is not what stands before the quote, which is {stands}")
    if not text.startswith(suffix, end):
        around = text[end : end + _NEAR]
        likely = [around[:length] for length in range(1, len(around) + 1)]
        stands = _describe_context(suffix, around[: len(suffix)], likely)
        raise WrongPlace("suffix", f"is not what stands after the quote, which is {stands}")


def _describe_context(words: str, stands: str, likely: Iterable[str]) -> str:
    """Return what to say of the text beside a quote, of which one of the likely parts may look as the words do."""
    alike = next((part for part in likely if look_alike(words, part)), None)
    return describe_alike(words, alike) if alike else f"{shorten(stands)}; correct it, or leave it out"

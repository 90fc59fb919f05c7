"""An incident for each way in which a source may say how many were killed."""

from typing import NamedTuple

from schema.records.exchange import Records
from tests.schema.factories import make_casualty, make_citation, make_document, make_incident, make_records

Numbers = tuple[int | None, int | None, int | None]


class Said(NamedTuple):
    """What a source says, the numbers (low, best, high) of the incident, and how many of them are certain."""

    slug: str
    words: str | None
    numbers: Numbers
    certain: int | None
    status: str = "counted"


SAID = [
    Said("at-least", "at least 40", (40, None, None), 40),
    Said("more-than", "more than 70", (71, None, None), 71),
    Said("up-to", "up to 100", (None, None, 100), None),
    Said("between", "between 40 and 53", (40, None, 53), 40),
    Said("about", "about 40", (None, 40, None), 40),
    Said("in-words", "four", (None, 4, None), 4),
    Said("dozens", "dozens", (None, None, None), None, "number_unknown"),
    Said("nobody", None, (0, 0, 0), 0, "zero_confirmed"),
    Said("none-reported", None, (None, None, None), None, "none_reported"),
    Said("not-mentioned", None, (None, None, None), None, "not_mentioned"),
]
TEXT = " ".join(f"Sources say {said.words}." for said in SAID if said.words)


def make_counted() -> Records:
    """Return an incident for each, with the same words for its events and its munitions, and one of all words."""
    return make_records(documents=[make_document(text=TEXT)], entries=[_make(said) for said in SAID])


def _make(said: Said) -> object:
    zeros = dict.fromkeys(("low", "best", "high"), 0 if said.status == "zero_confirmed" else None)
    counts = {"event_count": {"as_written": said.words}, "munitions_count": {"as_written": said.words}}
    return make_incident(
        said.slug,
        category="explosion" if said.words else "accident",
        casualties=[
            make_casualty(
                **zeros,
                status=said.status,
                as_written=said.words,
                population="total" if said.words else "prisoner",
            )
        ],
        citations=[make_citation(TEXT)],
        **({**counts, "munitions_unit": "rocket"} if said.words else {}),
    )

"""Claims: one to twenty entries, with the positions that actors take on them in statements."""

from collections.abc import Iterator, Sequence
from typing import Any

from schema.records.exchange import PositionRecord
from schema.store.claim_status import claim_status
from tests.bench.documents import Library
from tests.bench.streams import Streams

COLUMNS = {
    "claim": ("id", "slug", "predicate", "about_id", "text", "status"),
    "position": ("claim_id", "actor_id", "stance", "statement_id", "confidence"),
}
CHUNK = 5_000
ENTRIES_A_CLAIM = 20

Rows = dict[str, list[tuple[Any, ...]]]


def make_claims(
    streams: Streams, library: Library, statements: Sequence[int], entries: int
) -> Iterator[Rows]:
    """Yield the rows of all claims on so many entries, some thousand claims at a time."""
    count = entries // ENTRIES_A_CLAIM
    for first in range(1, count + 1, CHUNK):
        rows: Rows = {"claim": [], "position": []}
        for key in range(first, min(first + CHUNK, count + 1)):
            _add(rows, key, streams, library, statements)
        yield rows


def _add(rows: Rows, key: int, streams: Streams, library: Library, statements: Sequence[int]) -> None:
    positions: dict[tuple[int, str, int], PositionRecord] = {}
    for _ in range(next(streams.positions)):
        actor, stance = next(streams.actor), next(streams.stance)
        statement = statements[int(streams.random() * len(statements))]
        positions[actor, stance, statement] = PositionRecord.model_construct(actor=str(actor), stance=stance)
    text = library.sentences[key * 31 % len(library.sentences)]
    about = key * ENTRIES_A_CLAIM - int(streams.random() * ENTRIES_A_CLAIM) if key % 10 else None
    status = claim_status(list(positions.values()))
    rows["claim"].append((key, f"claim-{key}", next(streams.predicate), about, text, status.value))
    for actor, stance, statement in positions:
        rows["position"].append((key, actor, stance, statement, next(streams.confidence)))

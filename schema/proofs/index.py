"""Proof that the index is as if made anew: its terms with their counts, the bitmaps, and the pairs of common words."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from sqlalchemy import Connection, func, select, text

from schema.index.loading import DerivedIndex
from schema.index.packing import unpack
from schema.index.postings import Common, Key, is_pairable
from schema.proofs.difference import Difference
from schema.tables import TABLES
from schema.term import CHUNK_BITS, PAIRED_FROM, RECORD_WORDS, Facet

_TERM = TABLES["term"]
NONE = "none"
_OWNERS = {facet: kind for kind, facet in RECORD_WORDS.items()}


def prove_index(connection: Connection) -> Iterator[Difference]:
    """Yield what the index has otherwise than the tables say."""
    columns = (_TERM.c[name] for name in ("id", "facet", "value", "count", "paired"))
    terms = connection.execute(select(*columns).order_by(_TERM.c.facet, _TERM.c.value)).all()
    ids: defaultdict[Facet, dict[str, int]] = defaultdict(dict)
    common: defaultdict[Facet, set[str]] = defaultdict(set)
    for key, facet, value, _, paired in terms:
        ids[facet][value] = key
        if paired:
            common[facet].add(value)
    derived = DerivedIndex(connection, ids)
    derived.make(common)
    names = {key: (facet, value) for facet, known in derived.ids.items() for value, key in known.items()}
    yield from _prove_terms(derived, names, {key: count for key, _, _, count, _ in terms}, common)
    yield from _prove_bitmaps(connection, names)
    if connection.scalar(select(func.count()).select_from(TABLES["bitmap_write"])) == 0:
        yield Difference("bitmap_write", "number", NONE, "that of the last write")


def _prove_terms(
    derived: DerivedIndex, names: dict[int, Key], stored: dict[int, int], common: Common
) -> Iterator[Difference]:
    """Yield the counts that are not as derived, and the common words that are not paired."""
    for key, (facet, value) in names.items():
        found, count = stored.get(key, NONE), derived.counts.get(key, 0)
        if found != count:
            yield Difference(f"term:{facet}={value}", "count", found, count)
        pairable = is_pairable((facet, value))
        if pairable and count >= PAIRED_FROM and value not in common.get(facet, ()):
            yield Difference(f"term:{facet}={value}", "paired", found=False, derived=True)


def _prove_bitmaps(connection: Connection, names: dict[int, Key]) -> Iterator[Difference]:
    """Yield the ids that have a term and ought not to, or ought to and have not; of a term that is none, its rows."""
    unknown: Counter[int] = Counter()
    for statement in _DIFFERING:
        for key, stored, derived in connection.execute(text(statement)).all():
            if (term := key >> CHUNK_BITS) not in names:
                unknown[term] += 1
                continue
            found, wanted = (unpack(key, bits or b"") for bits in (stored, derived))
            facet, value = names[term]
            for each in found ^ wanted:
                name, said = _name_record(connection, facet, each), f"{facet}={value}"
                yield Difference(name, "bitmap", *((said, NONE) if each in found else (NONE, said)))
    for term, rows in unknown.items():
        yield Difference("bitmap", f"term {term}", f"in {rows} rows", NONE)


_DIFFERING = (
    (
        "SELECT derived.key, bitmap.bits, derived.bits FROM derived LEFT JOIN bitmap ON bitmap.key = derived.key"
        " WHERE bitmap.bits IS NULL OR bitmap.bits <> derived.bits ORDER BY derived.key"
    ),
    (
        "SELECT key, bits, NULL FROM bitmap WHERE key IN (SELECT key FROM bitmap EXCEPT SELECT key FROM derived)"
        " ORDER BY key"
    ),
)


def _name_record(connection: Connection, facet: Facet, key: int) -> str:
    kind = _OWNERS.get(facet, "entry")
    table = TABLES[kind]
    slug = connection.scalar(select(table.c.slug).where(table.c.id == key))
    return f"{kind}:{slug}" if slug else f"{kind} with id {key}, which is gone"

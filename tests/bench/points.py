"""Further points, beside the pages: each a function from the ground to rows of figures, or to tables of them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tests.bench import asking, combined, exporting, importing, inserting, serving
from tests.bench.ground import Ground

Rows = Sequence[Mapping[str, Any]]
Tables = Mapping[str, Rows]
"""Several tables of one point, by what each is called beside the point's name; the first may have no name."""

POINTS: dict[str, Callable[[Ground], Rows | Tables]] = {
    "filters": asking.measure_filters,
    "search": asking.measure_search,
    "facets": asking.measure_facets,
    "combined": combined.measure_combined,
    "flatness": serving.measure_flatness,
    "interference": serving.measure_interference,
    "memory": serving.measure_memory,
    "start": serving.measure_start,
    "insert": inserting.measure_insert,
    "export": exporting.measure_export,
    "import": importing.measure_import,
}
"""Every point, by the name that `--points` takes."""

LOADED = frozenset(("flatness", "interference", "memory"))
"""Those that need the load generator."""

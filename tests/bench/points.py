"""Further points, beside the pages: each a function from the ground to rows of figures."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tests.bench import asking, exporting, importing, inserting, serving
from tests.bench.ground import Ground

Rows = Sequence[Mapping[str, Any]]

POINTS: dict[str, Callable[[Ground], Rows]] = {
    "filters": asking.measure_filters,
    "search": asking.measure_search,
    "facets": asking.measure_facets,
    "flatness": serving.measure_flatness,
    "interference": serving.measure_interference,
    "memory": serving.measure_memory,
    "start": serving.measure_start,
    "insert": inserting.measure_insert,
    "export": exporting.measure_export,
    "import": importing.measure_import,
}
"""Every point, by the name that `--points` takes."""

"""What a UCDP GED file holds, counted from the file by itself, and what a database says of the same."""

import csv
import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import text

from schema.storage.database import make_engine
from tests.schema.engines import closing

CATEGORIES = {"1": "armed_clash", "2": "armed_clash", "3": "attack_unspecified"}
PLACES = dict(
    zip("1234567", ("exact", "near", "admin2", "admin1", "region", "country", "water"), strict=True)
)
QUERIES = {
    "years": "SELECT substr(CAST(date_earliest AS TEXT), 1, 4), count(*) FROM entry GROUP BY 1",
    "days": "SELECT CAST(date_earliest AS TEXT), CAST(date_latest AS TEXT), count(*) FROM entry GROUP BY 1, 2",
    "date precisions": "SELECT date_precision, count(*) FROM entry GROUP BY 1",
    "place precisions": "SELECT precision, count(*) FROM entry_place GROUP BY 1",
    "points": "SELECT precision, count(*) FROM entry_place JOIN place ON place.id = place_id "
    "WHERE latitude IS NOT NULL GROUP BY 1",
    "categories": "SELECT category, count(*) FROM incident GROUP BY 1",
    "granularities": "SELECT granularity, count(*) FROM entry GROUP BY 1",
    "sides": "SELECT a.value, b.value, count(*) FROM participation AS one "
    "JOIN participation AS two ON two.entry_id = one.entry_id AND two.ordinal > one.ordinal "
    "JOIN external_id AS a ON a.actor_id = one.actor_id JOIN external_id AS b ON b.actor_id = two.actor_id "
    "GROUP BY 1, 2",
    "dead by year": "SELECT substr(CAST(date_earliest AS TEXT), 1, 4), sum(low), sum(best), sum(high) "
    "FROM casualty JOIN entry ON entry.id = entry_id WHERE population = 'total' GROUP BY 1",
    "dead by side": "SELECT population, sum(best) FROM casualty WHERE population <> 'total' GROUP BY 1",
    "rows of the dead": "SELECT population, count(*) FROM casualty GROUP BY 1",
    "issues": "SELECT rule, count(DISTINCT row_number) FROM data_issue GROUP BY 1",
    "ids": "SELECT scheme, count(*) FROM external_id GROUP BY 1",
}
SIDES = {"deaths_a": "side_a", "deaths_b": "side_b", "deaths_civilians": "civilian"}
DYAD = re.compile(r"dyad “.*?” \(([0-9]+)\)\.")

Group = dict[Any, Any]


def read_rows(path: Path) -> list[dict[str, str]]:
    """Return the events of a file, without its HXL tags."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return [row for row in csv.DictReader(stream) if row["id"]]


def count_database(url: str) -> dict[str, Group]:
    """Return the groups of each query: their last values by their first, and the dyads that summaries name."""
    found = {}
    with closing(make_engine(url)) as engine, engine.connect() as connection:
        for name, query in QUERIES.items():
            rows = [tuple(row) for row in connection.execute(text(query))]
            found[name] = _sum_group(rows, keys=2 if "GROUP BY 1, 2" in query else 1)
        summaries = connection.scalars(text("SELECT summary FROM entry"))
        found["dyads"] = Counter(match[1] for each in summaries if (match := DYAD.search(each)))
    return found


def _sum_group(rows: Iterable[tuple[Any, ...]], *, keys: int) -> Group:
    """Return the values after the first `keys` of each row by those."""
    return {_only(row[:keys]): _only(row[keys:]) for row in rows}


def _only(values: tuple[Any, ...]) -> Any:  # noqa: ANN401 - whatever a database gives
    return values[0] if len(values) == 1 else values


def count_file(path: Path) -> dict[str, Group]:
    """Return the same groups as the file has them."""
    rows = read_rows(path)
    return {
        "years": Counter(row["year"] for row in rows),
        "days": Counter((row["date_start"], row["date_end"]) for row in rows),
        "date precisions": Counter(map(_find_precision, rows)),
        "place precisions": Counter(PLACES[row["where_prec"]] for row in rows),
        "points": Counter(PLACES[row["where_prec"]] for row in rows if row["where_prec"] != "6"),
        "categories": Counter(CATEGORIES[row["type_of_violence"]] for row in rows),
        "granularities": Counter({"1": "single", "2": "aggregate"}[row["event_clarity"]] for row in rows),
        "sides": Counter((row["side_a_new_id"], row["side_b_new_id"]) for row in rows),
        "dead by year": _sum_dead_by_year(rows),
        "dead by side": {
            population: total for name, population in SIDES.items() if (total := _sum(name, rows))
        },
        "rows of the dead": _count_rows_of_dead(rows),
        "issues": {"low_best_high": sum(not _is_ordered(row) for row in rows)},
        "ids": {
            "ucdp-ged": len({row["id"] for row in rows}),
            "ucdp-actor": len({row[side] for row in rows for side in ("side_a_new_id", "side_b_new_id")}),
            "gw": len({row["country_id"] for row in rows}),
        },
        "dyads": Counter(row["dyad_new_id"] for row in rows),
    }


def _find_precision(row: dict[str, str]) -> str:
    """Return what a date of these days is: a whole month or year is one, whichever code it has."""
    first, last = date.fromisoformat(row["date_start"]), date.fromisoformat(row["date_end"])
    if first == last:
        return "day"
    if (first.day, last) == (1, first.replace(day=monthrange(first.year, first.month)[1])):
        return "month"
    if (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31)):
        return "year"
    return {"2": "few_days", "3": "week"}.get(row["date_prec"], "interval")


def _read_range(row: dict[str, str]) -> tuple[int, int, int]:
    return int(row["low"]), int(row["best"]), int(row["high"])


def _is_ordered(row: dict[str, str]) -> bool:
    low, best, high = _read_range(row)
    return low <= best <= high


def _sum_dead_by_year(rows: list[dict[str, str]]) -> Group:
    """Return the sums of low, best and high, each range widened where it does not hold all three."""
    sums: dict[str, tuple[int, int, int]] = {}
    for row in rows:
        low, best, high = sums.get(row["year"], (0, 0, 0))
        found = _read_range(row)
        sums[row["year"]] = (low + min(found), best + found[1], high + max(found))
    return sums


def _sum(column: str, rows: list[dict[str, str]]) -> int:
    return sum(int(row[column]) for row in rows)


def _count_rows_of_dead(rows: list[dict[str, str]]) -> Group:
    """Return how many counts there are: one of all dead for each event, one of a side where it had any."""
    sides = Counter(population for row in rows for name, population in SIDES.items() if row[name] != "0")
    return {"total": len(rows), **sides}

"""UCDP GED files for tests: as many rows as asked, each like no other and the same every time."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

SIDES = ("Government of Iraq", "IS", "Ansar al-Islam", "Civilians")


def make_row(number: int, **changes: object) -> dict[str, object]:
    """Return an event; some share their day, town, sides and source with others."""
    day = date(2014, 1, 1) + timedelta(days=number % 700)
    one = number % 3
    own: dict[str, object] = {
        "id": 100_000 + number,
        "year": day.year,
        "type_of_violence": 1,
        "conflict_new_id": 259,
        "conflict_name": "Iraq: Government",
        "dyad_new_id": 500 + one,
        "dyad_name": f"{SIDES[0]} - {SIDES[one]}",
        "side_a_new_id": 116,
        "side_a": SIDES[0],
        "side_b_new_id": 200 + one,
        "side_b": SIDES[one],
        "source_article": f'"Agence France Presse,{day},Attack number {number // 2}"',
        "source_original": "police",
        "where_prec": 1,
        "where_coordinates": f"Town {number % 90}",
        "adm_1": f"Province {number % 9}",
        "adm_2": f"District {number % 30}",
        "latitude": round(33 + number % 90 / 40, 6),
        "longitude": round(43 + number % 90 / 50, 6),
        "country": "Iraq",
        "country_id": 645,
        "region": "Middle East",
        "event_clarity": 1,
        "date_prec": 1,
        "date_start": day,
        "date_end": day,
        "deaths_a": 0,
        "deaths_b": number % 5,
        "deaths_civilians": number % 2,
        "deaths_unknown": 0,
        "low": number % 5 + number % 2,
        "best": number % 5 + number % 2,
        "high": number % 5 + number % 2 + 3,
    }
    return own | changes


def write(path: Path, rows: Iterable[dict[str, object]]) -> Path:
    """Write rows as a file; return its path."""
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, make_row(0))
        writer.writeheader()
        writer.writerows(rows)
    return path


def make_rows(count: int) -> Iterator[dict[str, object]]:
    return (make_row(number) for number in range(1, count + 1))

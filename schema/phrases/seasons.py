"""What phrases for seasons say: meteorological ones of the northern hemisphere, which is an assumption.

Spring begins in March; a winter has two years and is named for the one in which it begins.
"""

from collections.abc import Iterator
from datetime import date

from schema.dates.english import SEASONS
from schema.phrases.anchors import Anchor, end_month, shift, spell_year
from schema.phrases.days import STEPS, Match


def season_of_year(match: Match, _: Anchor) -> str | None:
    """Return a season of a year that is named; a winter has two years."""
    return None if match["season"] == "winter" else _spell_season(match["season"], int(match["year"]))


def either_winter(match: Match, _: Anchor) -> str:
    """Return the two winters that "winter 2020" may be, the one that ends and the one that begins in it."""
    year = int(match["year"])
    return f"[{_spell_season('winter', year - 1)},{_spell_season('winter', year)}]"


def winter_of_two_years(match: Match, _: Anchor) -> str | None:
    """Return the winter of two years, such as 2020/21."""
    year, end = int(match["year"]), match["end"]
    return _spell_season("winter", year) if str(year + 1).endswith(end) else None


def season_of_other_year(match: Match, anchor: Anchor) -> str | None:
    """Return a season, but no winter, of last year, this year or next year."""
    year = anchor.day.year + STEPS[match["step"]]
    return None if match["season"] == "winter" else _spell_season(match["season"], year)


def season(match: Match, anchor: Anchor) -> str:
    """Return the latest such season that has begun by A, or the first that has not ended of what is to come."""
    begun = _list_seasons(match["season"], anchor.day)
    if not anchor.is_future:
        return _spell_season(match["season"], max(year for year, start, _ in begun if start <= anchor.day))
    return _spell_season(match["season"], min(year for year, _, end in begun if end >= anchor.day))


def last_or_next_season(match: Match, anchor: Anchor) -> str | None:
    """Return "last spring" or "next spring" where only one is possible."""
    years = _list_season_years(match, anchor)
    return _spell_season(match["season"], years[0]) if len(years) == 1 else None


def either_season(match: Match, anchor: Anchor) -> str:
    """Return both seasons that "last spring" or "next autumn" may be, as a set."""
    years = _list_season_years(match, anchor)
    return f"[{','.join(_spell_season(match['season'], year) for year in years)}]"


def _list_season_years(match: Match, anchor: Anchor) -> list[int]:
    """Return the year of the nearest season on that side of A, and where it is of A's year one further."""
    name, step, day = match["season"], STEPS[match["step"]], anchor.day
    if step < 0:
        nearest = max(year for year, _, end in _list_seasons(name, day) if end < day)
    else:
        nearest = min(year for year, start, _ in _list_seasons(name, day) if start > day)
    in_doubt = nearest == day.year and name != "winter"
    return sorted([nearest, nearest + step]) if in_doubt else [nearest]


def _list_seasons(name: str, day: date) -> Iterator[tuple[int, date, date]]:
    """Yield (year, first day, last day) of the seasons of that name about a day, meteorological and northern."""
    month = 3 * (SEASONS[name] % 10)
    for year in range(max(1, day.year - 2), min(9998, day.year + 2) + 1):
        start = date(year, month, 1)
        yield year, start, end_month(shift(start, 2, "month"))


def _spell_season(name: str, year: int) -> str:
    return f"{spell_year(year)}-{SEASONS[name]}"

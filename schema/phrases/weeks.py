"""What phrases for weeks and weekends say."""

from datetime import date, timedelta

from schema.dates.english import read_weekday
from schema.phrases.anchors import SATURDAY, Anchor, end_month, find_monday, is_weekend, spell_span
from schema.phrases.days import STEPS, Match

_WEEK = timedelta(days=6)


def other_week(match: Match, anchor: Anchor) -> str | None:
    """Return the ISO week before or after A's, unless A is of a weekend: elsewhere a week has begun by then."""
    weeks = _list_weeks(match, anchor)
    return spell_span(*weeks[0]) if len(weeks) == 1 else None


def either_week(match: Match, anchor: Anchor) -> str:
    """Return the ISO week, and the week where weeks begin on A's own weekday, as a set."""
    (start, end), (other_start, other_end) = _list_weeks(match, anchor)
    return f"[{start}..{end},{other_start}..{other_end}]"


def _list_weeks(match: Match, anchor: Anchor) -> list[tuple[date, date]]:
    """Return the first and last day of each week that is meant.

    Weeks begin on Monday (ISO 8601), on Sunday or on Saturday, as the country has it. From Monday to Friday all
    three number the weeks alike; on a Saturday or Sunday "last week" may be the one that ended the day before.
    """
    step, day = STEPS[match["step"]], anchor.day
    starts = [find_monday(day)]
    if step and is_weekend(day):
        starts.append(day)
    return [
        (start + step * timedelta(weeks=1), start + step * timedelta(weeks=1) + _WEEK) for start in starts
    ]


def weekday_of_week(match: Match, anchor: Anchor) -> str | None:
    """Return a weekday of last, this or next week, where there is one such day."""
    days = _list_weekdays(match, anchor)
    return days[0].isoformat() if len(days) == 1 else None


def either_weekday_of_week(match: Match, anchor: Anchor) -> str:
    """Return the days that a weekday of last or next week may be, as a set."""
    return f"[{','.join(map(str, _list_weekdays(match, anchor)))}]"


def _list_weekdays(match: Match, anchor: Anchor) -> list[date]:
    wanted = read_weekday(match["weekday"])
    days = {start + timedelta(days=(wanted - start.weekday()) % 7) for start, _ in _list_weeks(match, anchor)}
    return sorted(days)


def so_far(match: Match, anchor: Anchor) -> str | None:
    """Return A's ISO week, month or year up to A; of what is to come, from A on."""
    return rest_of(match, anchor) if anchor.is_future else earlier_in(match, anchor)


def earlier_in(match: Match, anchor: Anchor) -> str | None:
    """Return the days of A's ISO week, month or year up to A, of what has occurred."""
    if anchor.is_future:
        return None
    start, _ = _PERIODS[match["unit"]](anchor.day)
    return spell_span(start, anchor.day)


def rest_of(match: Match, anchor: Anchor) -> str | None:
    """Return the days of A's ISO week, month or year from A on, of what is to come; on a weekend no week."""
    if not anchor.is_future:
        return None
    _, end = _PERIODS[match["unit"]](anchor.day)
    in_doubt = match["unit"] == "week" and is_weekend(anchor.day)
    return None if in_doubt else spell_span(anchor.day, end)


def either_rest_of_week(_: Match, anchor: Anchor) -> str | None:
    """Return the seven days from A, a Saturday or Sunday to come, on which weeks begin in some countries."""
    is_in_doubt = anchor.is_future and is_weekend(anchor.day)
    return spell_span(anchor.day, anchor.day + _WEEK) if is_in_doubt else None


def _find_week(day: date) -> tuple[date, date]:
    return find_monday(day), find_monday(day) + _WEEK


def _find_month(day: date) -> tuple[date, date]:
    return day.replace(day=1), end_month(day)


def _find_year(day: date) -> tuple[date, date]:
    return date(day.year, 1, 1), date(day.year, 12, 31)


_PERIODS = {"week": _find_week, "month": _find_month, "year": _find_year}


def last_weekend(_: Match, anchor: Anchor) -> str:
    """Return the Saturday and Sunday before A's ISO week."""
    return _weekend(find_monday(anchor.day) - timedelta(days=2))


def next_weekend(_: Match, anchor: Anchor) -> str | None:
    """Return the weekend after the one that A is of; not read where A is before a weekend, which may be meant too."""
    coming = _find_saturday(anchor.day)
    return _weekend(coming + timedelta(weeks=1)) if anchor.day >= coming else None


def either_next_weekend(_: Match, anchor: Anchor) -> str:
    """Return the weekend that comes and the one after it, as a set."""
    coming, day = _find_saturday(anchor.day), timedelta(days=1)
    after = coming + timedelta(weeks=1)
    return f"[{coming}..{coming + day},{after}..{after + day}]"


def _find_saturday(day: date) -> date:
    """Return the Saturday of a day's ISO week."""
    return find_monday(day) + timedelta(days=SATURDAY)


def weekend(_: Match, anchor: Anchor) -> str | None:
    """Return the latest weekend, up to A, or the first one of what is to come; not read where A is in its midst."""
    back = (anchor.day.weekday() - SATURDAY) % 7
    if anchor.is_future:
        return _weekend(anchor.day + timedelta(days=-back % 7)) if back != 1 else None
    return _weekend(anchor.day - timedelta(days=back)) if back else None


def either_weekend(_: Match, anchor: Anchor) -> str:
    """Return what is left or past of the weekend that A is of, and the next or last one, as a set."""
    start = anchor.day + (timedelta(days=6) if anchor.is_future else timedelta(days=-7))
    members = [f"{start}..{start + timedelta(days=1)}", str(anchor.day)]
    return f"[{','.join(sorted(members))}]"


def _weekend(saturday: date) -> str:
    return spell_span(saturday, saturday + timedelta(days=1))

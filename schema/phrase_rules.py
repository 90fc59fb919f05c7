"""The rules by which a phrase of time is read, as one table.

A rule has examples, the basis of what it reads, the function that reads it and the patterns of the whole phrase, in
lower case. The first rule that gives a date counts. The function's docstring says how it is read, from A, the anchor;
`python -m schema.phrase_table` prints the table for people.
"""

import re
from collections.abc import Callable

from schema import phrase_days as days
from schema import phrase_frames as frames
from schema import phrase_others as others
from schema import phrase_parts as parts
from schema import phrase_periods as periods
from schema import phrase_ranges as ranges
from schema import phrase_seasons as seasons
from schema import phrase_weeks as weeks
from schema.english import DAY, MONTH, NUMBER, SEASON, WEEKDAY, YEAR
from schema.phrase_anchors import Anchor, Reading
from schema.phrase_days import Match
from schema.vocabularies import DateBasis as Basis


class Rule:
    """What reads a whole phrase; `read` gives EDTF, or None where the rule does not apply after all.

    `in_text` is false for what means time only where it stands alone: nobody looks for it in a text.
    """

    def __init__(
        self,
        examples: str,
        basis: Basis,
        read: Callable[[Match, Anchor], str | None],
        *patterns: str,
        in_text: bool = True,
    ) -> None:
        self.examples = examples
        self.basis = basis
        self.read = read
        self.patterns = [re.compile(pattern) for pattern in patterns]
        self.in_text = in_text


class Frame:
    """What reads a phrase with another in it, `{point}`, or `{start}` and `{end}`; `read` gives both date and basis.

    `in_text` is false for what may as well be two phrases: nobody looks for it in a text.
    """

    def __init__(
        self,
        examples: str,
        read: Callable[[Match, Anchor, frames.Read], Reading],
        *patterns: str,
        in_text: bool = True,
    ) -> None:
        self.examples = examples
        self.read = read
        self.patterns = patterns
        self.in_text = in_text

    @staticmethod
    def fill(pattern: str, hole: str) -> str:
        """Return a pattern with `hole` where another phrase stands; `{name}` in it is that phrase's name."""
        for name in ("point", "start", "end"):
            pattern = pattern.replace(f"{{{name}}}", hole.replace("{name}", name))
        return pattern


_IN = "(?:in |during |over |throughout )?"
_ON_WEEKDAY = rf"(?:on )?(?:{WEEKDAY},? )?"
_MONTH_DAY = rf"{_ON_WEEKDAY}{MONTH} {DAY}"
_DAY_MONTH = rf"{_ON_WEEKDAY}(?:the )?{DAY} (?:of )?{MONTH}"
_APOSTROPHE = "['\u2019]"
_MARK = r" ?(?P<mark>[-/\u2013\u2014]|to|and|or|through|until|till) ?"
_TWO_DAYS = rf"{DAY.replace('day', 'first')}{_MARK}{DAY.replace('day', 'last')}"
_DAYS_MONTH = rf"(?:(?P<word>on|from|between|in|over) )?(?:the )?{_TWO_DAYS} (?:of )?{MONTH}"
_MONTH_DAYS = rf"(?:(?P<word>on|from|between|in|over) )?{MONTH} {_TWO_DAYS}"
_FIGURES = r"(?:on )?(?P<first>[0-3]?[0-9])(?P<mark>[/.-])(?P<second>[0-3]?[0-9])(?P=mark)(?P<year>[0-9]{4})"
_ISO = r"(?:on )?(?P<year>[0-9]{4})(?P<mark>[/-])(?P<month>[01][0-9])(?P=mark)(?P<day>[0-3][0-9])"
_OTHER = "(?P<step>last|next)"
_ANY = "(?P<step>last|this|next)"
_HALF = r"(?:the )?(?P<ordinal>first|1st|second|2nd|third|3rd|fourth|4th) (?P<part>half|quarter)"
_HALF_OR_LAST = _HALF.replace("4th", "4th|last")
_SHORT_PART = "(?P<part>[hq])(?P<ordinal>[1-4])"
_UNIT = "(?P<unit>day|week|fortnight|month|year|decade)s?"
_PERIOD = "(?P<unit>day|week|month|year)s"
_NEIGHBOUR = "(?P<word>previous|preceding|prior|same|next|following)"
_NEAR_UNIT = "(?P<unit>day|morning|afternoon|evening|night|week|month|year)"
_ABOUT_THE = "at|in|around|near|towards?"
_STEP = "(?P<step>this|the|last|next)"
_OF = "(?P<unit>week|month|year)"
_WEEKEND = "(?:over |during |at |on )?"
_PAST = "(?:in|over|during|for|within|throughout) the (?:past|last|previous)"
_COMING = "(?:in|over|during|for|within) the (?:next|coming|following)"
_NOW = "as yet|so far|thus far|to date|until now|up to now|at present|currently"
_EVERY_UNIT = {
    "day": ("day", Basis.RELATIVE_DAY),
    "week": ("week|fortnight", Basis.RELATIVE_WEEK),
    "month": ("month", Basis.RELATIVE_MONTH),
    "year": ("year|decade", Basis.RELATIVE_YEAR),
}
"""The units in which phrases count, with the words for each and its basis."""
_PERIODS_OF_A = {name: (name, _EVERY_UNIT[name][1]) for name in ("week", "month", "year")}


def _in_each(
    units: dict[str, tuple[str, Basis]],
    examples: str,
    read: Callable[[Match, Anchor], str | None],
    *patterns: str,
) -> list[Rule]:
    """Return a rule for each unit, which takes the place of UNIT."""
    return [
        Rule(
            examples.replace("UNIT", name),
            basis,
            read,
            *(pattern.replace("UNIT", f"(?P<unit>{words})") for pattern in patterns),
        )
        for name, (words, basis) in units.items()
    ]


# A rule is a row of a table: the formatter would give each of its words a line.
# fmt: off
_NAMED = [
    Rule("8 July 2021 · July 8, 2021", Basis.EXPLICIT, days.full_day, rf"{_MONTH_DAY},? {YEAR}",
        rf"{_DAY_MONTH},? {YEAR}"),
    Rule("2021-07-08", Basis.EXPLICIT, days.iso_day, _ISO),
    Rule("28-29 July 2021 · between July 1 and 5, 2021", Basis.EXPLICIT, ranges.days_of_year,
        rf"{_DAYS_MONTH},? {YEAR}", rf"{_MONTH_DAYS},? {YEAR}"),
    Rule("25/8/2022", Basis.EXPLICIT, days.figures, _FIGURES),
    Rule("05/08/2022", Basis.AMBIGUOUS, days.either_figures, _FIGURES),
    Rule("in June 2021", Basis.EXPLICIT, periods.full_month, rf"{_IN}{MONTH},? (?:of )?{YEAR}"),
    Rule("in the first half of 2021 · Q2 2021", Basis.EXPLICIT, periods.part_of_year,
        rf"{_IN}{_HALF_OR_LAST} (?:of )?{YEAR}", rf"{_IN}{_SHORT_PART} (?:of )?{YEAR}"),
    Rule("in summer 2021", Basis.NORTHERN_SEASON, seasons.season_of_year,
        rf"{_IN}(?:the )?{SEASON} (?:of )?{YEAR}"),
    Rule("in the winter of 2020", Basis.AMBIGUOUS, seasons.either_winter,
        rf"{_IN}(?:the )?(?P<season>winter) (?:of )?{YEAR}"),
    Rule("winter 2020/21", Basis.NORTHERN_SEASON, seasons.winter_of_two_years,
        rf"{_IN}(?:the )?(?P<season>winter) (?:of )?{YEAR}[-/\u2013](?P<end>[0-9]{{2,4}})"),
    Rule("during 2015", Basis.EXPLICIT, periods.whole_year,
        rf"(?:in|during|over|throughout) (?:the year )?{YEAR}"),
    Rule("2015", Basis.EXPLICIT, periods.whole_year, f"(?:the year )?{YEAR}", in_text=False),
    Rule("in the 1990s", Basis.EXPLICIT, periods.decade,
        rf"{_IN}(?:the )?(?P<decade>[0-9]{{3}})0{_APOSTROPHE}?s"),
    Rule("in the 19th century", Basis.EXPLICIT, periods.century,
        rf"{_IN}(?:the )?(?P<number>[1-9][0-9]?)(?:st|nd|rd|th) century"),
]
"""Dates that are named with their year, and need no anchor."""

_WITHOUT_YEAR = [
    Rule("on July 8 · 8 July", Basis.EXPLICIT_YEAR_FROM_DATELINE, days.day_without_year, _MONTH_DAY,
        _DAY_MONTH),
    Rule("28-29 July · March 10-12 · 8 and 9 July", Basis.EXPLICIT_YEAR_FROM_DATELINE,
        ranges.days_without_year, _DAYS_MONTH, _MONTH_DAYS),
    Rule("in June", Basis.EXPLICIT_YEAR_FROM_DATELINE, periods.month_without_year, rf"{_IN}{MONTH}"),
    Rule("in the first half · in the second quarter", Basis.EXPLICIT_YEAR_FROM_DATELINE,
        periods.part_without_year, rf"{_IN}{_HALF}(?: of the year)?", rf"{_IN}{_SHORT_PART}", in_text=False),
    Rule("in the summer", Basis.NORTHERN_SEASON, seasons.season,
        rf"(?:in|during|over|throughout) (?:the )?{SEASON}", SEASON,
        rf"(?:in |during |over )?this {SEASON}"),
    Rule("last winter", Basis.NORTHERN_SEASON, seasons.last_or_next_season, rf"{_IN}{_OTHER} {SEASON}"),
    Rule("last spring (A is later in the year)", Basis.AMBIGUOUS, seasons.either_season,
        rf"{_IN}{_OTHER} {SEASON}"),
    Rule("July 8 last year", Basis.RELATIVE_YEAR, days.day_of_other_year,
        rf"{_MONTH_DAY},? (?:of )?{_ANY} year", rf"{_DAY_MONTH},? (?:of )?{_ANY} year"),
    Rule("in June of last year", Basis.RELATIVE_YEAR, periods.month_of_other_year,
        rf"{_IN}{MONTH},? (?:of )?{_ANY} year"),
    Rule("in summer last year", Basis.RELATIVE_YEAR, seasons.season_of_other_year,
        rf"{_IN}(?:the )?{SEASON} (?:of )?{_ANY} year"),
    Rule("in the first half of last year", Basis.RELATIVE_YEAR, periods.part_of_other_year,
        rf"{_IN}{_HALF_OR_LAST} (?:of )?{_ANY} year"),
    Rule("on the 20th of last month", Basis.RELATIVE_MONTH, days.day_of_month,
        rf"(?:on )?the {DAY} (?:of )?{_ANY} month"),
    Rule("on the 28th", Basis.RELATIVE_MONTH, days.day_without_month, "on the (?P<day>[0-9]{1,2})(?:st|nd|rd|th)",
        in_text=False),
    Rule("last August", Basis.RELATIVE_YEAR, periods.last_or_next_month, rf"{_IN}{_OTHER} {MONTH}"),
    Rule("last June (A is later in the year)", Basis.AMBIGUOUS, periods.either_month,
        rf"{_IN}{_OTHER} {MONTH}"),
    Rule("this June", Basis.RELATIVE_YEAR, periods.month_of_other_year, rf"{_IN}(?P<step>this) {MONTH}"),
]
"""Dates without their year: the nearest on the side of the tense."""

_DAYS = [
    Rule("today · yesterday · the day before yesterday · tomorrow", Basis.RELATIVE_DAY, days.named_day,
        f"(?P<name>{'|'.join(days.NAMED_DAYS)})"),
    Rule("this morning · tonight · later today", Basis.RELATIVE_DAY, days.this_day,
        "(?:earlier |later )?(?:this (?:morning|afternoon|evening)|tonight)",
        "(?:earlier|later|early|late) today"),
    Rule("last night", Basis.RELATIVE_DAY, days.last_night, "last night"),
    Rule("overnight", Basis.RELATIVE_DAY, days.overnight, "overnight|(?:during|in) the night"),
    Rule("two hours ago · in the past 24 hours · hours ago", Basis.RELATIVE_DAY, days.hours_ago,
        f"{NUMBER} hours? ago", f"{_PAST} {NUMBER} hours?",
        "(?:in |over )?(?:the )?(?:recent|last few|past few) (?P<number>)hours",
        "(?:just |only |some |a few |several )?(?P<number>)hours ago"),
    Rule("in the next 48 hours · within 24 hours", Basis.RELATIVE_DAY, days.coming_hours,
        f"(?:{_COMING}|within) {NUMBER} hours?"),
    Rule("two weeks ago today", Basis.RELATIVE_DAY, days.weeks_ago_today, f"{NUMBER} weeks? ago today"),
    Rule("on Wednesday", Basis.WEEKDAY_BEFORE_DATELINE, days.weekday_before, f"(?:on )?{WEEKDAY}"),
    Rule("on Wednesday", Basis.WEEKDAY_AFTER_DATELINE, days.weekday_after, f"(?:on )?{WEEKDAY}"),
    Rule("this past Wednesday", Basis.WEEKDAY_BEFORE_DATELINE, days.past_weekday,
        f"(?:on )?(?:this |the )?past {WEEKDAY}"),
    Rule("this coming Wednesday", Basis.WEEKDAY_AFTER_DATELINE, days.coming_weekday,
        f"(?:on )?(?:this |the )?coming {WEEKDAY}"),
    Rule("last Friday", Basis.WEEKDAY_BEFORE_DATELINE, days.last_weekday, f"(?:on )?last {WEEKDAY}"),
    Rule("last Tuesday", Basis.WEEKDAY_AMBIGUOUS, days.either_last_weekday, f"(?:on )?last {WEEKDAY}"),
    Rule("next Wednesday", Basis.WEEKDAY_AFTER_DATELINE, days.next_weekday, f"(?:on )?next {WEEKDAY}"),
    Rule("next Sunday", Basis.WEEKDAY_AMBIGUOUS, days.either_next_weekday, f"(?:on )?next {WEEKDAY}"),
    Rule("this Tuesday", Basis.RELATIVE_WEEK, days.this_weekday, f"(?:on )?this {WEEKDAY}"),
    Rule("Tuesday of last week", Basis.RELATIVE_WEEK, weeks.weekday_of_week,
        rf"(?:on )?{WEEKDAY},? (?:of )?{_ANY} week"),
    Rule("Tuesday of last week (said on a weekend)", Basis.AMBIGUOUS, weeks.either_weekday_of_week,
        rf"(?:on )?{WEEKDAY},? (?:of )?{_ANY} week"),
]
"""Days counted from A."""

_PERIODS: list[Rule] = [
    Rule("last week", Basis.RELATIVE_WEEK, weeks.other_week, f"(?:during |over )?{_OTHER} week"),
    Rule("last week (said on a weekend)", Basis.AMBIGUOUS, weeks.either_week,
        f"(?:during |over )?{_OTHER} week"),
    Rule("over the weekend · this weekend", Basis.RELATIVE_WEEK, weeks.weekend,
        f"{_WEEKEND}(?:the|this) weekend"),
    Rule("over the weekend (said on a weekend)", Basis.AMBIGUOUS, weeks.either_weekend,
        f"{_WEEKEND}(?:the|this) weekend"),
    Rule("last weekend", Basis.RELATIVE_WEEK, weeks.last_weekend, f"{_WEEKEND}last weekend"),
    Rule("next weekend (said on a weekend)", Basis.RELATIVE_WEEK, weeks.next_weekend, f"{_WEEKEND}next weekend"),
    Rule("next weekend", Basis.AMBIGUOUS, weeks.either_next_weekend, f"{_WEEKEND}next weekend"),
    Rule("last month · next month", Basis.RELATIVE_MONTH, periods.other_month,
        f"(?:during |over |in )?{_OTHER} month"),
    Rule("last quarter", Basis.RELATIVE_MONTH, periods.other_quarter, f"{_IN}{_ANY} quarter"),
    Rule("last year · next year", Basis.RELATIVE_YEAR, periods.other_year, f"{_IN}{_OTHER} year"),
    Rule("last decade", Basis.RELATIVE_YEAR, periods.other_decade, f"{_IN}{_OTHER} decade"),
    *_in_each(_PERIODS_OF_A, "this UNIT", weeks.so_far, "(?:in |during |over )?this UNIT"),
    *_in_each(_PERIODS_OF_A, "earlier this UNIT", weeks.earlier_in, "(?:earlier|so far) (?:this|in the) UNIT"),
    *_in_each(_PERIODS_OF_A, "later this UNIT", weeks.rest_of, "later (?:this|in the) UNIT"),
    Rule("later this week (said on a weekend)", Basis.AMBIGUOUS, weeks.either_rest_of_week,
        "(?:later |in |during |over )?this (?P<unit>week)"),
    Rule("early this week · late last month · the end of the year", Basis.VAGUE_TERM, parts.third_of_this,
        f"(?:in )?(?P<part>early|mid|late)[- ](?:in )?{_STEP} {_OF}",
        f"(?:(?:{_ABOUT_THE}) )?the (?P<part>start|beginning|middle|end) of {_STEP} {_OF}"),
    *_in_each(_EVERY_UNIT, "two UNITs ago", periods.units_ago, f"(?:some )?{NUMBER} UNITs? ago"),
    *_in_each(_EVERY_UNIT, "two UNITs from now", periods.units_ahead, f"{NUMBER} UNITs? from now",
        f"in {NUMBER} UNITs?{_APOSTROPHE}? time"),
    *_in_each(_EVERY_UNIT, "in two UNITs", periods.future_units_ahead, f"in {NUMBER} UNITs?"),
    *_in_each(_EVERY_UNIT, "in the past three UNITs · for three UNITs", periods.past_units,
        f"{_PAST}(?: {NUMBER})? UNIT(?(number)s?)", f"for {NUMBER} UNITs?",
        f"the (?:past|last|previous) {NUMBER} UNITs?", "the past (?P<number>)UNIT"),
    *_in_each(_EVERY_UNIT, "in the next three UNITs", periods.coming_units,
        f"{_COMING}(?: {NUMBER})? UNIT(?(number)s?)"),
    *_in_each(_EVERY_UNIT, "within three UNITs", periods.future_coming_units, f"within {NUMBER} UNITs?"),
    *_in_each(_EVERY_UNIT, "more than a UNIT ago", periods.more_than_ago,
        f"(?:just |well )?(?:more than|over|at least) {NUMBER} UNITs? ago"),
    *_in_each(_EVERY_UNIT, "less than a UNIT ago", periods.less_than_ago,
        f"(?:less than|under) {NUMBER} UNITs? ago"),
    Rule("in recent days · in recent months · for weeks", Basis.VAGUE_TERM, periods.recent,
        f"(?:in |over |during )?recent {_PERIOD}",
        f"(?:in|over|during|for) the (?:past|last) (?:few |several |couple of )?{_PERIOD}",
        f"for (?:many |several |some )?{_PERIOD}"),
    Rule("in the coming days", Basis.VAGUE_TERM, periods.coming,
        f"(?:in |over |during |within )?(?:the )?(?:coming|next few|next several) {_PERIOD}"),
    Rule("as yet · so far · now", Basis.AS_OF_REPORT, days.this_day, _NOW),
    Rule("now", Basis.AS_OF_REPORT, days.this_day, "(?:right |just |for |until |up until |till )?now|at the moment",
        in_text=False),
]
"""Weeks and longer periods counted from A."""

_OTHERS = [
    Rule("less than a week after (of that after which A came)", Basis.BEFORE_OTHER_ENTRY,
        others.less_than_after, f"(?:in )?less than {NUMBER} {_UNIT} after"),
    Rule("soon afterward", Basis.AFTER_OTHER_ENTRY, others.until_report,
        "(?:soon|shortly|immediately) (?:after|afterwards?|thereafter)"),
    Rule("afterwards · later", Basis.AFTER_OTHER_ENTRY, others.until_report,
        "after|afterwards?|later|subsequently|thereafter", in_text=False),
    Rule("before · previously", Basis.BEFORE_OTHER_ENTRY, others.until_anchor,
        "before|beforehand|earlier|previously", in_text=False),
    Rule("two days later · a month earlier", Basis.COUNTED_FROM_ANCHOR, others.counted,
        f"{NUMBER} {_UNIT} (?P<side>earlier|later|previously|afterwards?)"),
    Rule("hours later · 12 hours earlier", Basis.COUNTED_FROM_ANCHOR, others.hours_from,
        f"(?:(?:just |only )?(?:{NUMBER} |several |a few )?hours|an hour) (?P<side>earlier|later)"),
    Rule("the same day · the previous week · the next morning", Basis.COUNTED_FROM_ANCHOR, others.neighbour,
        rf"(?:on |in |during )?(?:the |that )?(?:very )?{_NEIGHBOUR} {_NEAR_UNIT}",
        rf"(?:on |in |during )?(?P<word>that) {_NEAR_UNIT}"),
    Rule("the day before · the week after", Basis.COUNTED_FROM_ANCHOR, others.neighbour,
        rf"(?:on |in |during )?the {_NEAR_UNIT} (?P<word>before|after)", in_text=False),
]
"""Dates that are read from another entry, or from a day that the record names as the anchor."""

RULES: list[Rule] = [*_NAMED, *_WITHOUT_YEAR, *_DAYS, *_PERIODS, *_OTHERS]
"""Every rule, in the order in which they are tried."""

_CLOCK = (
    r"(?=[0-9]+(?:[:.][0-9]| ?[ap][.]?m)|[0-9]{4} (?:gmt|utc|hours|local))"
    r"(?P<hour>[01]?[0-9]|2[0-3])(?:[:.]?(?P<minute>[0-5][0-9]))?"
    r"(?: ?(?P<half>[ap])[.]?m[.]?)?(?: hours)?(?:,? (?P<zone>local time|gmt|utc))?"
)
_NEAR = "on|in|at|(?:(?:just|shortly|soon) )?(?:before|after)|around|about"
_DAY_PART = "morning|afternoon|evening|dawn|daybreak|sunrise|noon|midday|lunchtime|dusk|sunset|nightfall"
_MOMENT = (
    f"(?:(?:early |late |mid-?)?(?:{_DAY_PART})|(?:early|small|late|first|last|pre-dawn) hours)(?: hours)?"
)

_PART_OF_MONTH = (
    "(?:in |during |over )?(?:the )?(?P<which>first|second|third|fourth|last) (?P<piece>half|week|days)"
)

FRAMES = [
    Frame("Friday evening local time", frames.same, "{point},? local time"),
    Frame("overnight from Sunday to Monday · Sunday night into Monday", frames.interval,
        "(?:overnight|(?:in|during) the night)(?: from| of| between)? {start} (?:to|and|into) {end}",
        "{start} night (?:in)?to {end}"),
    Frame("overnight 4-5 July", parts.one_night, "overnight(?: on)? {point}"),
    Frame("after midnight on Sunday", parts.part_of_day,
        "(?:(?:just|shortly|soon) )?(?:before|after) midnight(?: on)? {point}"),
    Frame("overnight into Thursday", parts.night_before,
        "(?:overnight|in the night|during the night)(?: in)?to {point}"),
    Frame("overnight on Thursday", parts.either_night, "overnight(?: on)? {point}", "{point} overnight",
        "(?:at |around )?midnight(?: on| of)? {point}", "{point}(?: at)? midnight"),
    Frame("Wednesday night · on the night of 20 June", parts.night, "{point}(?:,? at)? night(?:time)?",
        "(?:on |in |during )?(?:the )?(?:early |late )?night (?:of|on) {point}", "(?:at )?night on {point}"),
    Frame("at 3 p.m. on Thursday · on 8 July at 14:30 GMT", parts.clock,
        f"(?:at )?{_CLOCK},?(?: on)? {{point}}", f"{{point}},? at {_CLOCK}"),
    Frame("early on Sunday · Thursday morning · in the early hours of 20 June", parts.part_of_day,
        "(?:very )?(?:early|earlier|late|later)(?: on)? {point}",
        f"{{point}},? (?:(?:{_NEAR}) )?(?:the )?{_MOMENT}",
        f"(?:(?:{_NEAR}) )?(?:the )?{_MOMENT}(?: of| on)? {{point}}",
        f"{{point}},? (?:at )?(?:{_NEAR}) {_CLOCK}", f"(?:{_NEAR}) {_CLOCK},?(?: on)? {{point}}"),
    Frame("from June until now", frames.until_anchor,
        "(?:from|since) {point} (?:until|till|to|up to) (?:now|date|the present(?: day)?)"),
    Frame("from Monday to Wednesday · between March and May · 28 July to 2 August", frames.interval,
        "from {start}(?: to | until | till | through | thru | ?[-\u2013\u2014] ?){end}",
        "between {start} and {end}", "{start} (?:to|through|thru|until) {end}",
        "{start} ?[-\u2013\u2014] ?{end}"),
    Frame("since March · from Monday on", frames.open_end_of_past, "(?:ever )?since {point}"),
    Frame("no earlier than Monday · starting Monday", frames.open_end,
        "(?:no earlier than|no sooner than|not earlier than|not before|on or after) {point}",
        "(?:from|starting|beginning|effective) {point}(?: on| onwards?)?",
        "{point} (?:or later|onwards?|at the earliest)"),
    Frame("after 20 June", frames.open_end_after, "(?:any time )?after {point}", "post-{point}"),
    Frame("until June", frames.open_start_until, "(?:up )?(?:until|till|til) {point}",
        "(?:up to|through) {point}"),
    Frame("by Monday · no later than 1 August", frames.open_start,
        "(?:by|no later than|not later than|not after|on or before) {point}",
        "{point} (?:or earlier|at the latest)"),
    Frame("before Friday", frames.open_start_before,
        "(?:any time |sometime )?(?:before|prior to|ahead of) {point}", "pre-{point}"),
    Frame("around 28 July · about two weeks ago", frames.approximate,
        "(?:on |in |at |on or )?(?:around|about|approximately|roughly|circa|ca?[.]|some|nearly|almost) {point}",
        "{point} or (?:so|thereabouts)"),
    Frame("possibly 28 July", frames.uncertain,
        "(?:on |in )?(?:possibly|perhaps|probably|presumably|maybe) {point}"),
    Frame("all day Thursday · the month of June", frames.same,
        "(?:(?:in|during|over) )?the (?:month|year|day) of {point}",
        "(?:all day|throughout|during|all of|in the course of)(?: on)? {point}"),
    Frame("the week of 28 June · the week to 4 July", parts.week_of,
        "(?:(?:in|during|over) )?the week (?P<side>of|beginning|starting|ending|to) {point}"),
    Frame("some time last week", frames.same,
        "(?:some ?time|at some point|one day)(?: in| on| during| over)? {point}"),
    Frame("early in June · mid-2019 · the end of 2020 · late 1990s", parts.third,
        "(?:in )?(?:the )?(?P<part>early|mid|late)(?: in| part of)?[- ](?:the )?{point}",
        f"(?:(?:{_ABOUT_THE}) )?(?:the )?(?:very )?(?P<part>start|beginning|middle|end) of {{point}}"),
    Frame("the first six months of 2021 · the last three days of June", parts.units_of,
        f"(?:(?:in|during|over) )?the (?P<which>first|last) {NUMBER} (?P<unit>day|week|month)s? (?:of|in) {{point}}"),
    Frame("the first half of June · the last week of May", parts.part_of_month,
        _PART_OF_MONTH + "(?: of| in)? {point}"),
    Frame("Monday and Tuesday", frames.both, "(?:on )?(?:both )?{start} and {end}", in_text=False),
    Frame("Monday or Tuesday", frames.either, "(?:on )?(?:either )?{start} or {end}", in_text=False),
]
"""Every phrase that holds another, in the order in which they are tried, after the rules."""

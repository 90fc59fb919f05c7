"""The rules by which a phrase of time is read, as one table; phrase_frame_rules.py has those for what holds another.

A rule has examples, the basis of what it reads, the function that reads it and the patterns of the whole phrase, in
lower case. The first rule that gives a date counts. The function's docstring says how it is read, from A, the anchor;
`./dateline seed phrases` prints the table for people.
"""

from schema import phrase_days as days
from schema import phrase_others as others
from schema import phrase_parts as parts
from schema import phrase_periods as periods
from schema import phrase_ranges as ranges
from schema import phrase_seasons as seasons
from schema import phrase_weeks as weeks
from schema.english import DAY, MONTH, NUMBER, SEASON, WEEKDAY, YEAR
from schema.phrase_patterns import (
    ABOUT_THE,
    ANY,
    APOSTROPHE,
    COMING,
    DAY_MONTH,
    DAYS_MONTH,
    FIGURES,
    HALF,
    HALF_OR_LAST,
    IN,
    ISO,
    MONTH_DAY,
    MONTH_DAYS,
    NEAR_UNIT,
    NEIGHBOUR,
    NOW,
    OF,
    OTHER,
    PAST,
    PERIOD,
    SHORT_PART,
    STEP,
    UNIT,
    WEEKEND,
)
from schema.phrase_rule import EVERY_UNIT, PERIODS_OF_A, Rule, in_each
from schema.vocabularies import DateBasis as Basis

# A rule is a row of a table: the formatter would give each of its words a line.
# fmt: off
_NAMED = [
    Rule("8 July 2021 · July 8, 2021", Basis.EXPLICIT, days.full_day, rf"{MONTH_DAY},? {YEAR}",
        rf"{DAY_MONTH},? {YEAR}"),
    Rule("2021-07-08", Basis.EXPLICIT, days.iso_day, ISO),
    Rule("28-29 July 2021 · between July 1 and 5, 2021", Basis.EXPLICIT, ranges.days_of_year,
        rf"{DAYS_MONTH},? {YEAR}", rf"{MONTH_DAYS},? {YEAR}"),
    Rule("25/8/2022", Basis.EXPLICIT, days.figures, FIGURES),
    Rule("05/08/2022", Basis.AMBIGUOUS, days.either_figures, FIGURES),
    Rule("in June 2021", Basis.EXPLICIT, periods.full_month, rf"{IN}{MONTH},? (?:of )?{YEAR}"),
    Rule("in the first half of 2021 · Q2 2021", Basis.EXPLICIT, periods.part_of_year,
        rf"{IN}{HALF_OR_LAST} (?:of )?{YEAR}", rf"{IN}{SHORT_PART} (?:of )?{YEAR}"),
    Rule("in summer 2021", Basis.NORTHERN_SEASON, seasons.season_of_year,
        rf"{IN}(?:the )?{SEASON} (?:of )?{YEAR}"),
    Rule("in the winter of 2020", Basis.AMBIGUOUS, seasons.either_winter,
        rf"{IN}(?:the )?(?P<season>winter) (?:of )?{YEAR}"),
    Rule("winter 2020/21", Basis.NORTHERN_SEASON, seasons.winter_of_two_years,
        rf"{IN}(?:the )?(?P<season>winter) (?:of )?{YEAR}[-/\u2013](?P<end>[0-9]{{2,4}})"),
    Rule("during 2015", Basis.EXPLICIT, periods.whole_year,
        rf"(?:in|during|over|throughout) (?:the year )?{YEAR}"),
    Rule("2015", Basis.EXPLICIT, periods.whole_year, f"(?:the year )?{YEAR}", in_text=False),
    Rule("in the 1990s", Basis.EXPLICIT, periods.decade,
        rf"{IN}(?:the )?(?P<decade>[0-9]{{3}})0{APOSTROPHE}?s"),
    Rule("in the 19th century", Basis.EXPLICIT, periods.century,
        rf"{IN}(?:the )?(?P<number>[1-9][0-9]?)(?:st|nd|rd|th) century"),
]
"""Dates that are named with their year, and need no anchor."""

_WITHOUT_YEAR = [
    Rule("on July 8 · 8 July", Basis.EXPLICIT_YEAR_FROM_DATELINE, days.day_without_year, MONTH_DAY,
        DAY_MONTH),
    Rule("28-29 July · March 10-12 · 8 and 9 July", Basis.EXPLICIT_YEAR_FROM_DATELINE,
        ranges.days_without_year, DAYS_MONTH, MONTH_DAYS),
    Rule("in June", Basis.EXPLICIT_YEAR_FROM_DATELINE, periods.month_without_year, rf"{IN}{MONTH}"),
    Rule("in the first half · in the second quarter", Basis.EXPLICIT_YEAR_FROM_DATELINE,
        periods.part_without_year, rf"{IN}{HALF}(?: of the year)?", rf"{IN}{SHORT_PART}", in_text=False),
    Rule("in the summer · this summer", Basis.NORTHERN_SEASON, seasons.season,
        rf"(?:in|during|over|throughout) (?:the )?{SEASON}", rf"(?:in |during |over )?this {SEASON}"),
    Rule("the summer", Basis.NORTHERN_SEASON, seasons.season, rf"(?:the )?{SEASON}"),
    Rule("last winter", Basis.NORTHERN_SEASON, seasons.last_or_next_season, rf"{IN}{OTHER} {SEASON}"),
    Rule("last spring (A is later in the year)", Basis.AMBIGUOUS, seasons.either_season,
        rf"{IN}{OTHER} {SEASON}"),
    Rule("July 8 last year", Basis.RELATIVE_YEAR, days.day_of_other_year,
        rf"{MONTH_DAY},? (?:of )?{ANY} year", rf"{DAY_MONTH},? (?:of )?{ANY} year"),
    Rule("in June of last year", Basis.RELATIVE_YEAR, periods.month_of_other_year,
        rf"{IN}{MONTH},? (?:of )?{ANY} year"),
    Rule("in summer last year", Basis.RELATIVE_YEAR, seasons.season_of_other_year,
        rf"{IN}(?:the )?{SEASON} (?:of )?{ANY} year"),
    Rule("in the first half of last year", Basis.RELATIVE_YEAR, periods.part_of_other_year,
        rf"{IN}{HALF_OR_LAST} (?:of )?{ANY} year"),
    Rule("on the 20th of last month", Basis.RELATIVE_MONTH, days.day_of_month,
        rf"(?:on )?the {DAY} (?:of )?{ANY} month"),
    Rule("on the 28th", Basis.RELATIVE_MONTH, days.day_without_month, "on the (?P<day>[0-9]{1,2})(?:st|nd|rd|th)",
        in_text=False),
    Rule("last August", Basis.RELATIVE_YEAR, periods.last_or_next_month, rf"{IN}{OTHER} {MONTH}"),
    Rule("last June (A is later in the year)", Basis.AMBIGUOUS, periods.either_month,
        rf"{IN}{OTHER} {MONTH}"),
    Rule("this June", Basis.RELATIVE_YEAR, periods.month_of_other_year, rf"{IN}(?P<step>this) {MONTH}"),
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
        f"(?:less than )?{NUMBER} hours? ago", f"{PAST} {NUMBER} hours?",
        "(?:in |over )?(?:the )?(?:recent|last few|past few) (?P<number>)hours",
        "(?:just |only |some |a few |several )?(?P<number>)hours ago"),
    Rule("in the next 48 hours · within 24 hours", Basis.RELATIVE_DAY, days.coming_hours,
        f"(?:{COMING}|within) {NUMBER} hours?"),
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
        rf"(?:on )?{WEEKDAY},? (?:of )?{ANY} week"),
    Rule("Tuesday of last week (said on a weekend)", Basis.AMBIGUOUS, weeks.either_weekday_of_week,
        rf"(?:on )?{WEEKDAY},? (?:of )?{ANY} week"),
]
"""Days counted from A."""

_PERIODS: list[Rule] = [
    Rule("last week", Basis.RELATIVE_WEEK, weeks.other_week, f"(?:during |over )?{OTHER} week"),
    Rule("last week (said on a weekend)", Basis.AMBIGUOUS, weeks.either_week,
        f"(?:during |over )?{OTHER} week"),
    Rule("over the weekend · this weekend", Basis.RELATIVE_WEEK, weeks.weekend,
        f"{WEEKEND}(?:the|this) weekend"),
    Rule("over the weekend (said on a weekend)", Basis.AMBIGUOUS, weeks.either_weekend,
        f"{WEEKEND}(?:the|this) weekend"),
    Rule("last weekend", Basis.RELATIVE_WEEK, weeks.last_weekend, f"{WEEKEND}last weekend"),
    Rule("next weekend (said on a weekend)", Basis.RELATIVE_WEEK, weeks.next_weekend, f"{WEEKEND}next weekend"),
    Rule("next weekend", Basis.AMBIGUOUS, weeks.either_next_weekend, f"{WEEKEND}next weekend"),
    Rule("last month · next month", Basis.RELATIVE_MONTH, periods.other_month,
        f"(?:during |over |in )?{OTHER} month"),
    Rule("last quarter", Basis.RELATIVE_MONTH, periods.other_quarter, f"{IN}{ANY} quarter"),
    Rule("last year · next year", Basis.RELATIVE_YEAR, periods.other_year, f"{IN}{OTHER} year"),
    Rule("last decade", Basis.RELATIVE_YEAR, periods.other_decade, f"{IN}{OTHER} decade"),
    *in_each(PERIODS_OF_A, "this UNIT", weeks.so_far, "(?:in |during |over )?this UNIT"),
    *in_each(PERIODS_OF_A, "earlier this UNIT", weeks.earlier_in, "(?:earlier|so far) (?:this|in the) UNIT"),
    *in_each(PERIODS_OF_A, "later this UNIT", weeks.rest_of, "later (?:this|in the) UNIT"),
    Rule("later this week (said on a weekend)", Basis.AMBIGUOUS, weeks.either_rest_of_week,
        "(?:later |in |during |over )?this (?P<unit>week)"),
    Rule("early this week · late last month · the end of the year", Basis.VAGUE_TERM, parts.third_of_this,
        f"(?:in )?(?P<part>early|mid|late)[- ](?:in )?{STEP} {OF}",
        f"(?:(?:{ABOUT_THE}) )?the (?P<part>start|beginning|middle|end) of {STEP} {OF}"),
    *in_each(EVERY_UNIT, "two UNITs ago", periods.units_ago, f"{NUMBER} UNITs? ago"),
    *in_each(EVERY_UNIT, "two UNITs from now", periods.units_ahead, f"{NUMBER} UNITs? from now",
        f"in {NUMBER} UNIT(?:s?{APOSTROPHE}|{APOSTROPHE}?s)? time"),
    *in_each(EVERY_UNIT, "in two UNITs", periods.future_units_ahead, f"in {NUMBER} UNITs?"),
    *in_each(EVERY_UNIT, "in the past three UNITs · for three UNITs", periods.past_units,
        f"{PAST}(?: {NUMBER})? UNIT(?(number)s?)", f"for {NUMBER} UNITs?",
        f"the (?:past|last|previous) {NUMBER} UNITs?", "the past (?P<number>)UNIT"),
    *in_each(EVERY_UNIT, "in the next three UNITs", periods.coming_units,
        f"{COMING}(?: {NUMBER})? UNIT(?(number)s?)"),
    *in_each(EVERY_UNIT, "within three UNITs", periods.coming_units, f"within {NUMBER} UNITs?"),
    *in_each(EVERY_UNIT, "more than a UNIT ago", periods.more_than_ago,
        f"(?:just |well )?(?:more than|over|at least) {NUMBER} UNITs? ago"),
    *in_each(EVERY_UNIT, "less than a UNIT ago", periods.less_than_ago,
        f"(?:less than|under) {NUMBER} UNITs? ago"),
    Rule("in recent days · in recent months · for weeks", Basis.VAGUE_TERM, periods.recent,
        f"(?:in |over |during )?recent {PERIOD}",
        f"(?:in|over|during|for) the (?:past|last) (?:few |several |couple of )?{PERIOD}",
        f"for (?:many |several |some )?{PERIOD}"),
    Rule("in the coming days", Basis.VAGUE_TERM, periods.coming,
        f"(?:in |over |during |within )?(?:the )?(?:coming|next few|next several) {PERIOD}"),
    Rule("as yet · so far", Basis.AS_OF_REPORT, days.this_day, NOW),
    Rule("now", Basis.AS_OF_REPORT, days.this_day, "(?:right |just |for |until |up until |till )?now|at the moment",
        in_text=False),
]
"""Weeks and longer periods counted from A."""

_OTHERS = [
    Rule("less than a week after (of that after which A came)", Basis.BEFORE_OTHER_ENTRY,
        others.less_than_after, f"(?:in )?less than {NUMBER} {UNIT} after"),
    Rule("soon afterward", Basis.AFTER_OTHER_ENTRY, others.until_report,
        "(?:soon|shortly|immediately) (?:afterwards?|thereafter)"),
    Rule("afterwards · later", Basis.AFTER_OTHER_ENTRY, others.until_report,
        "(?:(?:soon|shortly|immediately) )?after|afterwards?|later|subsequently|thereafter", in_text=False),
    Rule("before · previously", Basis.BEFORE_OTHER_ENTRY, others.until_anchor,
        "before|beforehand|earlier|previously", in_text=False),
    Rule("two days later · a month earlier", Basis.COUNTED_FROM_ANCHOR, others.counted,
        f"{NUMBER} {UNIT} (?P<side>earlier|later|previously|afterwards?)"),
    Rule("hours later · 12 hours earlier", Basis.COUNTED_FROM_ANCHOR, others.hours_from,
        f"(?:(?:just |only )?(?:{NUMBER} |several |a few )?hours|an hour) (?P<side>earlier|later)"),
    Rule("the same day · the previous week · the next morning", Basis.COUNTED_FROM_ANCHOR, others.neighbour,
        rf"(?:on |in |during )?(?:the |that )?(?:very )?{NEIGHBOUR} {NEAR_UNIT}",
        rf"(?:on |in |during )?(?P<word>that) {NEAR_UNIT}"),
    Rule("the day before · the week after", Basis.COUNTED_FROM_ANCHOR, others.neighbour,
        rf"(?:on |in |during )?the {NEAR_UNIT} (?P<word>before|after)", in_text=False),
]
"""Dates that are read from another entry, or from a day that the record names as the anchor."""

RULES: list[Rule] = [*_NAMED, *_WITHOUT_YEAR, *_DAYS, *_PERIODS, *_OTHERS]
"""Every rule, in the order in which they are tried."""

"""The rules for phrases that hold another phrase of time, as one table: they are tried after those of phrase_rules.py.

A frame has examples, the function that reads it, whose docstring says how, and the patterns of the whole phrase, in
lower case, with `{point}`, or `{start}` and `{end}`, where another phrase stands. Frames may hold one another.
"""

from schema.dates.english import NUMBER
from schema.phrases import frames, parts
from schema.phrases.patterns import ABOUT_THE
from schema.phrases.rule import Frame

_CLOCK = (
    r"(?=[0-9]+(?:[:.][0-9]| ?[ap][.]?m)|[0-9]{4} (?:gmt|utc|hours|local))"
    r"(?P<hour>[01]?[0-9]|2[0-3])(?:[:.]?(?P<minute>[0-5][0-9]))?"
    r"(?: ?(?P<half>[ap])[.]?m[.]?)?(?: hours)?(?:,? (?P<zone>local time|gmt|utc))?"
)
_NEAR = "on|in|at|(?:(?:just|shortly|soon) )?(?:before|after)|around|about"
_DAY_PART = (
    "predawn|morning|afternoon|evening|dawn|daybreak|sunrise|noon|midday|lunchtime|dusk|sunset|nightfall"
)
_MOMENT = (
    f"(?:(?:early |late |mid-?)?(?:{_DAY_PART})|(?:early|small|late|first|last|pre-?dawn) hours)(?: hours)?"
)

_PART_OF_MONTH = (
    "(?:in |during |over )?(?:the )?(?P<which>first|second|third|fourth|last) (?P<piece>half|week|days)"
)

# As in phrase_rules.py, a frame is a row of a table.
# fmt: off
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
        "(?:on |in |during )?(?:the )?(?:early |late )?night (?:of|on) {point}", "(?:at )?night on {point}",
        "(?:on |in |during )?(?:the )?night {point}"),
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
        f"(?:(?:{ABOUT_THE}) )?(?:the )?(?:very )?(?P<part>start|beginning|middle|end) of {{point}}"),
    Frame("the first six months of 2021 · the last three days of June", parts.units_of,
        f"(?:(?:in|during|over) )?the (?P<which>first|last) {NUMBER} (?P<unit>day|week|month)s? (?:of|in) {{point}}"),
    Frame("the first half of June · the last week of May", parts.part_of_month,
        _PART_OF_MONTH + "(?: of| in)? {point}"),
    Frame("Monday and Tuesday", frames.both, "(?:on )?(?:both )?{start} and {end}", in_text=False),
    Frame("Monday or Tuesday", frames.either, "(?:on )?(?:either )?{start} or {end}"),
]
"""Every phrase that holds another, in the order in which they are tried, after the rules."""

"""What is counted, after its number: "Iranian soldiers", "of the dead", "people were killed in the strike"."""

from schema.counts.numerals import NUMBER_WORD

_OTHER_NUMBERS = (
    "dozens|scores|tens|hundreds|thousands|millions|several|many|few|some|another|half|both"
    "|each|every|apiece|daily|per"
)
_DOUBTS = "more|most|fewer|less|least|than|perhaps|possibly|maybe|if|or so|not|no|none|never|without"
_GROUPS = (
    "groups|families|couples|pairs|crews|teams|units|squads|waves|salvos|barrages|volleys|batches|truckloads"
)
_UNITS = (
    "seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|times|percent|thirds?|quarters?|fifths?|tenths?"
    "|mm|cm|m|km|met(?:er|re)s?|kilomet(?:er|re)s?|miles?|feet|kg|tons?|tonnes?|pounds?|dollars?|euros?|a\\.m|p\\.m"
)
_KILLED = "killed|dead|died|deaths?|fatalit(?:y|ies)"
_HURT = "wounded|injured|injur(?:y|ies)|hurt|missing"
_WORD = "(?:[^\\W\\d_]+(?:[-.'\u2019]\\w+)*[.'\u2019]?|[0-9]+-?mm)"
_END = "(?![\\w-])"

COUNTED = (
    f"(?!.* (?:{_KILLED}) (?:and|or) (?:{_HURT}){_END}|.* (?:{_HURT}) (?:and|or) (?:{_KILLED}){_END})"
    f"(?!(?: of)?(?: the)? (?:{_UNITS}){_END})"
    f"(?: more)?(?: (?!(?:{_OTHER_NUMBERS}|{_DOUBTS}|{_GROUPS}|{NUMBER_WORD}){_END}){_WORD}){{0,16}}"
)
"""What may follow a number and be what it counts, for a regular expression on a text in lower case.

Letters only: another number, a doubt ("or so"), a unit of something else ("days"), or a sum of two outcomes ("dead and
wounded") may change what the number says. A name or a calibre may have figures ("Shahed-136", "122-mm").
"""

_NOUNS = (
    "casualt(?:y|ies)|deaths?|fatalit(?:y|ies)|injur(?:y|ies)|people|persons?|civilians?|soldiers?|troops|fighters|prisoners?|guards?"
    "|men|women|children|lives"
)
_SAID = "reported|reports?|known|confirmed|claimed|immediate(?:ly)?|believed|expected|else|others?"
_WHOSE = "civilian|military|human|american|us|u\\.s\\."
NOBODY = f"(?!.* (?:{_SAID}){_END})(?:no one|no-one|nobody|none|zero|no (?:(?:{_WHOSE}) )?(?:{_NOUNS}))"
"""What says that it was nobody: not that nobody was reported, which leaves room for some."""

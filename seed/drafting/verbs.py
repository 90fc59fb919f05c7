"""Verbs of saying, and the act that one of them decides."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from schema.vocabularies import StatementAct as Act
from seed.drafting.clauses import is_main, is_untold, list_clause
from seed.drafting.word_lists import list_words

_CONCERNED = r"(?:is|are|was|were|remains?|remained) (?:[a-z]+ly|very) (?:concerned|worried|alarmed)"

VERBS: list[tuple[str, tuple[Act, ...]]] = [
    (
        rf"sa(?:id|ys?)(?:, [^,.;]{{1,30}},)?(?: that)?(?: [\w’']+){{1,4}} {_CONCERNED}",
        (Act.EXPRESS_CONCERN,),
    ),
    (_CONCERNED, (Act.EXPRESS_CONCERN,)),
    (r"(?:express|voic)(?:es|ed|ing) (?:\w+ )?(?:concerns?|alarm|worry|worries)", (Act.EXPRESS_CONCERN,)),
    (r"claim(?:s|ed|ing)? (?:responsibility|credit)", (Act.CLAIM_RESPONSIBILITY,)),
    (r"(?:declin|refus)(?:es|ed|ing) to (?:\w+ )?comment", (Act.DECLINE_COMMENT,)),
    (r"den(?:y|ies|ied|ying)", (Act.DENY,)),
    (
        r"condemn(?:s|ed|ing)?|lambast(?:e|s|es|ed|ing)|slam(?:s|med|ming)(?! into| against| shut)",
        (Act.CONDEMN,),
    ),
    (
        r"decr(?:y|ies|ied|ying)|deplor(?:e|es|ed|ing)|rebuk(?:e|es|ed|ing)|critici[sz](?:e|es|ed|ing)",
        (Act.CONDEMN,),
    ),
    (r"denounc(?:e|es|ed|ing)", (Act.CONDEMN, Act.DENY)),  # attacks are condemned so, accusations denied
    (r"accus(?:es|ed|ing)(?! of)|blam(?:es|ed|ing)|alleg(?:es|ed|ing)", (Act.ACCUSE,)),
    (r"warn(?:s|ed)|warning (?:that|of)", (Act.WARN,)),
    (
        r"threaten(?:s|ed|ing) (?:to|that|with|retaliation|revenge|reprisals?)|vow(?:s|ed|ing)",
        (Act.THREATEN,),
    ),
    (r"announc(?:es|ed|ing)|declar(?:es|ed|ing)", (Act.ANNOUNCE,)),
    (r"inform(?:s|ed|ing)|notif(?:ies|ied|ying)", (Act.NOTIFY,)),
    (r"call(?:s|ed|ing) (?:up)?on|called for|urg(?:es|ed|ing)|appeal(?:s|ed|ing) (?:to|for)", (Act.APPEAL,)),
    (r"demand(?:ed|ing)|demands that", (Act.DEMAND,)),
    (r"reject(?:s|ed|ing)?", (Act.REJECT,)),
    (r"(?:refut|disput)(?:es|ed|ing)", (Act.DENY, Act.REJECT)),
    (r"confirm(?:s|ed|ing)?|acknowledg(?:es|ed|ing)|admit(?:s|ted|ting)", (Act.CONFIRM,)),
    (r"apologi[sz](?:e|es|ed|ing)", (Act.APOLOGISE,)),
    (r"deem(?:s|ed|ing)?|assess(?:es|ed)|estimated that", (Act.ASSESS,)),
    (r"prais(?:es|ed|ing)|welcom(?:es|ed|ing)|endors(?:es|ed|ing)", (Act.SUPPORT,)),
    (r"sa(?:y|ys|id|ying)|t(?:ells?|old)|stated|reported|claim(?:s|ed|ing) (?:that|to)", (Act.REPORT,)),
    (r"tweet(?:s|ed)|wrote|repl(?:ies|ied)|insist(?:s|ed)|reiterat(?:es|ed)|remark(?:s|ed)", (Act.REPORT,)),
    (r"explain(?:s|ed)|argu(?:es|ed)|(?:add|not|stress|emphasi[sz])ed(?= that|,|\.|$)", (Act.REPORT,)),
    (r"asked", (Act.APPEAL, Act.REPORT)),
]
"""Patterns of verbs, and the acts that each may be, after CAMEO's verbal codes: one where the word alone decides.

What only says that something was said is a report. Words that are as often nouns ("claims", "calls") are left out.
"""

_SPACED = [pattern.replace(" ", r"\s+") for pattern, _ in VERBS]
_ANY = re.compile(rf"\b(?:{'|'.join(f'({pattern})' for pattern in _SPACED)})(?!\w)", re.IGNORECASE)

_ADVERBS = list_words("also again now then yet still even just later once twice first soon today")
_NO_VERB_AFTER = list_words(
    "to will would shall should can could may might must did does do the a an its their his her our my this that's some"
    " any every all no of in for with without by on at from against newly"
)
"""Words after which the form is an infinitive, a noun or an adjective, or what is said has not been said."""

_BY = re.compile(r"\s+by\b")
_MARK = re.compile(r"[,;:—–]")
_BE = list_words("be is are was were been being isn't wasn't")
_HAVE = list_words("have has had having")
_NOT_DONE = list_words("avoided stopped resisted considered ceased suggested mulled weighed risked began")
"""Words after which "condemning" has not been done, or is somebody's manner."""


class Verb(NamedTuple):
    """A verb of saying as it is written, the acts that it may be, and whether it is the main clause's own."""

    start: int
    end: int
    words: str
    acts: tuple[Act, ...]
    is_main: bool


def find_verbs(text: str, hidden: str | None = None) -> list[Verb]:
    """Return the verbs of a sentence by which somebody says something; negated, possible and passive ones are none.

    `hidden` is the text as long as it is, without what is no part of its clauses: quotations and phrases of time.
    """
    return list(_find(text, text if hidden is None else hidden))


def _find(text: str, hidden: str) -> Iterator[Verb]:
    last = 0
    for found in _ANY.finditer(hidden):
        clause = list_clause(hidden, found.start())
        if _is_said(hidden, found, clause):
            is_governed = not _MARK.search(hidden, last, found.start()) if last else False
            acts = VERBS[(found.lastindex or 1) - 1][1]
            is_own = not is_governed and is_main(hidden, clause, *found.span())
            yield Verb(*found.span(), text[slice(*found.span())], acts, is_own)
        last = found.end()


def _is_said(text: str, found: re.Match[str], clause: list[str]) -> bool:
    is_first = not _MARK.search(text, 0, found.start())
    if is_untold(clause, is_first=is_first):
        return False
    if not clause and is_first and found[0].lower().endswith("ed"):  # "Asked whether ...": a participle
        return False
    words = _leave_out(clause, _ADVERBS)
    if words and words[-1] in _HAVE:
        words = _leave_out(words[:-1], _ADVERBS)
    last = words[-1] if words else ""
    if found[0].lower().endswith("ing") and last in _NOT_DONE:
        return False
    if last in _BE:
        is_active = found[0].lower().endswith("ing") and last != "been"
        return is_active or _BY.match(text, found.end()) is not None
    return last not in _NO_VERB_AFTER and not last.isdecimal()


def _leave_out(clause: list[str], words: frozenset[str]) -> list[str]:
    """Return the clause without adverbs at its end."""
    end = len(clause)
    while end and (clause[end - 1] in words or clause[end - 1].endswith("ly")):
        end -= 1
    return clause[:end]

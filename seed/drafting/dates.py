"""The date of a drafted entry: what its phrases of time say, and which of them is the entry's own."""

import re
from dataclasses import dataclass
from datetime import date

from schema.date_bases import OF_OTHER_ENTRY
from schema.dates import parse
from schema.phrase_finding import Found
from schema.phrases import Reading, Tense, resolve
from schema.vocabularies import Aspect, DateBasis
from seed.drafting.reading import Sentence, hide
from seed.drafting.verbs import Verb

_NEED_ANCHOR = OF_OTHER_ENTRY | {DateBasis.COUNTED_FROM_ANCHOR}
_TO_COME = re.compile(
    r"\b(?:will|shall|would|due|scheduled|planned|plans|expected|upcoming|next|slated|set\s+to|to\s+be)\b|['’]ll\b"
)
_BEFORE_VERB = re.compile(r"[\s,]*(?:(?:has|have|had|also|\w+ly)[\s,]+)*")
_PLACE = r"(?:(?:in|at)\s+[A-Z][\w’-]*(?:\s+[A-Z][\w’-]*)?[\s,]+)?"
_AFTER_VERB = re.compile(rf"[\s,]*{_PLACE}")
_AFTER_TOLD = re.compile(rf"(?:\s+[\w’.-]+){{1,2}}[\s,]+{_PLACE}")


@dataclass(frozen=True)
class Dating:
    """A phrase of a sentence, what it says from the dateline, and why it is not sure to be the entry's date."""

    found: Found
    reading: Reading | None
    doubt: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it cannot be the entry's date as it stands."""
        return self.reading is None or bool(self.doubt)

    @property
    def needs_anchor(self) -> bool:
        """Whether it is read from an entry or a day that is not the dateline."""
        return self.reading is not None and self.reading.basis in _NEED_ANCHOR


def date_sentence(sentence: Sentence, dateline: date) -> tuple[Dating | None, list[Dating]]:
    """Return the phrase that dates a sentence's entry, None where none does it, and the other phrases."""
    datings = [_date(sentence, found, dateline) for found in sentence.phrases]
    possible = [dating for dating in datings if not dating.is_open]
    beside = [dating for dating in possible if _is_beside_verb(sentence, dating.found)]
    chosen = beside[0] if len(beside) == 1 else possible[0] if len(possible) == 1 else None
    others = [dating for dating in datings if dating is not chosen]
    if chosen is None:
        return None, others
    doubt = _doubt(sentence, chosen, others)
    return Dating(chosen.found, chosen.reading, doubt), others


def _date(sentence: Sentence, found: Found, dateline: date) -> Dating:
    reading, planned = (
        resolve(found.phrase, dateline, report=dateline, tense=tense) for tense in (Tense.PAST, Tense.FUTURE)
    )
    obstacle = _find_obstacle(sentence, found, reading or planned)
    if not obstacle and planned and (_is_ahead(reading, dateline) or _is_to_come(sentence, found)):
        obstacle = f'still to come? then write aspect = "{Aspect.PLANNED}", and it is {planned.edtf}'
    return Dating(found, reading, obstacle)


def _find_obstacle(sentence: Sentence, found: Found, reading: Reading | None) -> str:
    """Return why a phrase cannot date the entry by itself, "" where it can."""
    if reading is None:
        return "no rule reads it from the dateline"
    if reading.basis in _NEED_ANCHOR:
        return f"{reading.basis}: anchor must name what it is read from"
    if sentence.is_quoted(found):
        return "within a quotation: does it date what is spoken of?"
    is_bound = reading.basis == DateBasis.AS_OF_REPORT or ".." in reading.edtf
    return "says from or until when, not when" if is_bound else ""


def _is_ahead(reading: Reading | None, dateline: date) -> bool:
    """Return whether what has occurred cannot have the date."""
    earliest = parse(reading.edtf).earliest if reading else None
    return reading is None or (earliest is not None and earliest > dateline)


def _is_to_come(sentence: Sentence, found: Found) -> bool:
    marker = _TO_COME.search(hide(sentence.text, sentence.quotations), 0, found.end)
    return marker is not None and not _is_beside_verb(sentence, found)


def _is_beside_verb(sentence: Sentence, found: Found) -> bool:
    return any(_is_beside(sentence.text, verb, found) for verb in sentence.verbs)


def _is_beside(text: str, verb: Verb, found: Found) -> bool:
    if found.end <= verb.start:
        return bool(_BEFORE_VERB.fullmatch(text, found.end, verb.start))
    if found.start < verb.end:
        return True
    after = _AFTER_TOLD if verb.words.lower() in {"told", "tells"} else _AFTER_VERB
    return bool(after.fullmatch(text, verb.end, found.start))


def _doubt(sentence: Sentence, chosen: Dating, others: list[Dating]) -> str:
    """Return what is not sure of the phrase that dates an entry, "" where it is the only one and stands well."""
    is_beside = _is_beside_verb(sentence, chosen.found)
    if others:
        return "of several phrases that beside the verb" if is_beside else "of several phrases"
    if is_beside or not sentence.verbs or _opens_clause(sentence, chosen.found):
        return ""
    return "the day of saying it, or of what is said"


def _opens_clause(sentence: Sentence, found: Found) -> bool:
    """Return whether a sentence begins with a phrase and only a subject stands between that and the verb."""
    between = sentence.text[found.end : sentence.verbs[0].start].removeprefix(",")
    return not sentence.text[: found.start].strip() and "," not in between

"""The date of a drafted entry: what its phrases of time say, and which of them is the entry's own."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from schema.checks.date_bases import OF_OTHER_ENTRY
from schema.dates.imprecise import parse
from schema.phrases.finding import FoundPhrase
from schema.phrases.reading import PhraseReading, Tense, resolve
from schema.vocabularies import Aspect, DateBasis
from schema.vocabularies import StatementAct as Act
from seed.drafting.clauses import Marker, find_marker
from seed.drafting.reading import Sentence
from seed.drafting.toml_text import quote
from seed.drafting.verbs import Verb

_NEED_ANCHOR = OF_OTHER_ENTRY | {DateBasis.COUNTED_FROM_ANCHOR}
_ASKED = {Act.DEMAND, Act.APPEAL, Act.THREATEN}
"""Acts whose words are of what is to come."""
_BOUND = "says from or until when, not when"
_AROUND = 30
"""How many characters about a phrase are shown."""

_ARTICLE = re.compile(r"(?:(?<!\w)(?i:the|an?|this|its|his|her|their|our)|['’]s)\s+$")
_THING = re.compile(r"(['’]s?)?\s+((?:[\w’-]+))")
_BEFORE_VERB = re.compile(r"[\s,]*(?:(?:has|have|had|also|\w+ly)[\s,]+)*")
_PLACE = r"(?:(?:in|at)\s+[A-Z][\w’-]*(?:\s+[A-Z][\w’-]*)?[\s,]+)?"
_AFTER_VERB = re.compile(rf"[\s,]*{_PLACE}")
_AFTER_TOLD = re.compile(rf"(?:\s+[\w’.-]+){{1,2}}[\s,]+{_PLACE}")


@dataclass(frozen=True)
class Dating:
    """A phrase of a sentence, what it says from the dateline, and why it is not sure to be the entry's date."""

    found: FoundPhrase
    reading: PhraseReading | None
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


def _date(sentence: Sentence, found: FoundPhrase, dateline: date) -> Dating:
    reading, planned = (_resolve(found.phrase, dateline, tense) for tense in (Tense.PAST, Tense.FUTURE))
    if found.is_half:
        return Dating(found, None, f"only part of what is said? {quote(_show_around(sentence.text, found))}")
    to_come = (
        f'still to come? then write aspect = "{Aspect.PLANNED}", and it is {planned.edtf}' if planned else ""
    )
    obstacle = _find_obstacle(sentence, found, reading or planned)
    if obstacle:
        is_bound = obstacle == _BOUND and planned and reading and planned.edtf != reading.edtf
        return Dating(found, reading, "; ".join(filter(None, [obstacle, to_come if is_bound else ""])))
    if _is_beside_verb(sentence, found) or _opens_main_clause(sentence, found):
        return Dating(found, reading, to_come if _is_ahead(reading, planned, dateline) else "")
    marker = find_marker(sentence.hidden, found.start, found.end)
    if marker is not None and marker.is_own:
        return _leave_open(found, reading, to_come, marker)
    is_ahead = _is_ahead(reading, planned, dateline) or _is_asked(sentence, found)
    return Dating(found, reading, to_come if is_ahead else "")


@lru_cache(maxsize=1_000)
def _resolve(phrase: str, dateline: date, tense: Tense) -> PhraseReading | None:
    return resolve(phrase, dateline, report=dateline, tense=tense)


def _leave_open(found: FoundPhrase, reading: PhraseReading | None, to_come: str, marker: Marker) -> Dating:
    """Return what is not told as having happened; where no rule reads it as to come, nothing is offered."""
    said = f"not told as having happened: {quote(marker.word)}"
    if marker.is_denial:
        return Dating(found, reading, "; ".join(filter(None, [said, to_come])))
    return Dating(found, reading if to_come else None, to_come or said)


def _show_around(text: str, found: FoundPhrase) -> str:
    """Return a phrase with the words about it."""
    start = max(0, found.start - _AROUND)
    words = text[start : found.end + _AROUND].split(" ")
    is_cut = start > 0, found.end + _AROUND < len(text)
    return " ".join(" ".join(words[is_cut[0] : len(words) - is_cut[1]]).split())


def _find_obstacle(sentence: Sentence, found: FoundPhrase, reading: PhraseReading | None) -> str:
    """Return why a phrase cannot date the entry by itself, "" where it can."""
    if reading is None:
        return "no rule reads it from the dateline"
    if reading.basis in _NEED_ANCHOR:
        return f"{reading.basis}: anchor must name what it is read from"
    if sentence.is_quoted(found):
        return "within a quotation: does it date what is spoken of?"
    is_bound = reading.basis == DateBasis.AS_OF_REPORT or ".." in reading.edtf
    return _BOUND if is_bound else ""


def _is_ahead(reading: PhraseReading | None, planned: PhraseReading | None, dateline: date) -> bool:
    """Return whether what has occurred cannot have the date, or it goes on from the dateline."""
    if reading is None:
        return planned is not None
    read = parse(reading.edtf)
    if read.earliest is None or read.latest is None or read.earliest < dateline:
        return False
    return read.earliest > dateline or read.latest > dateline


def _is_asked(sentence: Sentence, found: FoundPhrase) -> bool:
    """Return whether a phrase stands after a verb that asks for what is to come, or threatens it."""
    return any(verb.end <= found.start and not _ASKED.isdisjoint(verb.acts) for verb in sentence.verbs)


def _is_beside_verb(sentence: Sentence, found: FoundPhrase) -> bool:
    return any(verb.is_main and _is_beside(sentence.text, verb, found) for verb in sentence.verbs)


def _is_beside(text: str, verb: Verb, found: FoundPhrase) -> bool:
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
    if is_beside or _opens_main_clause(sentence, chosen.found):
        return ""
    if marker := find_marker(sentence.hidden, chosen.found.start, chosen.found.end):
        return f"not told as having happened: {quote(marker.word)}"
    if thing := _find_thing(sentence.text, chosen.found):
        return f"the day of {quote(thing)}?"
    return "the day of saying it, or of what is said" if sentence.verbs else ""


def _find_thing(text: str, found: FoundPhrase) -> str:
    """Return the word that a date stands before and may belong to: "the June 20 attack", "Monday's talks"."""
    after = _THING.match(text, found.end)
    is_name = re.match(r"[A-Z0-9]", found.phrase) is not None
    is_article = _ARTICLE.search(text, max(0, found.start - _AROUND), found.start) is not None
    return after[2] if after and (after[1] or (is_name and is_article)) else ""


def _opens_main_clause(sentence: Sentence, found: FoundPhrase) -> bool:
    """Return whether a sentence begins with a phrase and only a subject stands between that and the main verb."""
    if not sentence.verbs or not sentence.verbs[0].is_main or sentence.text[: found.start].strip():
        return False
    return "," not in sentence.text[found.end : sentence.verbs[0].start].removeprefix(",")

"""Participants and places of a drafted entry, by their names as the sentence writes them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from schema.records.exchange import ActorRecord, PlaceRecord
from schema.vocabularies import PlaceKind, PlacePrecision
from seed.drafting.names import Mention, NamedRecord
from seed.drafting.reading import Sentence
from seed.drafting.toml_text import quote
from seed.drafting.verbs import Verb

_PRECISIONS = {
    PlaceKind.COUNTRY: PlacePrecision.COUNTRY,
    PlaceKind.ADMIN1: PlacePrecision.ADMIN1,
    PlaceKind.ADMIN2: PlacePrecision.ADMIN2,
    PlaceKind.CITY: PlacePrecision.LOCALITY,
    PlaceKind.TOWN: PlacePrecision.LOCALITY,
    PlaceKind.VILLAGE: PlacePrecision.LOCALITY,
    PlaceKind.BASE: PlacePrecision.FACILITY,
    PlaceKind.FACILITY: PlacePrecision.FACILITY,
    PlaceKind.BORDER: PlacePrecision.REGION,
    PlaceKind.REGION: PlacePrecision.REGION,
    PlaceKind.AIRSPACE: PlacePrecision.REGION,
    PlaceKind.SEA: PlacePrecision.WATER,
}
"""How exactly an entry's place is known where the place itself is all that is said of it."""

_TO_VERB = re.compile(r"(?:[\s,]|(?:has|have|had|also|again|later|\w+ly)(?!\w))*")
_OBJECT = re.compile(
    r"(?<!\w)(?:of|for|in|from|at|on|by|to|with|against|near|inside|outside|across|into|within|between|among|about|than"
    r"|over|under|off|behind)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_BEFORE, _AFTER = re.compile(r"\w[\w’'-]*-$"), re.compile(r"-\w[\w’'-]*")


_NOT_TITLES = (
    "If|When|While|After|Before|Since|Because|Although|Though|Until|Once|As|Whether|Unless|That|What|How|Why|Where|Who|No"
    "|Not|Neither|Nor|Nobody|None|Had|Should|Were|Without|Unlike|Like|With|Against|For|From|To|Of|By|In|On|At|About"
    "|Both|Either|Even|Only|Than|Few|Did|Does|Has|Have|Is|Are|Was|Will|Would|Could|Can|May|Might"
)
_TITLES = (
    r"(?:(?i:the|an?)\s+)?(?:(?:(?!(?:"
    + _NOT_TITLES
    + r")\b)[A-Z][\w.’'-]*|(?:spokes(?:man|woman|person)|president|minister"
    r"|secretary|chief|leader|envoy|ambassador|commander|general|prime|foreign|defen[cs]e|deputy|adviser|director))\s+)*"
)
_OPENERS = (
    "but|and|so|yet|however|meanwhile|also|later|still|then|earlier|separately|instead|moreover|nevertheless|thus|indeed"
    "|now|additionally|again"
)
_OPENING = re.compile(
    rf"[\s,·]*(?:(?i:{_OPENERS})[\s,·]+|(?i:in|at|from|for|during|\w+ing|asked)\s[^,;:]{{1,80}},[\s·]*)*{_TITLES}"
)
_ATTRIBUTING = re.compile(rf".*[,·]\s*{_TITLES}", re.DOTALL)
_ATTRIBUTED = re.compile(r"(?:\s*·+|\s+(?:in|at|from)\s+[A-Z][\w.’'-]*)*\s*(?:[,.;:!?]|$)")
_INDIRECT = re.compile(r"\b(?:what|whether|how|why|who|which)\b", re.IGNORECASE)
"""What stands before and after a name that is the subject of the main clause, and of one that only attributes words."""

_FARTHEST = 400
"""How far before a name is read to see what stands before it, in characters."""

_NEAR = 40
"""How far before a name is looked, in characters."""


@dataclass
class NamedPart:
    """An actor or a place of a sentence as it is written there, and what is to be asked of it.

    `speaks` is the verb right after it, of which it is the subject.
    """

    record: ActorRecord | PlaceRecord
    as_written: str
    speaks: str = ""
    questions: list[str] = field(default_factory=list)

    @property
    def question(self) -> str:
        """Every question, once."""
        return ", ".join(dict.fromkeys(self.questions))


def list_actors(sentence: Sentence) -> list[NamedPart]:
    """Return the actors that a sentence names, in order."""
    return _list(sentence, sentence.actors, sentence.places)


def list_places(sentence: Sentence) -> list[NamedPart]:
    """Return the places that a sentence names, in order."""
    return _list(sentence, sentence.places, sentence.actors)


def find_precision(place: PlaceRecord) -> PlacePrecision:
    """Return how exactly an entry's place is known that is this place."""
    return _PRECISIONS[place.kind]


def _list(sentence: Sentence, mentions: Sequence[Mention], others: Sequence[Mention]) -> list[NamedPart]:
    """Return what is mentioned, each way of writing it apart; `others` are names of the other sort."""
    parts: dict[tuple[str, bool, str, str], NamedPart] = {}
    for mention in mentions:
        for named in mention.named:
            verb = _find_verb(sentence, mention, named)
            key = (named.record.slug, named.is_demonym, mention.words, verb)
            part = parts.setdefault(key, NamedPart(named.record, mention.words, verb))
            part.questions += _ask(sentence, mention, named, others)
    return list(parts.values())


def _ask(
    sentence: Sentence, mention: Mention, named: NamedRecord, others: Sequence[Mention]
) -> Iterator[str]:
    """Yield what is not sure of a name."""
    if named.is_demonym:
        yield "the name of a people"
    yield from (f"or {other.record.slug}" for other in mention.named if other is not named)
    around = [other for other in others if other.start <= mention.start and mention.end <= other.end]
    for other in around:
        if other.words == mention.words:
            yield from (f"or the {_name_kind(one.record)} {one.record.slug}" for one in other.named)
        else:
            yield f"in {quote(other.words)}"
    if not around and (compound := _find_compound(sentence.text, mention)):
        yield f"in {quote(compound)}"


def _name_kind(record: ActorRecord | PlaceRecord) -> str:
    return "place" if isinstance(record, PlaceRecord) else "actor"


def _find_compound(text: str, mention: Mention) -> str:
    """Return the word with hyphens that a name is part of, like "Iran-backed"."""
    before = _BEFORE.search(text, max(0, mention.start - _NEAR), mention.start)
    after = _AFTER.match(text, mention.end)
    parts = before[0] if before else "", mention.words, after[0] if after else ""
    return "".join(parts) if before or after else ""


def _find_verb(sentence: Sentence, mention: Mention, named: NamedRecord) -> str:
    """Return the verb of saying that a name stands right before, as its subject; "" where there is none."""
    is_sure = not named.is_demonym and len(mention.named) == 1
    verbs = (verb for verb in sentence.verbs if verb.start >= mention.end)
    verb = next(verbs, None) if is_sure else None
    return verb.words.split()[0].rstrip(",") if verb and _is_subject(sentence, mention, verb) else ""


def _is_subject(sentence: Sentence, mention: Mention, verb: Verb) -> bool:
    if not verb.is_main or _OBJECT.search(sentence.text, max(0, mention.start - _NEAR), mention.start):
        return False
    between = sentence.hidden[mention.end : verb.start].replace("·", " ")
    return bool(_TO_VERB.fullmatch(between)) and _is_in_front(sentence, mention, verb)


def _is_in_front(sentence: Sentence, mention: Mention, verb: Verb) -> bool:
    """Return whether a name opens the main clause, or says whose words the others are: "…, Iran said."."""
    before = sentence.hidden[: mention.start]
    if len(before) <= _FARTHEST and verb == sentence.verbs[0] and _OPENING.fullmatch(before):
        return True
    is_last = _ATTRIBUTED.match(sentence.hidden, verb.end) and _ATTRIBUTING.fullmatch(before[-_FARTHEST:])
    return bool(is_last) and not _INDIRECT.search(before)

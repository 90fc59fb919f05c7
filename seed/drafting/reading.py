"""What a sentence holds that a record may say: phrases of time, quotations, names, verbs of saying and counts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from schema.phrases.finding import FoundPhrase, find_phrases
from schema.records.exchange import ActorRecord, PlaceRecord
from schema.vocabularies import StatementAct
from seed.drafting.counts import Count, find_counts
from seed.drafting.names import Mention, Names, name_actors, name_places
from seed.drafting.paragraphs import Paragraph, ParagraphRole
from seed.drafting.quotations import Quotation, find_quotations
from seed.drafting.sentences import list_sentences
from seed.drafting.verbs import Verb, find_verbs

_HIDDEN = "·"


@dataclass(frozen=True)
class Sentence:
    """A sentence and what it holds; offsets are its own, but for `start`, which is that in the text."""

    start: int
    text: str
    hidden: str
    """The text as long as it is, with a dot for every character of a quotation or phrase of time."""
    phrases: tuple[FoundPhrase, ...]
    quotations: tuple[Quotation, ...]
    actors: tuple[Mention, ...]
    places: tuple[Mention, ...]
    verbs: tuple[Verb, ...]
    counts: tuple[Count, ...]

    @property
    def is_statement(self) -> bool:
        """Whether a verb of saying says that it tells of a statement."""
        return bool(self.verbs)

    @property
    def act(self) -> StatementAct | None:
        """The act that the only verb of saying decides, where it is the main clause's."""
        is_sole = len({verb.words.lower() for verb in self.verbs}) == 1 and self.verbs[0].is_main
        acts = self.verbs[0].acts if is_sole else ()
        return acts[0] if len(acts) == 1 else None

    def is_quoted(self, found: FoundPhrase) -> bool:
        """Return whether a phrase is part of a quotation, so that it dates what is spoken of."""
        return any(quotation.start <= found.start < quotation.end for quotation in self.quotations)


def read_sentences(
    text: str, paragraphs: Iterable[Paragraph], actors: Iterable[ActorRecord], places: Iterable[PlaceRecord]
) -> Iterator[Sentence]:
    """Yield the sentences that have a phrase of time, a name or a quotation, in order."""
    names = Names(name_actors(actors)), Names(name_places(places))
    for paragraph in paragraphs:
        words = text[paragraph.start : paragraph.end]
        if paragraph.part == ParagraphRole.SENTENCES or (
            paragraph.part == ParagraphRole.HEADING and find_phrases(words)
        ):
            quotations = find_quotations(words)
            for start, end in list_sentences(words, quotations):
                sentence = _read(words[start:end], paragraph.start + start, *names)
                if sentence.phrases or sentence.actors or sentence.places or sentence.quotations:
                    yield sentence


def _read(text: str, start: int, actors: Names, places: Names) -> Sentence:
    quotations, phrases = find_quotations(text), find_phrases(text)
    hidden = _hide(_hide(text, quotations), phrases)
    return Sentence(
        start,
        text,
        hidden,
        tuple(phrases),
        tuple(quotations),
        tuple(actors.find(text)),
        tuple(places.find(text)),
        tuple(find_verbs(text, hidden)),
        tuple(find_counts(text)),
    )


def _hide(text: str, parts: Iterable[Quotation | FoundPhrase]) -> str:
    """Return the text as long as it is, with a dot for every character of its parts."""
    pieces, position = [], 0
    for part in parts:
        pieces += [text[position : part.start], _HIDDEN * (part.end - part.start)]
        position = part.end
    return "".join([*pieces, text[position:]])

"""A drafted entry as lines of TOML.

Each line is commented out by the draft. What is still open is commented out in the entry too, with "##", so that an
entry whose first comment signs are taken away is a record as far as the sentence decides it.
"""

from dataclasses import dataclass
from datetime import date

from schema.records.exchange import PlaceRecord
from schema.vocabularies import StatementForm
from seed.drafting.dates import Dating, date_sentence
from seed.drafting.people import NamedPart, find_precision, list_actors, list_places
from seed.drafting.quotations import Quotation
from seed.drafting.reading import Sentence
from seed.drafting.toml_text import quote
from seed.drafting.word_lists import list_words

_LONGEST_TITLE = 100
_IN_NAMES = list_words("of the and for in on to al de")


@dataclass(frozen=True)
class DraftSetting:
    """What all entries of a draft share: the document's slug and dateline, and its language where that is known."""

    document: str
    dateline: date
    language: str | None


def draft_entry(sentence: Sentence, slug: str, setting: DraftSetting, *, is_unique: bool) -> list[str]:
    """Return the lines of a sentence's entry; `is_unique` where its words stand in the text only once."""
    chosen, others = date_sentence(sentence, setting.dateline)
    return [
        "[[entry]]",
        *_draft_kind(sentence),
        f"slug = {quote(slug)} # ?",
        f"title = {quote(shorten_title(sentence.text))} # ? the document's words: say it in yours",
        *_draft_date(chosen, others),
        'assessment = "reported"',
        *([f"language = {quote(setting.language)} # ?"] if setting.language else []),
        *_draft_statement(sentence),
        *_draft_participants(sentence),
        *_draft_places(sentence),
        *(f"## ? count: {quote(count.words)} ({count.field})" for count in sentence.counts),
        "",
        "[[entry.citations]]",
        f"document = {quote(setting.document)}",
        f"quote = {quote(sentence.text)}",
        *([] if is_unique else [f"start = {sentence.start}"]),
        *([f"date = {_spell_date(chosen)}"] if chosen else []),
    ]


def shorten_title(text: str) -> str:
    """Return a sentence on one line, cut after a word where it is long."""
    words = " ".join(text.split())
    if len(words) <= _LONGEST_TITLE:
        return words
    return f"{words[:_LONGEST_TITLE].rpartition(' ')[0] or words[:_LONGEST_TITLE]} …"


def _draft_kind(sentence: Sentence) -> list[str]:
    if sentence.is_statement:
        return [f'kind = "statement" # ? {_list_verbs(sentence)}']
    return [
        '## kind = "" # ? incident, statement or diplomatic_event',
        '## category = "" # ? of an incident or a diplomatic_event; a statement has act and form instead',
    ]


def _list_verbs(sentence: Sentence) -> str:
    return ", ".join(dict.fromkeys(quote(verb.words) for verb in sentence.verbs))


def _draft_date(chosen: Dating | None, others: list[Dating]) -> list[str]:
    if chosen is None and not others:
        return ['## date = { edtf = "", basis = "" } # ? no phrase of time stands here']
    lines = [f"## date = {_spell_date(dating)} # ? {_explain(dating)}" for dating in others]
    if chosen:
        mark = "? " if chosen.doubt else ""
        lines.insert(0, f"date = {_spell_date(chosen)} # {mark}{_explain(chosen)}")
    return lines


def _spell_date(dating: Dating) -> str:
    anchor = ', anchor = ""' if dating.needs_anchor else ""
    return f"{{ as_written = {quote(dating.found.phrase)}{anchor} }}"


def _explain(dating: Dating) -> str:
    reading = None if dating.needs_anchor else dating.reading
    said = f"{reading.edtf}, {reading.basis}" if reading else ""
    return "; ".join(part for part in (said, dating.doubt) if part)


def _draft_statement(sentence: Sentence) -> list[str]:
    if sentence.is_statement:
        return [_draft_act(sentence), *_draft_form(sentence)]
    return [f"## quoted_words = {quote(one.words)} # ? of a statement" for one in sentence.quotations]


def _draft_act(sentence: Sentence) -> str:
    if sentence.act:
        return f'act = "{sentence.act}" # ? {_list_verbs(sentence)}'
    choices = [f"{quote(verb.words)}: {' or '.join(verb.acts)}" for verb in sentence.verbs]
    return f'## act = "" # ? {"; ".join(dict.fromkeys(choices))}'


def _draft_form(sentence: Sentence) -> list[str]:
    speech = max(filter(_is_speech, sentence.quotations), key=lambda one: len(one.words), default=None)
    others = [one for one in sentence.quotations if one is not speech]
    lines = [
        f"## quoted_words = {quote(one.words)} # ? or a name, or somebody else's words" for one in others
    ]
    if speech is None:
        form = f'form = "{StatementForm.INDIRECT}" # ? or {StatementForm.PARAPHRASE}'
        return [form + (f", or {StatementForm.DIRECT_QUOTE}" if others else ""), *lines]
    return [
        f'form = "{StatementForm.DIRECT_QUOTE}" # ? if these are the speaker\'s words',
        f"quoted_words = {quote(speech.words)} # ?",
        *lines,
    ]


def _is_speech(quotation: Quotation) -> bool:
    """Return whether a quotation is more than a word or a name."""
    words = quotation.words.split()
    return len(words) > 1 and not all(word[0].isupper() or word in _IN_NAMES for word in words)


def _draft_participants(sentence: Sentence) -> list[str]:
    actors = list_actors(sentence)
    return ["participants = [", *map(_draft_participant, actors), "]"] if actors else []


def _draft_participant(part: NamedPart) -> str:
    fields = f"actor = {quote(part.record.slug)}, as_written = {quote(part.as_written)} }},"
    if part.speaks:
        return f'    {{ role = "speaker", {fields} # ? {_join(f"right before {quote(part.speaks)}", part.question)}'
    return f'    ## {{ role = "", {fields} # ? {_join("role", part.question)}'


def _draft_places(sentence: Sentence) -> list[str]:
    places = list_places(sentence)
    return ["places = [", *(_draft_place(part) for part in places), "]"] if places else []


def _draft_place(part: NamedPart) -> str:
    place = part.record
    precision = find_precision(place) if isinstance(place, PlaceRecord) else ""
    fields = f'place = {quote(place.slug)}, precision = "{precision}", as_written = {quote(part.as_written)}'
    return f"    ## {{ {fields} }}, # ? {_join('is it there that this happened', part.question)}"


def _join(*parts: str) -> str:
    return "; ".join(part for part in parts if part)

"""A draft of an article's records.toml: what its text says, sentence by sentence, for a person to decide."""

import re
import textwrap
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from schema.records.exchange import ActorRecord, PlaceRecord
from schema.vocabularies import (
    DiplomaticCategory,
    IncidentCategory,
    ParticipantRole,
    StatementAct,
    StatementForm,
)
from seed.drafting.dates import date_sentence
from seed.drafting.entries import DraftSetting, draft_entry
from seed.drafting.paragraphs import Paragraph, ParagraphRole, list_paragraphs
from seed.drafting.reading import Sentence, read_sentences
from seed.drafting.slugs import Slugs
from seed.drafting.toml_text import quote
from seed.drafting.word_lists import list_words

_WIDTH = 116
_DAY = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_ENGLISH = list_words(
    "the of and to that was were with by from it has have had which who its on said says an be not are after"
)
_SHARE = 0.12
"""How many of its words a text in English has among those at least, as a part of 1."""

_FIELDS = {ParagraphRole.HEADLINE: "headline", ParagraphRole.BYLINE: "byline", ParagraphRole.CREDIT: "credit"}
_HEAD = """\
# A draft of what article.txt says, sentence by sentence. You decide: take away the first "# " of the lines of an entry
# that is to stand, and remove the others. What then begins with "##" is open: fill it in, or leave it out.
# "# ?" marks what is guessed or asked; remove it when you have seen to it. Sentences may tell of one entry together
# (give it their citations), and one sentence of several.
"""
_CHOICES: dict[str, type[StrEnum]] = {
    "an incident's category": IncidentCategory,
    "a statement's act": StatementAct,
    "a statement's form": StatementForm,
    "a diplomatic_event's category": DiplomaticCategory,
    "a participant's role": ParticipantRole,
}


class KnownNames(NamedTuple):
    """What a draft can name: actors and places; and the slugs that are taken already."""

    actors: tuple[ActorRecord, ...] = ()
    places: tuple[PlaceRecord, ...] = ()
    slugs: frozenset[str] = frozenset()


def draft(text: str, slug: str, dateline: date, known: KnownNames) -> str:
    """Return the draft of a document's records.toml: the document, and entries that are commented out.

    Nothing is recorded but what the text says; the rest is asked.
    """
    paragraphs = list_paragraphs(text)
    setting = DraftSetting(slug, dateline, find_language(text))
    slugs = Slugs({*known.slugs, slug})
    entries = [
        _comment(
            draft_entry(
                sentence,
                slugs.make(_leave_out_phrases(sentence), _find_day(sentence, dateline)),
                setting,
                is_unique=_is_unique(text, sentence),
            )
        )
        for sentence in read_sentences(text, paragraphs, known.actors, known.places)
    ]
    head = "\n".join([_HEAD + _list_choices(), "", *_draft_document(text, paragraphs, setting)])
    return (
        "\n\n".join(
            [head, *(entries or ["# No sentence has a phrase of time, a known name or a quotation."])]
        )
        + "\n"
    )


def find_language(text: str) -> str | None:
    """Return "en" for a text in English by its commonest words; None where they do not tell."""
    words = text.lower().split()
    is_english = "the" in words and sum(word in _ENGLISH for word in words) > _SHARE * len(words)
    return "en" if is_english else None


def _list_choices() -> str:
    return "\n".join(_wrap(f"{name}: {', '.join(values)}") for name, values in _CHOICES.items())


def _wrap(words: str) -> str:
    return "\n".join(textwrap.wrap(words, _WIDTH, initial_indent="# - ", subsequent_indent="#   "))


def _draft_document(text: str, paragraphs: Iterable[Paragraph], setting: DraftSetting) -> Iterator[str]:
    yield "[document]"
    yield f"slug = {quote(setting.document)}"
    yield f"dateline = {setting.dateline}"
    yield 'language = "en" # ?' if setting.language else '# language = "" # ?'
    yield '# publisher = "" # ? a slug of publishers.toml'
    yield '# url = "" # ?'
    for name, words in _find_fields(text, paragraphs):
        yield f"# {name} = {quote(words)} # ?"


def _find_fields(text: str, paragraphs: Iterable[Paragraph]) -> Iterator[tuple[str, str]]:
    """Yield what paragraphs may be to the document, each once."""
    seen: set[ParagraphRole] = set()
    for paragraph in paragraphs:
        if paragraph.part in _FIELDS and paragraph.part not in seen:
            yield _FIELDS[paragraph.part], " ".join(text[paragraph.start : paragraph.end].split())
        seen.add(paragraph.part)


def _find_day(sentence: Sentence, dateline: date) -> str:
    """Return the day that a slug ends with: that of the entry, else the dateline."""
    chosen, _ = date_sentence(sentence, dateline)
    edtf = chosen.reading.edtf if chosen and chosen.reading else ""
    return edtf if _DAY.fullmatch(edtf) else dateline.isoformat()


def _leave_out_phrases(sentence: Sentence) -> str:
    parts, position = [], 0
    for found in sentence.phrases:
        parts.append(sentence.text[position : found.start])
        position = found.end
    return " ".join([*parts, sentence.text[position:]])


def _is_unique(text: str, sentence: Sentence) -> bool:
    return text.find(sentence.text) == sentence.start and text.find(sentence.text, sentence.start + 1) < 0


def _comment(lines: Iterable[str]) -> str:
    return "\n".join(f"# {line}".rstrip() for line in lines)

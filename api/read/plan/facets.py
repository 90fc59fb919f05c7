"""Facets: how the entries that match divide into kinds, actors, months and so on, and how many were harmed in them.

Each facet leaves out its own condition of the filter, so that what was chosen does not empty the other choices.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pyroaring import BitMap

from api.read.declared.paging import LARGEST_PAGE, MOST_PLACES, check_size
from api.read.declared.selection import Selection
from api.read.filter.filters import NOTHING_ASKED, TimelineFilter
from api.read.filter.intervals import INTERVALS, list_days
from api.read.filter.sets import fetch_filter, find
from api.read.index.counts import Counts, count_all, count_fullest
from api.read.index.sums import ENDS, Casualties, Columns, find_casualties
from api.read.index.view import IndexView
from api.read.plan.by_slug import SlugLevel
from api.read.plan.levels import LevelCompiler, Question, Run
from api.read.plan.writing import Writer, list_fields
from api.read.sql.dialects import BoundIds
from schema.term import Facet

MOST = 1_000
"""How many buckets a facet has whose number nobody asks for: more than any vocabulary has words."""


@dataclass(frozen=True, slots=True)
class Division:
    """What a facet divides by, which conditions it leaves out, and which records or words it is of: at most so many."""

    facet: Facet
    ignored: tuple[str, ...]
    record: str | None = None
    shape: str = ""
    is_vocabulary: bool = False
    most: int = LARGEST_PAGE


DIVISIONS = {
    "kinds": Division(Facet.KIND, ("kinds",), is_vocabulary=True),
    "categories": Division(
        Facet.CATEGORY,
        ("categories", "incident_categories", "statement_acts", "diplomatic_categories"),
        is_vocabulary=True,
    ),
    "actors": Division(Facet.ACTOR, ("actors", "roles"), "actor", "Actor"),
    "countries": Division(Facet.COUNTRY, ("countries",)),
    "places": Division(Facet.SITE, ("places",), "place", "Place", most=MOST_PLACES),
    "documents": Division(Facet.DOCUMENT, ("documents",), "document", "Document"),
    "assessments": Division(Facet.ASSESSMENT, ("assessments",), is_vocabulary=True),
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """The entries that a connection is about: what a filter chooses of each parent's own, or at the root of all."""

    where: TimelineFilter
    view: IndexView
    own: Mapping[int, BitMap]
    found: dict[tuple[str, ...], dict[int, BitMap]] = field(default_factory=dict)

    def find(self, ignored: Iterable[str] = ()) -> dict[int, BitMap]:
        """Return each parent's entries for which the filter holds without the conditions that are ignored."""
        left_out = tuple(name for name in ignored if getattr(self.where, name) is not None)
        if left_out not in self.found:
            found = find(replace(self.where, **dict.fromkeys(left_out)), self.view)
            self.found[left_out] = {parent: entries & found for parent, entries in self.own.items()}
        return self.found[left_out]


class FacetsLevel:
    """The facets of one connection."""

    def __init__(self, selection: Selection, compiler: LevelCompiler) -> None:
        self.selection = selection
        self.writer = Writer(compiler)
        self.parts: dict[Selection, Part] = {
            each: self._make(each, compiler)
            for each in list_fields(selection)
            if each.name in DIVISIONS or each.name in ENDS or each.name == "histogram"
        }

    def _make(self, selection: Selection, compiler: LevelCompiler) -> "Part":
        if selection.name in DIVISIONS:
            return Buckets(selection, compiler)
        return (
            HistogramPart(selection, compiler)
            if selection.name == "histogram"
            else Total(selection, compiler)
        )

    def run(self, request: Any, parents: BoundIds, question: Question) -> Run:  # noqa: ANN401 - a timeline's
        """Return each parent's facets: of all entries, where the request chose none."""
        chosen: Chosen | None = request.chosen
        if chosen is None:
            yield from fetch_filter(NOTHING_ASKED, question.view)
            chosen = Chosen(NOTHING_ASKED, question.view, dict.fromkeys(parents, question.view.everything))
        found: dict[Selection, Mapping[int, Any]] = {}
        for selection, part in self.parts.items():
            found[selection] = yield from part.run(chosen, question)
        return {parent: self._write(parent, found) for parent in chosen.own}

    def _write(self, parent: int, found: Mapping[Selection, Mapping[int, Any]]) -> dict[str, Any]:
        return self.writer.write(self.selection, lambda each: found[each][parent])


class Total:
    """How many were killed, or injured, in all entries that match."""

    def __init__(self, selection: Selection, compiler: LevelCompiler) -> None:
        self.selection = selection
        self.writer = Writer(compiler)

    def run(self, chosen: Chosen, _question: Question) -> Run:
        """Return each parent's sums."""
        sets = chosen.find()
        casualties: Casualties = yield from find_casualties(chosen.view)
        written = {}
        for parent, entries in sets.items():
            sums = casualties.add(
                entries, chosen.view.mark(entries), Counts([""], [len(entries)], [0], [entries])
            )
            (written[parent],) = write_sums(self.writer, self.selection, sums)
        return written


def write_sums(writer: Writer, selection: Selection, sums: Mapping[str, Columns]) -> list[dict[str, Any]]:
    """Return what is selected of the sums of an outcome."""
    columns = sums[selection.name]
    return writer.write_all(selection, lambda field: columns.get(field.name, ()), len(columns["low"]))


class Dividing:
    """What divides entries into buckets, each with its count and, where they are selected, its sums."""

    def __init__(self, buckets: Selection, compiler: LevelCompiler) -> None:
        self.buckets = buckets
        self.writer = Writer(compiler)
        self.summed = [each for each in list_fields(buckets) if each.name in ENDS]

    def write(
        self,
        entries: BitMap,
        counts: Counts,
        named_by: Mapping[str, Callable[[str], Any]],
        records: Mapping[Selection, Mapping[str, Any]],
        view: IndexView,
    ) -> Run:
        """Return the buckets of a set.

        `named_by` gives what names a bucket, of its value; `records` has the records that buckets are of, by slug.
        """
        sums: dict[Selection, Sequence[Any]] = {}
        if self.summed:
            casualties: Casualties = yield from find_casualties(view)
            added = casualties.add(entries, view.mark(entries), counts)
            sums = {each: write_sums(self.writer, each, added) for each in self.summed}

        def find_column(field: Selection) -> Sequence[Any]:
            if field in sums:
                return sums[field]
            if field in records:
                return [records[field].get(value) for value in counts.values]
            if field.name == "count":
                return counts.numbers
            return [*map(named_by[field.name], counts.values)]

        return self.writer.write_all(self.buckets, find_column, len(counts.values))


class Buckets:
    """One facet: its buckets, the fullest first."""

    def __init__(self, selection: Selection, compiler: LevelCompiler) -> None:
        self.selection = selection
        self.division = DIVISIONS[selection.name]
        self.dividing = Dividing(selection, compiler)
        self.records = {
            each: SlugLevel(self.division.shape, each, compiler)
            for each in list_fields(selection)
            if each.name == self.division.record
        }
        spell = self.dividing.writer.spell if self.division.is_vocabulary else str
        self.named_by: Mapping[str, Callable[[str], Any]] = {
            "kind": lambda value: spell(value.partition(":")[0]),
            "value": lambda value: spell(value.rpartition(":")[2]),
        }

    def run(self, chosen: Chosen, question: Question) -> Run:
        """Return each parent's buckets."""
        first = self.selection.bind(question.variables).get("first")
        size = MOST if first is None else check_size(first, "first", self.division.most)
        sets = chosen.find(self.division.ignored)
        counts: dict[int, Counts] = {}
        for parent, entries in sets.items():
            counts[parent] = yield from count_fullest(self.division.facet, entries, size, chosen.view)
        slugs = list(dict.fromkeys(value for each in counts.values() for value in each.values))
        records = {}
        for each, level in self.records.items():
            records[each] = yield from level.run(slugs, question)
        written = {}
        for parent, entries in sets.items():
            written[parent] = yield from self.dividing.write(
                entries, counts[parent], self.named_by, records, chosen.view
            )
        return written


class HistogramPart:
    """The histogram: the counts of the intervals in their order, and how many entries are in none of them."""

    def __init__(self, selection: Selection, compiler: LevelCompiler) -> None:
        self.selection = selection
        self.writer = Writer(compiler)
        self.parts = {
            each: Dividing(each, compiler) for each in list_fields(selection) if each.name == "buckets"
        }

    def run(self, chosen: Chosen, question: Question) -> Run:
        """Return each parent's histogram."""
        interval = str(self.selection.bind(question.variables)["interval"])
        histograms = {}
        for parent, entries in chosen.find(("during",)).items():
            histograms[parent] = yield from self._write_histogram(interval, entries, chosen)
        return histograms

    def _write_histogram(self, interval: str, entries: BitMap, chosen: Chosen) -> Run:
        counts: Counts = yield from count_all(INTERVALS[interval], entries, chosen.view)
        undated = entries.intersection_cardinality(chosen.view[Facet.DATED, "undated"])
        spanning = len(entries) - undated - sum(counts.numbers)
        found: dict[Selection, Any] = {}
        named_by: Mapping[str, Callable[[str], Any]] = {
            "from": lambda value: list_days(interval, value)[0],
            "to": lambda value: list_days(interval, value)[1],
        }
        for each, dividing in self.parts.items():
            found[each] = yield from dividing.write(entries, counts, named_by, {}, chosen.view)
        totals = {"spanning": spanning, "undated": undated}
        return self.writer.write(
            self.selection, lambda field: found[field] if field in found else totals[field.name]
        )


Part = Buckets | HistogramPart | Total

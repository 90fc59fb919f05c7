"""A plan: a root selection compiled for a database, ready to be run with any variables."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from api.errors import BadInput
from api.read.declared.fields import AsOf, EntryPage, Many, One
from api.read.declared.selection import Selection
from api.read.filter.references import SLUG
from api.read.plan.as_of import AsOfLevel, DayLevel
from api.read.plan.by_slug import SlugLevel
from api.read.plan.emit import Emitter, Relation
from api.read.plan.levels import Level, ManyLevel, Question, Run
from api.read.plan.listings import LISTS, ROOT
from api.read.plan.pages import PageLevel
from api.read.plan.timeline import Timeline
from api.read.sql.dialects import BoundIds, Dialect

RECORDS = {
    "entry": "TimelineEntry",
    "actor": "Actor",
    "place": "Place",
    "document": "Document",
    "publisher": "Publisher",
    "claim": "Claim",
    "import_batch": "ImportBatch",
}
"""The roots that give one record by its slug, which are also the types of global ids."""

WINDOW = frozenset(("first", "after", "last", "before", "orderBy"))
"""A connection's arguments that say which part of it is asked for."""

MOST_IDS = 100
ALONE = BoundIds([ROOT])


@dataclass(frozen=True, slots=True)
class PlanCompiler:
    """Makes plans for one database and one face: see `Emitter` for `capitals` and `tagged`."""

    dialect: Dialect
    capitals: bool = True
    tagged: bool = False

    def emitter(self) -> Emitter:
        """Return a new emitter."""
        return Emitter(capitals=self.capitals, tagged=self.tagged)

    def levels(self, emitter: Emitter) -> list[tuple[Relation, Level]]:
        """Return the level of each relation that was emitted."""
        return [(relation, self._level(relation)) for relation in emitter.relations.values()]

    def _level(self, relation: Relation) -> Level:
        selection = relation.selection
        match relation.field:
            case Many() as made_of:
                return ManyLevel(made_of, selection, self)
            case EntryPage() as made_of:
                return PageLevel("TimelineEntry", Timeline(made_of), selection, self)
            case AsOf() as made_of:
                return AsOfLevel(made_of, selection, self)
            case One():
                return DayLevel(selection)

    def plan(self, selection: Selection) -> "Plan":
        """Return the plan of a root selection."""
        if selection.name in RECORDS:
            return RecordPlan(selection, self)
        if selection.name in ("node", "nodes"):
            return NodesPlan(selection, self)
        node, listing = LISTS.get(selection.name) or ("TimelineEntry", Timeline())
        return ListPlan(PageLevel(node, listing, selection, self))


@dataclass(frozen=True, slots=True)
class ListPlan:
    """A connection at the root."""

    level: PageLevel

    @property
    def is_one_statement(self) -> bool:
        """Return whether the page is all that is asked for, and no names have to be looked up for it."""
        names = self.level.selection.names
        return names is not None and names <= WINDOW and self.level.is_alone

    def run(self, question: Question) -> Run:
        """Return the connection."""
        pages = yield from self.level.run(ALONE, question)
        return pages[ROOT]


class RecordPlan:
    """One record, by its slug."""

    def __init__(self, selection: Selection, compiler: PlanCompiler) -> None:
        self.selection = selection
        self.level = SlugLevel(RECORDS[selection.name], selection, compiler)

    @property
    def is_one_statement(self) -> bool:
        """Return whether the record has nothing below it."""
        return not self.level.find_form().relations

    def run(self, question: Question) -> Run:
        """Return the record, or None where there is none of that slug."""
        slug = self.selection.bind(question.variables)["slug"]
        found = yield from self.level.run(list_slugs([slug]), question)
        return found.get(slug)


class NodesPlan:
    """Records of any type, by their global ids: `node` gives one of them, `nodes` a list with gaps."""

    def __init__(self, selection: Selection, compiler: PlanCompiler) -> None:
        self.selection = selection
        self.levels = {kind: SlugLevel(shape, selection, compiler) for kind, shape in RECORDS.items()}
        self.is_one_statement = False

    def run(self, question: Question) -> Run:
        """Return the record or records, None for what is malformed or unknown."""
        arguments = self.selection.bind(question.variables)
        ids = arguments["ids"] if "ids" in arguments else [arguments["id"]]
        if len(ids) > MOST_IDS:
            raise BadInput(f"ids has {len(ids)} values; at most {MOST_IDS} are allowed.", argument="ids")
        found: dict[str, Any] = {}
        for kind, level in self.levels.items():
            slugs = [each.removeprefix(f"{kind}:") for each in ids if each.startswith(f"{kind}:")]
            records = yield from level.run(list_slugs(slugs), question)
            found |= {f"{kind}:{slug}": record for slug, record in records.items()}
        records = [found.get(each) for each in ids]
        return records if "ids" in arguments else records[0]


Plan = ListPlan | RecordPlan | NodesPlan


def list_slugs(given: Iterable[str]) -> list[str]:
    """Return what may be slugs, each once; anything else has no record, and no database need see it."""
    return list(dict.fromkeys(each for each in given if SLUG.fullmatch(each)))

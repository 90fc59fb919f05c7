"""Documents that look into GraphQL's dark corners: made at random from the schema, and nearly always valid."""

import re
from dataclasses import dataclass, field
from functools import cache
from random import Random
from typing import Any

from graphql import (
    GraphQLField,
    Undefined,
    get_named_type,
    is_composite_type,
    is_interface_type,
    is_required_argument,
)

from api.gql.schema import SCHEMA
from tests.oracle.cases import VOLATILE, Case, Composite, Fragment, Written
from tests.oracle.material import Material
from tests.oracle.values import ABSENT, Values, Word, given, literal

DEEPEST = 7
FIELDS = (5, 10, 15, 20, 30, 40, 60)
ALIASES = (
    "title",
    "summary",
    "id",
    "slug",
    "kind",
    "name",
    "nodes",
    "text",
    "a",
    "b",
    "c",
    "x",
    "y",
    "__z",
    "entry",
)
ROOTS = ("timeline", "timeline", "timeline", "entry", "entry", "nodes", "actor")  # beside all others
OFTEN = {"first": 0.8, "where": 0.6}  # arguments, beside those given a quarter of the time
PAGED = ("timeline", "entries")
COMPOSITES = [
    kind
    for kind in SCHEMA.type_map.values()
    if is_composite_type(kind) and not kind.name.startswith("__") and kind is not SCHEMA.query_type
]
ENTRIES = [each for each in COMPOSITES if each.name in ("Node", "TimelineEntry", "Incident", "Statement")]


def make_case(seed: int, material: Material) -> Case:
    """Return the case of that number, always the same for the same material."""
    return _Writer(Random(seed), material).write()  # noqa: S311 - it makes tests, not secrets


@dataclass(slots=True)
class _Writer:
    """Writes one document."""

    random: Random
    material: Material
    values: Values = field(init=False)
    room: int = 0
    volatile: bool = False
    fragments: dict[str, Fragment] = field(default_factory=dict)
    spread: set[str] = field(default_factory=set)
    written: dict[tuple[str, str], Written] = field(default_factory=dict)
    shapes: dict[str, str] = field(default_factory=dict)

    def write(self) -> Case:
        self.values = Values(self.random, self.material)
        self.volatile = self.random.random() < 0.1
        for number in range(self.random.choice((0, 0, 1, 2, 3))):
            self._define(f"F{number}", self.random.choice([*COMPOSITES, *ENTRIES, *ENTRIES, *ENTRIES]))
        self.spread = set()
        names = ["A", "B", "C"][: self.random.choice((1,) * 8 + (2, 3))]
        operations = [self._operation(name) for name in names]
        fragments = [each.text for name, each in self.fragments.items() if name in self.spread]
        chosen = self.random.choice(names) if len(names) > 1 or self.random.random() < 0.2 else None
        document = "\n".join([*(head + text for head, text in operations), *fragments])
        constant = "\n".join([*(head.split("(")[0] + text for head, text in operations), *fragments])
        return Case(document, given(self.values.variables), chosen, self._written_out(constant))

    def _written_out(self, text: str) -> str | None:
        """Return the text with values for variables, or None where one of them has no value."""
        known = {
            name: literal(each.known)
            for name, each in self.values.variables.items()
            if each.known is not ABSENT
        }
        written = re.sub(r"\$(\w+)", lambda found: known.get(found[1], found[0]), text)
        return None if "$" in written or written == text else written

    def _define(self, name: str, on: Composite) -> None:
        """Write a fragment, which may spread those written before."""
        text, variables, fragments = self._noting(on, self.random.choice((4, 8, 12)))
        text = f"fragment {name} on {on.name} {text}"
        self.fragments[name] = Fragment(name, on, text, variables, fragments)

    def _operation(self, name: str) -> tuple[str, str]:
        """Return an operation's head, where its variables are defined, and its selection set."""
        reached = set(self.spread)
        text, variables, fragments = self._noting(SCHEMA.query_type, self.random.choice(FIELDS))
        self.spread = reached | fragments
        declared = ", ".join(
            each.declare(name) for name, each in self.values.variables.items() if name in variables
        )
        return f"query {name}({declared}) " if declared else f"query {name} ", text

    def _noting(self, on: Composite, room: int) -> tuple[str, frozenset[str], frozenset[str]]:
        """Return a selection set with the variables and the fragments that it uses."""
        self.values.used, self.spread, self.room = set(), set(), room
        text = self._selections(on, 1)
        return text, frozenset(self.values.used), frozenset(self.spread)

    def _selections(self, on: Composite, depth: int) -> str:
        count = self.random.choice((1, 2, 3, 4, 6)) if depth < DEEPEST else 1
        parts = [self._selection(on, depth)]
        parts += [self._selection(on, depth) for _ in range(count - 1) if self.room > 0]
        return "{ " + " ".join(parts) + " }"

    def _selection(self, on: Composite, depth: int) -> str:
        self.room -= 1
        chance = self.random.random()
        fitting = [each for each in self.fragments.values() if _overlap(each.on, on)]
        if chance < 0.22 and fitting:
            fragment = self.random.choice(fitting)
            self.values.used |= fragment.variables
            self.spread |= {fragment.name, *fragment.fragments}
            return f"...{fragment.name}{self._directives(depth)}"
        if chance < 0.32 and depth < DEEPEST and self.room > 0:
            condition = self.random.choice([None, on, *(each for each in COMPOSITES if _overlap(each, on))])
            inner = self._selections(condition or on, depth + 1)
            named = f" on {condition.name}" if condition else ""
            return f"...{named}{self._directives(depth)} {inner}"
        return self._field(on, depth)

    def _directives(self, depth: int) -> str:
        """Return `@skip`, `@include`, both or most often none, and seldom where much would go with them."""
        chance = 0.01 if depth == 1 else 0.05
        names = [name for name in ("skip", "include") if self.random.random() < chance]
        self.random.shuffle(names)
        return "".join(f" @{name}(if: {self.values.condition()})" for name in names)

    def _field(self, on: Composite, depth: int) -> str:
        name = self._choose(on, depth)
        definition = SCHEMA.get_field(on, name)
        assert definition is not None
        key, written = self._key(on, name, definition)
        self.values.used |= written.variables
        head = (name if key == name else f"{key}: {name}") + written.arguments + self._directives(depth)
        kind = get_named_type(definition.type)
        return f"{head} {self._selections(kind, depth + 1)}" if is_composite_type(kind) else head

    def _choose(self, on: Composite, depth: int) -> str:
        """Return the name of a field: one with nothing below it where depth or room end."""
        if self.random.random() < 0.06:
            return "__typename"
        names = [name for name in on.fields if self.volatile or name not in VOLATILE]
        if not names:
            return "__typename"
        leaves = [name for name in names if not is_composite_type(get_named_type(on.fields[name].type))]
        if depth >= DEEPEST or self.room <= 0:
            return self.random.choice(leaves or ["__typename"])
        branches = [name for name in names if name not in leaves] or names
        if on is SCHEMA.query_type:
            branches = [*branches, *ROOTS]
        return self.random.choice(branches if self.random.random() < 0.5 or not leaves else names)

    def _key(self, on: Composite, name: str, definition: GraphQLField) -> tuple[str, Written]:
        """Return a response key under which nothing else stands, and what stands there."""
        keys = [name] if self.random.random() < 0.7 else []
        keys += self.random.choices(ALIASES, k=3)
        made: Written | None = None
        for key in [*keys, f"k{len(self.written)}"]:
            known = self._find_written(on, key)
            if known is not None and known.name == name:
                return key, known
            if known is None and self.shapes.setdefault(key, str(definition.type)) == str(definition.type):
                made = made or self._written(name, definition)
                self.written[on.name, key] = made
                return key, made
        raise AssertionError(name)

    def _find_written(self, on: Composite, key: str) -> Written | None:
        """Return what stands under the key on a type that has objects in common with this one."""
        return next(
            (
                each
                for (kind, known), each in self.written.items()
                if known == key and _overlap(on, SCHEMA.type_map[kind])
            ),
            None,
        )

    def _written(self, name: str, definition: GraphQLField) -> Written:
        used, self.values.used = self.values.used, set()
        values = self._page(definition) if name in PAGED else self._arguments(name, definition)
        text = ", ".join(f"{each}: {literal(value)}" for each, value in values.items())
        written = Written(name, f"({text})" if text else "", frozenset(self.values.used))
        self.values.used = used
        return written

    def _arguments(self, name: str, definition: GraphQLField) -> dict[str, Any]:
        """Return some of a field's arguments, `first` most often: lists are kept short."""
        values: dict[str, Any] = {}
        for argument, each in definition.args.items():
            if is_required_argument(each) or self.random.random() < OFTEN.get(argument, 0.25):
                default = each.default_value is not Undefined
                meaning = name if argument == "slug" else argument
                values[argument] = (
                    self.values.hold(self.material.cursor(self.random, name))
                    if argument == "after"
                    else self.values.make(each.type, meaning, default=default)
                )
        return values

    def _page(self, definition: GraphQLField) -> dict[str, Any]:
        """Return the arguments of a page of the timeline, its cursors most often of its own order."""
        known = get_named_type(definition.args["orderBy"].type).values
        order = self.random.choice([each for each in known if self.volatile or each not in VOLATILE])
        sized = {name: each for name, each in definition.args.items() if name in ("first", "last", "where")}
        values = self._arguments("timeline", GraphQLField(definition.type, sized))
        if "last" in values and self.random.random() < 0.95:
            values.pop("first", None)
        for side in ("after", "before"):
            if self.random.random() < 0.25:
                listing = order if order in self.material.cursors else "EARLIEST_FIRST"
                values[side] = self.values.hold(self.material.cursor(self.random, listing))
        if order != "EARLIEST_FIRST" or self.random.random() < 0.2:
            values["orderBy"] = Word(order)
        return values


@cache
def _overlap(one: Any, other: Any) -> bool:  # noqa: ANN401 - two types
    """Return whether an object may be of both types."""
    return bool(_objects(one) & _objects(other))


def _objects(kind: Any) -> frozenset[str]:  # noqa: ANN401 - any type
    if is_interface_type(kind):
        return frozenset(each.name for each in SCHEMA.get_possible_types(kind))
    return frozenset((kind.name,))

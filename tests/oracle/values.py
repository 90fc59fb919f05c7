"""Values for arguments: literals with variables anywhere within, and what those variables are given."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLNonNull,
    Undefined,
    get_nullable_type,
    is_list_type,
    is_non_null_type,
)

from tests.oracle.material import Material

DEEPEST = 2  # filters within filters
ABSENT = object()


class Word(str):
    """A value of an enumeration."""

    __slots__ = ()


class Name(str):
    """A variable, by its name."""

    __slots__ = ()


@dataclass(slots=True)
class Variable:
    """A variable: its type, its default value and the value that it is given, either of which may be `ABSENT`."""

    type: str
    default: Any
    value: Any
    meaning: str

    @property
    def known(self) -> Any:  # noqa: ANN401 - any value
        """Return the value that stands for it in the end, or `ABSENT`."""
        return self.default if self.value is ABSENT else self.value

    def declare(self, name: str) -> str:
        """Return its definition."""
        default = "" if self.default is ABSENT else f" = {literal(self.default)}"
        return f"${name}: {self.type}{default}"


@dataclass(slots=True)
class Values:
    """Makes the values of one document, and notes which variables they use."""

    random: Random
    material: Material
    variables: dict[str, Variable] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def make(
        self,
        kind: GraphQLInputType,
        meaning: str,
        *,
        default: bool = False,
        fixed: bool = False,
        depth: int = 0,
    ) -> Any:  # noqa: ANN401 - any value
        """Return a value of the type for an argument or a field of that meaning; a `fixed` one has no variables.

        `default` says whether the place has a default value, so that a nullable variable may stand there.
        """
        if not fixed and self.random.random() < 0.25:
            return self._variable(kind, meaning, default=default, depth=depth)
        if is_non_null_type(kind):
            return self._present(get_nullable_type(kind), meaning, fixed=fixed, depth=depth)
        if self.random.random() < 0.04:
            return None
        return self._present(kind, meaning, fixed=fixed, depth=depth)

    def _present(self, kind: Any, meaning: str, *, fixed: bool, depth: int) -> Any:  # noqa: ANN401
        """Return a value that is not null."""
        if is_list_type(kind):
            if self.random.random() < 0.1:  # one value stands for a list of it
                return self._present(get_nullable_type(kind.of_type), meaning, fixed=True, depth=depth)
            count = self.random.choice((0, 1, 1, 2, 3))
            return [self.make(kind.of_type, meaning, fixed=fixed, depth=depth) for _ in range(count)]
        if isinstance(kind, GraphQLInputObjectType):
            return self._object(kind, fixed=fixed, depth=depth)
        if isinstance(kind, GraphQLEnumType):
            return Word(self.random.choice(list(kind.values)))
        if kind.name == "Boolean":
            return self.random.random() < 0.5
        return self.material.scalar(self.random, kind.name, meaning)

    def _object(self, kind: GraphQLInputObjectType, *, fixed: bool, depth: int) -> dict[str, Any]:
        required = {name for name, each in kind.fields.items() if is_non_null_type(each.type)}
        names = [name for name in kind.fields if depth < DEEPEST or name not in ("any", "not")]
        chosen = self.random.sample(
            names, self.random.choice((0, 1, 1, 2, 3)) if len(names) > 4 else len(names) - 1
        )
        wanted = {name for name, each in kind.fields.items() if name in chosen or name in required}
        return {
            name: self.make(
                each.type, name, default=each.default_value is not Undefined, fixed=fixed, depth=depth + 1
            )
            for name, each in kind.fields.items()
            if name in wanted and not (each.default_value is not Undefined and self.random.random() < 0.5)
        }

    def _variable(self, kind: GraphQLInputType, meaning: str, *, default: bool, depth: int) -> Name:
        """Return a variable that may stand where the type is expected: a known one, or a new one."""
        fitting = {str(kind), f"{get_nullable_type(kind)}!"} | (
            {str(get_nullable_type(kind))} if default else set()
        )
        known = [
            name for name, each in self.variables.items() if each.type in fitting and each.meaning == meaning
        ]
        if known and self.random.random() < 0.5:
            name = self.random.choice(known)
        else:
            name = f"v{len(self.variables)}"
            self.variables[name] = self._declare(kind, meaning, nullable_here=default, depth=depth)
        self.used.add(name)
        return Name(name)

    def _declare(self, kind: GraphQLInputType, meaning: str, *, nullable_here: bool, depth: int) -> Variable:
        """Return a new variable, now and then with a value that cannot be."""
        plain = get_nullable_type(kind)
        has_default = self.random.random() < 0.3
        may_be_null = not is_non_null_type(kind) or has_default or nullable_here
        strict = not may_be_null or self.random.random() < 0.3
        declared = GraphQLNonNull(plain) if strict else plain  # type: ignore[type-var]
        default = self._present(plain, meaning, fixed=True, depth=depth) if has_default else ABSENT
        value = self._given(plain, meaning, strict=strict, has_default=has_default, depth=depth)
        return Variable(str(declared), default, value, meaning)

    def _given(self, kind: Any, meaning: str, *, strict: bool, has_default: bool, depth: int) -> Any:  # noqa: ANN401
        chance = self.random.random()
        if chance < 0.15 and (has_default or not strict):
            return ABSENT
        if chance < 0.2 and not strict:
            return None
        if chance > 0.99:
            return self.random.choice(("NOT_A_VALUE", 7, None, [[]], {}))
        return self._present(kind, meaning, fixed=True, depth=depth)

    def hold(self, text: str) -> str:
        """Return the text, or a variable that holds it."""
        if self.random.random() < 0.6:
            return text
        name = f"v{len(self.variables)}"
        self.variables[name] = Variable("String", ABSENT, text, "text")
        self.used.add(name)
        return Name(name)

    def condition(self) -> str:
        """Return the argument of `@skip` and `@include`, or nothing."""
        if self.random.random() < 0.4:
            return literal(self.random.random() < 0.5)
        known = [name for name, each in self.variables.items() if each.meaning == "if"]
        name = self.random.choice(known) if len(known) > 2 else f"b{len(known)}"
        if name not in self.variables:
            flag, default = self.random.random() < 0.5, self.random.random() < 0.3
            kind = "Boolean" if default and self.random.random() < 0.5 else "Boolean!"
            given = ABSENT if default and self.random.random() < 0.5 else not flag
            self.variables[name] = Variable(kind, flag if default else ABSENT, given, "if")
        self.used.add(name)
        return f"${name}"


def literal(value: Any) -> str:  # noqa: ANN401 - any value
    """Return a value as it is written in a document."""
    match value:
        case Name():
            return f"${value}"
        case Word():
            return value
        case list():
            return f"[{', '.join(map(literal, value))}]"
        case dict():
            return "{" + ", ".join(f"{name}: {literal(each)}" for name, each in value.items()) + "}"
    return json.dumps(value)


def given(variables: Mapping[str, Variable]) -> dict[str, Any]:
    """Return the values of the variables that are given any."""
    return {name: each.value for name, each in variables.items() if each.value is not ABSENT}

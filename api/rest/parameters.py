"""The parameters of a URL's query: declared once, read and described from the same declaration."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from api.read.filter.references import MOST_VALUES
from api.rest.problems import Wrong, WrongRequest
from api.rest.values import JsonSchema, Kind, nearest, shown

MOST_TOLD = 10
"""How many unknown names, and wrong values of one parameter, are told of: advice on each takes time."""
LONGEST_NAME = 60

Items = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: `repeated` ones may stand several times, and `separated` ones hold several values with commas.

    `field` is what the read engine calls it, in its arguments and in what it finds wrong.
    """

    name: str
    kind: Kind
    description: str
    field: str = ""
    repeated: bool = False
    separated: bool = False
    example: Any = None

    @property
    def several(self) -> bool:
        """Return whether its value is a list."""
        return self.repeated or self.separated

    def describe(self) -> JsonSchema:
        """Return it as an OpenAPI parameter."""
        schema = dict(self.kind.schema)
        if self.several:
            schema = {"type": "array", "items": schema, "minItems": 1, "maxItems": MOST_VALUES}
        described: JsonSchema = {
            "name": self.name,
            "in": "query",
            "description": self.description,
            "schema": schema,
        }
        if schema["type"] == "array":
            described |= {"style": "form", "explode": not self.separated and self.several}
        return described if self.example is None else {**described, "example": self.example}

    def read(self, texts: Sequence[str]) -> Any:  # noqa: ANN401 - what its kind makes of the text
        """Return the parameter's value, or list of values; raises WrongRequest with all that is wrong with them."""
        if len(texts) > 1 and not self.several:
            raise WrongRequest(
                [self._wrong("repeated", f"{self.name} stands {len(texts)} times; give it once.")]
            )
        if self.separated:
            texts = [part for text in texts for part in text.split(",")]
        if len(texts) > MOST_VALUES:
            detail = f"{self.name} has {len(texts)} values; at most {MOST_VALUES} are allowed."
            raise WrongRequest([self._wrong("too_many_values", detail)])
        found = (self._find_wrong(text) for text in texts)
        wrong = list(islice((each for each in found if each), MOST_TOLD))
        if wrong:
            raise WrongRequest(wrong)
        values = [self.kind.read(text) for text in texts]
        return list(dict.fromkeys(values)) if self.several else values[0]

    def _find_wrong(self, text: str) -> Wrong | None:
        if not text:
            return self._wrong("empty_value", f"{self.name} is empty; leave it out, or give it a value.")
        try:
            self.kind.read(text)
        except ValueError as error:
            return self._wrong("invalid_value", str(error))
        return None

    def _wrong(self, code: str, detail: str) -> Wrong:
        return Wrong(f"/query/{self.name}", code, detail)


def read_query(parameters: Sequence[Parameter], items: Items) -> dict[str, Any]:
    """Return the value of each parameter given, by name; raises WrongRequest with everything that is wrong."""
    given: dict[str, list[str]] = {}
    for name, text in items:
        given.setdefault(name, []).append(text)
    known = {parameter.name: parameter for parameter in parameters}
    wrong = list(islice(_list_unknown(given, known), MOST_TOLD))
    values: dict[str, Any] = {}
    for name in given.keys() & known.keys():
        try:
            values[name] = known[name].read(given[name])
        except WrongRequest as error:
            wrong.extend(error.wrong)
    if wrong:
        raise WrongRequest(sorted(wrong, key=lambda each: each.pointer))
    return values


def _list_unknown(given: Iterable[str], known: Iterable[str]) -> Iterator[Wrong]:
    names = list(known)
    for name in given:
        if name in names:
            continue
        detail = f"{shown(name)} is no parameter of this address; " + (
            f"the nearest is “{nearest(name, names)}”." if names else "it takes none."
        )
        yield Wrong(f"/query/{name[:LONGEST_NAME]}", "unknown_name", detail)

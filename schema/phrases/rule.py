"""What a row of the two tables of rules for phrases of time is: a rule, or a frame about another phrase."""

import re
from collections.abc import Callable

from schema.phrases.anchors import Anchor, PhraseReading
from schema.phrases.days import Match
from schema.phrases.frames import Read
from schema.vocabularies import DateBasis as Basis


class Rule:
    """What reads a whole phrase; `read` gives EDTF, or None where the rule does not apply after all.

    `in_text` is false for what means time only where it stands alone: nobody looks for it in a text.
    """

    def __init__(
        self,
        examples: str,
        basis: Basis,
        read: Callable[[Match, Anchor], str | None],
        *patterns: str,
        in_text: bool = True,
    ) -> None:
        self.examples = examples
        self.basis = basis
        self.read = read
        self.patterns = [re.compile(pattern) for pattern in patterns]
        self.in_text = in_text


class Frame:
    """What reads a phrase with another in it, `{point}`, or `{start}` and `{end}`; `read` gives both date and basis.

    `in_text` is false for what may as well be two phrases: nobody looks for it in a text.
    """

    def __init__(
        self,
        examples: str,
        read: Callable[[Match, Anchor, Read], PhraseReading],
        *patterns: str,
        in_text: bool = True,
    ) -> None:
        self.examples = examples
        self.read = read
        self.patterns = patterns
        self.in_text = in_text

    @staticmethod
    def fill(pattern: str, hole: str) -> str:
        """Return a pattern with `hole` where another phrase stands; `{name}` in it is that phrase's name."""
        for name in ("point", "start", "end"):
            pattern = pattern.replace(f"{{{name}}}", hole.replace("{name}", name))
        return pattern


EVERY_UNIT = {
    "day": ("day", Basis.RELATIVE_DAY),
    "week": ("week|fortnight", Basis.RELATIVE_WEEK),
    "month": ("month", Basis.RELATIVE_MONTH),
    "year": ("year|decade", Basis.RELATIVE_YEAR),
}
"""The units in which phrases count, with the words for each and its basis."""
PERIODS_OF_A = {name: (name, EVERY_UNIT[name][1]) for name in ("week", "month", "year")}
"""The same of the periods that "this" and "earlier this" name."""


def in_each(
    units: dict[str, tuple[str, Basis]],
    examples: str,
    read: Callable[[Match, Anchor], str | None],
    *patterns: str,
) -> list[Rule]:
    """Return a rule for each unit, which takes the place of UNIT."""
    return [
        Rule(
            examples.replace("UNIT", name),
            basis,
            read,
            *(pattern.replace("UNIT", f"(?P<unit>{words})") for pattern in patterns),
        )
        for name, (words, basis) in units.items()
    ]

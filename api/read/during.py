"""When: ranges of days, and where the entries are found that may or must lie in one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from api.errors import BadInput
from api.read.conditions import Condition
from api.read.postings import BEGINNING, END, Place, Postings, Range
from api.read.terms import Found, Terms
from schema.spans import NO_START, OPEN
from schema.term import Facet


@dataclass(frozen=True, slots=True)
class DateRange:
    """A range of days, either end open; `certain` asks for dates that lie inside it, else they may overlap it."""

    first: str | None
    last: str | None
    certain: bool = False

    def check(self, path: str) -> None:
        """Raise BadInput where the range ends before it begins."""
        if self.first and self.last and self.first > self.last:
            raise BadInput(
                f"The range begins on {self.first}, after it ends on {self.last}; swap from and to.",
                argument=path,
            )


def read_during(during: DateRange, terms: Terms, path: str) -> Condition:
    """Return the condition that an entry's date lies in the range; raises BadInput where that is none."""
    during.check(path)
    mode = "certain" if during.certain else "possible"
    parts = [Condition(f"dated_{mode}")]
    if during.first is not None:
        parts.append(Condition(f"from_{mode}", (during.first,)))
    if during.last is not None:
        parts.append(Condition(f"to_{mode}", (during.last,)))
    postings = Postings(tuple(_list_ranges(during, terms)), _estimate(during, terms), exact=False)
    return Condition("all", parts=tuple(parts), postings=postings)


def _list_ranges(during: DateRange, terms: Terms) -> Iterator[Range]:
    """Yield for each span the postings of what has it and may lie in the range: see schema/spans.py."""
    for span in terms.whole(Facet.SPAN):
        starts, length = not span.value.startswith(NO_START), span.value.removeprefix(NO_START)
        if during.certain and (not starts or length == OPEN):
            continue
        reach = 0 if during.certain else None if length == OPEN else int(length) - 1
        yield Range(span.term, _from(during, reach), _until(during) if starts else END)


def _from(during: DateRange, reach: int | None) -> Place:
    """Return where entries begin that reach so many days onwards, or endlessly, and may be in the range."""
    if during.first is None or reach is None:
        return BEGINNING
    return (max(0, date.fromisoformat(during.first).toordinal() - reach), 0, 0)


def _until(during: DateRange) -> Place:
    return END if during.last is None else (date.fromisoformat(during.last).toordinal() + 1, 0, 0)


def _estimate(during: DateRange, terms: Terms) -> int:
    """Return about how many entries lie in the range: those of its months, and those without an end."""
    first, last = (during.first or "")[:7], (during.last or "9999-12")[:7]
    in_months = sum(each.count for each in terms.whole(Facet.MONTH) if first <= each.value <= last)
    return in_months + sum(_count_open(each) for each in terms.whole(Facet.SPAN))


def _count_open(span: Found) -> int:
    return span.count if span.value.endswith(OPEN) else 0

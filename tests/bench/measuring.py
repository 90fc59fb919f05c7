"""Questions put to a server: what each takes when it was asked before, and when a new server is asked."""

from collections.abc import Iterable
from typing import Any

from tests.bench.combinations import Question
from tests.bench.ground import Ground
from tests.bench.say import say
from tests.bench.selecting import write_document
from tests.bench.timing import Line, fresh_line, time_first

Rows = list[dict[str, Any]]
COUNT = write_document("totalCount", first=1)


def measure_questions(ground: Ground, url: str, questions: Iterable[Question]) -> Rows:
    """Return the times of questions, warm and at their first use by a new server."""
    found = []
    with fresh_line(ground, url) as line:
        for question in questions:
            after, turns = _turn(line, question)
            matching = line.ask(COUNT, question.where)["totalCount"]
            timed = line.time(question.document, question.where, after)
            name = question.filter if turns == question.turns else f"{question.filter} (only {turns})"
            row = {"asked": question.asked, "filter": name, "matching": matching, **timed.describe()}
            found.append((question, after, row))
    say("Asking a new server each of them first")
    return [
        row | {"first_ms": time_first(ground, url, question.document, question.where, after)}
        for question, after, row in found
    ]


def _turn(line: Line, question: Question) -> tuple[str | None, int]:
    """Return the cursor after as many pages as the question turns, or as there are, and how many that is."""
    after = None
    for turns in range(question.turns):
        page = line.ask(question.document, question.where, after)["pageInfo"]
        if not page["hasNextPage"]:
            return after, turns
        after = page["endCursor"]
    return after, question.turns

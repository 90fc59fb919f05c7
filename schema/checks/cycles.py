"""Cycles: an entry cannot be part of itself, nor a place lie in itself, not even by way of others."""

from collections.abc import Callable, Collection, Iterator, Mapping

from schema.checks.batch import Batch
from schema.vocabularies import LinkRelation

ACYCLIC = (LinkRelation.PART_OF, LinkRelation.SUPERSEDES, LinkRelation.RESPONDS_TO)
_MOST_CYCLES = 20
_MOST_NAMES = 10

Graph = dict[str, Collection[str]]


def arrange(graph: Mapping[str, Collection[str]]) -> tuple[list[str], list[list[str]]]:
    """Return all names, each after those it points to, and some cycles, each closed by its first name."""
    arranged: dict[str, None] = {}
    cycles: list[list[str]] = []
    for start in graph:
        path: dict[str, Iterator[str]] = {} if start in arranged else {start: iter(graph[start])}
        while path:
            name = next(reversed(path))
            step = next((to for to in path[name] if to not in arranged), None)
            if step is None:
                path.popitem()
                arranged[name] = None
            elif step not in path:
                path[step] = iter(graph.get(step, ()))
            elif len(cycles) < _MOST_CYCLES:
                names = list(path)
                cycles.append([*names[names.index(step) :], step])
    return list(arranged), cycles


def describe(cycle: list[str]) -> str:
    """Return the cycle as a → b → a, shortened in the middle when it is long."""
    if len(cycle) > _MOST_NAMES:
        cycle = [*cycle[: _MOST_NAMES - 2], "…", cycle[-1]]
    return " → ".join(cycle)


def check_cycles(batch: Batch) -> None:
    """Report every cycle of places and of the links that may have none, with what is already recorded."""
    parents: Graph = {place.slug: [place.parent] for place in batch.records.places if place.parent}
    _extend(parents, batch.slugs["place"], lambda slugs: _wrap(batch.archive.list_parents(slugs)))
    for cycle in arrange(parents)[1]:
        batch.report(f"place:{cycle[0]}", "parent", f"forms a cycle: {describe(cycle)}; take one out")
    for relation in ACYCLIC:
        _check_links(batch, relation)


def _wrap(parents: Mapping[str, str]) -> dict[str, list[str]]:
    return {place: [parent] for place, parent in parents.items()}


def _check_links(batch: Batch, relation: LinkRelation) -> None:
    graph: Graph = {}
    for entry in batch.records.entries:
        if targets := [link.entry for link in entry.links if link.relation == relation]:
            graph[entry.slug] = targets
    _extend(graph, batch.slugs["entry"], lambda slugs: batch.archive.list_links(slugs, relation))
    for cycle in arrange(graph)[1]:
        message = f"{relation} forms a cycle: {describe(cycle)}; take one link out"
        batch.report(f"entry:{cycle[0]}", "links", message)


def _extend(graph: Graph, own: set[str], find: Callable[[set[str]], Mapping[str, Collection[str]]]) -> None:
    """Add what is recorded of all that the graph leads to; the batch's own links replace those."""
    seen, added = set(own), graph.copy()
    while reached := {to for targets in added.values() for to in targets} - seen:
        seen |= reached
        added = dict(find(reached))
        graph.update(added)

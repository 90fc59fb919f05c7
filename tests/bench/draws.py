"""Random values, drawn fast and always the same: from weighted choices, buffered."""

import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TypeVar

T = TypeVar("T")
BUFFER = 4096


class Draws:
    """A seeded source of endless streams; the same seed gives the same streams, on every machine."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - it makes data, not secrets

    def of(self, weights: Mapping[T, float]) -> Iterator[T]:
        """Yield the keys without end, each as often as its weight says."""
        return self.among(list(weights), list(weights.values()))

    def among(self, values: Sequence[T], weights: Sequence[float]) -> Iterator[T]:
        """Yield the values without end, each as often as its weight says."""
        cumulative = list(accumulate(weights))
        while True:
            yield from self.random.choices(values, cum_weights=cumulative, k=BUFFER)

    def evenly(self, values: Sequence[T]) -> Iterator[T]:
        """Yield the values without end, each as often as any other."""
        while True:
            yield from self.random.choices(values, k=BUFFER)


def zipf(count: int) -> list[float]:
    """Return the weights of so many values of which the n-th is n times as rare as the first."""
    return [1 / rank for rank in range(1, count + 1)]

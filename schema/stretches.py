"""Stretches of days: words that stand for 2³, 2⁶, 2⁹ and 2¹² days each, by which a search is kept to part of the time.

PostgreSQL's table of entries' words names beside them the four stretches that the entry's day is in.
"""

LEVELS = (3, 6, 9, 12)
"""The binary logarithms of the stretches' lengths in days."""

_STEP = 3


def cover(first: int, last: int) -> list[str]:
    """Return the fewest stretches that hold all days from the first to the last, by their ordinals.

    At either end they may reach a week beyond.
    """
    words: list[str] = []
    low, high = first >> LEVELS[0], last >> LEVELS[0]
    for level in LEVELS[:-1]:
        while low <= high and low % (1 << _STEP):
            words.append(f"@{level}.{low}")
            low += 1
        while low <= high and (high + 1) % (1 << _STEP):
            words.append(f"@{level}.{high}")
            high -= 1
        low, high = low >> _STEP, ((high + 1) >> _STEP) - 1
    return words + [f"@{LEVELS[-1]}.{number}" for number in range(low, high + 1)]

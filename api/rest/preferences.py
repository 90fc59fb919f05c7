"""What a client asks of an answer in its headers: a form that it takes, a count, what it already has."""

from collections.abc import Iterable, Iterator, Sequence

JSON = "application/json"
_RANGES = (JSON, "application/*", "*/*")


def takes_json(accept: str) -> bool:
    """Return whether an Accept header takes JSON (RFC 9110, 12.5.1): the most exact range that fits it decides."""
    if not accept.strip():
        return True
    weights = dict(_list_weights(accept))
    return next((weights[each] > 0 for each in _RANGES if each in weights), False)


def choose_type(accept: str, offered: Sequence[str]) -> str | None:
    """Return which of the media types an Accept header names with the greatest weight, the first of equals.

    The first is also what a range of types (`*/*`) means. None where none is accepted.
    """
    if not accept.strip():
        return offered[0]
    weights = dict(_list_weights(accept))
    ranges = (f"{offered[0].partition('/')[0]}/*", "*/*")
    of_first = next((weights[each] for each in (offered[0], *ranges) if each in weights), 0.0)
    weighed = {**{each: weights.get(each, 0.0) for each in offered}, offered[0]: of_first}
    best = max(offered, key=lambda each: weighed[each])
    return best if weighed[best] > 0 else None


def _list_weights(accept: str) -> Iterator[tuple[str, float]]:
    for part in accept.split(","):
        name, *parameters = (each.strip().lower() for each in part.split(";"))
        quality = next((each[2:] for each in parameters if each.startswith("q=")), "1")
        try:
            yield name, float(quality)
        except ValueError:
            yield name, 0.0


def prefers_count(prefer: Iterable[str]) -> bool:
    """Return whether Prefer headers (RFC 7240) ask for `count=exact`; other preferences are ignored."""
    return any(
        part.split(";")[0].replace(" ", "").replace('"', "").lower() == "count=exact"
        for line in prefer
        for part in line.split(",")
    )


def has_already(if_none_match: str, etag: str) -> bool:
    """Return whether an If-None-Match header names the entity tag, compared weakly (RFC 9110, 13.1.2)."""
    known = [each.strip().removeprefix("W/") for each in if_none_match.split(",")]
    return "*" in known or etag.removeprefix("W/") in known

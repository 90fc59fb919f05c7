"""Which of the two media types of GraphQL over HTTP a response is written in."""

from functools import lru_cache

from api.gql.failures import Failure

JSON = "application/json"
GRAPHQL = "application/graphql-response+json"


@lru_cache(maxsize=256)
def negotiate(accept: bytes) -> str:
    """Return the media type that an Accept header prefers (RFC 9110, 12.5.1); JSON where it does not say.

    Raises Failure when it takes neither (406).
    """
    ranges = [_media_range(each) for each in (accept.decode("latin-1") or "*/*").split(",")]
    weighed = [(*_weight(media, ranges), media) for media in (JSON, GRAPHQL)]
    quality, _, preferred = max(weighed, key=lambda each: each[:2])
    if quality == 0:
        raise Failure("NOT_ACCEPTABLE", f"Answers are {GRAPHQL} or {JSON}: accept one of them.")
    return preferred


def _media_range(text: str) -> tuple[str, float]:
    name, *parameters = (part.strip().lower() for part in text.split(";"))
    quality = next((part[2:] for part in parameters if part.startswith("q=")), "1")
    try:
        return name, min(max(float(quality), 0.0), 1.0)
    except ValueError:
        return name, 0.0


def _weight(media: str, ranges: list[tuple[str, float]]) -> tuple[float, int]:
    """Return the quality that the most exact range gives to `media`, and how early that range stands."""
    for name in (media, "application/*", "*/*"):
        for position, (given, quality) in enumerate(ranges):
            if given == name:
                return quality, -position
    return 0.0, 0

"""CAMEO's codes of events and actors, which GDELT uses, by a table in data."""

import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from schema.records.exchange import ActorRecord
from schema.vocabularies import ActorKind, ParticipantRole
from seed.importers.reading.countries import by_code, name_country
from seed.importers.reading.slugs import slug_of_id, slug_of_name

_FILE = Path(__file__).parents[1] / "data" / "cameo.toml"
_ROOT = 2
_PART = 3


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@lru_cache(maxsize=1_024)
def find_event(code: str) -> dict[str, str] | None:
    """Return what an event of a code is: its kind, its act or category and a label; None for what is no code."""
    events: dict[str, dict[str, str]] = _read()["events"]
    starts = (code[:length] for length in range(len(code), _ROOT - 1, -1))
    return next((events[start] for start in starts if start in events), None) if code.isdigit() else None


@cache
def find_roles(kind: str) -> tuple[ParticipantRole, ParticipantRole]:
    """Return the parts that the first and the second actor have in an entry of a kind."""
    first, second = _read()["roles"][kind]
    return ParticipantRole(first), ParticipantRole(second)


@lru_cache(maxsize=16_384)
def make_actor(code: str) -> ActorRecord:
    """Return the actor of a code: `ZWEMIL` is "Zimbabwe (military)".

    Parts that the table does not have (of peoples, religions and named groups) stay as they are.
    """
    parts = [code[start : start + _PART] for start in range(0, len(code), _PART)]
    countries = [alpha2 for part in parts if (alpha2 := by_code("alpha3").get(part))]
    kinds = [_read()["actors"][part]["kind"] for part in parts if part in _read()["actors"]]
    kind = next((kind for kind in kinds if kind != "unknown"), "unknown")
    is_state = bool(countries) and len(parts) == 1
    return ActorRecord(
        slug=slug_of_id("cameo", code) if code.isupper() else slug_of_name("cameo", code),
        name=_name(parts),
        kind=ActorKind.STATE if is_state else ActorKind(kind),
        iso3166=countries[0] if is_state else None,
        description=f"CAMEO actor code {code}",
    )


def _name(parts: list[str]) -> str:
    first, *others = (_name_part(part) for part in parts)
    name = first[:1].upper() + first[1:]
    return f"{name} ({', '.join(others)})" if others else name


def _name_part(part: str) -> str:
    if alpha2 := by_code("alpha3").get(part):
        return name_country(alpha2)
    known: dict[str, str] | None = _read()["actors"].get(part)
    return known["name"] if known else f"CAMEO {part}"

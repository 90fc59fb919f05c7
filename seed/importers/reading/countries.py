"""Countries by the codes that schemes give them."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parents[1] / "data" / "countries.toml"


@cache
def _read() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@cache
def by_code(system: str) -> Mapping[str, str]:
    """Return ISO 3166-1 alpha-2 codes by those of "alpha3", "numeric", "gw" (without leading zeros) or "fips"."""
    found = {}
    for alpha2, country in _read().items():
        codes = country.get(system, [])
        for code in codes if isinstance(codes, list) else [codes]:
            found[str(code)] = alpha2
    return found


def name_country(alpha2: str) -> str:
    """Return a country's short English name."""
    return str(_read()[alpha2]["name"])

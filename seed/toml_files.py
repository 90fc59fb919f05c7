"""TOML files as plain tables."""

import tomllib
from pathlib import Path
from typing import Any

from seed.disk import UnreadableFile, read_text

_BYTE_ORDER_MARK = "\ufeff"
_ADVICE = {
    "Cannot overwrite a value": "a key stands twice in one table; remove one of the two",
    "Cannot declare": "a table is written twice; [[name]] begins another one of a list",
    "Invalid value": "text stands in quotation marks, a list in [ ]",
    "Invalid date or datetime": "there is no such day",
    "Illegal character '\\n'": "text ends on its line, with a quotation mark",
    "Illegal character": "a control character is not allowed here",
}


def read_toml(path: Path) -> dict[str, Any]:
    """Return the file's table; raises UnreadableFile, with line and column where TOML's syntax is broken."""
    return parse_toml(read_text(path))


def parse_toml(text: str) -> dict[str, Any]:
    """Return the table that a file's text is; raises UnreadableFile."""
    try:
        return tomllib.loads(text.removeprefix(_BYTE_ORDER_MARK))
    except RecursionError:
        raise UnreadableFile("nests lists too deeply to be read") from None
    except ValueError as error:
        reason = "a number has too many digits" if str(error).startswith("Exceeds") else str(error)
        advice = next((f": {advice}" for sign, advice in _ADVICE.items() if reason.startswith(sign)), "")
        raise UnreadableFile(f"is not TOML: {reason}{advice}") from None

"""Text as TOML has it, on one line whatever it holds."""

import json
import re

_HIDDEN = re.compile("[\x7f-\x9f\u2028\u2029]")


def quote(text: str) -> str:
    r"""Return the text as a basic string of TOML; line breaks and control characters are written as `\n`, `\u2028`."""
    escaped = json.dumps(text, ensure_ascii=False)  # JSON's escapes are all TOML's too
    return _HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", escaped)

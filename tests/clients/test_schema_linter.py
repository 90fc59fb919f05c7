import subprocess
from pathlib import Path

from api.gql import schema

SDL = Path(schema.__file__).with_name("schema.graphql")
RULES = (
    "relay-connection-types-spec",
    "relay-connection-arguments-spec",
    "relay-page-info-spec",
    "defined-types-are-used",
    "types-are-capitalized",
    "fields-are-camel-cased",
    "input-object-values-are-camel-cased",
    "enum-values-all-caps",
    "types-have-descriptions",
    "fields-have-descriptions",
    "arguments-have-descriptions",
    "input-object-values-have-descriptions",
    "descriptions-are-capitalized",
)


def test_the_schema_follows_relays_rules_and_describes_itself(node_modules: Path) -> None:
    linter = node_modules / ".bin" / "graphql-schema-linter"
    done = subprocess.run(
        [linter, "--rules", ",".join(RULES), SDL], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr

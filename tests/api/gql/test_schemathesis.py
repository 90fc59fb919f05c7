"""Schemathesis asks /graphql what nobody would: every root field, with arguments it makes up from the schema."""

import subprocess
import sys
from pathlib import Path

from api.gql.schema import SCHEMA

CHECKS = ("--checks", "all", "--exclude-checks", "positive_data_acceptance")  # a made-up cursor is refused
SHORT = ("--max-examples", "4", "--seed", "20210709", "--phases", "fuzzing", "--no-shrink")
QUIET = ("--no-color", "--warnings", "off")


def test_schemathesis_finds_no_fault_in_graphql(live_server: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "schemathesis.cli", "run", f"{live_server}/graphql", *CHECKS, *SHORT, *QUIET],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"Tested: {len(SCHEMA.query_type.fields)}" in done.stdout

import subprocess
import sys
from pathlib import Path

import pytest

from tests.machine import IN_CI, missing

PROGRAM = Path(sys.executable).with_name("schemathesis")
CHECKS = ("--checks", "all", "--exclude-checks", "positive_data_acceptance")
# The coverage phase asks for every bound of every parameter: three thousand requests.
PHASES = "examples,coverage,fuzzing,stateful" if IN_CI else "examples,fuzzing,stateful"
PASS = ("--max-examples", "5", "--generation-deterministic", "--no-color")

# Each export is a process of its own, and all are read by the same code: one of them is asked, and less often.
PAGES = (*PASS, "--phases", PHASES, "--exclude-path-regex", r"^/v1/timeline\.")
EXPORTS = (*PASS, "--phases", "fuzzing", "--include-path", "/v1/timeline.geojson")


@pytest.mark.parametrize("asked", [PAGES, EXPORTS], ids=["pages", "exports"])
def test_what_others_make_up_is_answered_as_described(
    live_server: str, tmp_path: Path, asked: tuple[str, ...]
) -> None:
    if not PROGRAM.exists():
        missing("schemathesis (pip install schemathesis)")
    command = [str(PROGRAM), "run", f"{live_server}/openapi.json", *CHECKS, *asked]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]

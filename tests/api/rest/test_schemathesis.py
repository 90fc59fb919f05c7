import subprocess
import sys
from pathlib import Path

from tests.machine import missing

PROGRAM = Path(sys.executable).with_name("schemathesis")


def test_what_others_make_up_is_answered_as_described(live_server: str, tmp_path: Path) -> None:
    if not PROGRAM.exists():
        missing("schemathesis (pip install schemathesis)")
    command = [str(PROGRAM), "run", f"{live_server}/openapi.json", "--max-examples", "3", "--no-color"]
    checks = ["--checks", "all", "--exclude-checks", "positive_data_acceptance"]
    # Coverage tries every bound of every parameter, examples what the description shows; both are the same each time.
    phases = ["--phases", "examples,coverage,fuzzing", "--generation-deterministic"]
    done = subprocess.run(
        [*command, *checks, *phases], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]

"""Node's packages, for the clients that others wrote."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.machine import missing

FOLDER = Path(__file__).parent


@pytest.fixture(scope="session")
def node_modules() -> Path:
    """Return the folder of the installed packages, installing what package-lock.json names when it must."""
    if not shutil.which("node") or not shutil.which("npm"):
        missing("Node with npm (Debian's packages nodejs and npm)")
    installed = FOLDER / "node_modules"
    stamp = installed / ".package-lock.json"  # npm writes it last
    if not stamp.exists() or stamp.stat().st_mtime < (FOLDER / "package-lock.json").stat().st_mtime:
        subprocess.run(["npm", "ci", "--silent"], cwd=FOLDER, check=True)
    return installed

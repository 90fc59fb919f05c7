"""Node's packages that tests run: what package-lock.json names, installed beside it."""

import shutil
import subprocess
from pathlib import Path

from tests.machine import missing

FOLDER = Path(__file__).parent


def install_packages() -> Path:
    """Return the folder of the installed packages, installing what package-lock.json names when it must."""
    if not shutil.which("node") or not shutil.which("npm"):
        missing("Node with npm (Debian's packages nodejs and npm)")
    installed = FOLDER / "node_modules"
    stamp = installed / ".package-lock.json"  # npm writes it last
    if not stamp.exists() or stamp.stat().st_mtime < (FOLDER / "package-lock.json").stat().st_mtime:
        subprocess.run(["npm", "ci", "--silent"], cwd=FOLDER, check=True)
    return installed

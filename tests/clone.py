"""A small project around the script `dateline`, whose modules tell how they were started."""

import importlib.util
import os
import shutil
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
TELLING = """
import json, os, sys
names = ("PYTHONPATH", "VIRTUAL_ENV", "DATABASE_URL")
print(json.dumps({"module": __file__.split("/")[-2], "arguments": sys.argv[1:], "folder": os.getcwd(),
                  "environment": {name: os.environ.get(name) for name in names}}))
sys.exit(7 if "--fail" in sys.argv else 0)
"""


class Clone:
    """A folder with the script and with modules that tell how they were started."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("dateline", "pyproject.toml", "constraints.txt"):
            shutil.copy(ROOT / name, folder / name)
        for room in ("api", "schema", "seed", "pytest", "ruff", "mypy", "api/exports"):
            (folder / room).mkdir()
            (folder / room / "__init__.py").touch()
            (folder / room / "__main__.py").write_text(TELLING)

    def install(self) -> None:
        """Put the Python of this test where an installation would put its own."""
        programs = self.folder / ".venv" / "bin"
        programs.mkdir(parents=True)
        (programs / "python").symlink_to(sys.executable)
        (programs / "lint-imports").write_text(TELLING)
        self.stamp()

    def stamp(self) -> None:
        script = self.module()
        script.STAMP.write_text(f"{script.place()} {script.wanted()} dev\n")

    def module(self) -> ModuleType:
        loader = SourceFileLoader("dateline_script", str(self.folder / "dateline"))
        module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
        loader.exec_module(module)
        return module

    def command(self, *arguments: str, script: Path | None = None) -> list[str]:
        return [sys.executable, str(script or self.folder / "dateline"), *arguments]

    def run(
        self, *arguments: str, script: Path | None = None, cwd: Path = Path("/"), **environ: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments, script=script),
            cwd=cwd,
            env={**os.environ, **environ},
            capture_output=True,
            text=True,
            check=False,
        )

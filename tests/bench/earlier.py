"""An earlier version beside this one: its code and environment in a folder, over data that it fills in itself."""

import subprocess
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.bench.datasets import Dataset
from tests.bench.servers import Server, free_port, running

_FILL = "import sys; from tests.bench.datasets import fill; fill(sys.argv[1], int(sys.argv[2]))"
_FINGERPRINT = "from tests.bench.datasets import fingerprint; print(fingerprint())"


@dataclass(frozen=True)
class Earlier:
    """A folder that holds an earlier version, with the environment that its `./dateline test` makes."""

    folder: Path

    @property
    def python(self) -> Path:
        """Return its Python."""
        return self.folder / ".venv" / "bin" / "python"

    def generated(self, entries: int) -> Dataset:
        """Return the timeline of so many entries as that version writes and indexes it."""
        fingerprint = self._run(_FINGERPRINT).strip()
        return Dataset(f"before_{entries}_{fingerprint}", partial(self._fill, entries))

    def start(self, stack: ExitStack, url: str, core: int) -> Server:
        """Start its server, which logs warnings only."""
        port = free_port()
        command = [str(self.python), "-m", "api", "--port", str(port)]
        environ = {"DATABASE_URL": url, "DATELINE_LOG_LEVEL": "warning"}
        return stack.enter_context(running(command, port, core, "/readyz", self.folder, **environ))

    def _fill(self, entries: int, url: str) -> None:
        self._run(_FILL, url, str(entries))

    def _run(self, program: str, *arguments: str) -> str:
        """Run a program in its folder; return what it prints, and raise RuntimeError where it fails."""
        command = [str(self.python), "-c", program, *arguments]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{self.folder.name} failed:\n{done.stderr[-2000:]}")
        return done.stdout

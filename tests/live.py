"""The whole server, as a program of its own, for clients that know it by its address only."""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx2
import pytest
import uvicorn

from api.app import make_app
from api.settings import Settings
from tests.databases import seed

ROOT = Path(__file__).resolve().parent.parent
READY_WITHIN = 30.0  # seconds


@contextmanager
def running_server(folder: Path) -> Iterator[str]:
    """Run a server over a new SQLite database in `folder`, with the article in it, and yield its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = folder / "server.log"
    command = [sys.executable, "-m", "api", "--host", "127.0.0.1", "--port", str(port)]
    url = f"sqlite:///{folder / 'dateline.db'}"
    seed(url)
    env = {**os.environ, "DATABASE_URL": url}
    with (
        log.open("wb") as output,
        subprocess.Popen(command, cwd=ROOT, env=env, stdout=output, stderr=output) as server,
    ):
        try:
            wait_until_ready(f"http://127.0.0.1:{port}", server, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


@contextmanager
def serving(database_url: str, **settings: Any) -> Iterator[str]:  # noqa: ANN401 - whatever Settings has
    """Serve a database as it is, even an empty one, from a thread of this process, and yield the address."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        app = make_app(Settings(database_url=database_url, **settings))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", ws="none", lifespan="on"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


def wait_until_ready(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Return once /readyz answers 200; fail with the server's own words when it does not."""
    deadline = time.monotonic() + READY_WITHIN
    while server.poll() is None and time.monotonic() < deadline:
        with suppress(httpx2.TransportError):
            if httpx2.get(f"{address}/readyz", timeout=1).is_success:
                return
        time.sleep(0.1)
    pytest.fail(f"The server was not ready within {READY_WITHIN:.0f} s. It said:\n{log.read_text()[-4000:]}")

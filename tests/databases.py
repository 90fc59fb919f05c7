"""Databases for tests: SQLite files, and a PostgreSQL server that the test run starts and stops itself."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from tests.frozen import DATA

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 30
SERVER_OPTIONS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
}


class Databases(Protocol):
    """A place where databases are made by name, from scratch or as a copy of one that no one is using."""

    def make(self, name: str, template: str | None = None) -> str:
        """Make the database `name` and return its DATABASE_URL."""
        ...

    def drop(self, name: str) -> None:
        """Remove the database `name`, whoever is still connected to it."""
        ...


class SqliteFolder:
    """SQLite databases as files in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def make(self, name: str, template: str | None = None) -> str:
        if template is not None:
            shutil.copyfile(self.folder / f"{template}.db", self.folder / f"{name}.db")
        return f"sqlite:///{self.folder / name}.db"

    def drop(self, name: str) -> None:
        for file in self.folder.glob(f"{name}.db*"):
            file.unlink()


class PostgresServer:
    """The databases of a PostgreSQL server whose user may create some."""

    def __init__(self, url: str) -> None:
        self.url = url

    def make(self, name: str, template: str | None = None) -> str:
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        self._execute(statement.format(sql.Identifier(name), sql.Identifier(template or "template0")))
        parts = urlsplit(self.url)
        return f"postgresql://{parts.netloc}/{name}?{parts.query}".rstrip("?")

    def drop(self, name: str) -> None:
        statement = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
        self._execute(statement.format(sql.Identifier(name)))

    def _execute(self, statement: sql.Composed) -> None:
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(statement)


def find_postgres_binaries() -> Path | None:
    """Return the folder with initdb and postgres as Debian installs them, the newest version first."""
    folders = Path("/usr/lib/postgresql").glob("*/bin")
    found = [folder for folder in folders if (folder / "initdb").exists() and (folder / "postgres").exists()]
    return max(found, key=lambda folder: int(folder.parent.name), default=None)


@contextlib.contextmanager
def running_postgres(binaries: Path, data: Path | None = None, **options: str) -> Iterator[str]:
    """Run a server, reachable through a socket in its own folder only, and yield its URL.

    It is a new one with nothing to lose, unless `data` names the folder that its databases are kept in.
    """
    folder = Path(tempfile.mkdtemp(prefix="dateline-postgres-", dir="/tmp"))  # a socket's path is short
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
        if data is None or not data.exists():
            _initialise(binaries, folder, data or folder / "data")
        settings = [f"-c{name}={value}" for name, value in (SERVER_OPTIONS | options).items()]
        place = ["-D", str(data or folder / "data"), "-k", str(folder)]
        command = [str(binaries / "postgres"), *place, *settings]
        with (
            (folder / "log").open("wb") as log,
            subprocess.Popen(command, stderr=log, **_owner(folder)) as server,
        ):
            try:
                yield _reachable(
                    f"postgresql:///postgres?host={folder}&user=postgres", server, folder / "log"
                )
            finally:
                _stop(server, signal.SIGQUIT if data is None else signal.SIGINT)
    finally:
        shutil.rmtree(folder)


def seed(url: str) -> None:
    """Load the tests' article into the database at `url`, which is migrated first."""
    environ = {**os.environ, "DATABASE_URL": url}
    done = subprocess.run(
        [sys.executable, "-m", "seed", str(DATA)],
        cwd=ROOT,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"the article could not be loaded:\n{done.stdout}{done.stderr}")


def _initialise(binaries: Path, folder: Path, data: Path) -> None:
    """Make a server's folder `data`, first elsewhere where it is to be kept: a half-made one is never taken."""
    made = folder / "data"
    command = [str(binaries / "initdb"), "-D", str(made), "-U", "postgres", "-A", "trust"]
    options = ["-E", "UTF8", "--locale", "C.UTF-8", "--no-sync", "--no-instructions"]
    done = subprocess.run([*command, *options], capture_output=True, text=True, check=False, **_owner(folder))
    if done.returncode:
        raise RuntimeError(f"initdb failed:\n{done.stdout}{done.stderr}")
    if made != data:
        shutil.move(made, data)


def _owner(folder: Path) -> dict:
    """Return how to start PostgreSQL's programs: they refuse to run as root."""
    as_postgres = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
    return {"cwd": folder, **as_postgres}


def _reachable(url: str, server: subprocess.Popen, log: Path) -> str:
    """Return `url` as soon as the server answers there."""
    deadline = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        with contextlib.suppress(psycopg.OperationalError), psycopg.connect(url):
            return url
        time.sleep(0.05)
    raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text()}")


def _stop(server: subprocess.Popen, how: signal.Signals) -> None:
    """Stop the server: at once by SIGQUIT, which saves nothing, or by SIGINT with all on disk."""
    server.send_signal(how)
    try:
        server.wait(timeout=60)
    except subprocess.TimeoutExpired:
        server.kill()

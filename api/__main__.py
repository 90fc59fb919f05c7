"""Start the server: settings, a free port, a migrated database with something in it, then answers."""

import argparse
import ctypes
import gc
import logging
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import uvicorn
from sqlalchemy import text

from api.app import make_app
from api.logs import configure_logging
from api.packets import Http
from api.settings import Settings, SettingsError, load_settings
from schema.storage.database import DatabaseUnavailable, make_engine, migrate, reading

logger = logging.getLogger("dateline")

ROOT = Path(__file__).resolve().parent.parent
WRONG_SETTINGS = 2
SHUTDOWN_SECONDS = 3
M_ARENA_MAX = -8
"""The number of glibc's setting (malloc.h)."""


class StartError(Exception):
    """The server cannot start; the message says why and what to do."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until stopped; return the exit status: 0, 1 when it could not start, 2 for wrong settings."""
    options = _parser().parse_args(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # asked to stop, while starting too
    try:
        settings = load_settings(os.environ)
        _share_memory()
        configure_logging(settings.log_level, settings.log_format)
        with _bind(options.host, options.port) as listener:
            migrate(settings.database_url)
            if _is_empty(settings.database_url):
                _load_articles(settings.database_url)
            return _serve(settings, listener)
    except SettingsError as error:
        return _fail(error, WRONG_SETTINGS)
    except (StartError, DatabaseUnavailable) as error:
        return _fail(error, 1)
    except KeyboardInterrupt:
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m api", description="Serve the timeline over HTTP.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (default: %(default)s)")
    return parser


def _share_memory() -> None:
    """Have all threads take memory from one arena, on Linux with glibc.

    Each thread that reads keeps what it once used in an arena of its own otherwise: after 1,000 mixed requests at a
    million entries, four of them held 430 MB in place of 330. Python lets one thread run at a time, so none waits.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if mallopt is not None:
        mallopt(M_ARENA_MAX, 1)


def _fail(error: Exception, status: int) -> int:
    sys.stderr.write(f"dateline: {str(error).rstrip('.')}.\n")
    return status


def _bind(host: str, port: int) -> socket.socket:
    """Return a socket that holds the port but refuses connections until it listens; raise `StartError`."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise StartError(f"cannot listen on {host} port {port}: {reason}. Choose another --port.") from error
    return listener


def _is_empty(url: str) -> bool:
    engine = make_engine(url)
    try:
        with reading(engine) as connection:
            return not connection.scalar(text("SELECT EXISTS (SELECT 1 FROM entry)"))
    finally:
        engine.dispose()


def _load_articles(url: str) -> None:
    """Load the articles that come with Dateline, in a process of their own; raise `StartError` on failure."""
    logger.info("The database is empty: loading the articles that come with Dateline")
    command = [sys.executable, "-m", "seed", "--if-empty"]
    if subprocess.run(command, cwd=ROOT, env={**os.environ, "DATABASE_URL": url}, check=False).returncode:
        raise StartError("the articles could not be loaded; the lines above say why.")


def _serve(settings: Settings, listener: socket.socket) -> int:
    config = uvicorn.Config(
        make_app(settings),
        loop="uvloop",
        http=Http,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=SHUTDOWN_SECONDS,
    )
    server = uvicorn.Server(config)
    _leave_to_the_living()
    listener.listen(config.backlog)
    host, port = listener.getsockname()[:2]
    logger.info("Answering at http://%s:%s/", f"[{host}]" if ":" in host else host, port)
    try:
        server.run(sockets=[listener])
    finally:  # a signal that was waited for is raised again once all is closed
        logger.info("Stopped")
    return 0 if server.started else 1


def _leave_to_the_living() -> None:
    """Keep the collector off what lives as long as the process: its rounds are felt as slow answers."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


if __name__ == "__main__":
    sys.exit(main())

"""The server as a process: how it starts, what keeps it from starting, and how it stops."""

import contextlib
import os
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from api.settings import Settings, variable_of

ROOT = Path(__file__).resolve().parent.parent.parent
on_one_database = pytest.mark.parametrize("databases", ["sqlite"], indirect=True, scope="session")
OURS = {variable_of(field) for field in Settings.model_fields}


def environment(**given: str) -> dict[str, str]:
    """Return this process's environment with no settings but the given ones."""
    return {name: value for name, value in os.environ.items() if name not in OURS} | given


def run(*arguments: str, **given: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        env=environment(**given),
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )


@contextlib.contextmanager
def serving(url: str, **given: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Start a server on a free port; yield it and its address once it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "api", "--port", str(port)]
    given |= {"DATABASE_URL": url, "DATELINE_LOG_FORMAT": "text"}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment(**given), stderr=subprocess.PIPE, text=True
    ) as server:
        try:
            wait_for(f"http://127.0.0.1:{port}/readyz", server)
            yield server, f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.communicate(timeout=10)


def fetch(address: str) -> httpx2.Response:
    return httpx2.get(address, timeout=5, trust_env=False)


def wait_for(address: str, server: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            assert fetch(address).status_code == 200
        except httpx2.TransportError:
            assert server.poll() is None, server.stderr.read()
            assert time.monotonic() < deadline
            time.sleep(0.02)
        else:
            return


def test_an_empty_database_is_filled_before_the_first_answer(unmigrated_database: str) -> None:
    with serving(unmigrated_database) as (_, address):
        answer = fetch(f"{address}/graphql?query={{timeline{{totalCount}}}}").json()
    assert answer["data"]["timeline"]["totalCount"] > 0


def test_a_start_and_a_stop_take_less_than_two_seconds_of_work(writable_article_database: str) -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with serving(writable_article_database):
        pass
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert 0 < worked < 2  # the clock on the wall would also tell how busy the machine is


@on_one_database
@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_a_server_that_is_told_to_stop_is_gone_within_five_seconds(
    writable_article_database: str, stop: signal.Signals
) -> None:
    with serving(writable_article_database) as (server, _):
        began = time.monotonic()
        server.send_signal(stop)
        _, written = server.communicate(timeout=10)
        assert time.monotonic() - began < 5
    assert server.returncode == 0
    assert written.splitlines()[-1].endswith("Stopped")
    assert "Traceback" not in written


@on_one_database
def test_a_client_that_hangs_on_does_not_keep_the_server_from_stopping(
    writable_article_database: str,
) -> None:
    with serving(writable_article_database) as (server, address):
        host, port = address.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port))) as client:
            client.sendall(b"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{")
            time.sleep(0.2)
            began = time.monotonic()
            server.terminate()
            server.communicate(timeout=10)
            assert time.monotonic() - began < 5


@on_one_database
def test_the_answer_does_not_name_the_server_software(writable_article_database: str) -> None:
    with serving(writable_article_database) as (_, address):
        response = fetch(f"{address}/healthz")
    assert "server" not in response.headers
    assert response.headers["x-request-id"]


def test_wrong_settings_are_all_told(tmp_path: Path) -> None:
    done = run("api", DATABASE_URL=f"sqlite:///{tmp_path}/x.db", DATELINE_READERS="0", DATELINE_PROT="80")
    assert done.returncode == 2
    assert done.stderr.startswith("dateline: 2 settings are wrong:\n  DATELINE_READERS is ")
    assert "DATELINE_PROT is no setting" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [("api", "--port", "0"), ("schema", "migrate")])
@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("postgresql://me:s3cret@127.0.0.1:1/dateline", "127.0.0.1"),
        ("mysql://me:s3cret@127.0.0.1/dateline", "sqlite:////absolute/path"),
        ("sqlite:////dev/null/x.db", "/dev/null"),
    ],
)
def test_a_database_that_cannot_be_used_is_told_in_a_line(
    arguments: tuple[str, ...], url: str, told: str
) -> None:
    done = run(*arguments, DATABASE_URL=url)
    assert done.returncode in (1, 2)
    assert done.stderr.startswith("dateline: ")
    assert told in done.stderr
    assert "s3cret" not in done.stderr
    assert "Traceback" not in done.stderr


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = run("api", "--port", port, DATABASE_URL=f"sqlite:///{tmp_path}/x.db")
    assert done.returncode == 1
    assert f"dateline: cannot listen on 127.0.0.1 port {port}: Address already in use" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "x.db").exists()


def test_a_host_that_does_not_exist_is_told(tmp_path: Path) -> None:
    done = run("api", "--host", "no-such-host.invalid", DATABASE_URL=f"sqlite:///{tmp_path}/x.db")
    assert done.returncode == 1
    assert "dateline: cannot listen on no-such-host.invalid" in done.stderr

"""A long export: what holds it back, what ends it, and what it must never look like when it breaks off."""

import os
import signal
import socket
import time
from collections.abc import Iterator

import httpx2
import pytest
from sqlalchemy import insert

from schema.storage.database import make_engine, migrate
from schema.tables import TABLES
from tests.exporters import list_exporters
from tests.live import running_server
from tests.schema.engines import closing

MANY = 60_000
"""Records of some 400 bytes: more than all buffers between the database and a client hold."""
SMALL = [(socket.SOL_SOCKET, socket.SO_RCVBUF, 65_536)]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of a server with many publishers, the simplest records that there are."""
    folder = tmp_path_factory.mktemp("long")
    url = f"sqlite:///{folder / 'dateline.db'}"
    migrate(url)
    rows = [
        {"slug": f"publisher-{number:06}", "name": f"{number} " + "x" * 350, "kind": "other"}
        for number in range(MANY)
    ]
    with closing(make_engine(url)) as engine, engine.begin() as connection:
        connection.execute(insert(TABLES["publisher"]), rows)
    with running_server(folder) as address:
        httpx2.get(
            f"{address}/v1/timeline.ndjson?kind=statement", timeout=60
        )  # the next process is being started
        yield address


@pytest.fixture
def client(server: str) -> Iterator[httpx2.Client]:
    """Return a client that buffers little."""
    transport = httpx2.HTTPTransport(socket_options=SMALL)
    plain = {"accept-encoding": "identity"}
    with httpx2.Client(base_url=server, timeout=60, transport=transport, headers=plain) as client:
        yield client


def list_first() -> list[int]:
    """Return the processes that make exports, without their companions."""
    found = list_exporters()
    return [each for each, parent in found.items() if parent not in found]


def wait_until_gone(seconds: float = 10) -> bool:
    deadline = time.monotonic() + seconds
    while list_exporters() and time.monotonic() < deadline:
        time.sleep(0.05)
    return not list_exporters()


def test_a_client_that_takes_nothing_holds_it_back_and_one_that_goes_ends_it(
    server: str, client: httpx2.Client
) -> None:
    with client.stream("GET", "/v1/timeline.ndjson") as response:
        chunks = response.iter_raw()
        next(chunks)
        time.sleep(1)
        assert len(list_first()) == 1, "it waits for the client"
        assert httpx2.get(f"{server}/v1/timeline?limit=1").status_code == 200, "others do not"
    assert wait_until_gone()


def test_one_that_breaks_off_does_not_look_whole(client: httpx2.Client) -> None:
    def read() -> None:
        with client.stream("GET", "/v1/timeline.ndjson") as response:
            assert response.status_code == 200
            for number, _ in enumerate(response.iter_raw()):
                if number == 0:
                    (exporter,) = list_first()
                    os.kill(exporter, signal.SIGKILL)

    with pytest.raises(httpx2.RemoteProtocolError, match="incomplete"):
        read()
    assert wait_until_gone()


def test_as_many_as_may_be_are_made_at_once(client: httpx2.Client) -> None:
    held = [client.send(client.build_request("GET", "/v1/timeline.ndjson"), stream=True) for _ in range(4)]
    refused = client.get("/v1/timeline.csv")
    for each in held:
        each.close()
    assert [each.status_code for each in held] == [200] * 4
    assert refused.status_code == 503
    assert refused.headers["retry-after"]
    assert "at once" in refused.json()["detail"]
    assert wait_until_gone()
    assert client.get("/v1/timeline.csv").status_code == 200

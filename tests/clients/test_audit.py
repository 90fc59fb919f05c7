import json
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn

from tests.api.gql.canned import make_app

AUDIT = Path(__file__).with_name("audit.mjs")


@pytest.fixture
def address() -> Iterator[str]:
    """Yield the address of a server that is the GraphQL view alone: the audit asks nothing of the record."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(make_app(), log_level="warning", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/graphql"
        server.should_exit = True
        thread.join()


@pytest.mark.usefixtures("node_modules")
def test_all_61_audits_of_graphql_over_http_are_passed(address: str) -> None:
    done = subprocess.run(["node", AUDIT, address], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    results = json.loads(done.stdout)
    assert [result for result in results if result["status"] != "ok"] == []
    assert len(results) == 61

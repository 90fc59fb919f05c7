"""Apollo Client, urql and Relay: each pages through the timeline by its own rules."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import httpx2
import pytest

from api.gql import schema

FOLDER = Path(__file__).parent
SDL = Path(schema.__file__).with_name("schema.graphql")
ENTRIES = """{
  timeline(first: 100) {
    nodes {
      slug
      kind
      ... on Incident { incidentCategory }
      ... on Statement { act }
      ... on DiplomaticEvent { diplomaticCategory }
    }
  }
}"""


@pytest.fixture(scope="session")
def address(live_server: str) -> str:
    return f"{live_server}/graphql"


def ask(address: str, query: str) -> dict[str, Any]:
    return httpx2.post(address, json={"query": query}).raise_for_status().json()["data"]


@pytest.fixture(scope="session")
def entries(address: str) -> list[dict[str, str]]:
    """Return the sixteen entries, all in one page."""
    nodes = ask(address, ENTRIES)["timeline"]["nodes"]
    assert len({node["slug"] for node in nodes}) == 16
    return [dict(zip(("slug", "kind", "category"), node.values(), strict=True)) for node in nodes]


def run(script: str, *arguments: str | Path) -> dict[str, Any]:
    """Return what a script prints, which is JSON; fail with its own words when it does not end well."""
    command = ["node", FOLDER / script, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


@pytest.mark.usefixtures("node_modules")
@pytest.mark.parametrize("method", ["POST", "GET"])
@pytest.mark.parametrize("script", ["apollo.mjs", "urql.mjs"])
def test_a_caching_client_pages_through_the_timeline(
    script: str, method: str, address: str, entries: list[dict[str, str]]
) -> None:
    found = run(script, address, method)
    assert found["all"] == {"sizes": [5, 5, 5, 1], "entries": entries}
    assert found["latest"] == {"sizes": [5, 5, 5, 1], "entries": entries[::-1]}
    incidents = [entry for entry in entries if entry["kind"] == "INCIDENT"]
    assert found["incidents"] == {"sizes": [5], "entries": incidents}
    assert found["again"] == {"sizes": [16], "entries": entries}, "its cache has the whole list by then"
    assert (found["actor"]["id"], found["actor"]["name"]) == ("actor:iran", "Iran")
    assert found["codes"] == {"cursor": "BAD_USER_INPUT", "actor": "BAD_USER_INPUT"}
    assert found["methods"] == [method]


@pytest.fixture(scope="module")
def relays_artefacts(node_modules: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of what relay-compiler makes of the documents in relay/."""
    folder = tmp_path_factory.mktemp("relay") / "client"
    shutil.copytree(FOLDER / "relay", folder)
    shutil.copy(SDL, folder)
    generated = folder / "generated"
    generated.mkdir()
    compiler = node_modules / ".bin" / "relay-compiler"
    done = subprocess.run(
        [compiler, "--noWatchman", "relay.config.json"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return generated


def test_relays_compiler_accepts_pages_and_finds_an_actor_again_by_its_id(relays_artefacts: Path) -> None:
    assert {"TimelinePageQuery.graphql.js", "TimelineActorQuery.graphql.js"} <= {
        file.name for file in relays_artefacts.iterdir()
    }
    assert "node(id: $id)" in (relays_artefacts / "TimelineActorQuery.graphql.js").read_text()


def test_relays_queries_page_through_the_timeline_and_an_actors_entries(
    relays_artefacts: Path, address: str, entries: list[dict[str, str]]
) -> None:
    found = run("relay.mjs", address, relays_artefacts)
    assert found["total"] == len(entries)
    assert [each.partition(":")[2] for each in found["timeline"]] == [entry["slug"] for entry in entries]
    whole = ask(address, '{actor(slug: "united-states") {id entries(first: 100) {nodes {id}}}}')["actor"]
    assert (found["actor"], found["entries"]) == (
        whole["id"],
        [node["id"] for node in whole["entries"]["nodes"]],
    )
    assert len(found["entries"]) > 5, "one page was enough"

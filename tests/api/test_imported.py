"""What was imported, over both faces: batches, issues by batch and rule, and records by the ids of their schemes."""

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import make_app
from api.settings import Settings
from tests.databases import Databases
from tests.seed.ged import make_row, make_rows, write
from tests.seed.test_importing import run


@pytest.fixture(scope="module")
def client(
    databases: Databases, empty_template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[TestClient]:
    name = f"{empty_template}_imported"
    url = databases.make(name, empty_template)
    folder = tmp_path_factory.mktemp("imported")
    run(url, "ucdp-ged", write(folder / "one.csv", [*make_rows(4), make_row(5, low=9), make_row(2)]))
    run(url, "ucdp-ged", write(folder / "two.csv", [make_row(6, latitude=99)]))
    with TestClient(make_app(Settings(database_url=url))) as client:
        yield client
    databases.drop(name)


def ask(client: TestClient, query: str) -> dict[str, Any]:
    result: dict[str, Any] = client.get("/graphql", params={"query": query}).json()
    assert "errors" not in result, result
    data: dict[str, Any] = result["data"]
    return data


def test_an_entry_is_found_by_its_id_in_a_scheme(client: TestClient) -> None:
    query = (
        '{ timeline(where: {externalId: "ucdp-ged:100003"}) { nodes { slug externalIds { scheme value } } } }'
    )
    (entry,) = ask(client, query)["timeline"]["nodes"]
    assert entry == {
        "slug": "ucdp-ged-100003",
        "externalIds": [{"scheme": "ucdp-ged", "value": "100003"}],
    }
    found = client.get("/v1/timeline?external_id=ucdp-ged:100003&include=external_ids&fields=slug").json()
    assert found["data"] == [{"slug": entry["slug"], "external_ids": entry["externalIds"]}]
    others = '{ timeline(where: {not: {externalId: "ucdp-ged:100003"}}) { totalCount } }'
    assert ask(client, others)["timeline"]["totalCount"] == 5


def test_actors_places_and_documents_have_their_ids_too(client: TestClient) -> None:
    query = "{ actors { nodes { externalIds { scheme } } } places { nodes { externalIds { scheme } } } }"
    found = ask(client, query)
    schemes = {
        each["scheme"] for list_ in found.values() for node in list_["nodes"] for each in node["externalIds"]
    }
    assert schemes == {"ucdp-actor", "gw"}
    assert ask(client, "{ documents { nodes { externalIds { value } } } }")["documents"]["nodes"]


def test_batches_are_listed_the_latest_first(client: TestClient) -> None:
    query = "{ importBatches { totalCount nodes { slug status fileName rowsRead rowsRejected unmappedColumns } } }"
    listed = ask(client, query)["importBatches"]
    assert listed["nodes"][1] == {
        "slug": "ucdp-ged-1",
        "status": "FINISHED",
        "fileName": "one.csv",
        "rowsRead": 6,
        "rowsRejected": 1,
        "unmappedColumns": ["region", "deaths_unknown"],
    }
    page = client.get("/v1/import-batches?limit=1&fields=slug,status").json()
    assert page["data"] == [{"slug": "ucdp-ged-2", "status": "finished"}]
    after = page["page"]["end_cursor"]
    rest = client.get(f"/v1/import-batches?after={after}&fields=slug").json()
    assert rest["data"] == [{"slug": "ucdp-ged-1"}]


def test_issues_are_filtered_by_batch_and_rule(client: TestClient) -> None:
    query = """{ dataIssues(batches: ["ucdp-ged-1"], rules: ["low_best_high"]) {
        nodes { row column rule value rejected entry { slug } batch { slug } } } }"""
    (issue,) = ask(client, query)["dataIssues"]["nodes"]
    assert issue["entry"] == {"slug": "ucdp-ged-100005"}
    assert issue["batch"] == {"slug": "ucdp-ged-1"}
    assert (issue["row"], issue["rule"], issue["rejected"]) == (5, "low_best_high", False)
    found = client.get("/v1/data-issues?batch=import_batch:ucdp-ged-1&rule=repeated_id").json()["data"]
    assert [(each["row"], each["rejected"], each["entry"]) for each in found] == [(6, True, None)]
    everything = client.get("/v1/data-issues?fields=rule").json()["data"]
    assert len(everything) >= 3
    first = client.get("/v1/data-issues?limit=2&fields=rule").json()
    cursor = first["page"]["end_cursor"]
    assert (
        first["data"] + client.get(f"/v1/data-issues?fields=rule&after={cursor}").json()["data"] == everything
    )


def test_a_batch_that_is_not_there_is_told(client: TestClient) -> None:
    problem = client.get("/v1/data-issues?batch=ucdp-ged-9").json()
    assert problem["errors"][0]["pointer"] == "/query/batch"


def test_a_batch_is_a_node(client: TestClient) -> None:
    found = ask(client, '{ node(id: "import_batch:ucdp-ged-1") { id ... on ImportBatch { sha256 } } }')[
        "node"
    ]
    assert found["id"] == "import_batch:ucdp-ged-1"
    assert len(found["sha256"]) == 64

import gzip
import json
import re

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount, Route
from starlette.testclient import TestClient

from api.web import pages
from api.web.build import MANIFEST, STATIC, hash_files

ROUTES = [
    Route("/", pages.timeline),
    Route("/graphiql", pages.graphiql),
    Route("/docs", pages.docs),
    Mount("/page", pages.page_files),
    Mount("/static", pages.static),
]
SCRIPT = max((STATIC / "assets").glob("*.js"), key=lambda file: file.stat().st_size)
SCRIPT_URL = f"/static/assets/{SCRIPT.name}"


@pytest.fixture
def client() -> TestClient:
    return TestClient(Starlette(routes=ROUTES), headers={"Accept-Encoding": "identity"})


def test_every_built_file_is_the_one_in_the_manifest() -> None:
    assert hash_files(STATIC) == json.loads(MANIFEST.read_bytes())["files"]


def test_every_bundled_package_is_in_the_licences() -> None:
    licences = (STATIC / "licences.txt").read_text("utf-8")
    packages = json.loads(MANIFEST.read_bytes())["packages"]

    assert {"graphiql", "monaco-editor", "react", "swagger-ui-dist", "leaflet", "world-atlas"} <= {
        one["name"] for one in packages
    }
    assert [
        one for one in packages if f"{one['name']} {one['version']}: {one['licence']}" not in licences
    ] == []


def test_no_lock_file_names_a_registry() -> None:
    lock = json.loads((STATIC.parent / "package-lock.json").read_bytes())

    assert [name for name, package in lock["packages"].items() if "resolved" in package] == []


@pytest.mark.parametrize("path", ["/", "/graphiql", "/docs", "/page/main.js", "/static/favicon.svg"])
def test_nothing_but_own_scripts_may_run(client: TestClient, path: str) -> None:
    answer = client.get(path)

    assert answer.status_code == 200
    assert answer.headers["x-content-type-options"] == "nosniff"
    policy = dict(one.split(" ", 1) for one in answer.headers["content-security-policy"].split("; "))
    assert (policy["default-src"], policy["script-src"]) == ("'none'", "'self'")
    assert policy["frame-ancestors"] == "'none'"


@pytest.mark.parametrize("path", ["/graphiql", "/docs"])
def test_a_page_has_no_script_of_its_own_text(client: TestClient, path: str) -> None:
    page = client.get(path).text

    assert page.count("<script") == page.count('<script type="module" crossorigin src="/static/assets/') == 1


def test_the_timeline_page_loads_every_module_at_once_and_makes_no_html_of_text(client: TestClient) -> None:
    answer = client.get("/")
    modules = {file.name for file in pages.PAGE.glob("*.js")}

    assert set(re.findall(r'href="/page/([a-z-]+\.js)"', answer.text)) == modules - {"main.js"}
    assert (
        answer.text.count("<script") == answer.text.count('<script type="module" src="/page/main.js">') == 1
    )
    policy = answer.headers["content-security-policy"]
    assert "require-trusted-types-for 'script'" in policy
    assert "unsafe" not in policy


def test_the_page_loads_its_libraries_as_they_were_vendored() -> None:
    vendored = {file.name for file in (STATIC / "vendor").iterdir()}
    named = [(file.read_text("utf-8")) for file in (pages.PAGE / "leaflet.js", pages.PAGE / "outlines.js")]
    packages = {one["name"]: one["version"] for one in json.loads(MANIFEST.read_bytes())["packages"]}

    assert vendored == {
        f"leaflet-{packages['leaflet']}.js",
        f"leaflet-{packages['leaflet']}.css",
        f"countries-{packages['world-atlas']}.json",
    }
    assert f"VERSION = '{packages['leaflet']}'" in named[0]
    assert f"countries-{packages['world-atlas']}.json" in named[1]


def test_a_hashed_file_is_kept_for_ever_and_a_page_asked_for_again(client: TestClient) -> None:
    assert "immutable" in client.get(SCRIPT_URL).headers["cache-control"]
    assert "immutable" in client.get("/static/vendor/leaflet-1.9.4.js").headers["cache-control"]
    assert client.get("/").headers["cache-control"] == "no-cache"
    assert client.get("/page/main.js").headers["cache-control"] == "no-cache"
    assert client.get("/graphiql").headers["cache-control"] == "no-cache"
    assert client.get("/static/favicon.svg").headers["cache-control"] == "no-cache"


def test_a_file_travels_zipped_when_that_is_accepted(client: TestClient) -> None:
    with client.stream("GET", SCRIPT_URL, headers={"Accept-Encoding": "gzip, br"}) as answer:
        body = b"".join(answer.iter_raw())

    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert gzip.decompress(body) == SCRIPT.read_bytes()


def test_a_file_travels_as_it_is_otherwise(client: TestClient) -> None:
    answer = client.get(SCRIPT_URL)

    assert "content-encoding" not in answer.headers
    assert answer.content == SCRIPT.read_bytes()


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_a_file_already_held_is_not_sent_again(client: TestClient, encoding: str) -> None:
    etag = client.get(SCRIPT_URL, headers={"Accept-Encoding": encoding}).headers["etag"]
    again = client.get(SCRIPT_URL, headers={"Accept-Encoding": encoding, "If-None-Match": etag})

    assert (again.status_code, again.content) == (304, b"")


def test_a_head_request_says_how_long_the_file_is(client: TestClient) -> None:
    assert client.head(SCRIPT_URL).headers["content-length"] == str(SCRIPT.stat().st_size)


def test_an_unknown_file_is_not_found(client: TestClient) -> None:
    assert client.get("/static/assets/none.js").status_code == 404
    assert client.get("/static/../pages.py").status_code == 404

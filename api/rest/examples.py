"""What the description shows as examples: what the server answers about the article that the tests load.

That one stays as it is when articles are added, and so does the description.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from api.read.engine import Engine, make_reader
from api.rest import resources
from api.rest.handlers import find
from api.rest.resources import Resource
from schema.storage.database import migrate

ROOT = Path(__file__).resolve().parent.parent.parent
DATA = ROOT / "tests" / "data"
BASE_URL = "https://dateline.example"
MOMENT = "2026-01-01T00:00:00Z"
"""When the examples' records were written, whenever that really was."""

ASKED: tuple[tuple[Resource, str, str], ...] = (
    (resources.TIMELINE, "", "actor=iran&limit=1&include=participants"),
    (resources.INCIDENTS, "", "place=ain-al-asad-air-base&include=places"),
    (resources.STATEMENTS, "", "category=deny"),
    (resources.DIPLOMATIC_EVENTS, "", "category=adjournment"),
    (resources.ENTRY, "us-air-strikes-iraq-syria-border-2021-06", ""),
    (resources.FACETS, "", "actor=iran&limit=2&interval=month"),
    (resources.ACTORS, "", "limit=2&kind=state"),
    (resources.ACTOR, "john-kirby", ""),
    (resources.PLACES, "", "country=IQ"),
    (resources.PLACE, "ain-al-asad-air-base", ""),
    (resources.DOCUMENTS, "", ""),
    (resources.DOCUMENT, "2021-07-09-pentagon-deeply-concerned", ""),
    (resources.PUBLISHERS, "", ""),
    (resources.CLAIMS, "", "status=contested&include=positions"),
    (resources.IMPORT_BATCHES, "", ""),
    (resources.DATA_ISSUES, "", ""),
    (resources.CLAIM, "iran-supported-attacks-on-american-forces", ""),
)
# The article names no publisher.
BY_HAND = {
    resources.PUBLISHER.path: {
        "id": "publisher:associated-press",
        "slug": "associated-press",
        "name": "Associated Press",
        "kind": "news_agency",
        "homepage": "https://apnews.com/",
    }
}


async def list_examples(database_url: str) -> dict[str, Any]:
    """Return an answer for each resource's path, from a database with the article in it."""
    engine = Engine(make_reader(database_url, 1))
    await engine.reader.open()
    try:
        answers = {
            resource.path: await _ask(engine, resource, slug, query) for resource, slug, query in ASKED
        }
    finally:
        await engine.reader.close()
    return {**answers, **BY_HAND}


async def _ask(engine: Engine, resource: Resource, slug: str, query: str) -> Any:  # noqa: ANN401 - JSON
    asked = resource.read(parse_qsl(query))
    if slug:
        asked.arguments["slug"] = slug
    return _dated(await find(resource, asked, engine, BASE_URL))


def _dated(value: Any) -> Any:  # noqa: ANN401 - JSON
    """Return the same, written at a moment that does not change from run to run."""
    if isinstance(value, list):
        return [_dated(each) for each in value]
    if isinstance(value, dict):
        return {
            key: MOMENT if key in ("created_at", "updated_at") else _dated(each)
            for key, each in value.items()
        }
    return value


async def list_examples_of_article() -> dict[str, Any]:
    """Return the same from a new database, which is removed afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/examples.db"
        migrate(url)
        environ = {**os.environ, "DATABASE_URL": url}
        command = [sys.executable, "-m", "seed", str(DATA)]
        subprocess.run(command, cwd=ROOT, env=environ, check=True, capture_output=True)  # noqa: ASYNC221 - nothing else runs
        return await list_examples(url)

"""Exports made in this process, and records read back in."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from sqlalchemy import Engine

from api.exports.formats import BY_NAME
from api.exports.question import ExportQuestion, begin, read_arguments
from schema.checks.references import SECTIONS
from schema.records.exchange import Records
from schema.records.reading import read_record
from schema.store import saving as store

ROOT = Path(__file__).resolve().parent.parent.parent.parent
BASE_URL = "https://dateline.example"


def export(url: str, name: str, query: str = "") -> bytes:
    """Return a whole export."""
    form = BY_NAME[name]
    arguments = read_arguments(form, parse_qsl(query, keep_blank_values=True))
    question = ExportQuestion(form, arguments, BASE_URL, f"{BASE_URL}/v1/timeline.{form.suffix}")
    with begin(url, question) as chunks:
        return b"".join(chunks)


def read_lines(exported: bytes) -> list[dict[str, Any]]:
    assert not exported or exported.endswith(b"\n")
    return [json.loads(line) for line in exported.splitlines()]


def slugs(lines: list[dict[str, Any]], kind: str) -> list[str]:
    return [line["slug"] for line in lines if line["type"] == kind]


def load(engine: Engine, exported: bytes) -> None:
    """Save what an export of records says, all at once."""
    sections: dict[str, list[Any]] = {section: [] for section in SECTIONS}
    of_kind = {kind: section for section, kind in SECTIONS.items()}
    for line in read_lines(exported):
        sections[of_kind[line.pop("type")]].append(line)
    with engine.begin() as connection:
        store.save(connection, read_record(Records, sections))

"""Databases that cannot be loaded into, and what needs none."""

import sqlite3
from pathlib import Path

import pytest

from schema.storage import database
from seed.__main__ import main
from tests.frozen import DATA


def test_checking_needs_no_database(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/nowhere")
    assert main(["--check", str(DATA)]) == 0
    assert "16 entries" in capsys.readouterr().out


def test_a_database_that_cannot_be_reached_is_said_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody:secret@127.0.0.1:1/nowhere")
    assert main([str(DATA)]) == 1
    errors = capsys.readouterr().err
    assert errors.startswith("dateline: PostgreSQL (database nowhere at 127.0.0.1:1) cannot be used")
    assert "secret" not in errors


def test_a_database_in_use_by_another_writer_is_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/timeline.db")
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.1)
    assert main([str(DATA)]) == 0
    other = sqlite3.connect(tmp_path / "timeline.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert main([str(DATA)]) == 1
    other.close()
    assert "in use by another writer" in capsys.readouterr().err

"""The script `dateline`: what it starts, and how."""

import ast
import json
import os
import re
from pathlib import Path

import pytest

from tests.clone import ROOT, Clone


@pytest.mark.parametrize("command", ["serve", "migrate", "test", "check"])
def test_help_needs_no_installation(clone: Clone, command: str) -> None:
    done = clone.run(command, "--help")
    assert done.returncode == 0
    assert f"dateline {command}" in done.stdout
    assert not (clone.folder / ".venv").exists()


def test_help_names_every_command(clone: Clone) -> None:
    done = clone.run("--help")
    assert done.returncode == 0
    for command in ("serve", "seed", "export", "migrate", "test", "check", "check-data", "bench"):
        assert re.search(rf"\n    {command}\s", done.stdout)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "the following arguments are required: COMMAND"),
        (
            ["srve"],
            "(choose from 'serve', 'seed', 'import', 'export', 'migrate', 'test', 'check', 'revision'",
        ),
        (["serve", "--port", "http"], "'http' is not a port, a number from 1 to 65535"),
        (["serve", "--port", "65536"], "'65536' is not a port, a number from 1 to 65535"),
        (["serve", "now"], "unrecognized arguments: now"),
    ],
)
def test_a_wrong_command_line_is_told_without_an_installation(
    clone: Clone, arguments: list[str], told: str
) -> None:
    done = clone.run(*arguments)
    assert done.returncode == 2
    assert told in done.stderr
    assert not (clone.folder / ".venv").exists()


def test_serve_starts_the_api_where_it_is_told(installed: Clone) -> None:
    told = json.loads(installed.run("serve", "--port", "8080").stdout)
    assert (told["module"], told["arguments"]) == ("api", ["--host", "127.0.0.1", "--port", "8080"])


def test_check_data_checks_the_data(installed: Clone) -> None:
    told = json.loads(installed.run("check-data").stdout)
    assert (told["module"], told["arguments"]) == ("schema", ["check-data"])


def test_export_is_told_everything_that_follows(installed: Clone) -> None:
    told = json.loads(installed.run("export", "csv", "actor=iran", "-o", "iran.csv").stdout)
    assert (told["module"], told["arguments"]) == ("exports", ["csv", "actor=iran", "-o", "iran.csv"])


def test_migrate_migrates(installed: Clone) -> None:
    told = json.loads(installed.run("migrate").stdout)
    assert (told["module"], told["arguments"]) == ("schema", ["migrate"])


def test_seed_passes_everything_on_and_paths_stay_where_they_are(installed: Clone, tmp_path: Path) -> None:
    told = json.loads(installed.run("seed", "--check", "--help", "some/path", cwd=tmp_path).stdout)
    assert (told["module"], told["arguments"]) == ("seed", ["--check", "--help", "some/path"])
    assert told["folder"] == str(tmp_path)


def test_test_passes_everything_on_from_the_root(installed: Clone, tmp_path: Path) -> None:
    told = json.loads(installed.run("test", "-k", "dates", cwd=tmp_path).stdout)
    assert (told["module"], told["arguments"]) == ("pytest", ["-k", "dates"])
    assert told["folder"] == str(installed.folder)


def test_the_status_of_what_was_run_is_passed_on(installed: Clone) -> None:
    assert installed.run("seed", "--fail").returncode == 7


def test_it_works_through_a_symlink_and_from_anywhere(installed: Clone, tmp_path: Path) -> None:
    link = tmp_path / "bin" / "dateline"
    link.parent.mkdir()
    link.symlink_to(installed.folder / "dateline")
    told = json.loads(installed.run("migrate", script=link, cwd=tmp_path).stdout)
    assert told["environment"]["PYTHONPATH"] == str(installed.folder)


def test_another_active_environment_does_not_matter(installed: Clone, tmp_path: Path) -> None:
    (tmp_path / "schema.py").write_text("raise SystemExit('the wrong one')")
    given = {"VIRTUAL_ENV": str(tmp_path), "PYTHONPATH": str(tmp_path), "DATABASE_URL": "kept"}
    told = json.loads(installed.run("migrate", cwd=tmp_path, **given).stdout)
    expected = {"PYTHONPATH": str(installed.folder), "VIRTUAL_ENV": None, "DATABASE_URL": "kept"}
    assert told["environment"] == expected


def test_check_runs_everything_and_passes(installed: Clone) -> None:
    done = installed.run("check")
    assert done.returncode == 0, done.stderr
    assert [line for line in done.stdout.splitlines() if line.startswith("==")] == [
        "== ruff check",
        "== ruff format --check",
        "== mypy",
        "== lint-imports",
    ]


def test_check_runs_what_follows_a_failure_and_fails(installed: Clone) -> None:
    (installed.folder / "ruff" / "__main__.py").write_text("raise SystemExit(3)")
    done = installed.run("check")
    assert done.returncode == 1
    assert "== lint-imports" in done.stdout
    assert done.stderr.splitlines() == [
        "dateline: ruff check failed.",
        "dateline: ruff format --check failed.",
    ]


def test_an_old_python_can_read_the_script() -> None:
    ast.parse((ROOT / "dateline").read_text(encoding="utf-8"), feature_version=(3, 7))


def test_the_script_can_be_started() -> None:
    assert os.access(ROOT / "dateline", os.X_OK)
    assert (ROOT / "dateline").read_text(encoding="utf-8").startswith("#!/usr/bin/env python3\n")

"""The image and the services, as far as they can be judged without an engine to build and run them."""

import json
import os
import re
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest

from api.settings import load_settings
from tests.machine import missing

ROOT = Path(__file__).resolve().parent.parent
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")


def run(program: str, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run one of the programs that are installed beside this Python, with `environ` beside PATH alone."""
    path = Path(sys.executable).parent / program
    if not path.exists():
        missing(program)
    command = [str(path), *arguments]
    given = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", **environ}
    return subprocess.run(command, cwd=ROOT, env=given, capture_output=True, text=True, check=False)


def services(**environ: str) -> dict:
    done = run("docker-compose", "config", "--format", "json", **environ)
    assert done.returncode == 0, done.stderr
    assert "level=warning" not in done.stderr
    return json.loads(done.stdout)["services"]


def instructions(name: str) -> list[str]:
    joined = DOCKERFILE.replace("\\\n", " ")
    return [line.partition(" ")[2].strip() for line in joined.splitlines() if line.startswith(f"{name} ")]


def test_the_linter_finds_nothing_wrong_with_the_dockerfile() -> None:
    done = run("hadolint", "Dockerfile")
    assert done.returncode == 0, done.stdout


def test_the_base_images_are_pinned_to_a_patch() -> None:
    (base,) = instructions("FROM")
    assert re.fullmatch(r"python:3\.\d+\.\d+-slim-\w+", base)
    assert re.fullmatch(r"postgres:17\.\d+-\w+", services()["database"]["image"])


def test_the_image_runs_as_a_numbered_user() -> None:
    assert instructions("USER") == ["10001:10001"]
    assert DOCKERFILE.index("\nUSER ") < DOCKERFILE.index("\nCMD ")


def test_the_image_holds_no_tools_of_developers() -> None:
    assert "optional-dependencies" not in DOCKERFILE
    assert "tests" not in " ".join(instructions("COPY"))


def test_everything_that_is_copied_is_let_into_the_build() -> None:
    allowed = [
        line[1:]
        for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
        if line.startswith("!")
    ]
    sources = [source for copy in instructions("COPY") for source in copy.split()[:-1]]
    assert sources
    for source in sources:
        assert (ROOT / source).exists()
        assert any(fnmatch(source, pattern) for pattern in allowed), source


def test_the_api_waits_for_a_healthy_database() -> None:
    assert services()["api"]["depends_on"]["database"]["condition"] == "service_healthy"
    assert "pg_isready" in services()["database"]["healthcheck"]["test"]


def test_only_this_machine_reaches_the_api_and_nobody_the_database() -> None:
    (port,) = services(PORT="9000")["api"]["ports"]
    assert (port["host_ip"], port["published"], port["target"]) == ("127.0.0.1", "9000", 8000)
    assert "ports" not in services()["database"]


def test_the_settings_of_the_api_are_right_as_given_and_as_changed() -> None:
    assert load_settings(services()["api"]["environment"]).cors_origins == ("*",)
    changed = services(POSTGRES_PASSWORD="other", DATELINE_CORS_ORIGINS="https://example.org")
    settings = load_settings(changed["api"]["environment"])
    assert settings.cors_origins == ("https://example.org",)
    assert settings.database_url == "postgresql://dateline:other@database/dateline"
    assert changed["database"]["environment"]["POSTGRES_PASSWORD"] == "other"


def test_the_data_outlives_the_containers() -> None:
    (volume,) = services()["database"]["volumes"]
    assert (volume["type"], volume["target"]) == ("volume", "/var/lib/postgresql/data")


@pytest.mark.parametrize("service", ["api", "database"])
def test_a_service_comes_back_after_a_failure(service: str) -> None:
    assert services()[service]["restart"] == "unless-stopped"

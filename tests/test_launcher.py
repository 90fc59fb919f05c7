"""The script `dateline`, run in a small project of its own whose modules say how they were started."""

import ast
import fcntl
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
TELLING = """
import json, os, sys
names = ("PYTHONPATH", "VIRTUAL_ENV", "DATABASE_URL")
print(json.dumps({"module": __file__.split("/")[-2], "arguments": sys.argv[1:], "folder": os.getcwd(),
                  "environment": {name: os.environ.get(name) for name in names}}))
sys.exit(7 if "--fail" in sys.argv else 0)
"""


class Project:
    """A folder with the script and with modules that tell how they were started."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("dateline", "pyproject.toml", "constraints.txt"):
            shutil.copy(ROOT / name, folder / name)
        for room in ("api", "schema", "seed", "pytest", "ruff", "mypy"):
            (folder / room).mkdir()
            (folder / room / "__init__.py").touch()
            (folder / room / "__main__.py").write_text(TELLING)

    def install(self) -> None:
        """Put the Python of this test where an installation would put its own."""
        programs = self.folder / ".venv" / "bin"
        programs.mkdir(parents=True)
        (programs / "python").symlink_to(sys.executable)
        (programs / "lint-imports").write_text(TELLING)
        self.stamp()

    def stamp(self) -> None:
        script = self.module()
        script.STAMP.write_text(f"{script.place()} {script.wanted()} dev\n")

    def module(self) -> ModuleType:
        loader = SourceFileLoader("dateline_script", str(self.folder / "dateline"))
        module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
        loader.exec_module(module)
        return module

    def command(self, *arguments: str, script: Path | None = None) -> list[str]:
        return [sys.executable, str(script or self.folder / "dateline"), *arguments]

    def run(
        self, *arguments: str, script: Path | None = None, cwd: Path = Path("/"), **environ: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments, script=script),
            cwd=cwd,
            env={**os.environ, **environ},
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a fresh clone, in which nothing is installed yet."""
    (tmp_path / "clone").mkdir()
    return Project(tmp_path / "clone")


@pytest.fixture
def installed(project: Project) -> Project:
    project.install()
    return project


@pytest.mark.parametrize("command", ["serve", "migrate", "test", "check"])
def test_help_needs_no_installation(project: Project, command: str) -> None:
    done = project.run(command, "--help")
    assert done.returncode == 0
    assert f"dateline {command}" in done.stdout
    assert not (project.folder / ".venv").exists()


def test_help_names_every_command(project: Project) -> None:
    done = project.run("--help")
    assert done.returncode == 0
    for command in ("serve", "seed", "migrate", "test", "check"):
        assert f"\n    {command} " in done.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "the following arguments are required: COMMAND"),
        (["srve"], "invalid choice: 'srve' (choose from 'serve', 'seed', 'migrate', 'test', 'check')"),
        (["serve", "--port", "http"], "'http' is not a port, a number from 1 to 65535"),
        (["serve", "--port", "65536"], "'65536' is not a port, a number from 1 to 65535"),
        (["serve", "now"], "unrecognized arguments: now"),
    ],
)
def test_a_wrong_command_line_is_told_without_an_installation(
    project: Project, arguments: list[str], told: str
) -> None:
    done = project.run(*arguments)
    assert done.returncode == 2
    assert told in done.stderr
    assert not (project.folder / ".venv").exists()


def test_serve_starts_the_api_where_it_is_told(installed: Project) -> None:
    told = json.loads(installed.run("serve", "--port", "8080").stdout)
    assert (told["module"], told["arguments"]) == ("api", ["--host", "127.0.0.1", "--port", "8080"])


def test_migrate_migrates(installed: Project) -> None:
    told = json.loads(installed.run("migrate").stdout)
    assert (told["module"], told["arguments"]) == ("schema", ["migrate"])


def test_seed_passes_everything_on_and_paths_stay_where_they_are(installed: Project, tmp_path: Path) -> None:
    told = json.loads(installed.run("seed", "--check", "--help", "some/path", cwd=tmp_path).stdout)
    assert (told["module"], told["arguments"]) == ("seed", ["--check", "--help", "some/path"])
    assert told["folder"] == str(tmp_path)


def test_test_passes_everything_on_from_the_root(installed: Project, tmp_path: Path) -> None:
    told = json.loads(installed.run("test", "-k", "dates", cwd=tmp_path).stdout)
    assert (told["module"], told["arguments"]) == ("pytest", ["-k", "dates"])
    assert told["folder"] == str(installed.folder)


def test_the_status_of_what_was_run_is_passed_on(installed: Project) -> None:
    assert installed.run("seed", "--fail").returncode == 7


def test_it_works_through_a_symlink_and_from_anywhere(installed: Project, tmp_path: Path) -> None:
    link = tmp_path / "bin" / "dateline"
    link.parent.mkdir()
    link.symlink_to(installed.folder / "dateline")
    told = json.loads(installed.run("migrate", script=link, cwd=tmp_path).stdout)
    assert told["environment"]["PYTHONPATH"] == str(installed.folder)


def test_another_active_environment_does_not_matter(installed: Project, tmp_path: Path) -> None:
    (tmp_path / "schema.py").write_text("raise SystemExit('the wrong one')")
    given = {"VIRTUAL_ENV": str(tmp_path), "PYTHONPATH": str(tmp_path), "DATABASE_URL": "kept"}
    told = json.loads(installed.run("migrate", cwd=tmp_path, **given).stdout)
    expected = {"PYTHONPATH": str(installed.folder), "VIRTUAL_ENV": None, "DATABASE_URL": "kept"}
    assert told["environment"] == expected


def test_check_runs_everything_and_passes(installed: Project) -> None:
    done = installed.run("check")
    assert done.returncode == 0, done.stderr
    assert [line for line in done.stdout.splitlines() if line.startswith("==")] == [
        "== ruff check",
        "== ruff format --check",
        "== mypy",
        "== lint-imports",
    ]


def test_check_runs_what_follows_a_failure_and_fails(installed: Project) -> None:
    (installed.folder / "ruff" / "__main__.py").write_text("raise SystemExit(3)")
    done = installed.run("check")
    assert done.returncode == 1
    assert "== lint-imports" in done.stdout
    assert done.stderr.splitlines() == [
        "dateline: ruff check failed.",
        "dateline: ruff format --check failed.",
    ]


def test_an_installation_that_fails_is_told_and_begun_again(project: Project) -> None:
    half_made = project.folder / ".venv" / "half-made"
    half_made.parent.mkdir()
    half_made.touch()
    done = project.run("migrate", PIP_NO_INDEX="1", PIP_FIND_LINKS="", PIP_CONFIG_FILE=os.devnull)
    assert done.returncode == 1
    assert "dateline: pip could not install the packages. Is the network reachable?" in done.stderr
    assert "ERROR: " in done.stderr
    assert "Traceback" not in done.stderr
    assert not half_made.exists()
    assert not project.module().is_installed("runtime")


def test_an_installation_that_is_stopped_leaves_nothing_running(project: Project) -> None:
    project.install()
    pip = project.folder / "pip"
    pip.mkdir()
    (pip / "__init__.py").touch()
    (pip / "__main__.py").write_text(
        "import os, time; open('begun', 'w').write(str(os.getpid())); time.sleep(60)"
    )
    (project.folder / "constraints.txt").write_text("# changed\n")
    with subprocess.Popen(
        project.command("migrate"), cwd=project.folder, stderr=subprocess.PIPE, text=True
    ) as starting:
        while not (begun := project.folder / "begun").exists() or not begun.read_text():
            assert starting.poll() is None
        starting.terminate()
        _, written = starting.communicate(timeout=10)
    assert starting.returncode == 1
    assert "Stopped. An installation that was under way is begun again" in written
    assert not project.module().is_installed("runtime")
    with pytest.raises(ProcessLookupError):
        os.kill(int(begun.read_text()), 0)


@pytest.mark.parametrize("file", ["pyproject.toml", "constraints.txt"])
def test_a_change_of_what_is_wanted_asks_for_an_installation(installed: Project, file: str) -> None:
    script = installed.module()
    assert script.is_installed("runtime")
    assert script.is_installed("dev")
    with (installed.folder / file).open("a") as changed:
        changed.write("\n# changed\n")
    assert not script.is_installed("runtime")


def test_an_environment_does_not_outlive_a_move(installed: Project, tmp_path: Path) -> None:
    moved = installed.folder.rename(tmp_path / "moved")
    installed.folder = moved
    assert not installed.module().is_installed("runtime")


def test_what_serve_needs_is_not_enough_for_the_tests(installed: Project) -> None:
    script = installed.module()
    script.STAMP.write_text(script.STAMP.read_text().replace("dev", "runtime"))
    assert script.is_installed("runtime")
    assert not script.is_installed("dev")


def test_the_tools_of_developers_are_only_installed_for_them(project: Project) -> None:
    script = project.module()
    runtime, dev = script.list_requirements("runtime"), script.list_requirements("dev")
    assert any(requirement.startswith("starlette") for requirement in runtime)
    assert not any(requirement.startswith("pytest") for requirement in runtime)
    assert any(requirement.startswith("pytest") for requirement in dev)


def test_of_two_starts_at_once_the_second_waits(installed: Project) -> None:
    installed.module().STAMP.unlink()
    folder = os.open(installed.folder, os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    second = subprocess.Popen(
        installed.command("migrate"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    with second:
        assert "Another start is installing; waiting for it." in second.stderr.readline()
        installed.stamp()
        os.close(folder)
        told = json.loads(second.stdout.read())
    assert told["module"] == "schema"


def test_an_old_python_is_told_which_one_is_needed(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    assert project.module().main() == 1
    assert "Dateline needs Python 3.11 or newer, and this is 3.9" in capsys.readouterr().err


def test_an_old_python_can_read_the_script() -> None:
    ast.parse((ROOT / "dateline").read_text(encoding="utf-8"), feature_version=(3, 7))


def test_a_python_without_venv_is_told_what_to_install(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else object())
    script = project.module()
    with pytest.raises(script.InstallError, match="sudo apt-get install python3-venv"):
        script.make_environment()


def test_the_script_can_be_started() -> None:
    assert os.access(ROOT / "dateline", os.X_OK)
    assert (ROOT / "dateline").read_text(encoding="utf-8").startswith("#!/usr/bin/env python3\n")

"""The script `dateline`: how it makes the Python environment that everything runs in."""

import fcntl
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.clone import Clone


def test_an_installation_that_fails_is_told_and_begun_again(clone: Clone) -> None:
    half_made = clone.folder / ".venv" / "half-made"
    half_made.parent.mkdir()
    half_made.touch()
    done = clone.run("migrate", PIP_NO_INDEX="1", PIP_FIND_LINKS="", PIP_CONFIG_FILE=os.devnull)
    assert done.returncode == 1
    assert "dateline: pip could not install the packages. Is the network reachable?" in done.stderr
    assert "ERROR: " in done.stderr
    assert "Traceback" not in done.stderr
    assert not half_made.exists()
    assert not clone.module().is_installed("runtime")


def test_an_installation_that_is_stopped_leaves_nothing_running(clone: Clone) -> None:
    clone.install()
    pip = clone.folder / "pip"
    pip.mkdir()
    (pip / "__init__.py").touch()
    (pip / "__main__.py").write_text(
        "import os, time; open('begun', 'w').write(str(os.getpid())); time.sleep(60)"
    )
    (clone.folder / "constraints.txt").write_text("# changed\n")
    with subprocess.Popen(
        clone.command("migrate"), cwd=clone.folder, stderr=subprocess.PIPE, text=True
    ) as starting:
        while not (begun := clone.folder / "begun").exists() or not begun.read_text():
            assert starting.poll() is None
        starting.terminate()
        _, written = starting.communicate(timeout=10)
    assert starting.returncode == 1
    assert "Stopped. An installation that was under way is begun again" in written
    assert not clone.module().is_installed("runtime")
    with pytest.raises(ProcessLookupError):
        os.kill(int(begun.read_text()), 0)


@pytest.mark.parametrize("file", ["pyproject.toml", "constraints.txt"])
def test_a_change_of_what_is_wanted_asks_for_an_installation(installed: Clone, file: str) -> None:
    script = installed.module()
    assert script.is_installed("runtime")
    assert script.is_installed("dev")
    with (installed.folder / file).open("a") as changed:
        changed.write("\n# changed\n")
    assert not script.is_installed("runtime")


def test_an_environment_does_not_outlive_a_move(installed: Clone, tmp_path: Path) -> None:
    moved = installed.folder.rename(tmp_path / "moved")
    installed.folder = moved
    assert not installed.module().is_installed("runtime")


def test_what_serve_needs_is_not_enough_for_the_tests(installed: Clone) -> None:
    script = installed.module()
    script.STAMP.write_text(script.STAMP.read_text().replace("dev", "runtime"))
    assert script.is_installed("runtime")
    assert not script.is_installed("dev")


def test_the_tools_of_developers_are_only_installed_for_them(clone: Clone) -> None:
    script = clone.module()
    runtime, dev = script.list_requirements("runtime"), script.list_requirements("dev")
    assert any(requirement.startswith("starlette") for requirement in runtime)
    assert not any(requirement.startswith("pytest") for requirement in runtime)
    assert any(requirement.startswith("pytest") for requirement in dev)


def test_of_two_starts_at_once_the_second_waits(installed: Clone) -> None:
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
    clone: Clone, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    assert clone.module().main() == 1
    assert "Dateline needs Python 3.11 or newer, and this is 3.9" in capsys.readouterr().err


def test_a_python_without_venv_is_told_what_to_install(clone: Clone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else object())
    script = clone.module()
    with pytest.raises(script.InstallError, match="sudo apt-get install python3-venv"):
        script.make_environment()

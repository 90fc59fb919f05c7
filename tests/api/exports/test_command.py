"""`./dateline export`, started as a program."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.api.article import EVERYTHING
from tests.api.exports.exporting import ROOT, read_lines, slugs
from tests.databases import seed


@pytest.fixture(scope="module")
def article(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the URL of an SQLite database with the article in it."""
    url = f"sqlite:///{tmp_path_factory.mktemp('article') / 'dateline.db'}"
    seed(url)
    return url


def run(url: str, *arguments: str, **environ: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "api.exports", *arguments],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": url, **environ},
        capture_output=True,
        check=False,
    )


def test_it_writes_to_standard_output(article: str) -> None:
    done = run(article, "records")
    assert (done.returncode, done.stderr) == (0, b"")
    assert slugs(read_lines(done.stdout), "entry") == EVERYTHING


def test_a_file_is_there_when_it_is_whole(article: str, tmp_path: Path) -> None:
    public = {"DATELINE_PUBLIC_URL": "https://timeline.example"}
    done = run(
        article, "csv", "actor=iran&kind=statement", "sort=latest", "-o", str(tmp_path / "iran.csv"), **public
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert [each.name for each in tmp_path.iterdir()] == ["iran.csv"]
    assert b"https://timeline.example/v1/entries/" in (tmp_path / "iran.csv").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["csv", "actr=iran"], "actr: “actr” is no parameter of this address; the nearest is “actor”."),
        (["csv", "actor=nobody"], "actor: There is no actor “nobody”."),
        (["csv", "kind="], "kind: kind is empty; leave it out, or give it a value."),
        (["records", "sort=latest"], "sort: “sort” is no parameter of this address; the nearest is “actor”."),
        (["xlsx"], "invalid choice: 'xlsx'"),
    ],
)
def test_a_wrong_command_writes_nothing(
    article: str, tmp_path: Path, arguments: list[str], told: str
) -> None:
    done = run(article, *arguments, "-o", str(tmp_path / "never"))
    assert (done.returncode, done.stdout) == (2, b"")
    assert told in done.stderr.decode()
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_told(article: str, tmp_path: Path) -> None:
    done = run(article, "csv", "-o", str(tmp_path / "nowhere" / "file.csv"))
    assert done.returncode == 1
    assert b"nowhere" in done.stderr


def test_parquet_says_what_to_install_where_it_is_missing(article: str, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import importlib.util as i\nfind = i.find_spec\n"
        "i.find_spec = lambda name, *rest: None if name == 'pyarrow' else find(name, *rest)\n"
    )
    done = run(article, "parquet", PYTHONPATH=f"{tmp_path}:{ROOT}")
    assert (done.returncode, done.stdout) == (1, b"")
    assert "pip install pyarrow" in done.stderr.decode()


def test_whoever_reads_may_stop_reading(article: str) -> None:
    command = [sys.executable, "-m", "api.exports", "jsonld"]
    environ = {**os.environ, "DATABASE_URL": article}
    with subprocess.Popen(
        command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""

"""The house: how long things are, who may speak of what, and that the README names everything."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.settings import Settings, variable_of

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("api", "schema", "seed", "tests")
LONGEST_FILE = 250
LONGEST_FUNCTION = 40
LONGEST_README = 120
MAY_BE_LONG = {
    "schema/vocabularies.py": "a list of words, read by looking one up",
}
THIS = "tests/test_architecture.py"
NAMED_REGISTRIES = re.compile(
    r"registry\.npmjs\.org|registry\.yarnpkg\.com|files\.pythonhosted\.org|pypi\.org/simple|/simple/|"
    r"deb\.debian\.org|artifactory|nexus"
)
NAMED_MACHINES = re.compile(r"(?<![\w.])/(?:home|Users|work|root|opt/[a-z]+)/|\.\./shared")


def tracked(*patterns: str) -> list[Path]:
    """Return the project's own files: those that git tracks, or would."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    files = (ROOT / name for name in listed.stdout.split("\0") if name)
    return sorted(file for file in files if file.is_file())


def name_of(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def python_files() -> list[Path]:
    ours = tracked(*(f"{room}/**.py" for room in ROOMS), "dateline")
    return [file for file in ours if "migrations/versions" not in name_of(file)]


def functions(file: Path) -> Iterator[tuple[str, int]]:
    """Yield each function's name and the number of lines of its signature and body, its docstring apart."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = node.end_lineno - node.lineno + 1
            if ast.get_docstring(node) is not None:
                length -= node.body[0].end_lineno - node.body[0].lineno + 1
            yield node.name, length


def texts() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of every file of text, but for what is built from the work of others."""
    for file in tracked(".", ":!api/web/static", f":!{THIS}"):
        try:
            yield name_of(file), file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


@pytest.fixture(scope="module")
def readme() -> str:
    path = ROOT / "README.md"
    assert path.exists(), "README.md is not there"
    return path.read_text(encoding="utf-8")


def test_no_file_is_longer_than_one_can_hold_in_mind() -> None:
    lengths = {name_of(file): len(file.read_text(encoding="utf-8").splitlines()) for file in python_files()}
    assert "dateline" in lengths
    too_long = {name: length for name, length in lengths.items() if length > LONGEST_FILE}
    assert not {name: length for name, length in too_long.items() if name not in MAY_BE_LONG}


def test_no_exception_to_the_length_of_a_file_is_left_over() -> None:
    lengths = {name: len((ROOT / name).read_text(encoding="utf-8").splitlines()) for name in MAY_BE_LONG}
    assert not {name: length for name, length in lengths.items() if length <= LONGEST_FILE}


def test_no_function_is_longer_than_a_screen() -> None:
    lengths = {(name_of(file), name): length for file in python_files() for name, length in functions(file)}
    assert not {where: length for where, length in lengths.items() if length > LONGEST_FUNCTION}


def test_the_faces_build_no_statements() -> None:
    faces = tracked("api/gql/**.py", "api/rest/**.py")
    assert faces
    assert not [name_of(file) for file in faces if re.search(r"\bselect\(", file.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(
    ("room", "strangers"),
    [("schema", "api|seed"), ("seed", "api"), ("api", "seed"), ("api|schema|seed", "tests")],
)
def test_a_room_imports_only_what_it_stands_on(room: str, strangers: str) -> None:
    imported = re.compile(rf"(?m)^\s*(?:from|import)\s+(?:{strangers})\b")
    files = tracked(*(f"{name}/**.py" for name in room.split("|")))
    assert files
    assert not [name_of(file) for file in files if imported.search(file.read_text(encoding="utf-8"))]


def test_no_file_names_a_registry() -> None:
    assert not [name for name, text in texts() if NAMED_REGISTRIES.search(text)]


def test_no_lock_file_holds_an_address() -> None:
    """Where each package says how to give money to its authors ("funding"), those lines are taken out by hand."""
    locks = [file for file in tracked(".") if file.name in ("package-lock.json", "constraints.txt")]
    assert locks
    assert not [name_of(file) for file in locks if "://" in file.read_text(encoding="utf-8")]


def test_no_file_names_a_path_of_the_machine_it_was_written_on() -> None:
    assert not [name for name, text in texts() if NAMED_MACHINES.search(text)]


def test_nothing_is_left_to_be_done_later() -> None:
    unfinished = re.compile(r"\b(?:TODO|FIXME|NotImplementedError)\b")
    assert not [name for name, text in texts() if name.endswith(".py") and unfinished.search(text)]


def test_the_readme_is_short(readme: str) -> None:
    assert len(readme.splitlines()) <= LONGEST_README


def test_the_configuration_names_every_setting() -> None:
    text = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    assert not [variable_of(field) for field in Settings.model_fields if variable_of(field) not in text]


def test_the_documents_name_no_setting_that_does_not_exist() -> None:
    known = {variable_of(field) for field in Settings.model_fields}
    documents = tracked("README.md", "CONTRIBUTING.md", "docs/**.md")
    named = {
        name for file in documents for name in re.findall(r"\bDATELINE_[A-Z_]+\b", file.read_text("utf-8"))
    }
    assert named
    assert not named - known


def test_the_documents_name_files_and_folders_that_are_there() -> None:
    named = re.compile(r"`((?:api|schema|seed|tests|docs)/[\w./-]*)`")
    documents = tracked("README.md", "CONTRIBUTING.md", "docs/**.md")
    paths = {(name_of(file), path) for file in documents for path in named.findall(file.read_text("utf-8"))}
    assert paths
    assert not {(name, path) for name, path in paths if not (ROOT / path).exists()}


def test_a_document_leads_to_what_is_there() -> None:
    link = re.compile(r"\]\((?!https?://|#)([^)#]+)")
    documents = tracked("README.md", "CONTRIBUTING.md", "docs/**.md")
    links = {(file, target) for file in documents for target in link.findall(file.read_text("utf-8"))}
    assert links
    assert not {(name_of(file), target) for file, target in links if not (file.parent / target).exists()}


def test_the_readme_names_every_address(readme: str) -> None:
    from api.app import make_app  # noqa: PLC0415 - only this test needs the whole application

    routes = make_app(Settings()).routes
    paths = [re.sub(r":\w+}", "}", route.path) for route in routes if hasattr(route, "path")]
    assert paths
    assert not [path for path in paths if path not in readme]


def test_the_documents_name_every_command() -> None:
    commands = re.findall(r'add_parser\(\s*"([\w-]+)"', (ROOT / "dateline").read_text(encoding="utf-8"))
    using = (ROOT / "docs" / "using.md").read_text(encoding="utf-8")
    assert commands
    assert not [command for command in commands if f"`./dateline {command}" not in using]

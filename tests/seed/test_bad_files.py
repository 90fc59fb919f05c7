"""Wrong files: each case of the folder `bad` replaces files of the folder `good`, and has its message beside it.

`<case>.toml` stands for the article's records.toml, a folder `<case>` for whichever files it holds.
"""

import shutil
from pathlib import Path

import pytest

from seed.__main__ import main

HERE = Path(__file__).parent
RECORDS = Path("articles/2021-07-09-attack/records.toml")
CASES = sorted(message.stem for message in (HERE / "bad").glob("*.txt"))


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a data folder without an error, as it is named from where the loader runs."""
    shutil.copytree(HERE / "good", tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    return Path("data")


def spoil(data: Path, case: str) -> None:
    (data / "expect.toml").unlink()
    if (HERE / "bad" / case).is_dir():
        shutil.copytree(HERE / "bad" / case, data, dirs_exist_ok=True)
    else:
        shutil.copy(HERE / "bad" / f"{case}.toml", data / RECORDS)


def test_the_good_files_are_in_order(data: Path) -> None:
    assert main(["--check", str(data)]) == 0


def test_every_case_has_its_message_and_every_message_its_case() -> None:
    cases = {path.stem for path in (HERE / "bad").iterdir() if path.suffix != ".txt"}
    assert cases == set(CASES)
    assert len(CASES) >= 80


@pytest.mark.parametrize("case", CASES)
def test_a_wrong_file_is_refused_with_its_message(
    case: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(data, case)
    assert main(["--check", str(data)]) == 1
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err == (HERE / "bad" / f"{case}.txt").read_text(encoding="utf-8")

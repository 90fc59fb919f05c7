"""Beginning an article's folder."""

import shutil
import tomllib
from pathlib import Path

import pytest

from seed.__main__ import main
from tests.frozen import DATA

TEXT = b" Iran said on Saturday  it had \xe2\x80\x9cno part\xe2\x80\x9d.\r\n\r\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of the tests' data."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """Return a file with an article's text."""
    (tmp_path / "text.txt").write_bytes(TEXT)
    return tmp_path / "text.txt"


def begin(day: str, slug: str, text: Path, data: Path) -> int:
    return main(["new", day, slug, str(text), "--into", str(data)])


def test_a_new_article_keeps_its_text_byte_for_byte(data: Path, article: Path) -> None:
    assert begin("2021-07-12", "iran-again", article, data) == 0
    assert (data / "articles/2021-07-12-iran-again/article.txt").read_bytes() == TEXT


def test_a_new_article_passes_the_check_as_far_as_it_is_filled_in(
    data: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begin("2021-07-12", "iran-again", article, data)
    assert "./dateline seed --check" in capsys.readouterr().out
    assert main(["--check", str(data / "articles/2021-07-12-iran-again")]) == 0
    assert "2 documents, 16 entries" in capsys.readouterr().out


def test_the_examples_of_a_new_article_are_records(data: Path, tmp_path: Path) -> None:
    sentences = (
        "A barrage hit a town in Iraq On Wednesday and killed 4. "
        "words of the quote that says so: The sentence that says so, copied from article.txt. "
        "Another sentence, copied from article.txt. Tehran On Wednesday."
    )
    (tmp_path / "text.txt").write_text(sentences, encoding="utf-8")
    begin("2021-07-12", "iran-again", tmp_path / "text.txt", data)
    records = data / "articles/2021-07-12-iran-again/records.toml"
    lines = records.read_text(encoding="utf-8").splitlines()
    examples = [line.removeprefix("# ").removeprefix("#") for line in lines[lines.index("# [[entry]]") :]]
    content = "\n".join([*lines[: lines.index("# [[entry]]")], *examples]).replace(
        'citation = { quote = "words of the quote that says so" }', ""
    )
    assert set(tomllib.loads(content)) == {"document", "entry", "claim"}
    records.write_text(content, encoding="utf-8")
    assert main(["--check", str(records.parent)]) == 0


def test_a_folder_that_is_there_is_not_overwritten(
    data: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begin("2021-07-12", "iran-again", article, data)
    kept = data / "articles/2021-07-12-iran-again/article.txt"
    article.write_text("Something else.\n", encoding="utf-8")
    assert begin("2021-07-12", "iran-again", article, data) == 1
    assert "is there already" in capsys.readouterr().err
    assert kept.read_bytes() == TEXT


@pytest.mark.parametrize(
    ("day", "slug", "message"),
    [
        ("2021-02-30", "iran-again", "'2021-02-30' is not a day of the calendar"),
        ("20210712", "iran-again", "'20210712' is not a day of the calendar"),
        ("2021-07-12", "Iran again", "'Iran again' is not a slug"),
        ("2021-07-12", "../iran", "'../iran' is not a slug"),
        ("2021-07-12", "i" * 110, "at most 109 characters"),
    ],
)
def test_a_wrong_day_or_slug_is_refused(
    day: str, slug: str, message: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert begin(day, slug, data / "actors.toml", data) == 1
    assert message in capsys.readouterr().err
    assert len(list((data / "articles").iterdir())) == 1


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"", "is empty"), (b"\xff\xfe", "is not UTF-8: byte 0xff at offset 0"), (b"a\0b", "NUL at 1")],
)
def test_a_text_that_is_none_is_refused(
    content: bytes, message: str, data: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article.write_bytes(content)
    assert begin("2021-07-12", "iran-again", article, data) == 1
    assert message in capsys.readouterr().err
    assert len(list((data / "articles").iterdir())) == 1


def test_a_text_that_is_not_there_is_refused(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert begin("2021-07-12", "iran-again", data / "nothing.txt", data) == 1
    assert "nothing.txt does not exist" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_to_is_said_so(
    data: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert begin("2021-07-12", "iran-again", article, data / "actors.toml") == 1
    assert "cannot be made: not a directory" in capsys.readouterr().err

"""The tables of spellings: what a line means, and that no line is wrong."""

from pathlib import Path

import pytest

from schema.spelling import families as spellings
from schema.spelling.families import read_lines, read_spellings, write_out


def test_a_pattern_is_written_out() -> None:
    assert write_out("H(u|o)s(s|)ein") == ["Hussein", "Husein", "Hossein", "Hosein"]
    assert write_out("Kiev") == ["Kiev"]


def test_there_are_as_many_families_as_conflict_reporting_needs() -> None:
    assert len(list(read_lines("compounds.txt"))) >= 100
    assert len(list(read_lines("spellings.txt"))) >= 120


@pytest.mark.parametrize("name", ["compounds.txt", "spellings.txt"])
def test_no_line_stands_twice_and_every_line_has_two_writings(name: str) -> None:
    lines = [line for _, line in read_lines(name)]
    assert len(set(lines)) == len(lines)
    assert [line for line in lines if "," not in line and " " not in line] == []


def test_a_pattern_closes_what_it_opens() -> None:
    lines = [line for _, line in read_lines("spellings.txt")]
    assert [line for line in lines if line.count("(") != line.count(")") or "()" in line] == []


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(spellings, "_DATA", tmp_path)
    (tmp_path / "compounds.txt").write_text("air strike\n")
    return tmp_path


def test_a_spelling_of_two_names_is_refused_with_its_line(folder: Path) -> None:
    (folder / "spellings.txt").write_text("# names\nKyiv, Kiev\nKievan, Kiev\n")
    with pytest.raises(ValueError, match=r"spellings\.txt, line 3: Kiev is also a spelling of kyiv"):
        read_spellings.__wrapped__()


def test_a_plural_gives_way_to_a_name(folder: Path) -> None:
    (folder / "spellings.txt").write_text("Hama, Hamah\nHamas, Hamaas\n")
    table = read_spellings.__wrapped__()
    assert table["hamas"] == table["hamaas"] == ("hamas",)
    assert table["hamahs"] == ("hamas",)
    assert table["airstrikes"] == ("air", "strikes")
